"""The lines of a campaign's reach as a file: the same lines, in the same order, as on the page."""

from collections.abc import Iterable

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from clarion.files.tables import csv_lines, xlsx_bytes

from .queries import ReachRow, ReachTable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def headings() -> list[str]:
    return [
        _("From"), _("To"), _("Area code"), _("Area"), _("Medium"), _("Measure"),
        _("At least"), _("At most"), _("Source"), _("Confidence"), _("How counted"),
    ]  # fmt: skip


def line(row: ReachRow) -> list:
    """The cells of one line; numbers stay numbers, dates stay dates."""
    return [
        row.start,
        row.end,
        row.area.code if row.area else "",
        str(row.area) if row.area else _("Place not known"),
        str(row.medium.label),
        str(row.measure.label),
        row.value.lower,
        row.value.upper,
        str(row.source.label),
        row.confidence.value,
        row.method,
    ]


def as_file(table: ReachTable, file_format: str, name: str) -> HttpResponseBase:
    """A download; ``file_format`` is csv or xlsx."""
    lines: Iterable[list] = [line(row) for row in table.rows]
    if file_format == "xlsx":
        response = HttpResponse(xlsx_bytes(headings(), lines, _("Reach")), content_type=XLSX)
    else:
        response = StreamingHttpResponse(csv_lines(headings(), lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="reach-{name}.{file_format}"'
    return response
