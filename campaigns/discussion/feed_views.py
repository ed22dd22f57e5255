"""The page of what happened lately, with its filters and its file."""

import django_filters
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from campaigns.planning.models import Campaign
from clarion.days import DayInput
from clarion.moments import moment_in_words

from . import feed
from .rules import may_keep

LINES_OF_A_FILE = 5000


class FeedFilters(WagtailFilterSet):
    campaign = django_filters.ModelChoiceFilter(
        label=_("Campaign"),
        queryset=lambda request: Campaign.objects.visible_to(request.user).order_by("name"),
        method="of_campaign",
    )
    user = django_filters.ModelChoiceFilter(label=_("Person"), queryset=lambda request: _people(request.user))
    action = django_filters.ChoiceFilter(label=_("What was done"))
    day = django_filters.DateFilter(label=_("Day"), field_name="timestamp", lookup_expr="date", widget=DayInput)

    class Meta:
        model = ModelLogEntry
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        done = feed.entries(self.request.user).get_actions()
        choices = [(name, label) for name, label in registry.get_choices() if name in done]
        self.filters["action"].extra["choices"] = sorted(choices, key=lambda pair: str(pair[1]))

    def of_campaign(self, entries, name, value):
        return feed.entries(self.request.user, campaign=value)


def _people(user):
    keys = feed.entries(user).order_by().values("user")
    return get_user_model().objects.filter(pk__in=keys).order_by("first_name", "last_name", "username")


def when(entry) -> str:
    return moment_in_words(localtime(entry.timestamp), "j\u00a0M\u00a0Y")


def address(entry) -> str | None:
    return reverse("campaign:inspect", args=[entry.campaign.pk]) if entry.campaign else None


class Lately(ReportView):
    """What was done in the campaigns a person sees, newest first."""

    queryset = ModelLogEntry.objects.none()
    page_title = _("What happened lately")
    header_icon = "history"
    verbose_name_plural = _("entries")
    index_url_name = "discussion:index"
    index_results_url_name = "discussion:index_results"
    filterset_class = FeedFilters
    columns = [
        Column("message", label=_("What was done")),
        Column("what", label=_("With")),
        TitleColumn("campaign", label=_("Campaign"), get_url=address),
        Column("user_display_name", label=_("Person")),
        Column("timestamp", label=_("When"), accessor=when),
    ]
    list_export = ["timestamp", "user_display_name", "message", "what", "campaign"]
    export_headings = {
        "timestamp": _("When"),
        "user_display_name": _("Person"),
        "message": _("What was done"),
        "what": _("With"),
        "campaign": _("Campaign"),
    }

    @property
    def header_buttons(self):
        kept = HeaderButton(_("Campaigns I look after"), url=reverse("discussion:kept"), icon_name="user")
        return [kept] if may_keep(self.request.user) else []

    def get_filename(self):
        return "what-happened-lately"

    def get_queryset(self):
        return feed.entries(self.request.user)

    def get_filtered_queryset(self):
        found = super().get_filtered_queryset()
        return found[:LINES_OF_A_FILE] if self.is_export else found

    def get_table_kwargs(self):
        return {**super().get_table_kwargs(), "caption": self.page_title}

    def get_table(self, object_list):
        return super().get_table([] if self.is_export else feed.folded(feed.with_campaigns(object_list)))

    def decorate_paginated_queryset(self, object_list):
        return feed.with_campaigns(object_list) if self.is_export else object_list
