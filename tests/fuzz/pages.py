"""Pages: the forms on a page as a browser would send them, and its addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

PRESSED = {"submit", "button", "image", "reset"}
CHOSEN = {"radio", "checkbox"}


@dataclass
class Control:
    """``values``: what it holds at first; ``choices``: what may be chosen."""

    name: str
    kind: str
    values: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    action: str
    method: str
    controls: dict[str, Control] = field(default_factory=dict)

    def control(self, name: str, kind: str) -> Control:
        return self.controls.setdefault(name, Control(name, kind))


class Page(HTMLParser):
    """``forms`` of a page, and ``asked``: names its addresses ask by."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.asked: set[str] = set()
        self._form: Form | None = None
        self._in: Control | None = None
        self.feed(html)

    def handle_starttag(
        self, tag: str, attrs: Iterable[tuple[str, str | None]]
    ) -> None:
        told = {name: value or "" for name, value in attrs}
        self.asked |= set(_names(told.get("href", "")))
        if tag == "form":
            self._form = Form(told.get("action", ""), told.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and tag == "option" and self._in is not None:
            self._in.choices.append(told.get("value", ""))
            if "selected" in told:
                self._in.values.append(told.get("value", ""))
        elif self._form is not None and told.get("name"):
            self._control(self._form, tag, told)

    def _control(self, form: Form, tag: str, told: dict[str, str]) -> None:
        kind = told.get("type", "text").lower() if tag != "select" else tag
        if tag == "textarea":
            kind = tag
        control = form.control(told["name"], kind)
        value = told.get("value", "on" if kind in CHOSEN else "")
        if tag in {"select", "textarea"}:
            self._in = control
        elif kind in CHOSEN or tag == "button" or kind in PRESSED:
            control.kind = kind if kind in CHOSEN else "submit"
            control.choices.append(value)
            if "checked" in told:
                control.values.append(value)
        else:
            control.values.append(value)

    def handle_data(self, data: str) -> None:
        if self._in is not None and self._in.kind == "textarea":
            self._in.values.append(data.strip("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag in {"select", "textarea"}:
            self._in = None


def _names(address: str) -> Iterator[str]:
    for name, _value in parse_qsl(urlsplit(address).query, keep_blank_values=True):
        yield name
