"""The entrance: signing in and out, the language, and leaving at once."""

import calendar
from datetime import timedelta
from math import ceil
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from umay.records.queries.factors import has_factor
from umay.records.sessions import SessionStore
from umay.use_cases.workers.knocking import came_in, knock
from umay.web.access import PUBLIC, may, opens
from umay.web.coming_in import come_in, half_in
from umay.web.forms import dress
from umay.web.passkey_form import PasskeyForm, usable
from umay.web.rings import drop
from umay.web.slowing import TOO_MANY, address_of, wait_said
from umay.web.speaking import is_spoken, keep_language
from umay.web.unlocking import catch_up, open_keys

FIRST_SCREENS = (
    ("tonight", "tonight.see"),
    ("mine", "secrets.open"),
    ("settings", "house.settings"),
    ("journals", "journal.see"),
)


class SignInForm(AuthenticationForm):
    wait: timedelta | None = None
    use_required_attribute = False
    error_messages = {
        "invalid_login": _("The name or the password is not right. Try again."),
        "inactive": _("The name or the password is not right. Try again."),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.label_suffix = ""
        self.fields["username"].label = _("Name")
        for field in self.fields.values():
            dress(field)
            field.widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        """Count the try before the password is looked at, for any name alike."""
        name, at = self.cleaned_data.get("username"), timezone.now()
        if not name or self.request is None:
            return super().clean()
        self.wait = knock(name, address_of(self.request), at) or None
        if self.wait:
            raise ValidationError(wait_said(self.wait))
        cleaned = super().clean()
        came_in(name, address_of(self.request), at)
        return cleaned


class SignIn(LoginView):
    template_name = "entrance/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
    next_page = "home"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        passkeys = PasskeyForm(auto_id=False) if usable(self.request) else None
        demo = {"logins": settings.DEMO_LOGINS, "invented": settings.DEMO_INVENTED}
        return super().get_context_data(**more, passkeys=passkeys, demo=demo)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_invalid(form)
        if isinstance(form, SignInForm) and form.wait:
            answer.status_code = TOO_MANY
            answer.headers["Retry-After"] = str(ceil(form.wait.total_seconds()))
        return answer

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Her password opens her keys as well; the first sign-in makes them."""
        worker, password = form.get_user(), form.cleaned_data["password"]
        if has_factor(worker.pk):
            response = half_in(self.request, worker, self.get_success_url())
            open_keys(self.request, response, worker, password)
            return response
        response = redirect(self.get_success_url())
        come_in(self.request, worker)
        open_keys(self.request, response, worker, password)
        catch_up(self.request)
        return response


sign_in = opens(PUBLIC)(SignIn.as_view())


@opens("home")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send each role to its first screen."""
    for name, action in FIRST_SCREENS:
        if may(request.user, action):
            return redirect(name)
    return render(request, "entrance/nothing.html")


@opens(PUBLIC)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; also for somebody whose session has ended meanwhile."""
    logout(request)
    response = redirect("sign-in")
    drop(request, response)
    return response


@opens(PUBLIC)
@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """Leave at once: the session ends and a harmless page is shown, a calendar."""
    try:
        logout(request)
    except DatabaseError:
        # Leaving may not wait for the disk: the browser forgets its key instead.
        request.session = SessionStore()
        request.user = AnonymousUser()
    today = timezone.localdate()
    weeks = calendar.Calendar().monthdatescalendar(today.year, today.month)
    response = render(request, "entrance/away.html", {"weeks": weeks, "today": today})
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    drop(request, response)
    return response


@opens(PUBLIC)
@require_safe
def leaving(request: HttpRequest) -> HttpResponse:
    """Tell what leaving at once does, and what it cannot do."""
    return render(request, "entrance/leaving.html")


@opens(PUBLIC)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and return to the same page."""
    back = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
    response = HttpResponseRedirect(back if ours and back.startswith("/") else "/")
    chosen = request.POST.get("language", "")
    return keep_language(response, chosen) if is_spoken(chosen) else response


@opens(PUBLIC)
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """For machines: the server answers."""
    return JsonResponse({"ok": True})
