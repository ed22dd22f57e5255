"""The WSGI callable that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django_application = get_wsgi_application()

from evaluation.reach.wsgi import counting  # noqa: E402 - needs Django to be set up

application = counting(django_application)
