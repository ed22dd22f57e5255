"""Consents in the admin."""

import django_filters
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, MultipleChooserPanel

from clarion.admin import ScopedViewSet
from clarion.plain import PlainColumn

from . import admin_views as views
from .forms import ConsentForm
from .models import ConsentRecord


class ConsentFilters(WagtailFilterSet):
    ends = django_filters.ChoiceFilter(label=_("Ends"), choices=[("soon", _("Within two weeks"))], method="by_end")

    class Meta:
        model = ConsentRecord
        fields = ["state", "category", "anonymity", "organisation"]

    def by_end(self, queryset, name, value):
        return queryset.due()


class ConsentViewSet(ScopedViewSet):
    model = ConsentRecord
    icon = "lock"
    menu_order = 850
    add_to_admin_menu = True
    menu_label = _("Consents")
    inspect_view_enabled = True
    inspect_template_name = "content/consent/overview.html"
    add_view_class = views.RecordConsent
    edit_view_class = views.ChangeConsent
    inspect_view_class = views.ConsentOverview
    base_form_class = ConsentForm
    filterset_class = ConsentFilters
    search_fields = ["file_reference"]
    related = ["organisation"]
    list_display = [
        "__str__",
        "organisation",
        "anonymity",
        PlainColumn("ends_on", label=_("Agreed until"), sort_key="ends_on"),
        "state",
    ]
    panels = [
        HelpPanel(
            _(
                "Record what people agreed to, never who they are: no name, no initials, no date of birth, no scan. "
                "Tell them that refusing changes nothing about the help they get, and give them the card."
            )
        ),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("category"),
                FieldPanel("people"),
                FieldPanel("guardian_agreed"),
                FieldPanel("languages"),
            ],
            _("Who, in numbers"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("anonymity"),
                FieldPanel("media_allowed"),
                FieldPanel("territories"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            ],
            _("What they agreed to"),
        ),
        MultiFieldPanel(
            [FieldPanel("custodian"), FieldPanel("custodian_role"), FieldPanel("file_reference")], _("The paper")
        ),
        MultipleChooserPanel("image_links", chooser_field_name="image", label=_("Pictures")),
        MultipleChooserPanel("recording_links", chooser_field_name="recording", label=_("Recordings")),
        MultipleChooserPanel("handout_links", chooser_field_name="handout", label=_("Handouts")),
    ]

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name != "delete"]
        verbs = {"renew": views.RenewConsent, "withdraw": views.WithdrawConsent, "card": views.PrintCard}
        return [*kept, *(path(f"{name}/<int:pk>/", self.construct_view(v), name=name) for name, v in verbs.items())]


consents = ConsentViewSet("consent")
