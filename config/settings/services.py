"""Optional services: unset means off."""

from urllib.parse import urlsplit

from environs import EnvValidationError, validate

from clarion import error_reports

from .environment import env


def scanner(url: str) -> None:
    """Raises for an address that leads to no virus scanner."""
    place = urlsplit(url)
    if not (place.scheme == "tcp" and place.hostname) and not (place.scheme == "unix" and place.path):
        raise EnvValidationError(
            'Environment variable "CLAMD_URL" invalid: it must be tcp://host:port or unix:///path', []
        )


POSTHOG_HOST = env.str("POSTHOG_HOST", default=None, validate=validate.URL(require_tld=False))
POSTHOG_PROJECT_KEY = env.str("POSTHOG_PROJECT_KEY", default="")
SENTRY_DSN = env.str("SENTRY_DSN", default="")
error_reports.start(SENTRY_DSN)
CLAMD_URL = env.str("CLAMD_URL", default="")
if CLAMD_URL:
    scanner(CLAMD_URL)
