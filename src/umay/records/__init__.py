"""What the house keeps: models, reads and writes."""
