"""Addresses of the campaigns room."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
localized_urlpatterns: list[URLPattern | URLResolver] = []
