"""Addresses of a resident's own pages, and of the card that opens them."""

from django.urls import path

from umay.web import complaints
from umay.web.her import (
    acts,
    card,
    complaining,
    copying,
    door,
    on_paper,
    operator,
    pages,
    plan,
    reaching,
    taking,
)

urlpatterns = [
    path("card/", card.card, name="card"),
    path("days/", pages.home, name="her-home"),
    path("days/read/", pages.words, name="her-words"),
    path("days/plan/", plan.plan, name="her-plan"),
    path("days/articles/", pages.law, name="her-law"),
    path("days/agreed/<uuid:consent>/end/", acts.withdraw, name="her-withdraw"),
    path("days/reach/new/", reaching.new, name="her-reach-new"),
    path("days/reach/<uuid:contact>/end/", reaching.end, name="her-reach-end"),
    path("days/ask/", acts.ask, name="her-ask"),
    path("days/copy/", copying.copy, name="her-copy"),
    path("days/longer/<uuid:extension>/", acts.look_again, name="her-appeal"),
    path("days/sheets/<uuid:line>/", taking.receipt, name="her-receipt"),
    path("days/write/", complaining.new, name="her-complain"),
    path("days/write/<uuid:complaint>/", complaining.one, name="her-complaint"),
    path("days/operator/", operator.choose, name="her-operator"),
    path("days/card/end/", acts.end_card, name="her-card-stop"),
    path("letters/", complaints.complaints, name="complaints"),
    path("letters/<uuid:complaint>/", complaints.one, name="complaint"),
    path("families/<uuid:household>/card/", door.door, name="her-card"),
    path(
        "families/<uuid:household>/card/paper/",
        on_paper.print_it,
        name="her-page-print",
    ),
    path("families/<uuid:household>/card/new/", door.new, name="her-card-new"),
    path("families/<uuid:household>/card/end/", door.end, name="her-card-end"),
]
