"""Addresses of the evaluation room."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
localized_urlpatterns: list[URLPattern | URLResolver] = []
