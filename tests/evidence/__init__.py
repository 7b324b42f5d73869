"""Evidence: files kept as they came, cleaned, and handed over with their proofs."""
