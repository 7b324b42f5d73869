"""Her own pages: what a resident sees and does, and the card she comes in with."""
