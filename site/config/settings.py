"""All settings. Development needs no variable; with SECRET_KEY set it is production."""

from pathlib import Path

from environs import Env, validate
from environs.exceptions import EnvError

import nominations

env = Env()
# The checkout, or site-packages once the wheel is installed.
BASE_DIR = Path(nominations.__file__).resolve().parents[1]
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "var")

DEVELOPMENT = env.str("SECRET_KEY", None) is None
SECRET_KEY = env.str("SECRET_KEY", "for development only, never for a server that others reach")
DEBUG = DEVELOPMENT and env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
if len(SECRET_KEY) < (SHORTEST_KEY := 50):
    raise EnvError(f"SECRET_KEY must be at least {SHORTEST_KEY} characters long")

INSTALLED_APPS = [
    "config",
    "desk",
    "pages",
    "winners",
    "jury",
    "nominations",
    "letters",
    "ledger",
    "accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "csp",
    "django_htmx",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "accounts.middleware.time_of_receipt",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accounts.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.private_pages_are_never_stored",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.second_factor_for_staff",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.every_page",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "designsystemet"
CRISPY_TEMPLATE_PACK = "designsystemet"

# --- Data -----------------------------------------------------------------------------------
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    # A file, so that --reuse-db has something to reuse.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
CACHES = {
    # Shared by all processes: sign-in limits are counted in it.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # The usual 300 would let look-ups of companies push the sign-in limits out.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = None if DEVELOPMENT else DATA_DIR / "static"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Nominees' files: no address leads here, and no public library knows of them.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPMENT
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPMENT
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# --- Words and time ------------------------------------------------------------------------
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Norsk bokmål"), ("en", "English")]
CONFIG_DIR = Path(__file__).parent
LOCALE_PATHS = [CONFIG_DIR / "locale", CONFIG_DIR / "wagtail_locale"]  # ours; what Wagtail lacks
FORMAT_MODULE_PATH = ["config.formats"]
USE_TZ = True
TIME_ZONE = "Europe/Oslo"  # shown; stored as UTC

# --- People --------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "accounts.backends.GroupRights",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_work"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever signs in has just read a letter sent there
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "letters.adapter.AccountAdapter"
ACCOUNT_FORMS = {"request_login_code": "accounts.forms.SignInForm"}
# Proposals of companies: so many from one network, so many from one proposer.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "60/h/ip,6/h/key",  # an office of twenty behind one address gets in
    "propose": "10/h/ip,3/d/key",
    "upload": "60/h/user",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Norges smarteste industribedrift"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365

# --- Letters -------------------------------------------------------------------------------
# EMAIL_URL names the mail server; without it, letters are files in a folder.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
if env.str("EMAIL_URL", ""):
    globals().update(env.dj_email_url("EMAIL_URL"))
EMAIL_TIMEOUT = 5  # seconds: a mail server that is away must not hold a page up
DEFAULT_FROM_EMAIL = env.str("FROM_EMAIL", "Norges smarteste industribedrift <pris@localhost>")
SECRETARIAT_EMAIL = env.str("SECRETARIAT_EMAIL", "")  # printed on papers, for when we are down

# --- Files that come in ------------------------------------------------------------------
FILE_UPLOAD_HANDLERS = [
    "nominations.uploads.body.BodyLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Without a scanner, attachments wait until the secretariat lets each through by hand.
SCANNER = env.str("SCANNER", "", validate=validate.Regexp(r"(tcp://[^/:]+:\d+|unix://.+)?\Z"))

# --- Enhetsregisteret ----------------------------------------------------------------------
# The real one, an invented one inside this process, or none: companies are written in by hand.
REGISTER = env.str(
    "REGISTER",
    "fake" if DEVELOPMENT else "brreg",
    validate=validate.OneOf(["brreg", "fake", "off"]),
)
REGISTER_ADDRESS = "https://data.brreg.no/enhetsregisteret/api"

# --- The year ------------------------------------------------------------------------------
# Nobody is told, and nobody loses a nomination to a slow line: it counts this long after the bell.
GRACE_MINUTES = env.int("GRACE_MINUTES", 10)

# --- How long things are kept --------------------------------------------------------------
# In days. Whoever changes them with KEEP_DAYS=drafts=90,letters=30 changes the pages too.
KEEP_DAYS = {
    "drafts": 60,  # after the deadline, when never sent in
    "warning": 14,  # before a draft goes
    "withdrawn": 30,
    "submissions": 365,  # after the announcement
    "contacts": 730,  # after the announcement, for those who want to hear of the next year
    "invitations": 60,
    "proposals": 30,  # after the deadline
    "letters": 90,
    "accounts": 730,  # after they were last used
    "files": 1,  # that no row knows of
}
changed_days: dict[str, int] = env.dict("KEEP_DAYS", {}, subcast_values=int)
if set(changed_days) - set(KEEP_DAYS) or min(changed_days.values(), default=1) < 1:
    raise EnvError(f"KEEP_DAYS takes whole days, from 1 on, for any of {', '.join(KEEP_DAYS)}")
KEEP_DAYS |= changed_days

# --- What the browser may do ---------------------------------------------------------------
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame of its own site
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which asks for DENY
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEVELOPMENT
LANGUAGE_COOKIE_SECURE = not DEVELOPMENT
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEVELOPMENT
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    # Wagtail's own editor needs inline scripts; it is open to staff alone.
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}

# --- Wagtail -------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Norges smarteste industribedrift"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000")
WAGTAILREDIRECTS_AUTO_CREATE = False  # would tell the new address of a story nobody may know
WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # the address is how one signs in
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/konto/login/"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
