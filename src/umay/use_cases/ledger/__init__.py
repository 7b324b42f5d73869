"""The ledger: its tree, its checkpoints, its witnesses, and what is proven of it."""
