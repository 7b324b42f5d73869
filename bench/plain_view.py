"""The peer most houses would have: a plain Django view with ``select_for_update``.

No session, no permission, no idempotency key, no ledger: only both quotas.
"""

import os
from datetime import timedelta
from typing import Any

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from umay.settings import database

if not settings.configured:
    from umay.commands.home import home_of

    settings.configure(
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={
            "default": database(home_of(os.environ), os.environ["UMAY_DATABASE"])
        },
        USE_TZ=True,
        SECRET_KEY="only for the bench",
    )
    django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import models, transaction
from django.utils import timezone


class PeerCenter(models.Model):
    cap = models.IntegerField()
    gen_cap = models.IntegerField()
    used = models.IntegerField()
    gen_used = models.IntegerField()

    class Meta:
        app_label = "bench"
        db_table = "center"
        managed = False


class PeerHold(models.Model):
    center = models.ForeignKey(PeerCenter, on_delete=models.PROTECT)
    size = models.IntegerField()
    dv = models.BooleanField()
    created = models.DateTimeField()
    expires = models.DateTimeField()
    state = models.SmallIntegerField()

    class Meta:
        app_label = "bench"
        db_table = "hold"
        managed = False


def hold(request: HttpRequest) -> HttpResponse:
    size, general = int(request.POST["size"]), request.POST["general"] == "1"
    with transaction.atomic():
        center = PeerCenter.objects.select_for_update().get(pk=request.POST["center"])
        if center.used + size > center.cap:
            return JsonResponse({"error": "full"}, status=409)
        if general and center.gen_used + size > center.gen_cap:
            return JsonResponse({"error": "share"}, status=409)
        center.used += size
        center.gen_used += size if general else 0
        center.save()
        now: Any = timezone.now()
        made = PeerHold.objects.create(
            center=center,
            size=size,
            dv=not general,
            created=now,
            expires=now + timedelta(minutes=90),
            state=0,
        )
    return JsonResponse({"id": made.pk})


urlpatterns = [path("hold", hold)]
application = get_wsgi_application()
