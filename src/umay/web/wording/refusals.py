"""Words for refusals: what happened, that nothing was lost, and what to do."""

from collections.abc import Mapping

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from umay.core.limits import NoLimitInForce
from umay.core.proposals import NoUnitFits
from umay.core.refusals import Ground, Refused
from umay.web.wording.beds import objection

MOST_NAMED = 3

GROUND: Mapping[str, str | Promise] = {
    Ground.NOT_FOUND: _("This is not there, or not any more. Go back and look again."),
    Ground.CHANGED_MEANWHILE: _(
        "Somebody saved other words here while you were writing. Yours are not lost:"
        " look at both, then save once more."
    ),
    Ground.NOT_READ: _(
        "Words that you have not read stand here already. Write only where nothing"
        " stands yet, or ask her own worker to change it."
    ),
    Ground.HOLD_ENDED: _("This hold has ended. Ask the house again for a place."),
    Ground.ALREADY_HELD: _("A place is already kept for this family."),
    Ground.ALREADY_HERE: _("This family already lives here."),
    Ground.NOT_HERE: _("This family is not in the house now."),
    Ground.REQUEST_ENDED: _("This request has already been answered."),
    Ground.ALREADY_WAITING: _("This family is already on the waiting list."),
    Ground.NOT_WAITING: _("This family is no longer on the waiting list."),
    Ground.ALREADY_ASKED: _("An extension has been asked for and is not decided yet."),
    Ground.ALREADY_ASKED_FOR: _("A change of operator is open already."),
    Ground.NOT_ASKED_NOW: _("No change of operator is open now. Nothing was changed."),
    Ground.NOT_THE_SAME: _(
        "These are not the same letters and digits. Do not agree before you have"
        " asked the new operator by telephone."
    ),
    Ground.ALREADY_DECIDED: _("This has been decided already."),
    Ground.NOT_REFUSED: _("There is no refusal to look at."),
    Ground.DAY_TOO_EARLY: _("This day is too early."),
    Ground.DAY_TOO_LATE: _("This day is too late."),
    Ground.REASON_NEEDED: _("Write why. A short reason is enough."),
    Ground.BED_TAKEN: _("Somebody else has just taken this place. Choose another."),
    Ground.NO_BED_FOR_MEMBER: _(
        "No bed is free in the family's unit. Write a reason to put up a fold-out bed,"
        " or move the family."
    ),
    Ground.LIVED_IN: _("Somebody lives in this unit. Move the family first."),
    Ground.LIVES_HERE: _(
        "She lives here, and what is known keeps her safe. Keep the request: from the"
        " day after she leaves it stands in the list again."
    ),
    Ground.NOT_ANSWERED: _("Answer her first."),
    Ground.THEIR_OWN_ACT: _(
        "You opened it. Somebody else writes down that she was told."
    ),
    Ground.KEPT_BACK: _("The director keeps beds of this unit back. Ask her."),
    Ground.LOCKER_GIVEN: _(
        "This one is not free. Let its key come back, or choose another."
    ),
    Ground.CODE_TAKEN: _("This is already there. Choose another."),
    Ground.TOO_MANY: _("That is more than this house can write down at once."),
    Ground.SAME_HOUSEHOLD: _("Choose two different families."),
    Ground.HEAD_STAYS: _("When she leaves, record that the family leaves."),
    Ground.KEY_USED: _("This form was made for something else. Send it once more."),
    Ground.NO_KEYS: _(
        "Names and words cannot be kept yet. Leave them out for now, and let a duty or"
        " social worker sign in once."
    ),
    Ground.KEYS_LOCKED: _("Your keys are locked. Unlock them and send this again."),
    Ground.NO_KEY: _("You hold no key for this. Ask her own worker."),
    Ground.HAS_OWN_WORKER: _("She has her own worker already. Let her hand over."),
    Ground.MAY_NOT_HOLD: _("This worker may not hold this key."),
    Ground.NOT_A_SUPERVISOR: _("Only the supervisors can do this."),
    Ground.TWO_PEOPLE: _("This needs another person than the one who asked."),
    Ground.TOO_LATE: _("Too much time has passed. Ask again."),
    Ground.NOT_FOR_THEM: _("This recipient may not have that. Choose fewer answers."),
    Ground.NO_CONSENT: _("She has not agreed to this, or not any more."),
    Ground.NOT_CHECKED: _("This must be checked first, and she must be told."),
    Ground.FOR_THE_LAWYER: _("The lawyer of the house checks this."),
    Ground.RESTRICTED: _("She has decided that only her own worker opens this."),
    Ground.NOT_SAFE_NOW: _("This way is not safe now. Nobody uses it."),
    Ground.HER_OWN_WORKER: _("She works with this family. Let her hand over first."),
    Ground.NOT_AGREED: _("Ask her first: without her agreement nobody looks."),
    Ground.NOT_VOUCHED: _(
        "Nobody has confirmed yet that this account is hers. A social worker or the"
        " director can do it under Workers."
    ),
    Ground.WRONG_PASSWORD: _("The old password is not right."),
    Ground.WRONG_CODE: _("This code is not right, or has been used already."),
    Ground.NOT_PROVEN: _(
        "The record has a gap: no receipt can be made. Tell the director at once."
    ),
    Ground.PASSWORD_TOO_SHORT: _(
        "Your password is too short to stand alone. Choose a longer one first."
    ),
    Ground.NOT_YOURS: _("Your role may not do this. Ask the director."),
    Ground.FILE_EMPTY: _("This file is empty. Nothing was saved: choose another."),
    Ground.FILE_TOO_LARGE: _(
        "This file is too large: at most 25 MB fit. Nothing was saved. Make it shorter"
        " or smaller, and keep the original safe."
    ),
    Ground.FILES_TOO_LARGE: _("That is too much at once. Choose fewer files."),
    Ground.NO_CLEAN_COPY: _(
        "Of this kind of file no copy without place and device can be made. Only the"
        " original is there."
    ),
    Ground.PICTURE_BROKEN: _(
        "This picture is broken: no copy can be made of it. The original is kept as it"
        " came."
    ),
    Ground.PICTURE_TOO_LARGE: _(
        "This picture has more points than this house can draw. The original is kept"
        " as it came."
    ),
    Ground.FILE_ALTERED: _(
        "This file is not as it came. Do not use it, and tell the director at once."
    ),
    Ground.INVITATION_ENDED: _(
        "This invitation has been used or has ended. Ask for a new one."
    ),
    Ground.OTHER_STEPS: _(
        "This year is counted in other parts. Choose a period made of whole ones."
    ),
    Ground.GIVEN_OUT: _("These numbers were given out and stay as they are."),
}


def refusal(refused: Refused | NoLimitInForce) -> str:
    """Say one refusal in a sentence or two; the form keeps what was typed."""
    if isinstance(refused, NoLimitInForce):
        return _now("No limit was in force on that day. Check the day.")
    if isinstance(refused, NoUnitFits):
        return why_not(refused)
    words = str(GROUND[refused.ground])
    if refused.day is None:
        return words
    day = date_format(refused.day, "SHORT_DATE_FORMAT")
    if refused.ground is Ground.DAY_TOO_EARLY:
        return _now("This day is too early: %(day)s is the earliest.") % {"day": day}
    return _now("This day is too late: %(day)s is the latest.") % {"day": day}


def why_not(refused: NoUnitFits) -> str:
    """Name the units asked for and what speaks against each."""
    if len(refused.objections) > MOST_NAMED:
        return _now("No place fits now. Below you see why, unit by unit.")
    said = (
        f"{code}: {', '.join(objection(o) for o in found)}"
        for code, found in refused.objections.items()
    )
    return _now("This place can no longer be given. %(why)s") % {"why": "; ".join(said)}
