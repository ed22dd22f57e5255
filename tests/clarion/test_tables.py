"""A list of the admin says what its parts are, and each cell which column it belongs to."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template import Context
from wagtail.admin.ui.tables import Column, Table, TitleColumn

from tests.factories.campaigns import CampaignFactory


def drawn(columns, rows):
    page = BeautifulSoup(Table(columns, rows).render_html(Context()), "html.parser")
    return page.table


def test_a_cell_bears_its_columns_name_escaped_and_a_blank_one_none():
    columns = [TitleColumn("name"), Column("lead", label='Lead & "co"'), Column("note", label="Note")]
    table = drawn(columns, [SimpleNamespace(pk=1, name="One <call>", lead="Lantern", note="")])
    name, lead, note = table.tbody.find_all("td")
    assert (name["data-label"], lead["data-label"]) == ("Name", 'Lead & "co"')
    assert (name.get_text(strip=True), lead.get_text(strip=True)) == ("One <call>", "Lantern")
    assert "data-label" not in note.attrs
    assert "data-blank" in note.attrs
    assert "data-blank" not in lead.attrs


def test_a_column_without_a_name_gives_none():
    cell = drawn([Column("number", label="")], [SimpleNamespace(number=0)]).tbody.td
    assert cell.get_text(strip=True) == "0"
    assert {"data-label", "data-blank"}.isdisjoint(cell.attrs)


def test_a_cell_that_shows_only_a_control_is_not_blank():
    class Box(Column):
        def render_cell_html(self, instance, parent_context):
            return '<td class="bulk-action-checkbox-cell"><input type="checkbox"></td>'

    cell = drawn([Box("box", label="Choose")], [SimpleNamespace(box=None)]).tbody.td
    assert (cell["class"], cell["role"], cell["data-label"]) == (["bulk-action-checkbox-cell"], "cell", "Choose")


@pytest.mark.django_db
def test_every_part_of_a_list_says_its_role_however_it_is_laid_out(client, coordinator):
    CampaignFactory.create_batch(2)
    client.force_login(coordinator)
    table = BeautifulSoup(client.get("/admin/campaign/").content, "html.parser").find("table", class_="listing")
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader"}
    for name, role in {**roles, "td": "cell"}.items():
        parts = [table] if name == "table" else table.find_all(name)
        assert parts
        assert {part.get("role") for part in parts} == {role}
    assert len(table.tbody.find_all("tr")) == 2
    heads = [head.get_text(strip=True) for head in table.thead.find_all("th")]
    for row in table.tbody.find_all("tr"):
        cells = row.find_all("td")
        assert len(cells) == len(heads)
        assert [cell.get("data-label", head) for cell, head in zip(cells, heads, strict=True)] == heads
