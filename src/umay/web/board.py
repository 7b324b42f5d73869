"""Board: the house as a picture, floor by floor; and the same as a list for paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from umay.core.counts import by_programme, count
from umay.core.papers import Basis, Paper
from umay.core.recipients import Recipient
from umay.use_cases.gate import Leaving
from umay.web.access import opens
from umay.web.cards import floors
from umay.web.gate import form_of, hand_out_list
from umay.web.look import look

ON_PAPER = frozenset({"board.codes", "board.units", "board.days"})


@opens("board.see")
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Show every unit with its beds, who lives there, and what fits in what is free."""
    seen = look(request)
    context = {
        "floors": floors(seen),
        "counts": count(seen.night.house, seen.today),
        "shares": by_programme(seen.night.house, seen.today),
        "daytime": sum(family.day_only for family in seen.night.families),
    }
    return render(request, "board/page.html", context)


@opens("board.see")
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest) -> HttpResponse:
    """Show the same as a plain table, to be printed before the power fails.

    Asked for with POST it is a PDF.
    """
    seen = look(request)
    context = {
        "floors": floors(seen),
        "counts": count(seen.night.house, seen.today),
        "asking": [one for one in seen.night.asking if one.from_day is not None],
        "units": seen.night.units_of(),
        "at": seen.at,
        "today": seen.today,
    }
    what = Leaving(
        Paper.BOARD, Recipient.HOUSE, Basis.HOUSE, ON_PAPER, form=form_of(request)
    )
    return hand_out_list(
        request,
        what,
        lambda _sheet: render_to_string("board/paper.html", context, request),
        back="board-paper",
    )
