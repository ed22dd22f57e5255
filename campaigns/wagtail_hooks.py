"""Registers this room with the admin."""

from django.templatetags.static import static
from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from campaigns.agenda.views import CalendarPage
from campaigns.broadcast import history as broadcast_history
from campaigns.broadcast.viewsets import airings, flights, stations
from campaigns.budget import history as budget_history
from campaigns.budget.viewsets import cost_lines, exchange_rates
from campaigns.discussion import history as discussion_history
from campaigns.discussion.viewsets import discussion
from campaigns.events import history as events_history
from campaigns.events.viewsets import events
from campaigns.planning import history as planning_history
from campaigns.planning.programme_viewsets import lessons, programmes
from campaigns.planning.viewsets import activities, campaigns, short_links
from campaigns.pretesting import history as pretesting_history
from campaigns.pretesting.viewsets import effects, pretests
from campaigns.printing import history as printing_history
from campaigns.printing.viewsets import media_releases, placements, print_batches
from campaigns.results import history as results_history
from campaigns.results.viewsets import indicators as result_indicators
from campaigns.results.viewsets import results
from campaigns.toolkits import history as toolkits_history
from campaigns.toolkits.viewsets import toolkits
from campaigns.touring import history as touring_history
from campaigns.touring.viewsets import performances, tours


class CalendarItem(MenuItem):
    """The calendar stands first in the group, beside view sets that bring items of their own."""

    def __init__(self):
        super().__init__(_("Calendar"), reverse_lazy("calendar"), icon_name="calendar", order=50)


class CampaignsGroup(ModelViewSetGroup):
    menu_label = _("Campaigns")
    menu_icon = "site"
    menu_order = 150
    items = (campaigns, programmes, activities, events, toolkits, short_links, lessons, discussion)

    def get_submenu_items(self):
        return [CalendarItem(), *super().get_submenu_items()]


class PlansAndCostsGroup(ModelViewSetGroup):
    menu_label = _("Plans and costs")
    menu_icon = "clipboard-list"
    menu_order = 152
    items = (results, result_indicators, pretests, effects, cost_lines, exchange_rates)


class MediaPlanGroup(ModelViewSetGroup):
    menu_label = _("Media plan")
    menu_name = "plan-of-media"  # the menu would take "media-plan" for a part of "media"
    menu_icon = "calendar-check"
    menu_order = 155
    items = (flights, airings, stations, tours, performances, print_batches, placements, media_releases)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [CampaignsGroup(), PlansAndCostsGroup(), MediaPlanGroup()]


@hooks.register("register_admin_urls")
def register_calendar():
    return [path("calendar/", CalendarPage.as_view(), name="calendar")]


@hooks.register("register_icons")
def register_icons(icons):
    return [*icons, "campaigns/icons/broadcast.svg", "campaigns/icons/stage.svg"]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    planning_history.register(actions)
    events_history.register(actions)
    results_history.register(actions)
    toolkits_history.register(actions)
    discussion_history.register(actions)
    broadcast_history.register(actions)
    pretesting_history.register(actions)
    budget_history.register(actions)
    printing_history.register(actions)
    touring_history.register(actions)


@hooks.register("insert_global_admin_css")
def campaigns_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/campaigns-admin.css"))
