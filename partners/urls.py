"""Addresses of the partners room."""

from django.urls import URLPattern, URLResolver

from partners.people import urls as people

urlpatterns: list[URLPattern | URLResolver] = [*people.urlpatterns]
localized_urlpatterns: list[URLPattern | URLResolver] = [*people.localized_urlpatterns]
