"""A public installation behind TLS; a missing or weak value stops the start and names the variable."""

from urllib.parse import urlsplit

from environs import EnvValidationError, validate

from .base import *
from .environment import env


def strong(secret: str) -> None:
    """Raises for a key that could be guessed: too few different characters, or one that Django made for a trial."""
    if len(set(secret)) < 10 or secret.startswith("django-insecure-"):
        raise EnvValidationError('Environment variable "SECRET_KEY" invalid: it is too easy to guess', [])


def exact(host: str) -> None:
    """Raises for a host that is empty or a wildcard."""
    if not host.strip() or "*" in host:
        raise EnvValidationError(f'Environment variable "ALLOWED_HOSTS" invalid: {host!r} names no host', [])


def smtp(url: str) -> None:
    """Raises for a mail address that does not lead to a server."""
    if not urlsplit(url).scheme.startswith(("smtp", "submission")) or not urlsplit(url).hostname:
        raise EnvValidationError('Environment variable "EMAIL_URL" invalid: it must be smtp://… with a host', [])


SECRET_KEY = env.str("SECRET_KEY", validate=[validate.Length(min=50), strong])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", validate=validate.Length(min=1))
for name in ALLOWED_HOSTS:
    exact(name)
BASE_URL = env.str("BASE_URL", validate=validate.URL(schemes={"https"}, require_tld=False)).rstrip("/")
if urlsplit(BASE_URL).hostname not in ALLOWED_HOSTS:
    raise EnvValidationError('Environment variable "BASE_URL" invalid: its host is not in ALLOWED_HOSTS', [])
WAGTAILADMIN_BASE_URL = BASE_URL
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"

smtp(env.str("EMAIL_URL"))
email = env.dj_email_url("EMAIL_URL")
EMAIL_BACKEND = "clarion.jobs.mail.OutboxBackend"
DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = email["EMAIL_HOST"]
EMAIL_PORT = email["EMAIL_PORT"]
EMAIL_HOST_USER = email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = email["EMAIL_USE_TLS"]
EMAIL_USE_SSL = email["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10
