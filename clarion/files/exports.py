"""Makes every export of the admin safe: formulas stay text, and a record without a relation leaves its cell empty."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.coreutils import multigetattr

from .tables import SEEMING, safe_cell, without_controls


def guard_admin_exports() -> None:
    """Wraps the methods all Wagtail exports share, so that reports of the framework are covered too."""
    original = SpreadsheetExportMixin.preprocess_field_value
    if getattr(original, "guards_formulas", False):
        return

    def preprocess_field_value(self, field, value, export_format):
        prepared = original(self, field, value, export_format)
        return safe_cell(prepared) if export_format == self.FORMAT_CSV else without_controls(prepared)

    preprocess_field_value.guards_formulas = True
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
    SpreadsheetExportMixin.generate_xlsx_row = _as_text(SpreadsheetExportMixin.generate_xlsx_row)
    SpreadsheetExportMixin.to_row_dict = lambda self, item: {name: value_at(item, name) for name in self.list_export}


def _as_text(original):
    def generate_xlsx_row(self, worksheet, row_dict, date_format=None):
        for cell in original(self, worksheet, row_dict, date_format):
            if cell.data_type in SEEMING:
                cell.data_type = "s"
            yield cell

    return generate_xlsx_row


def value_at(record, path: str):
    """The value at a dotted path; None where a relation on the way leads nowhere. Raises AttributeError as Wagtail."""
    *relations, name = path.split(".")
    for relation in relations:
        record = multigetattr(record, relation)
        if record is None:
            return None
    return multigetattr(record, name)
