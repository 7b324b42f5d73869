"""Documents are held to what they say."""
