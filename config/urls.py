"""Every address of Clarion: rooms bring their own, this file sets the order."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

import campaigns.urls
import clarion.urls
import content.urls
import evaluation.urls
import partners.urls

ROOMS = (clarion.urls, partners.urls, campaigns.urls, evaluation.urls, content.urls)

urlpatterns = [pattern for room in ROOMS for pattern in room.urlpatterns]
urlpatterns += [
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(wagtailadmin_urls)),
    path("accounts/", include("allauth.urls")),
    path("documents/", include(wagtaildocs_urls)),
]
urlpatterns += i18n_patterns(
    *[pattern for room in ROOMS for pattern in room.localized_urlpatterns],
    path("", include(wagtail_urls)),
)

handler400 = "clarion.error_pages.bad_request"
handler403 = "clarion.error_pages.forbidden"
handler404 = "content.pages.views.not_found"
handler500 = "clarion.error_pages.broken"
