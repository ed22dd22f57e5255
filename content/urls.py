"""Addresses of the content room."""

from django.urls import URLPattern, URLResolver, path

from content.demonstration.styleguide import styleguide

urlpatterns: list[URLPattern | URLResolver] = []
localized_urlpatterns: list[URLPattern | URLResolver] = [
    path("styleguide/", styleguide, name="styleguide"),
]
