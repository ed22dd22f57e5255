"""The demonstration on one's own machine: loopback only, no second factor, mail kept in the outbox."""

from .base import *

DEMONSTRATION = True
SECRET_KEY = SECRET_KEY or "demonstration-only-not-a-secret-0123456789-abcdefghijklmnop"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SECOND_FACTOR_REQUIRED = False
EMAIL_BACKEND = "clarion.jobs.mail.OutboxBackend"
DELIVERY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MIDDLEWARE = ["clarion.middleware.LoopbackOnly", *MIDDLEWARE]
