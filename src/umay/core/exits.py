"""Exits: where a household goes when it leaves, in our own list.

Each destination maps to the HUD HMIS FY2024 code list (3.12.1). HMIS has no code for
a return to the person she fled from; it is data here, never a failure.
"""

from enum import StrEnum


class Destination(StrEnum):
    OWN_HOME = "own_home"
    HOME_WITHOUT_HIM = "home_without_him"
    RENTED = "rented"
    RENTED_SUBSIDISED = "rented_subsidised"
    KIN_FOR_NOW = "kin_for_now"
    KIN_FOR_GOOD = "kin_for_good"
    OTHER_CENTER = "other_center"
    OTHER_REGION = "other_region"
    SUPPORTED_HOUSING = "supported_housing"
    HOSPITAL = "hospital"
    INSTITUTION = "institution"
    HOTEL = "hotel"
    BACK_TO_HIM = "back_to_him"
    NO_HOME = "no_home"
    DIED = "died"
    OTHER = "other"
    UNKNOWN = "unknown"
    UNSAID = "unsaid"
    NOT_ASKED = "not_asked"


HMIS_CODE = {
    Destination.OWN_HOME: 411,
    Destination.HOME_WITHOUT_HIM: 411,
    Destination.RENTED: 410,
    Destination.RENTED_SUBSIDISED: 435,
    Destination.KIN_FOR_NOW: 312,
    Destination.KIN_FOR_GOOD: 422,
    Destination.OTHER_CENTER: 101,
    Destination.OTHER_REGION: 101,
    Destination.SUPPORTED_HOUSING: 302,
    Destination.HOSPITAL: 206,
    Destination.INSTITUTION: 225,
    Destination.HOTEL: 314,
    Destination.BACK_TO_HIM: 17,
    Destination.NO_HOME: 116,
    Destination.DIED: 24,
    Destination.OTHER: 17,
    Destination.UNKNOWN: 8,
    Destination.UNSAID: 9,
    Destination.NOT_ASKED: 30,
}

_FROM_HMIS = {
    8: Destination.UNKNOWN,
    9: Destination.UNSAID,
    17: Destination.OTHER,
    24: Destination.DIED,
    30: Destination.NOT_ASKED,
    37: Destination.UNKNOWN,
    99: Destination.NOT_ASKED,
    101: Destination.OTHER_CENTER,
    116: Destination.NO_HOME,
    118: Destination.OTHER_CENTER,
    204: Destination.HOSPITAL,
    205: Destination.HOSPITAL,
    206: Destination.HOSPITAL,
    207: Destination.INSTITUTION,
    215: Destination.INSTITUTION,
    225: Destination.INSTITUTION,
    302: Destination.SUPPORTED_HOUSING,
    312: Destination.KIN_FOR_NOW,
    313: Destination.KIN_FOR_NOW,
    314: Destination.HOTEL,
    327: Destination.SUPPORTED_HOUSING,
    329: Destination.SUPPORTED_HOUSING,
    332: Destination.KIN_FOR_NOW,
    410: Destination.RENTED,
    411: Destination.OWN_HOME,
    421: Destination.OWN_HOME,
    422: Destination.KIN_FOR_GOOD,
    423: Destination.KIN_FOR_GOOD,
    426: Destination.SUPPORTED_HOUSING,
    435: Destination.RENTED_SUBSIDISED,
}


def from_hmis(code: int) -> Destination:
    """Return our destination for an HMIS code. Raises ``ValueError`` if unknown."""
    if code not in _FROM_HMIS:
        raise ValueError(f"HMIS destination code {code} is not in FY2024 list 3.12.1")
    return _FROM_HMIS[code]
