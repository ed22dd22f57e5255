"""Registers this room with the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from campaigns.events import history as events_history
from campaigns.events.viewsets import events
from campaigns.planning import history as planning_history
from campaigns.planning.programme_viewsets import lessons, programmes
from campaigns.planning.viewsets import activities, campaigns, short_links
from campaigns.pretesting import history as pretesting_history
from campaigns.pretesting.viewsets import effects, pretests


class CampaignsGroup(ModelViewSetGroup):
    menu_label = _("Campaigns")
    menu_icon = "site"
    menu_order = 150
    items = (programmes, campaigns, events, activities, short_links, lessons, pretests, effects)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [CampaignsGroup()]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    planning_history.register(actions)
    events_history.register(actions)
    pretesting_history.register(actions)


@hooks.register("insert_global_admin_css")
def campaigns_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/campaigns-admin.css"))
