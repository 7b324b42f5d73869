"""Words for what is sealed: categories, reasons, questions, and why keys are held."""

from django.utils.translation import gettext_lazy as _

CATEGORY = {
    "identity": _("Who she is"),
    "safety": _("What keeps her safe"),
    "notes": _("Notes"),
    "health": _("Health"),
    "evidence": _("Evidence"),
}
REASON = {
    "own": _("her own worker"),
    "call": _("she asks for a place"),
    "given": _("the key was given for it"),
    "marking": _("marked, so that she is found again"),
    "safety": _("Her safety"),
    "contact": _("To reach her"),
    "health": _("Her health"),
    "documents": _("Papers"),
    "court": _("Court or police"),
    "her_wish": _("She asked me to"),
    "handover": _("Handing over"),
    "emergency": _("Emergency"),
}
BECAUSE = {
    "intake": _("takes families in"),
    "own": _("her own worker"),
    "given": _("was given the key"),
    "wrote": _("wrote it down, for a day"),
    "glass": _("opened in an emergency"),
    "recovery": _("recovery, three of five together"),
}
COLUMN = {
    "full_name": _("Full name"),
    "other_names": _("Other names"),
    "birth_date": _("Date of birth"),
    "documents": _("Papers and numbers"),
    "phone": _("Phone"),
    "school": _("School or kindergarten"),
    "health": _("Health"),
    "elsewhere_with": _("With whom she lives"),
    "call_name": _("What to call her"),
    "reach": _("How to reach her safely"),
    "address": _("Address before"),
    "relatives": _("Relatives"),
    "abuser": _("Who threatens her"),
    "safety_plan": _("Safety plan"),
    "access_needs": _("What she needs to get about"),
    "if_line_drops": _("If the line drops"),
    "danger_words": _("What she says about the danger"),
    "areas_to_avoid": _("Places and streets to avoid"),
    "reason": _("Why more time is needed"),
    "her_wish": _("What she wants"),
    "decided_why": _("Why it was decided so"),
    "if_late": _("If she is late, she wants"),
    "why": _("Why"),
}
