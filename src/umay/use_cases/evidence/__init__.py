"""Evidence: files taken in, opened, cleaned and handed over."""
