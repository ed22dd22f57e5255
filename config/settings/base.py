"""What every installation shares; demo, test and production each change a few lines."""

from .environment import BASE_DIR, VAR_DIR, env
from .headers import *
from .people import *
from .public import *
from .services import *

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])

INSTALLED_APPS = [
    "clarion",
    "partners",
    "campaigns",
    "evaluation",
    "content",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "partners.people.admin_app.PeopleAdminConfig",
    "wagtail.snippets",
    "wagtailmedia",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "import_export",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
"""Widgets find their templates where pages do."""

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "clarion.middleware.PageHeaders",
    "clarion.admin_traffic.AdminTraffic",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "clarion.middleware.ContentPolicy",
    "clarion.middleware.RefuseNulBytes",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "clarion.middleware.LimitBodies",
    "clarion.locale.LocaleOfAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "partners.people.middleware.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "partners.people.refusals.NoteRefusals",
    "partners.people.middleware.SecondFactorGate",
    "partners.people.middleware.AdministratorReports",
    "content.media.doors.LibraryDoors",
    "content.pages.doors.PageDoors",
    "partners.organisations.usage.AsksForReferences",
    "axes.middleware.AxesMiddleware",
    "clarion.odd_requests.AnswerOddRequests",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'clarion.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-16000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Wagtail would keep where a rendition lies, in each process, beyond the day on which its picture was taken down.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    # Limits of counting and the salt of the day, which must be in memory alone.
    "reach": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL, "KEY_PREFIX": "reach"}
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "reach",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
}

# Wagtail indexes for search on the backend named default; our own work goes to "background".
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []},
}
