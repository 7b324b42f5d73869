"""Her own view: what a resident does herself, signed in with her card."""
