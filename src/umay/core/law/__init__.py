"""The law as dated data, and the answer it gives to one act on one day."""
