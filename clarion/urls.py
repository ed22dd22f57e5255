"""Addresses of the clarion room."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
localized_urlpatterns: list[URLPattern | URLResolver] = []
