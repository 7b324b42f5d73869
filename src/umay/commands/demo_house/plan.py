"""The building: 70 beds in 29 units on three floors, and 8 cots.

The ground floor is step-free. Neighbours with a shared door take large families.
"""

from umay.use_cases.furnish_house import UnitPlan
from umay.use_cases.open_center import CenterPlan

VIOLENCE, HARDSHIP = "violence", "hardship"
COTS = 8
SHARED = ("107", "308")
PAIR = ("303", "304")
SIX_BEDS = "208"

UNITS = (
    UnitPlan("101", 1, VIOLENCE, step_free=True),
    UnitPlan("102", 2, VIOLENCE, step_free=True),
    UnitPlan("103", 3, VIOLENCE, step_free=True, adjoins=("102",)),
    UnitPlan("104", 2, VIOLENCE, step_free=True),
    UnitPlan("105", 4, HARDSHIP, step_free=True),
    UnitPlan("106", 2, HARDSHIP, step_free=True, adjoins=("105",)),
    UnitPlan("107", 4, VIOLENCE, step_free=True, shared=True),
    UnitPlan("108", 1, HARDSHIP, step_free=True),
    UnitPlan("201", 2, VIOLENCE, floor=2),
    UnitPlan("202", 2, VIOLENCE, floor=2, adjoins=("201",)),
    UnitPlan("203", 2, VIOLENCE, floor=2),
    UnitPlan("204", 3, VIOLENCE, floor=2, adjoins=("203",)),
    UnitPlan("205", 1, VIOLENCE, floor=2),
    UnitPlan("206", 1, VIOLENCE, floor=2),
    UnitPlan("207", 4, VIOLENCE, floor=2),
    UnitPlan(SIX_BEDS, 6, VIOLENCE, floor=2),
    UnitPlan("209", 2, VIOLENCE, floor=2),
    UnitPlan("210", 1, VIOLENCE, floor=2),
    UnitPlan("211", 1, VIOLENCE, floor=2),
    UnitPlan("212", 1, VIOLENCE, floor=2),
    UnitPlan("301", 2, VIOLENCE, floor=3),
    UnitPlan("302", 3, VIOLENCE, floor=3, adjoins=("301",)),
    UnitPlan("303", 5, VIOLENCE, floor=3),
    UnitPlan("304", 2, VIOLENCE, floor=3, adjoins=("303",)),
    UnitPlan("305", 2, HARDSHIP, floor=3),
    UnitPlan("306", 1, HARDSHIP, floor=3),
    UnitPlan("307", 5, HARDSHIP, floor=3),
    UnitPlan("308", 4, HARDSHIP, floor=3, shared=True),
    UnitPlan("309", 1, HARDSHIP, floor=3, adjoins=("308",)),
)

HOUSE = CenterPlan(
    slug="demo",
    name="Ойдан шыққан үй",
    programmes=(VIOLENCE, HARDSHIP),
    units=UNITS,
    cots=COTS,
    region="Ойдан облысы",
    listed=True,
)
