"""One card as a page for print on A5: black on white, and no word of whose it is."""

from datetime import date
from html import escape

import segno

from umay.commands.recovery.words import ON_THE_CARD
from umay.core.cards import Card, lines_of, spaced

# No house, no programme, no address: who finds the card learns that it is a card.
PAGE = """<!doctype html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{number} / 5</title>
<style>
@page {{ size: A5; margin: 10mm }}
* {{ box-sizing: border-box }}
body {{ margin: 0 auto; max-width: 128mm; color: #000; background: #fff;
  font: 8.5pt/1.3 sans-serif }}
h1 {{ margin: 0 0 2mm; font-size: 15pt; overflow-wrap: anywhere }}
h1 small {{ font-weight: normal; font-size: 10pt }}
.square {{ display: flex; flex-wrap: wrap; gap: 5mm }}
.square svg {{ width: 58mm; height: 58mm; flex: none }}
.square div {{ flex: 1 1 50mm }}
p {{ margin: 0 0 2mm }}
pre {{ margin: 3mm 0 2mm; font: 12.5pt/1.5 monospace; white-space: pre-wrap }}
</style>
</head>
<body>
<h1>{number} / 5 &nbsp; {holder} <small>{day}</small></h1>
<div class="square">{square}<div>
{told}
</div></div>
<pre>
{lines}
</pre>
{typing}
</body>
</html>
"""


def page(card: Card, holder: str, day: date) -> str:
    """Return the page of one card."""
    lines = lines_of(card)
    return PAGE.format(
        number=card.number,
        holder=escape(holder),
        day=day.isoformat(),
        square=square(lines),
        lines="\n".join(spaced(line) for line in lines),
        told=_in_all_languages("keep"),
        typing=_in_all_languages("typing"),
    )


def square(lines: list[str]) -> str:
    """Return a QR of the lines, as a scanner types them: one line of many words."""
    drawn = segno.make(" ".join(lines), error="m", micro=False, boost_error=False)
    return str(drawn.svg_inline(omitsize=True, border=2))


def _in_all_languages(sentence: str) -> str:
    return "\n".join(
        f'<p lang="{language}">{escape(words[sentence])}</p>'
        for language, words in ON_THE_CARD.items()
    )
