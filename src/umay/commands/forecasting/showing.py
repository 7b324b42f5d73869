"""Show a forecast: as a table to read, as JSON, or as CSV."""

import csv
import json
from dataclasses import asdict
from io import StringIO
from typing import TYPE_CHECKING, Any

from umay.commands.forecasting.asking import Found

if TYPE_CHECKING:
    from umay.forecast.intervals import Measure

FORMATS = ("text", "json", "csv")
_HEADINGS = ("measure", "mean", "low", "high", "level", "replications")
Row = tuple[dict[str, Any], Found]


def shown(found: Found, form: str) -> str:
    if form == "json":
        return json.dumps(_plain(found), indent=2, ensure_ascii=False) + "\n"
    if form == "csv":
        return _csv(_HEADINGS, [_cells(n, m) for n, m in _named(found).items()])
    return _text(found)


def rows_shown(rows: list[Row], form: str) -> str:
    """Show a sweep: the fields that were varied stand before the measures."""
    if form == "json":
        plain = [{"fields": fields, **_plain(found)} for fields, found in rows]
        return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"
    names = list(rows[0][0])
    if form == "csv":
        cells = [
            [*fields.values(), *_cells(name, measure)]
            for fields, found in rows
            for name, measure in _named(found).items()
        ]
        return _csv((*names, *_HEADINGS), cells)
    lines = [f"{' '.join(names)}: turned away, admitted the same day"]
    for fields, found in rows:
        values = "  ".join(str(value) for value in fields.values())
        away = _span(found.measures["turned_away_share"])
        same_day = _span(found.measures["same_day_share"])
        lines.append(f"{values}: {away}; {same_day}")
    return "\n".join(lines) + "\n"


def _named(found: Found) -> "dict[str, Measure]":
    named = dict(found.measures)
    for size, measure in zip(found.sizes, found.blocking, strict=True):
        key = f"blocking.{size}"
        named[key if key not in named else f"{key} #{len(named)}"] = measure
    for day, by_size in enumerate(found.free):
        named |= {f"free.day {day}.{_unit(b)}": m for b, m in by_size.items()}
    return named


def _unit(beds: int) -> str:
    return f"{beds} beds" if beds else "cot"


def _plain(found: Found) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "model": found.model,
        "how": found.how,
        "seed": found.seed,
        "measures": {name: asdict(m) for name, m in found.measures.items()},
    }
    if found.blocking:
        plain["sizes"] = list(found.sizes)
        plain["blocking"] = [measure.mean for measure in found.blocking]
        plain["blocking_measures"] = [asdict(measure) for measure in found.blocking]
    if found.free:
        plain["free"] = [
            {_unit(beds): asdict(m) for beds, m in by_size.items()}
            for by_size in found.free
        ]
    return plain


def _cells(name: str, measure: "Measure") -> list[Any]:
    return [name, *asdict(measure).values()]


def _csv(headings: tuple[str, ...], rows: list[list[Any]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue()


def _text(found: Found) -> str:
    named = _named(found)
    width = max(len(name) for name in named)
    lines = [f"{name:<{width}}  {_span(measure)}" for name, measure in named.items()]
    runs = next(iter(named.values()))
    sure = f"{runs.level:.0%} intervals, {runs.replications} replications"
    if not runs.replications:
        sure = "exact"
    return "\n".join([*lines, f"{sure}; {found.how}; seed {found.seed}"]) + "\n"


def _span(measure: "Measure") -> str:
    if measure.low == measure.high:
        return f"{measure.mean:.4f}"
    return f"{measure.mean:.4f} ({measure.low:.4f} to {measure.high:.4f})"
