"""The clarion room."""

from django.apps import AppConfig


class ClarionConfig(AppConfig):
    name = "clarion"
    default_auto_field = "django.db.models.BigAutoField"
