"""Django settings of a house, read from five environment variables.

``UMAY_HOME``      the data folder (default: ``~/.local/share/umay``)
``UMAY_DATABASE``  a ``postgresql://`` URL; absent: the encrypted file in the folder
``UMAY_HOSTS``     names and addresses the house answers to, with commas between
``UMAY_EPOCH``     the file of the month's secret (default: in the folder); no backup
``UMAY_TLS``       ``yes`` when it is reached over https, through a proxy
"""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from umay.commands.demo_house.logins import is_invented, logins_of
from umay.commands.home import Home, home_of


def database(home: Home, url: str | None) -> dict[str, Any]:
    """Return Django's description of the database, and where its secrets are."""
    epoch = os.environ.get("UMAY_EPOCH") or home.epoch
    shared = {
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 600,
        "EPOCH": epoch,
        "LOG_KEY": home.log_key,
    }
    if url:
        return {**postgresql(url), **shared, "CONN_HEALTH_CHECKS": True}
    return {
        "ENGINE": "umay.records.engine",
        "NAME": home.database,
        "OPTIONS": {
            "key_file": home.database_key,
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds a writer waits for another
        },
        **shared,
    }


def postgresql(url: str) -> dict[str, Any]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:  # whose message may repeat the password
        raise ImproperlyConfigured(
            "UMAY_DATABASE is not a URL like postgresql://user:password@host/name"
        ) from None
    names = {"NAME": "dbname", "HOST": "host", "PORT": "port", "USER": "user"}
    found = {ours: str(parts.pop(theirs, "")) for ours, theirs in names.items()}
    password = str(parts.pop("password", ""))
    return {
        "ENGINE": "django.db.backends.postgresql",
        **found,
        "PASSWORD": password,
        "OPTIONS": dict(parts),
    }


def web_key(home: Home) -> str:
    """Return the web secret; empty before ``umay init``, which Django refuses."""
    return home.web_key.read_text("ascii").strip() if home.web_key.exists() else ""


HOME = home_of(os.environ)
TLS = os.environ.get("UMAY_TLS", "") == "yes"
DEMO_LOGINS = logins_of(HOME)  # shown to everybody: none in a real house
DEMO_INVENTED = is_invented(HOME)

DEBUG = False
SECRET_KEY = web_key(HOME)
ALLOWED_HOSTS = os.environ.get("UMAY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

DATABASES = {"default": database(HOME, os.environ.get("UMAY_DATABASE"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "umay.records",
    "umay.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "umay.web.protection.Protection",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "umay.web.speaking.Speaking",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "umay.web.idling.Idling",
    "allauth.account.middleware.AccountMiddleware",
    "umay.web.access.Access",
    "umay.web.veil.Veil",
]
ROOT_URLCONF = "umay.web.urls"
CSRF_FAILURE_VIEW = "umay.web.faults.forged"
WSGI_APPLICATION = "umay.web.wsgi.application"
APPEND_SLASH = False
FORM_RENDERER = "umay.web.rendering.UmayRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "umay.web.context.around",
                "django.contrib.messages.context_processors.messages",
                "umay.web.context.around",
            ]
        },
    }
]

# Who may come in.
AUTH_USER_MODEL = "records.Worker"
AUTHENTICATION_BACKENDS = ["umay.records.backends.OpenAccounts"]
LOGIN_URL = "sign-in"
PASSWORD_HASHERS = [
    "umay.records.hashing.Argon2AsTheLock",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "umay.web.password_rule.LongEnough"},
    {"NAME": "umay.web.password_rule.NotAboutUs"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Second factors and passkeys. Of allauth we use what it knows about them, none of its
# pages: sign-up, e-mail and social accounts have no address here.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
MFA_ADAPTER = "umay.use_cases.workers.factor_adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_TOLERANCE = 1  # steps of half a minute, for a clock that is wrong
MFA_TOTP_ISSUER = "Umay"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
MFA_WEBAUTHN_USER_VERIFICATION = "required"

# Cookies: names that tell a stranger nothing, and nothing a script can read.
# A browser keeps one jar for all ports: the demo must not log out the real house.
COOKIE_PREFIX = "__Host-" if TLS else "demo-" if DEMO_LOGINS else ""
SESSION_ENGINE = "umay.records.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}s"
SESSION_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: one shift
IDLE_LOCK_MINUTES = 10  # without a request: her keys are dropped
IDLE_END_MINUTES = 60  # without a request: she is signed out
HER_IDLE_MINUTES = 5  # without a request: a resident is signed out
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
HALF_COOKIE_NAME = f"{COOKIE_PREFIX}k"  # her half of her unlocked key
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}c"
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}l"
LANGUAGE_COOKIE_SECURE = TLS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"

# What the browser may do with a page.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
# For a year, https only: heeded by a browser that trusts the certificate.
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "object-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Words are few. One page takes one file; on no other does a file go anywhere.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["umay.web.uploads.InMemory"]

LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
FORMAT_MODULE_PATH = ["umay.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME.static
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# To stderr, for the journal of the machine: never an address, a body or a name.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "umay.commands.logs.Discreet",
            "format": "%(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Below an error these only repeat the address that was asked for.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        # These quote what stands on the paper.
        "weasyprint": {"level": "CRITICAL"},
        "fontTools": {"level": "CRITICAL"},
    },
}
