"""Settings: safe by default, everything an installation may change in one place.

Each value read from the environment is listed in docs/reference/settings.md.
"""

import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from platformdirs import user_data_dir

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
ALONGSIDE_DATA = Path(env.str("ALONGSIDE_DATA", user_data_dir("alongside"))).expanduser().absolute()
# Only a folder the demo built holds this file; the demo clock and plain HTTP go with it.
ALONGSIDE_DEMO = (ALONGSIDE_DATA / "demo.json").exists() or env.bool("ALONGSIDE_DEMO", False)
ALONGSIDE_REQUIRE_SECOND_FACTOR = env.bool("ALONGSIDE_REQUIRE_SECOND_FACTOR", False)
# Where "Exit this page" leads: a page about nothing, such as the weather.
ALONGSIDE_EXIT_TO = env.str("ALONGSIDE_EXIT_TO", "https://www.bbc.co.uk/weather")
ALONGSIDE_HTTPS = env.bool("ALONGSIDE_HTTPS", not ALONGSIDE_DEMO)
DEBUG = False


def _secret() -> str:
    """The signing secret from the key folder; a passing one where there is no installation yet."""
    try:
        return (ALONGSIDE_DATA / "keys" / "secret.key").read_text().strip()
    except OSError:
        return secrets.token_urlsafe(50)


SECRET_KEY = _secret()
ALLOWED_HOSTS = env.list("ALONGSIDE_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if ALONGSIDE_HTTPS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "simple_history",
    "alongside.base.core.apps.CoreConfig",
    "alongside.base.vault.apps.VaultConfig",
    "alongside.base.audit.apps.AuditConfig",
    "alongside.base.organisation.apps.OrganisationConfig",
    "alongside.base.accounts.apps.AccountsConfig",
    "alongside.base.drafts.apps.DraftsConfig",
    "alongside.base.files.apps.FilesConfig",
    "alongside.base.notices.apps.NoticesConfig",
    "alongside.base.search.apps.SearchConfig",
    "alongside.people.working.apps.WorkingConfig",
    "alongside.people.persons.apps.PersonsConfig",
    "alongside.people.contact.apps.ContactConfig",
    "alongside.people.ties.apps.TiesConfig",
    "alongside.people.family.apps.FamilyConfig",
    "alongside.people.joining.apps.JoiningConfig",
    "alongside.practice.encounters.apps.EncountersConfig",
    "alongside.practice.promises.apps.PromisesConfig",
    "alongside.practice.agreements.apps.AgreementsConfig",
    "alongside.practice.appointments.apps.AppointmentsConfig",
    "alongside.practice.reflections.apps.ReflectionsConfig",
    "alongside.practice.transitions.apps.TransitionsConfig",
    "alongside.practice.wonderings.apps.WonderingsConfig",
    "alongside.practice.gifts.apps.GiftsConfig",
    "alongside.practice.decisions.apps.DecisionsConfig",
    "alongside.doors.exchange.apps.ExchangeConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "alongside.base.core.middleware.NoStore",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "alongside.base.accounts.middleware.SignedIn",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "alongside.doors.desk.leading.LeadsOn",
]

ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "alongside.config.jinja.environment",
            "context_processors": ["alongside.doors.desk.chrome.chrome"],
        },
    }
]

_sqlite = f"sqlite:///{ALONGSIDE_DATA / 'db' / 'alongside.sqlite3'}"
DATABASES = {"default": env.db_url("DATABASE_URL", default=_sqlite)}
_database = DATABASES["default"]
_database["ATOMIC_REQUESTS"] = False
_database["CONN_MAX_AGE"] = env.int("ALONGSIDE_CONN_MAX_AGE", 60)
if _database["ENGINE"].endswith("sqlite3"):
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;",
    }
    _database["TEST"] = {"NAME": ALONGSIDE_DATA / "test.sqlite3"}
else:
    _database["CONN_HEALTH_CHECKS"] = True
    # Compiling a page's statement takes PostgreSQL far longer than answering it.
    _options = _database.setdefault("OPTIONS", {})
    _options["options"] = f"{_options.get('options', '')} -c jit=off".strip()

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "alongside_throttle",
    }
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["alongside.base.accounts.backend.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "alongside.base.accounts.adapter.Adapter"
ACCOUNT_FORMS = {"login": "alongside.base.accounts.forms.SignInForm"}
ACCOUNT_RATE_LIMITS = {
    "login": "200/m/ip",  # a whole office may come from one address at nine o'clock
    "login_failed": "10/10m/key,60/m/ip",
    "reset_password": "5/m/ip,5/h/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_ADAPTER = "alongside.base.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp"]  # recovery codes are our own: kept as hashes
MFA_TOTP_ISSUER = "Alongside"
MFA_TOTP_TOLERANCE = 1  # one step of thirty seconds, either way
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-in/"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ALONGSIDE_HTTPS
SESSION_COOKIE_NAME = "__Host-session" if ALONGSIDE_HTTPS else "alongside_session"
CSRF_COOKIE_NAME = "__Host-csrf" if ALONGSIDE_HTTPS else "alongside_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "alongside.doors.desk.kept.csrf_failure"
SIGNED_OUT_POST_VIEW = "alongside.doors.desk.kept.signed_out_post"
IDLE_MINUTES = 15

SECURE_SSL_REDIRECT = ALONGSIDE_HTTPS and env.bool("ALONGSIDE_SSL_REDIRECT", True)
ALONGSIDE_BEHIND_PROXY = env.bool("ALONGSIDE_BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALONGSIDE_BEHIND_PROXY else None
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if ALONGSIDE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ALONGSIDE_HTTPS
SECURE_HSTS_PRELOAD = False
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = [
    "alongside.doors.exchange.arriving.Arriving",
    "alongside.doors.exchange.arriving.TreeArriving",
    "alongside.base.files.uploads.Bounded",
]
FILE_UPLOAD_TEMP_DIR = ALONGSIDE_DATA / "files" / "imports"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("ALONGSIDE_TIME_ZONE", "Europe/London")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

if ALONGSIDE_DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = ALONGSIDE_DATA / "outbox"
else:
    EMAIL_CONFIG = env.email_url("ALONGSIDE_EMAIL_URL", default="consolemail://")
    vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("ALONGSIDE_FROM_EMAIL", "alongside@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "alongside.base.core.logs.NoContent"}},
    "formatters": {"json": {"()": "alongside.base.core.logs.JsonLines"}},
    "handlers": {
        "lines": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["quiet"]}
    },
    "root": {"handlers": ["lines"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": [], "propagate": False},
        "django.request": {"level": "ERROR"},
    },
}
