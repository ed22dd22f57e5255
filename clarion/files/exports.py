"""Makes every export of the admin safe: CSV passes the formula gate, XLSX leaves out what no workbook can hold."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from .tables import safe_cell, without_controls


def guard_admin_exports() -> None:
    """Wraps the one method all Wagtail exports share, so that reports of the framework are covered too."""
    original = SpreadsheetExportMixin.preprocess_field_value
    if getattr(original, "guards_formulas", False):
        return

    def preprocess_field_value(self, field, value, export_format):
        prepared = original(self, field, value, export_format)
        return safe_cell(prepared) if export_format == self.FORMAT_CSV else without_controls(prepared)

    preprocess_field_value.guards_formulas = True
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
