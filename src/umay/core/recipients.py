"""Recipients: who may be told what, at the most, whatever a consent or an order says.

Every field that can leave the house has a tag; every class of recipient has the tags it
may be told. What is not in the table does not leave. The other party never learns where
she is, what she plans, or where the house is; a court does not either, because what a
court is told the other party reads in its file.
"""

from collections.abc import Iterable
from enum import StrEnum


class Recipient(StrEnum):
    HERSELF = "herself"
    HOUSE = "house"  # her own worker, and paper that stays in the house
    HER_LAWYER = "her_lawyer"
    COURT = "court"
    POLICE = "police"
    SOCIAL_OFFICE = "social_office"
    HEALTH = "health"
    SCHOOL = "school"
    PARTNER = "partner"  # another center
    OTHER_PARTY = "other_party"
    STATISTICS = "statistics"  # a donor, or who counts
    INSPECTOR = "inspector"


class Tag(StrEnum):
    """What a field would tell about her."""

    CODE = "code"
    NAME = "name"
    REACH = "reach"
    WHERE = "where"  # where she or a child is now
    STAY = "stay"  # that she is or was here
    PLANS = "plans"
    HOUSE = "house"  # what leads to the house
    WORKERS = "workers"
    SHAPE = "shape"  # who comes along, without a name
    THREAT = "threat"
    RELATIVES = "relatives"
    NOTES = "notes"
    HEALTH = "health"
    WORDS = "words"  # by which she knows us, and we her
    OTHERS = "others"  # what another family would be known by
    KEPT = "kept"  # the house's own proof of what it was asked and what it told
    PICTURES = "pictures"  # what happened, without the place and the device
    ORIGINALS = "originals"  # a file as it came: it may know where she is
    TOTALS = "totals"
    PROOF = "proof"  # that something was written down, and what


_WORDS_OF_HER = {Tag.NAME, Tag.SHAPE}
_CASE = {Tag.NAME, Tag.SHAPE, Tag.STAY, Tag.THREAT}

MAY_HAVE: dict[Recipient, frozenset[Tag]] = {
    Recipient.HERSELF: frozenset(Tag) - {Tag.OTHERS, Tag.KEPT},
    Recipient.HOUSE: frozenset(Tag) - {Tag.KEPT},
    Recipient.HER_LAWYER: frozenset(
        _CASE
        | {Tag.REACH, Tag.RELATIVES, Tag.NOTES, Tag.HEALTH, Tag.HOUSE, Tag.PLANS}
        | {Tag.PICTURES, Tag.ORIGINALS}
    ),
    Recipient.COURT: frozenset(_CASE | {Tag.NOTES, Tag.HEALTH, Tag.PICTURES}),
    Recipient.POLICE: frozenset(_CASE | {Tag.PICTURES}),
    Recipient.SOCIAL_OFFICE: frozenset(_WORDS_OF_HER | {Tag.STAY, Tag.HOUSE}),
    Recipient.HEALTH: frozenset(_WORDS_OF_HER | {Tag.HEALTH}),
    Recipient.SCHOOL: frozenset(_WORDS_OF_HER),
    Recipient.PARTNER: frozenset(
        {Tag.CODE, Tag.SHAPE, Tag.STAY, Tag.HEALTH, Tag.THREAT, Tag.HOUSE}
    ),
    Recipient.OTHER_PARTY: frozenset({Tag.NAME}),
    Recipient.STATISTICS: frozenset({Tag.TOTALS}),
    Recipient.INSPECTOR: frozenset({Tag.CODE, Tag.SHAPE, Tag.STAY, Tag.TOTALS}),
}


def withheld(
    recipient: Recipient, fields: Iterable[str], tags: dict[str, Tag]
) -> frozenset[str]:
    """Return which of ``fields`` this recipient may not have; an unknown one is."""
    may_have = MAY_HAVE[recipient]
    return frozenset(name for name in fields if tags.get(name) not in may_have)


def fields_for(recipient: Recipient, tags: dict[str, Tag]) -> frozenset[str]:
    """Return every field this recipient could be given."""
    return frozenset(tags) - withheld(recipient, tags, tags)
