"""Her second factors: an authenticator app, and codes for when it is lost."""

from allauth.mfa.adapter import get_adapter
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from umay.records.models import Worker
from umay.records.queries.factors import factors_of
from umay.use_cases.workers.factors import (
    add_app,
    codes_of,
    generate_totp_secret,
    new_codes,
    remove,
)
from umay.web.access import opens
from umay.web.acting import act, worker_of
from umay.web.forms import UmayForm
from umay.web.proving import may_try, proof_first, was_right

SECRET = "app_secret"  # noqa: S105 (the name of a place in the session)


class AppForm(UmayForm):
    code = forms.CharField(label=_("The code it shows now"), max_length=20)


class RemoveForm(UmayForm):
    password = forms.CharField(
        label=_("Your password"), widget=forms.PasswordInput, strip=False
    )


@opens("own.account")
@require_http_methods(["GET", "POST"])
@proof_first
def app(request: HttpRequest) -> HttpResponse:
    """Add an authenticator app: it must show a right code once."""
    worker, form = worker_of(request), AppForm(request.POST or None)
    secret = secret_of(request)
    if form.is_valid() and act(
        request,
        form,
        lambda order: add_app(order, secret, form.cleaned_data["code"]),
        _("The app is added. From now on signing in asks for its code."),
    ):
        request.session.pop(SECRET, None)
        return _show_codes(request, worker)
    context = {"form": form, "heading": _("Add an authenticator app"), "secret": secret}
    context["picture"] = picture(worker, secret)
    status = 422 if form.errors else 200
    return render(request, "own/app.html", context, status=status)


@opens("own.account")
@require_POST
@proof_first
def codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes and show them this once."""
    form = UmayForm(request.POST)
    if form.is_valid():
        done = act(request, form, new_codes, _("The old codes do not work any more."))
        if done and not done.repeated:
            return _show_codes(request, worker_of(request))
    return redirect("own")


@opens("own.account")
@require_http_methods(["GET", "POST"])
def remove_one(request: HttpRequest, factor: int) -> HttpResponse:
    """Take a factor away; her password proves that it is she."""
    if not factors_of(worker_of(request).pk).filter(pk=min(factor, 2**62)).exists():
        raise Http404
    form = RemoveForm(request.POST or None)
    if (
        form.is_valid()
        and may_try(request, form, "password")
        and act(
            request,
            form,
            lambda order: remove(order, factor, form.cleaned_data["password"]),
            _("Removed."),
        )
    ):
        was_right(request)
        return redirect("own")
    status = 422 if form.errors else 200
    context = {"form": form, "heading": _("Remove a second factor")}
    return render(request, "own/form.html", context, status=status)


def secret_of(request: HttpRequest) -> str:
    """Return the secret of an app that is being added: the same until it is."""
    if SECRET not in request.session:
        request.session[SECRET] = generate_totp_secret()
    return str(request.session[SECRET])


def picture(worker: Worker, secret: str) -> SafeString:
    """Return the secret as a picture an app can read."""
    adapter = get_adapter()
    svg = adapter.build_totp_svg(adapter.build_totp_url(worker, secret))
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 (made by us, of digits)


def _show_codes(request: HttpRequest, worker: Worker) -> HttpResponse:
    return render(request, "own/codes.html", {"codes": codes_of(worker.pk)})
