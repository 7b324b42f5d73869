"""A change of operator: opened, asked of each family, carried out, taken up."""
