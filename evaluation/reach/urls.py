"""Addresses of reach under ``/admin/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("reach/", views.reach_of_campaigns, name="reach_list"),
    path("reach/<slug:code>/", views.reach_of_one_campaign, name="reach_campaign"),
]
