"""People of the invented house, by role and age band."""

from umay.core.people import Age, Person, Sex

WOMAN = Person(Age.ADULT, Sex.FEMALE)
GIRL = Person(Age.SCHOOL, Sex.FEMALE)
BOY = Person(Age.SCHOOL, Sex.MALE)
SMALL_BOY = Person(Age.SMALL, Sex.MALE)
SMALL_GIRL = Person(Age.SMALL, Sex.FEMALE)
TEEN_GIRL = Person(Age.TEEN, Sex.FEMALE)
TEEN_BOY = Person(Age.TEEN, Sex.MALE)
TODDLER = Person(Age.TODDLER, Sex.FEMALE)
BABY = Person(Age.BABY)
