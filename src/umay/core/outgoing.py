"""Outgoing: every field that can leave the house, and what it would tell.

A test compares this list with the sealed columns: a new one without a tag fails.
"""

from umay.core.recipients import Tag

SEALED: dict[str, Tag] = {
    "household.call_name": Tag.NAME,
    "household.reach": Tag.REACH,
    "household.address": Tag.REACH,
    "household.relatives": Tag.RELATIVES,
    "household.abuser": Tag.THREAT,
    "household.safety_plan": Tag.PLANS,
    "household.access_needs": Tag.HEALTH,
    "member.elsewhere_with": Tag.WHERE,
    "member.full_name": Tag.NAME,
    "member.other_names": Tag.NAME,
    "member.birth_date": Tag.NAME,
    "member.documents": Tag.NAME,
    "member.phone": Tag.REACH,
    "member.school": Tag.WHERE,
    "member.health": Tag.HEALTH,
    "request.if_line_drops": Tag.REACH,
    "request.danger_words": Tag.THREAT,
    "request.areas_to_avoid": Tag.PLANS,
    "extension.reason": Tag.NOTES,
    "extension.her_wish": Tag.PLANS,
    "extension.decided_why": Tag.NOTES,
    "absence.if_late": Tag.PLANS,
    "keepapart.why": Tag.OTHERS,
    "waitingmove.why": Tag.OTHERS,
    "safecontact.way": Tag.REACH,
    "safecontact.ask_for": Tag.WORDS,
    "safecontact.word_safe": Tag.WORDS,
    "safecontact.word_unsafe": Tag.WORDS,
    "consent.to_whom": Tag.PLANS,
    "consent.what_for": Tag.PLANS,
    "consent.her_word": Tag.WORDS,
    "release.copy": Tag.KEPT,
    "demand.from_whom": Tag.KEPT,
    "demand.number": Tag.KEPT,
    "demand.asks": Tag.KEPT,
    "demand.checked_why": Tag.KEPT,
    "rightasked.wants": Tag.NOTES,
    "rightasked.answered": Tag.NOTES,
}

PLAIN: dict[str, Tag] = {
    "household.survivor_code": Tag.CODE,
    "household.pregnant": Tag.HEALTH,
    "household.step_free": Tag.HEALTH,
    "household.languages": Tag.SHAPE,
    "household.pets": Tag.SHAPE,
    "member.age": Tag.SHAPE,
    "member.sex": Tag.SHAPE,
    "stay.first_day": Tag.STAY,
    "stay.exit_day": Tag.STAY,
    "stay.unit": Tag.WHERE,
    "stay.planned_leaving": Tag.PLANS,
    "stay.leaving_to": Tag.PLANS,
    "stay.destination": Tag.PLANS,
    "house.name": Tag.HOUSE,
    "house.region": Tag.HOUSE,
    "opening.worker": Tag.WORKERS,
    "opening.why": Tag.NOTES,
    "board.codes": Tag.CODE,
    "board.units": Tag.WHERE,
    "board.days": Tag.PLANS,
}

TAGS: dict[str, Tag] = SEALED | PLAIN
