"""Keys: sealing, opening and granting. Nothing else in the house calls the vault."""
