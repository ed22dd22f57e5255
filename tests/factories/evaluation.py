"""Factories of the evaluation room."""

GLOTIP_COLUMNS = (
    "Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year",
    "Unit of measurement", "txtVALUE", "Source",
)  # fmt: skip
GLOTIP_ROW = {
    "Iso3_code": "XDM",
    "Country": "Demoland",
    "Region": "Nowhere",
    "Subregion": "Nowhere",
    "Indicator": "Detected trafficking victims",
    "Dimension": "Total",
    "Category": "Total",
    "Sex": "Total",
    "Age": "Total",
    "Year": 2020,
    "Unit of measurement": "Counts",
    "txtVALUE": "12",
    "Source": "GLOTIP",
}


def glotip_row(**changes):
    """One row of GLOTIP's table as a dict; ``value`` and ``year`` are short for txtVALUE and Year."""
    named = {"value": "txtVALUE", "year": "Year", "iso3": "Iso3_code"}
    changes = {named.get(name, name): value for name, value in changes.items()}
    titles = {name: changes.pop(name.lower()) for name in GLOTIP_ROW if name.lower() in changes}
    return {**GLOTIP_ROW, **titles, **changes}


def glotip_workbook(path, rows, *, banner="14/04/2025", columns=GLOTIP_COLUMNS, title="data_glotip_1"):
    """Writes a workbook in the shape of GLOTIP; ``banner`` None leaves the rows above the header out."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    if banner is not None:
        sheet.append(["UNODC", "someone@example.org"])
        sheet.append([banner])
    sheet.append(list(columns))
    for row in rows:
        sheet.append([row.get(name) for name in columns])
    book.save(path)
    return path


def national_release(
    folder, *rows, banner="14/04/2025", by=None, approver=None, organisation=None, name="file.xlsx", **options
):
    """Imports rows as a release in state validated and submitted; with an approver it is approved."""
    from evaluation.national import actions
    from evaluation.national.account import system_account
    from evaluation.national.intake import Source

    path = glotip_workbook(folder / name, rows, banner=banner)
    source = Source(path=path, name=name, by=by or system_account(), organisation=organisation, submits=True, **options)
    outcome = actions.import_file(source=source)
    if approver:
        actions.approve(release=outcome.release, by=approver)
    return outcome
