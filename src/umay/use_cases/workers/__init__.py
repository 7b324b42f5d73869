"""Workers: who is let in, what she may do, and when it ends."""
