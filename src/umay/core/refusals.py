"""Refusals: why an act is not carried out. Put into words in ``web``."""

from datetime import date
from enum import StrEnum


class Ground(StrEnum):
    NOT_FOUND = "not_found"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NOT_READ = "not_read"
    HOLD_ENDED = "hold_ended"
    ALREADY_HELD = "already_held"
    ALREADY_HERE = "already_here"
    NOT_HERE = "not_here"
    REQUEST_ENDED = "request_ended"
    ALREADY_WAITING = "already_waiting"
    NOT_WAITING = "not_waiting"
    ALREADY_ASKED = "already_asked"
    ALREADY_ASKED_FOR = "already_asked_for"
    ALREADY_DECIDED = "already_decided"
    NOT_REFUSED = "not_refused"
    DAY_TOO_EARLY = "day_too_early"
    DAY_TOO_LATE = "day_too_late"
    REASON_NEEDED = "reason_needed"
    BED_TAKEN = "bed_taken"
    NO_BED_FOR_MEMBER = "no_bed_for_member"
    LIVED_IN = "lived_in"
    LIVES_HERE = "lives_here"
    NOT_ANSWERED = "not_answered"
    THEIR_OWN_ACT = "their_own_act"
    KEPT_BACK = "kept_back"
    LOCKER_GIVEN = "locker_given"
    CODE_TAKEN = "code_taken"
    TOO_MANY = "too_many"
    SAME_HOUSEHOLD = "same_household"
    HEAD_STAYS = "head_stays"
    KEY_USED = "key_used"
    NO_KEYS = "no_keys"
    KEYS_LOCKED = "keys_locked"
    NO_KEY = "no_key"
    HAS_OWN_WORKER = "has_own_worker"
    MAY_NOT_HOLD = "may_not_hold"
    NOT_A_SUPERVISOR = "not_a_supervisor"
    TWO_PEOPLE = "two_people"
    TOO_LATE = "too_late"
    NOT_FOR_THEM = "not_for_them"
    NO_CONSENT = "no_consent"
    NOT_CHECKED = "not_checked"
    FOR_THE_LAWYER = "for_the_lawyer"
    RESTRICTED = "restricted"
    NOT_SAFE_NOW = "not_safe_now"
    HER_OWN_WORKER = "her_own_worker"
    NOT_ASKED_NOW = "not_asked_now"
    NOT_THE_SAME = "not_the_same"
    NOT_AGREED = "not_agreed"
    NOT_VOUCHED = "not_vouched"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 (the name of a ground)
    WRONG_CODE = "wrong_code"
    PASSWORD_TOO_SHORT = "password_too_short"  # noqa: S105 (the name of a ground)
    NOT_YOURS = "not_yours"
    NOT_PROVEN = "not_proven"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILES_TOO_LARGE = "files_too_large"
    NO_CLEAN_COPY = "no_clean_copy"
    PICTURE_BROKEN = "picture_broken"
    PICTURE_TOO_LARGE = "picture_too_large"
    FILE_ALTERED = "file_altered"
    INVITATION_ENDED = "invitation_ended"
    OTHER_STEPS = "other_steps"
    GIVEN_OUT = "given_out"


class Refused(Exception):
    """``day`` is the earliest or latest day allowed, where that is the ground."""

    def __init__(self, ground: Ground, day: date | None = None) -> None:
        super().__init__(ground.value)
        self.ground = ground
        self.day = day
