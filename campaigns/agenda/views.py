"""The calendar of everything: month, week, list, or grouped by area, medium or person; and its tables to take away."""

from datetime import date, timedelta

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign
from clarion.calendar import Period
from clarion.files.tables import csv_lines, xlsx_bytes
from partners.geography.models import Area

from .forms import CalendarForm
from .reading import WEEK, by_day, entries_in, kinds_among, month_around, week_around

VIEWS = {
    "month": gettext_lazy("Month"),
    "week": gettext_lazy("Week"),
    "list": gettext_lazy("List"),
    "area": gettext_lazy("By area"),
    "medium": gettext_lazy("By medium"),
    "person": gettext_lazy("By person"),
}
"""How the same entries can be laid out; all but week and list show a month."""
LIST_DAYS = 30
MOST_IN_A_CELL, MOST_IN_A_COLUMN, MOST_IN_A_GROUP, MOST_IN_A_LIST = 4, 30, 20, 200
"""How much is shown at once; the rest is counted, with a way to it, and is in the tables to take away."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CalendarPage(WagtailAdminTemplateMixin, TemplateView):
    """The calendar as the person may see it; every choice stands in the address."""

    header_icon = "calendar"
    page_title = gettext_lazy("Calendar")
    template_name = "campaigns/agenda/calendar.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") in ("csv", "xlsx"):
            return self._table(request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def layout(self) -> str:
        asked = self.request.GET.get("view", "")
        return asked if asked in (*VIEWS, "day") else "month"

    @cached_property
    def form(self) -> CalendarForm:
        return CalendarForm(self.request.GET, user=self.request.user)

    @cached_property
    def day(self) -> date:
        return self.form.chosen_day

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def period(self) -> Period:
        if self.layout == "day":
            return Period(self.day, self.day)
        if self.layout == "week":
            return week_around(self.day)
        if self.layout == "list":
            return Period(self.day, self.day + timedelta(days=LIST_DAYS - 1))
        return month_around(self.day)

    @cached_property
    def entries(self) -> list:
        """What is shown: collected once, then filtered."""
        found = entries_in(self.period, self.request.user)
        self.form.offer(found)
        self.form.full_clean()
        chosen = self.form.chosen
        return [entry for entry in found if chosen.keeps(entry)]

    def get_context_data(self, **kwargs):
        entries = self.entries
        days = by_day(entries, self.period)
        context = super().get_context_data(**kwargs)
        context |= {
            "form": self.form,
            "layout": self.layout,
            "views": [(key, label, self._address(view=key)) for key, label in VIEWS.items()],
            "today": self.today,
            "day": self.day,
            "title": self._title(),
            "earlier": self._address(day=self._moved(-1)),
            "later": self._address(day=self._moved(1)),
            "exports": [(name.upper(), self._address(export=name)) for name in ("csv", "xlsx")],
            "entries": entries,
            "kinds": kinds_among(entries),
            "is_filtered": any(self.request.GET.get(name) for name in ("campaign", "kind", "medium", "area", "person")),
        }
        if self.layout in ("month", "week"):
            cells = self._cells(days)
            weeks = [cells[start : start + WEEK] for start in range(0, len(cells), WEEK)]
            context |= {"weeks": weeks, "weekdays": list(days)[:WEEK]} | self._way_to_today(days)
        elif self.layout in ("list", "day"):
            context |= self._list(days)
            context |= self._way_to_today(day for day, _found in context["days"])
        else:
            context |= {"groups": self._groups()} | self._way_to_today(())
        return context

    def _cells(self, days):
        """For each day what is shown of it, how much more there is and where; past days of this week are ``over``."""
        most = MOST_IN_A_CELL if self.layout == "month" else MOST_IN_A_COLUMN
        return [
            {
                "day": day,
                "outside": self.layout == "month" and day.month != self.day.month,
                "over": self.period.first <= day < self.today <= self.period.last,
                "entries": found[:most],
                "many": len(found),
                "more": max(len(found) - most, 0),
                "address": self._address(view="day", day=day),
            }
            for day, found in days.items()
        ]

    def _way_to_today(self, shown) -> dict:
        """The shown day that ``#today`` leads to: today, else the next; and the address of today from here."""
        is_near = self.period.touches(self.today, self.today)
        anchor = next((day for day in shown if day >= self.today), None) if is_near else None
        return {"anchor": anchor, "now": "#today" if anchor else f"{self._address(day=self.today)}#today"}

    def _list(self, days):
        """The first entries by day, and how many more there are."""
        left, shown = MOST_IN_A_LIST, []
        for day, found in days.items():
            if found and left > 0:
                shown.append((day, found[:left]))
            left -= len(found)
        return {"days": shown, "beyond": max(-left, 0)}

    def _groups(self):
        """(heading, first entries, how many more, their address); an entry of several groups stands in each."""
        month = [entry for entry in self.entries if entry.first_day.month == self.day.month]
        groups: dict[str, list] = {}
        for entry in month:
            for value in self._values(entry) or [""]:
                groups.setdefault(value, []).append(entry)
        names = self._names(groups)
        rows = []
        for value, found in groups.items():
            name, filters = names.get(value, (_("Not named"), {}))
            more = len(found) - MOST_IN_A_GROUP
            rows.append((name, found[:MOST_IN_A_GROUP], max(more, 0), self._address(view="list", **filters)))
        return sorted(rows, key=lambda row: row[0])

    def _values(self, entry):
        """What the layout sorts an entry by."""
        if self.layout == "medium":
            return [entry.medium] if entry.medium else []
        return entry.people if self.layout == "person" else entry.area_paths

    def _names(self, values):
        """For each value its heading, and the filter that shows it alone."""
        if self.layout == "medium":
            return {key: (str(label), {"medium": key}) for key, label in Medium.choices}
        if self.layout == "person":
            return {name: (name, {"person": name}) for name in values if name}
        return {path: (area.localized_name, {"area": area.pk}) for path, area in _areas(values).items()}

    def _title(self) -> str:
        if self.layout == "day":
            return date_format(self.day, "l j F Y")
        if self.layout in ("week", "list"):
            return f"{date_format(self.period.first, 'j M Y')} – {date_format(self.period.last, 'j M Y')}"
        return date_format(self.day, "F Y")

    def _moved(self, by: int) -> date:
        """The day one step earlier (-1) or later (1): a day, a week, a list's length or a month."""
        steps = {"day": 1, "week": WEEK, "list": LIST_DAYS}
        if self.layout in steps:
            return self.day + timedelta(days=by * steps[self.layout])
        first = self.day.replace(day=1)
        return (first + timedelta(days=32)).replace(day=1) if by > 0 else (first - timedelta(days=1)).replace(day=1)

    def _address(self, **changes) -> str:
        query = self.request.GET.copy()
        for name in ("export", *changes):
            query.pop(name, None)
        for name, value in changes.items():
            query[name] = value.isoformat() if isinstance(value, date) else value
        return f"{reverse('calendar')}?{query.urlencode()}"

    def _table(self, kind: str):
        """The entries that the page shows, in its order."""
        headings = [_("First day"), _("Last day"), _("Hours"), _("Kind"), _("What"), _("Note"), _("Place")]
        headings += [_("Campaign"), _("Medium"), _("Areas"), _("People"), _("Cancelled")]
        rows = self._lines()
        name = f"calendar-{self.period.first.isoformat()}"
        if kind == "xlsx":
            response = HttpResponse(xlsx_bytes(headings, rows, _("Calendar")), content_type=XLSX)
        else:
            response = StreamingHttpResponse(csv_lines(headings, rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
        return response

    def _lines(self):
        media = dict(Medium.choices)
        keys = {entry.campaign_id for entry in self.entries if entry.campaign_id}
        codes = dict(Campaign.objects.filter(pk__in=keys).values_list("pk", "code"))
        areas = _areas(path for entry in self.entries for path in entry.area_paths)
        return [
            (
                entry.first_day,
                entry.last_day,
                entry.hours,
                entry.kind,
                entry.title,
                entry.note,
                entry.place,
                codes.get(entry.campaign_id, ""),
                str(media.get(entry.medium, "")),
                ", ".join(areas[path].localized_name for path in entry.area_paths if path in areas),
                ", ".join(entry.people),
                _("Yes") if entry.cancelled else _("No"),
            )
            for entry in self.entries
        ]


def _areas(paths) -> dict[str, Area]:
    """Areas by their paths; one query."""
    codes = {path.rstrip("/").rpartition("/")[2] for path in paths}
    return {area.path: area for area in Area.objects.filter(code__in=codes)}
