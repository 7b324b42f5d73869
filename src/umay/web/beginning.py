"""Beginning: a worker opens her link once and chooses her password."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from umay.core.refusals import Ground, Refused
from umay.records.queries.workers import open_invitation
from umay.use_cases.order import Order
from umay.use_cases.workers.inviting import accept
from umay.web.access import PUBLIC, opens
from umay.web.acting import carry_out
from umay.web.factors import SECRET, picture, secret_of
from umay.web.passwords import BeginForm
from umay.web.wording.refusals import refusal

GONE = 410


@opens(PUBLIC)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, token: str) -> HttpResponse:
    """Let her choose the password that only she knows; it will open her keys."""
    invitation = open_invitation(token, timezone.now())
    if invitation is None:
        ended = {"said": refusal(Refused(Ground.INVITATION_ENDED))}
        return render(request, "entrance/ended.html", ended, status=GONE)
    worker = invitation.worker
    secret = secret_of(request)
    form = BeginForm(request.POST or None, worker=worker, secret=secret)
    if form.is_valid():
        password = form.cleaned_data["password"]
        app = secret if form.cleaned_data["code"] else ""
        order = Order(
            worker.center_id, worker.pk, timezone.now(), form.cleaned_data["key"]
        )
        said = _("Your password is set. Sign in with it.")
        if carry_out(request, form, lambda: accept(order, token, password, app), said):
            request.session.pop(SECRET, None)
            return redirect("sign-in")
    context = {"form": form, "worker": worker, "secret": secret}
    context["picture"] = picture(worker, secret)
    status = 422 if form.errors else 200
    return render(request, "entrance/begin.html", context, status=status)
