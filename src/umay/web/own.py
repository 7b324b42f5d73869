"""Her own account: the password she alone knows."""

from django import forms
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
from umay.web.proving import may_try, was_right
from umay.web.unlocking import ours


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
    if form.is_valid() and may_try(request, form, "old"):
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
            was_right(request)
            return redirect("own")
    status = 422 if form.errors else 200
    context = {"form": form, "heading": _("Change your password")}
    return render(request, "own/form.html", context, status=status)


WRONG = _("The name or the password is not right. Try again.")


class ProofForm(UmayForm):
    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput, strip=False
    )
    back = forms.CharField(required=False, widget=forms.HiddenInput)


@opens("own.account")
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """Ask for her password before a factor is added or made anew."""
    form = ProofForm(
        request.POST or None, initial={"back": request.GET.get("next", "")}
    )
    if form.is_valid() and may_try(request, form, "password"):
        if worker_of(request).check_password(form.cleaned_data["password"]):
            was_right(request)
            return redirect(ours(request, form.cleaned_data["back"]))
        form.add_error("password", WRONG)
    status = 422 if form.errors else 200
    context = {"form": form, "heading": _("Your password")}
    return render(request, "own/form.html", context, status=status)
