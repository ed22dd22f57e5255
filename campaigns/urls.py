"""Addresses of the campaigns room."""

from django.urls import URLPattern, URLResolver, path

from campaigns.agenda.feed import whole_calendar
from campaigns.events.views import private_calendar, public_calendar
from campaigns.planning.views import follow_short_link

urlpatterns: list[URLPattern | URLResolver] = [
    path("q/<str:code>", follow_short_link, name="short_link"),
    path("events.ics", public_calendar, name="public_calendar"),
    path("feeds/<str:token>/events.ics", private_calendar, name="private_calendar"),
    path("feeds/<str:token>/calendar.ics", whole_calendar, name="whole_calendar"),
]
localized_urlpatterns: list[URLPattern | URLResolver] = []
