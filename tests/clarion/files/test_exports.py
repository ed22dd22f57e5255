"""The admin's own CSV exports pass the formula gate too."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from clarion.files.exports import value_at
from partners.models import Area
from tests.factories.partners import UserFactory, region, world


def test_wagtail_report_neutralises_formulas(client, db):
    UserFactory(username="root", is_superuser=True)
    client.force_login(
        UserFactory(username="boss", is_superuser=True, first_name='=HYPERLINK("http://x")', role="administrator")
    )
    address = reverse("wagtailusers_users:index")
    response = client.get(address, {"export": "csv"})
    text = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
    assert "=HYPERLINK" not in text.replace("'=HYPERLINK", "")


def test_a_relation_that_leads_nowhere_leaves_its_cell_empty():
    area = Area(code="W", parent=None)
    assert value_at(area, "code") == area.code
    assert value_at(area, "parent.code") is None
    with pytest.raises(AttributeError):
        value_at(area, "parent_of_it.code")


def test_an_area_that_is_part_of_nothing_is_exported(client, administrator):
    world()
    client.force_login(administrator)
    response = client.get(reverse("area:index"), {"export": "csv"})
    heading, row, *_ = csv.reader(response.getvalue().decode("utf-8-sig").splitlines())
    assert row[heading.index("Part of")] == ""


def test_a_list_leaves_as_a_workbook_that_opens(client, administrator):
    region("XX-01", "#N/A")
    region("XX-02", "North\uffff")
    client.force_login(administrator)
    response = client.get(reverse("area:index"), {"export": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert (cells.get("#N/A"), cells.get("North")) == ("s", "s")
