"""Agents: the kind of browser in a word, so that she knows her own sessions."""

BROWSERS = (
    ("Firefox", ("Firefox/", "FxiOS/")),
    ("Edge", ("Edg/", "EdgA/", "EdgiOS/")),
    ("Opera", ("OPR/",)),
    ("Yandex", ("YaBrowser/",)),
    ("Samsung", ("SamsungBrowser/",)),
    ("Chrome", ("Chrome/", "Chromium/", "CriOS/")),
    ("Safari", ("Safari/",)),
)
MOBILE = ("Mobile", "Android", "iPhone", "iPad")
PHONE = "phone"


def kind_of_browser(agent: str) -> str:
    """Return what is kept: a name from the list above, and whether it is a phone."""
    name = next(
        (name for name, marks in BROWSERS if any(m in agent for m in marks)), ""
    )
    return f"{name} {PHONE if any(m in agent for m in MOBILE) else ''}".strip()
