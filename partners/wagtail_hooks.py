"""Registers the admin of this room's packages."""

from django.db.models import ManyToManyField
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.viewsets.model import ModelViewSetGroup

from partners.geography.actions import ADD_BOUNDARY, SET_PRIORITIES
from partners.geography.forms import areas_override
from partners.geography.views import suggest_language_labels
from partners.geography.viewsets import area_chooser, areas
from partners.organisations.viewsets import lead_agencies, memberships, organisation_chooser, organisations
from partners.people import account_menu, history
from partners.services import contacts
from partners.services.actions import VERIFY
from partners.services.viewsets import help_services
from partners.venues.viewsets import facilitator_chooser, facilitators, venue_chooser, venues

register_form_field_override(ManyToManyField, override=areas_override)


class PartnersGroup(ModelViewSetGroup):
    menu_label = _("Partners")
    menu_icon = "group"
    menu_order = 300
    items = (help_services, organisations, memberships, lead_agencies, venues, facilitators, areas)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [area_chooser, organisation_chooser, venue_chooser, facilitator_chooser, PartnersGroup()]


@hooks.register("register_admin_urls")
def register_suggestions():
    return [path("languages/suggest/", suggest_language_labels, name="language_suggest")]


hooks.register("register_log_actions", history.register)
for own_page in account_menu.PAGES:
    hooks.register("register_account_menu_item", own_page)


@hooks.register("register_log_actions")
def register_log_actions(registry):
    registry.register_action(ADD_BOUNDARY, _("Add boundary"), _("Boundary added"))
    registry.register_action(SET_PRIORITIES, _("Set priorities"), _("Priorities of areas set"))
    registry.register_action(VERIFY, _("Verify"), _("Verified: a person reached it"))
    registry.register_action(contacts.PROPOSE, _("Propose contacts"), _("New contacts proposed"))
    registry.register_action(contacts.CONFIRM, _("Confirm contacts"), _("Contacts confirmed by a second person"))
    registry.register_action(contacts.REJECT, _("Reject contacts"), _("Proposed contacts rejected"))
    registry.register_action(contacts.WITHDRAW, _("Withdraw contacts"), _("Proposed contacts withdrawn"))
    registry.register_action(contacts.TAKE_DOWN, _("Take down contacts"), _("Contacts taken down: dead or hijacked"))
