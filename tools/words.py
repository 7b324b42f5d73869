"""Keep the catalogs: every word of the screens in Kazakh and in Russian.

Reads ``src/umay/web``, brings its .po files up to date and compiles them. An English
text that changed becomes a new, empty entry: nothing is guessed. Prints what is still
to be translated and returns 1 if there is anything. Needs no gettext tools.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SCREENS = Path("src/umay/web")
LANGUAGES = ("kk", "ru")
HEADER = "# Words of the screens. Kept by: just words"
CONTEXT = ((1, "c"), 2)
KEYWORDS = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": ((1, "c"), 2, 3),
}


def main() -> int:
    wanted = template()
    missing = 0
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        path(language, "po").parent.mkdir(parents=True, exist_ok=True)
        path(language, "po").write_bytes(source(catalog))
        path(language, "mo").write_bytes(compiled(catalog))
        for message in untranslated(catalog):
            missing += 1
            print(f"{language}: {message.id!r}")
    print(f"words: {len(wanted)} in English, {missing} to be translated")
    return 1 if missing else 0


def template() -> Catalog:
    """Return every English text of the screens, from code and from templates."""
    catalog = Catalog()
    for file in sorted([*SCREENS.rglob("*.py"), *SCREENS.rglob("*.html")]):
        where = (str(file.relative_to(SCREENS)), 0)
        for function, texts in said(file):
            add(catalog, function, texts, where)
    return catalog


def said(file: Path) -> Iterator[tuple[str, object]]:
    text = file.read_text("utf-8")
    if file.suffix == ".html":
        if not settings.configured:
            settings.configure(USE_I18N=True)
        # What is left is calls between rows of X, indented at random.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    for _, function, texts, _ in extract_python(
        BytesIO(text.encode()), KEYWORDS, [], {}
    ):
        yield str(function), texts


def add(catalog: Catalog, function: str, texts: object, where: tuple[str, int]) -> None:
    told = list(texts) if isinstance(texts, tuple) else [texts]
    context = str(told.pop(0)) if "pgettext" in function else None
    plural = function.removesuffix("_lazy").endswith("ngettext") or "np" in function
    key = (told[0], told[1]) if plural else told[0]
    catalog.add(key, locations=[where], context=context)  # type: ignore[arg-type]


def path(language: str, kind: str) -> Path:
    return SCREENS / "locale" / language / "LC_MESSAGES" / f"django.{kind}"


def read(language: str) -> Catalog:
    if not path(language, "po").exists():
        return Catalog(language, project="Umay", header_comment=HEADER, fuzzy=False)
    with path(language, "po").open("rb") as file:
        return read_po(file, language)


def source(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(
        buffer,
        catalog,
        width=0,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
    )
    return buffer.getvalue()


def compiled(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def untranslated(catalog: Catalog) -> Iterator[Message]:
    for message in catalog:
        texts = (
            message.string if isinstance(message.string, tuple) else [message.string]
        )
        if message.id and (message.fuzzy or not all(texts)):
            yield message


if __name__ == "__main__":
    sys.exit(main())
