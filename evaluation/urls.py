"""Addresses of the evaluation room."""

from django.urls import URLPattern, URLResolver, path

from evaluation.reach.views import receive_event

urlpatterns: list[URLPattern | URLResolver] = [path("reach", receive_event, name="reach")]
localized_urlpatterns: list[URLPattern | URLResolver] = []
