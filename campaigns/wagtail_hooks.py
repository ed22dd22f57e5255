"""Registers this room with the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from campaigns.broadcast import history as broadcast_history
from campaigns.broadcast.viewsets import airings, flights, stations
from campaigns.events import history as events_history
from campaigns.events.viewsets import events
from campaigns.planning import history as planning_history
from campaigns.planning.viewsets import activities, campaigns, short_links


class CampaignsGroup(ModelViewSetGroup):
    menu_label = _("Campaigns")
    menu_icon = "site"
    menu_order = 150
    items = (campaigns, events, activities, short_links)


class MediaPlanGroup(ModelViewSetGroup):
    menu_label = _("Media plan")
    menu_name = "plan-of-media"  # the menu would take "media-plan" for a part of "media"
    menu_icon = "calendar-check"
    menu_order = 155
    items = (flights, airings, stations)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [CampaignsGroup(), MediaPlanGroup()]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    planning_history.register(actions)
    events_history.register(actions)
    broadcast_history.register(actions)


@hooks.register("insert_global_admin_css")
def campaigns_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/campaigns-admin.css"))
