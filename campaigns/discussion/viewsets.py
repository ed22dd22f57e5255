"""Addresses of discussion in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from . import comment_views as comments
from . import keeping_views as keeping
from .feed_views import Lately


class DiscussionViewSet(ViewSet):
    icon = "history"
    menu_label = _("What happened lately")
    menu_order = 190
    add_to_admin_menu = False

    def get_urlpatterns(self):
        verbs = [path(f"{name}/<int:pk>/", self.construct_view(view), name=name) for name, view in comments.VERBS]
        return [
            path("", self.construct_view(Lately), name="index"),
            path("results/", self.construct_view(Lately, results_only=True), name="index_results"),
            path("kept/", self.construct_view(keeping.Kept), name="kept"),
            path("hand-over/<int:pk>/", self.construct_view(keeping.HandOverOne), name="hand_over"),
            path("accept/<int:pk>/", self.construct_view(keeping.Accept), name="accept"),
            path("campaign/<int:pk>/", self.construct_view(comments.Discussion), name="campaign"),
            *verbs,
        ]


discussion = DiscussionViewSet("discussion")
