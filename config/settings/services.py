"""Optional services: unset means off."""

from environs import validate

from clarion import error_reports

from .environment import env

POSTHOG_HOST = env.str("POSTHOG_HOST", default=None, validate=validate.URL(require_tld=False))
POSTHOG_PROJECT_KEY = env.str("POSTHOG_PROJECT_KEY", default="")
SENTRY_DSN = env.str("SENTRY_DSN", default="")
error_reports.start(SENTRY_DSN)
