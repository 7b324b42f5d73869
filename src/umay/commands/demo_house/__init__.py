"""The demo: an invented house modelled on the real one, told from a seed.

``plan`` is the building, ``cast`` who lives there now, ``past`` who lived there
before, ``front`` who is asking today. ``telling`` carries it all out in the order it
happened, through the same use cases a worker's screen calls.
"""
