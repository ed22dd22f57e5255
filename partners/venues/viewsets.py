"""Venues with their rooms, and facilitators, in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

from clarion.admin import ScopedChooserViewSet, ScopedViewSet

from .filters import FacilitatorFilters, VenueFilters
from .forms import FacilitatorForm, VenueForm
from .models import Facilitator, Venue


class VenueViewSet(ScopedViewSet):
    inspect_view_enabled = True
    model = Venue
    icon = "home"
    list_display = ["name", "code", "kind", "area", "room_count"]
    filterset_class = VenueFilters
    search_fields = ["name", "code", "area__name", "area__code"]
    list_export = ["code", "name", "kind", "area.code", "time_zone", "enrolment_female", "enrolment_male", "languages"]
    export_headings = {"area.code": _("Area code")}
    related = ["area"]
    related_sets = ["rooms"]
    base_form_class = VenueForm
    panels = [
        HelpPanel(
            _(
                "Readers see name and area of a venue only with an event that is marked open. "
                "Events in schools are closed: readers see them as counts by area and month."
            )
        ),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("names"), FieldPanel("code"), FieldPanel("kind")], _("What")),
        MultiFieldPanel([FieldPanel("area"), FieldPanel("time_zone"), FieldPanel("languages")], _("Where")),
        FieldRowPanel([FieldPanel("enrolment_female"), FieldPanel("enrolment_male")], _("Enrolled")),
        InlinePanel("rooms", [FieldPanel("name"), FieldPanel("seats")], _("Rooms"), label=_("Room")),
        FieldPanel("safeguarding_contact"),
    ]


class FacilitatorViewSet(ScopedViewSet):
    inspect_view_enabled = True
    model = Facilitator
    icon = "user"
    list_display = ["name", "organisation", "base_area", "vetting_valid_until", "conduct_signed_on", "is_public"]
    filterset_class = FacilitatorFilters
    search_fields = ["name", "organisation__name", "base_area__name"]
    list_export = [
        "name",
        "organisation.code",
        "base_area.code",
        "languages",
        "vetting_valid_until",
        "conduct_signed_on",
        "is_public",
    ]
    export_headings = {"organisation.code": _("Organisation code"), "base_area.code": _("Area code")}
    related = ["organisation", "base_area"]
    base_form_class = FacilitatorForm
    panels = [
        HelpPanel(
            _("Readers see the name only of a facilitator who agreed to it. Vetting and conduct are staff only.")
        ),
        FieldPanel("name"),
        FieldPanel("organisation"),
        FieldPanel("base_area"),
        FieldPanel("languages"),
        MultiFieldPanel([FieldPanel("vetting_valid_until"), FieldPanel("conduct_signed_on")], _("Safeguarding")),
        FieldPanel("is_public"),
    ]


class VenueChooser(ScopedChooserViewSet):
    model = Venue
    icon = "home"
    choose_one_text = _("Choose a venue")
    choose_another_text = _("Choose another venue")
    edit_item_text = _("Edit this venue")
    search_in = ["name", "code", "area__name"]


class FacilitatorChooser(ScopedChooserViewSet):
    model = Facilitator
    icon = "user"
    choose_one_text = _("Choose a facilitator")
    choose_another_text = _("Choose another facilitator")
    edit_item_text = _("Edit this facilitator")
    search_in = ["name", "organisation__name"]


venues = VenueViewSet("venue")
facilitators = FacilitatorViewSet("facilitator")
venue_chooser = VenueChooser("venue_chooser")
facilitator_chooser = FacilitatorChooser("facilitator_chooser")
