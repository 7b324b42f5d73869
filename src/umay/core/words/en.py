"""English nouns that need no agreement, known to a child, and neutral."""

ENGLISH = tuple(
    """
    acorn alder amber anchor apple apricot arrow aspen aster barley basil bay beacon
    bell birch bloom boat breeze bridge brook candle cedar cherry clay cloud clover
    compass copper coral crane creek cup daisy dawn delta dew dove dune echo elm ember
    feather fern field finch flax flint forest fox garden ginger glade grape grove
    harbor hazel heron hill honey iris island ivy jasmine juniper kite lake lamp lantern
    lark laurel leaf lilac lily linen lotus maple marble meadow mint moon moss north oak
    oasis olive opal orchid otter pearl pebble pine plum pond poppy quartz rain reed
    ribbon river robin rose saffron sail sand shell silk sky snow spring star stone
    stream summer sun swan tulip valley violet walnut wave wheat willow wind
    """.split()
)
