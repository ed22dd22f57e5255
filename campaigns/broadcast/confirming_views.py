"""Confirming what a station aired, a period at once: first how many, then the word."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clarion.verbs import note_refusal, show_refusal

from . import airing_actions
from .choices import AiringState
from .forms import PeriodForm
from .models import Airing
from .rules import may_schedule


class ConfirmPeriod(WagtailAdminTemplateMixin, FormView):
    """GET with a station and two days shows what would be confirmed, day by day; POST confirms it."""

    model = Airing
    header_icon = "circle-check"
    page_title = gettext_lazy("Confirm a period")
    form_class = PeriodForm
    template_name = "campaigns/broadcast/confirm.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_schedule(request.user):
            raise PermissionDenied

    def get_breadcrumbs_items(self):
        index = {"url": reverse("airing:index"), "label": Airing._meta.verbose_name_plural}
        return [*super().get_breadcrumbs_items(), index, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        kwargs = {**super().get_form_kwargs(), "user": self.request.user}
        if self.request.method == "GET" and self.request.GET:
            kwargs["data"] = self.request.GET
        return kwargs

    def get_context_data(self, **kwargs):
        form = kwargs.setdefault("form", self.get_form())
        days = self._days(form.cleaned_data) if form.is_valid() else None
        return super().get_context_data(**kwargs, days=days, total=sum(row["many"] for row in days or ()))

    def _days(self, given):
        now = timezone.now()
        rows = airing_actions.airings_to_confirm(user=self.request.user, **given)
        rows = rows.exclude(starts_at__gt=now, state=AiringState.CONFIRMED).order_by("day").values("day")
        return list(rows.annotate(many=Count("pk"), aired=Count("pk", filter=Q(starts_at__lte=now))))

    def form_valid(self, form):
        try:
            done = airing_actions.confirm_airings(by=self.request.user, **form.cleaned_data)
        except (PermissionDenied, ValidationError) as error:
            note_refusal(self.request, error)
            show_refusal(form, error)
            return self.form_invalid(form)
        text = _("Aired: %(aired)d. Confirmed by the station for the days to come: %(confirmed)d.")
        messages.success(self.request, text % {"aired": done.aired, "confirmed": done.confirmed})
        given = form.cleaned_data
        period = {"station": given["station"].pk, "day_from": given["first"], "day_to": given["last"]}
        return redirect(f"{reverse('airing:index')}?{urlencode(period)}")
