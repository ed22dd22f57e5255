"""Addresses of the ground floor."""

from django.urls import URLPattern, URLResolver, path

from clarion import health
from clarion.files import views as files

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("media/<path:name>", files.public_file, name="public_file"),
    path("files/<str:token>", files.signed_file, name="signed_file"),
]
localized_urlpatterns: list[URLPattern | URLResolver] = []
