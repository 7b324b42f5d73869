"""Addresses of the log of the house, handovers and journals; ``urls`` takes them in."""

from django.urls import path

from umay.web import handover, house_log, journals

urlpatterns = [
    path("gate/", house_log.gate, name="gate"),
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
