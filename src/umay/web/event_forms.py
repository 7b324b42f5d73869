"""Forms of the log of the house: short, with now as the time it happened."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from umay.core.house_log import Event, Kind, Told
from umay.web.fields import ClockField, DayField, moment
from umay.web.forms import UmayForm
from umay.web.wording.house_log import TOLD, kinds

MOST = 2


class EventForm(UmayForm):
    """``families`` are those that live here, by code."""

    kind = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    at = ClockField(label=_("At what time?"), help_text=_("For example 19:30"))
    day = DayField(label=_("If not today: which day"), required=False)
    seen = forms.CharField(
        label=_("What was seen or heard?"),
        help_text=_("Only facts: who it was like, what was said, a number plate."),
        max_length=2000,
        required=False,
        widget=forms.Textarea,
    )
    done = forms.CharField(
        label=_("Who did what?"), max_length=1000, required=False, widget=forms.Textarea
    )
    told = forms.MultipleChoiceField(
        label=_("Who was told?"),
        choices=[(t, TOLD[t]) for t in Told],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    family = forms.ChoiceField(
        label=_("Which family is it about?"),
        help_text=_("Then nobody reads it who must not know of the family."),
        required=False,
    )
    other = forms.ChoiceField(label=_("And which other family?"), required=False)

    def __init__(
        self,
        *args: Any,
        now: datetime,
        zone: ZoneInfo,
        gate: bool,
        families: list[tuple[str, str]],
        **more: Any,
    ) -> None:
        local = now.astimezone(zone)
        start = {"at": local.strftime("%H:%M")} | more.pop("initial", {})
        super().__init__(*args, initial=start, **more)
        self.zone, self.now = zone, local
        choices = [("", _("About no family")), *families]
        for name in ("family", "other"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds(gate=gate)  # type: ignore[attr-defined]
        if gate:
            del self.fields["other"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "at" in cleaned and cleaned["at"] and self._at() > self.now:
            self.add_error("at", ValidationError(_("This time is still to come.")))
        if cleaned.get("other") and cleaned["other"] == cleaned.get("family"):
            self.add_error(
                "other", ValidationError(_("Choose two different families."))
            )
        return cleaned

    def _at(self) -> datetime:
        day = self.cleaned_data.get("day") or self.now.date()
        return moment(day, self.cleaned_data["at"], self.zone)

    def event(self) -> Event:
        said = self.cleaned_data
        named = dict.fromkeys([said["family"], said.get("other", "")])
        families = tuple(UUID(key) for key in named if key)
        told = [Told(one) for one in said["told"]]
        return Event(Kind(said["kind"]), self._at(), told, families)

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("seen", "done")}
