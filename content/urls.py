"""Addresses of the content room; the pages editors write come last, below them all."""

from django.urls import URLPattern, URLResolver, path, re_path

from content.demonstration.styleguide import scene, styleguide
from content.media.doors import add_handouts, add_pictures
from content.pages import machines, views, withdrawing

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.first_page, name="first_page"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("admin/images/multiple/add/", add_pictures, name="add_pictures"),
    path("admin/documents/multiple/add/", add_handouts, name="add_handouts"),
]
localized_urlpatterns: list[URLPattern | URLResolver] = [
    path("help/<str:code>/", views.help_in_area, name="help_in_area"),
    path("help/<str:code>/did-not-work/<int:pk>/", views.did_not_work, name="did_not_work"),
    path("evidence/<str:code>/", views.evidence_of_country, name="evidence_of_country"),
    path("search/", views.search, name="search"),
    path("withdraw/", withdrawing.withdraw, name="withdraw"),
    path("styleguide/", styleguide, name="styleguide"),
    path("styleguide/<slug:name>-<int:hue>.svg", scene, name="styleguide_scene"),
    re_path(r"^((?!_util/)(?:[\w\-]+/)*)$", views.page, name="page"),
]
