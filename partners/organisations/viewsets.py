"""Organisations, who acts for them, and lead agencies in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from clarion.admin import ScopedChooserViewSet, ScopedViewSet

from .forms import OrganisationForm
from .membership_views import AddMembership, ChangeMembership, RemoveMembership
from .models import LeadAgency, Membership, Organisation


class OrganisationViewSet(ScopedViewSet):
    inspect_view_enabled = True
    model = Organisation
    icon = "group"
    list_display = ["name", "code", "kind", "country", "is_public"]
    list_filter = ["kind", "country", "is_public"]
    search_fields = ["name", "code", "mandate"]
    list_export = ["code", "name", "kind", "country.code", "languages", "website", "is_public"]
    export_headings = {"country.code": _("Country code")}
    related = ["country"]
    panels = [
        HelpPanel(_("Readers see the name and website of an organisation only where it is named publicly.")),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("names"), FieldPanel("code"), FieldPanel("kind")], _("Who")),
        MultiFieldPanel([FieldPanel("country"), FieldPanel("areas"), FieldPanel("languages")], _("Where")),
        FieldPanel("mandate"),
        MultiFieldPanel([FieldPanel("website"), FieldPanel("is_public")], _("In public")),
    ]
    base_form_class = OrganisationForm


class MembershipViewSet(ScopedViewSet):
    inspect_view_enabled = True
    model = Membership
    icon = "user"
    add_view_class = AddMembership
    edit_view_class = ChangeMembership
    delete_view_class = RemoveMembership
    list_display = ["user", "organisation", "is_focal_point"]
    list_filter = ["organisation", "is_focal_point"]
    search_fields = ["user__username", "user__first_name", "user__last_name", "organisation__name"]
    list_export = ["user.username", "organisation.code", "is_focal_point"]
    export_headings = {"user.username": _("Account"), "organisation.code": _("Organisation code")}
    related = ["user", "organisation"]
    panels = [
        HelpPanel(_("A membership decides which organisation's records a person sees. Nothing here is public.")),
        FieldPanel("user"),
        FieldPanel("organisation"),
        FieldPanel("areas"),
        FieldPanel("is_focal_point"),
    ]


class LeadAgencyViewSet(ScopedViewSet):
    inspect_view_enabled = True
    model = LeadAgency
    icon = "crosshairs"
    list_display = ["country", "organisation"]
    list_filter = ["country"]
    search_fields = ["country__name", "organisation__name"]
    list_export = ["country.code", "organisation.code"]
    export_headings = {"country.code": _("Country code"), "organisation.code": _("Organisation code")}
    related = ["country", "organisation"]
    panels = [
        HelpPanel(_("One organisation leads in each country; it is asked first when records overlap.")),
        FieldPanel("country"),
        FieldPanel("organisation"),
    ]


class OrganisationChooser(ScopedChooserViewSet):
    model = Organisation
    icon = "group"
    choose_one_text = _("Choose an organisation")
    choose_another_text = _("Choose another organisation")
    edit_item_text = _("Edit this organisation")
    search_in = ["name", "code"]


organisations = OrganisationViewSet("organisation")
memberships = MembershipViewSet("membership")
lead_agencies = LeadAgencyViewSet("lead_agency")
organisation_chooser = OrganisationChooser("organisation_chooser")
