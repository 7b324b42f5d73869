"""Her own account: the password she alone knows."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from umay.records.queries.factors import Type, codes_left, factors_of
from umay.use_cases.workers.own_password import change_password
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.passkey_form import usable
from umay.web.passwords import ChangePasswordForm


@opens("own.account")
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show what she can do about her own account."""
    worker = worker_of(request)
    factors = list(factors_of(worker.pk))
    context = {
        "factors": factors,
        "has_app": any(factor.type == Type.TOTP for factor in factors),
        "passkeys": usable(request),
        "codes_left": codes_left(worker.pk),
        "act": UmayForm(auto_id=False),
    }
    return render(request, "own/page.html", context)


@opens("own.account")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; her key is locked with the new one."""
    worker = worker_of(request)
    form = ChangePasswordForm(request.POST or None, worker=worker)
    if form.is_valid():
        told = form.cleaned_data
        here = request.session.session_key or ""
        if act(
            request,
            form,
            lambda order: change_password(order, told["old"], told["password"], here),
            _("Your password is changed. Everywhere else you are signed out."),
        ):
            worker.refresh_from_db()
            update_session_auth_hash(request, worker)
            return redirect("own")
    status = 422 if form.errors else 200
    context = {"form": form, "heading": _("Change your password")}
    return render(request, "own/form.html", context, status=status)
