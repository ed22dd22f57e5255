"""The addresses of the site, and one more that fails."""

from django.urls import path

from config.urls import *  # noqa: F403
from config.urls import urlpatterns as all_of_them


def broken(request):
    raise RuntimeError("broken")


urlpatterns = [path("broken/", broken), *all_of_them]
