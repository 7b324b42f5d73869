"""Danger: the sheets a talk follows, what was said in it, and how she stays safe."""
