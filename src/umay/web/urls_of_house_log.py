"""Addresses of the log of the house, handovers and journals; ``urls`` takes them in."""

from django.urls import path

from umay.web import gate_cards, handover, house_log, journals

urlpatterns = [
    path("gate/", house_log.gate, name="gate"),
    path("gate/cards/", gate_cards.cards, name="gate-cards"),
    path("gate/cards/<uuid:gate_card>/", gate_cards.look_again, name="gate-card"),
    path("gate/cards/<uuid:gate_card>/down/", gate_cards.down, name="gate-card-down"),
    path("families/<uuid:household>/gate-card/", gate_cards.new, name="gate-card-new"),
    path("events/", house_log.in_the_house, name="events"),
    path("events/new/", house_log.event_new, name="event-new"),
    path("events/<uuid:event>/", house_log.event, name="event"),
    path("events/<uuid:event>/more/", house_log.complete, name="event-complete"),
    path("events/<uuid:event>/told/", house_log.incident_of, name="event-incident"),
    path("handover/", handover.handover, name="handover"),
    path("handover/<uuid:handover>/", handover.one, name="handover-one"),
    path("journals/", journals.journals, name="journals"),
    path("journals/print/", journals.paper, name="journal-print"),
]
