"""Cost lines and exchange rates in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from campaigns.planning.models import Campaign
from clarion.admin import ScopedViewSet
from clarion.plain import PlainColumn

from . import views
from .forms import CostLineFilters, CostLineForm, ExchangeRateFilters, ExchangeRateForm
from .import_views import BringIn, Template
from .models import CostLine, ExchangeRate
from .money import rate_text


class CostLineViewSet(ScopedViewSet):
    model = CostLine
    icon = "list-ol"
    menu_order = 115
    inspect_view_enabled = True
    inspect_view_fields = ["campaign", "kind", "day", "activity", "medium", "purpose", "amount_in_words"]
    inspect_view_fields += ["converted_in_words", "rate_in_words", "rate_on", "rate_source", "reference"]
    inspect_view_class = views.ShowCostLine
    add_view_class = views.CreateCostLine
    edit_view_class = views.EditCostLine
    delete_view_class = views.RemoveCostLine
    filterset_class = CostLineFilters
    search_fields = ["purpose", "reference", "campaign__name", "activity__name"]
    related = ["campaign", "activity"]
    list_display = [
        "purpose",
        PlainColumn("day", label=_("Date"), sort_key="day"),
        "kind",
        Column("amount", label=_("Amount"), accessor="amount_in_words"),
        Column("converted", label=_("In the campaign's currency"), accessor="converted_in_words"),
        "medium",
        "activity",
        "campaign",
    ]
    list_export = ["campaign.code", "kind", "day", "activity_name", "medium", "purpose", "exact_amount", "currency"]
    list_export += ["exact_rate", "rate_currency", "converted_amount", "rate_on", "rate_source", "reference"]
    export_headings = {
        "campaign.code": _("Campaign"),
        "activity_name": _("Activity"),
        "exact_amount": _("Amount"),
        "exact_rate": _("Rate"),
        "converted_amount": _("In the campaign's currency"),
    }
    export_filename = "costs"
    base_form_class = CostLineForm
    panels = [
        FieldPanel("campaign"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("day")]),
        FieldPanel("purpose"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
        FieldRowPanel([FieldPanel("activity"), FieldPanel("medium")]),
        FieldPanel("reference"),
        MultiFieldPanel(
            [FieldPanel("rate"), FieldRowPanel([FieldPanel("rate_on"), FieldPanel("rate_source")])],
            _("Only in another currency than the campaign's"),
        ),
    ]

    def get_urlpatterns(self):
        bring_in = self.construct_view(BringIn, model=Campaign)
        template = self.construct_view(Template, model=Campaign)
        booked = self.construct_view(views.PlanBooked, model=Campaign)
        return [
            *super().get_urlpatterns(),
            path("booked/<int:pk>/", booked, name="plan_booked"),
            path("import/<int:pk>/", bring_in, name="import"),
            path("template/<int:pk>/", template, name="template"),
        ]


class ExchangeRateViewSet(ScopedViewSet):
    model = ExchangeRate
    icon = "resubmit"
    menu_order = 116
    add_view_class = views.CreateRate
    edit_view_class = views.EditRate
    delete_view_class = views.RemoveRate
    filterset_class = ExchangeRateFilters
    search_fields = ["currency", "into", "source", "organisation__name"]
    related = ["organisation"]
    list_display = [
        "__str__",
        Column("rate", label=_("Rate"), accessor=lambda rate: rate_text(rate.rate)),
        PlainColumn("day", label=_("Valid from"), sort_key="day"),
        "source",
        "organisation",
    ]
    list_export = ["organisation.code", "currency", "into", "exact_rate", "day", "source"]
    export_headings = {"organisation.code": _("Organisation"), "exact_rate": _("Rate")}
    base_form_class = ExchangeRateForm
    panels = [
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("currency"), FieldPanel("into")]),
        FieldRowPanel([FieldPanel("rate"), FieldPanel("day")]),
        FieldPanel("source"),
    ]


cost_lines = CostLineViewSet("cost_line")
exchange_rates = ExchangeRateViewSet("exchange_rate")
