"""The command prints exactly the object others rely on, and its exit code says how it ended."""

import json

import pytest
from django.core.management import call_command

from evaluation.national.models import Release
from tests.factories.evaluation import glotip_row, glotip_workbook
from tests.factories.partners import country

pytestmark = pytest.mark.django_db
KEYS = {
    "rows", "accepted", "quarantined", "rejected", "new", "changed", "withdrawn", "unchanged", "findings", "release",
    "status",
}  # fmt: skip


@pytest.fixture
def file(tmp_path):
    country()
    return glotip_workbook(tmp_path / "file.xlsx", [glotip_row(), glotip_row(iso3=None, country="Sark")])


def run(capsys, *arguments):
    """Exit code, the one object on stdout, and stderr."""
    try:
        call_command("import_national", *map(str, arguments), "--json")
        code = 0
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    facts = json.loads(out)
    assert set(facts) == KEYS
    return code, facts, err


def test_imports_and_approves(capsys, file, evaluator, approver):
    code, facts, _err = run(capsys, file, "--submit-as", "evaluator", "--approve-as", "approver")
    assert code == 0
    assert facts["findings"] == [
        {
            "code": "no_area_code",
            "severity": "error",
            "row": 5,
            "column": "Iso3_code",
            "message": "“Sark” has no country code; it was given to no country.",
        }
    ]
    assert {name: facts[name] for name in KEYS - {"findings"}} == {
        "rows": 2, "accepted": 1, "quarantined": 1, "rejected": 0, "new": 1, "changed": 0, "withdrawn": 0,
        "unchanged": 0, "release": "glotip-2025-04-14", "status": "approved",
    }  # fmt: skip
    release = Release.objects.get()
    assert (release.submitter, release.approver) == (evaluator, approver)


def test_without_an_approver_it_is_validated(capsys, file):
    code, facts, _err = run(capsys, file)
    assert (code, facts["status"]) == (0, "validated")
    assert Release.objects.get().submitter.username == "clarion-import"
    assert not Release.objects.get().submitter.is_active


def test_the_same_file_again(capsys, file, approver):
    run(capsys, file)
    code, facts, _err = run(capsys, file, "--approve-as", "approver")
    assert code == 0
    assert (facts["status"], facts["release"]) == ("duplicate_of", "glotip-2025-04-14")
    assert (facts["new"], facts["changed"], facts["withdrawn"], facts["unchanged"]) == (0, 0, 0, 1)


def test_a_preview_writes_nothing(capsys, file):
    code, facts, _err = run(capsys, file, "--preview")
    assert (code, facts["status"], facts["release"], facts["new"]) == (0, "preview", None, 1)
    assert Release.objects.count() == 0


@pytest.mark.parametrize(
    ("options", "expected", "words"),
    [
        (["--format", "dhis2"], 2, "dhis2 is not read yet"),
        (["--format", "odt"], 2, "odt is none of auto, template, glotip"),
        (["--agency", "nobody"], 2, "no organisation has the code nobody"),
        (["--submit-as", "nobody"], 2, "no active user is named nobody"),
        (["--released-on", "soon"], 2, "soon is not a date"),
        (["--submit-as", "approver", "--approve-as", "approver"], 1, "another person"),
        (["--approve-as", "evaluator"], 1, "evaluator may not approve"),
        (["--submit-as", "approver"], 1, "may not bring in figures"),
    ],
)
def test_refuses(capsys, file, evaluator, approver, options, expected, words):
    code, facts, err = run(capsys, file, *options)
    assert (code, facts["release"], facts["rows"]) == (expected, None, None)
    assert words in err
    assert len(err.strip().splitlines()) == 1
    assert Release.objects.count() == 0


def test_a_missing_file(capsys):
    assert run(capsys, "none.xlsx")[0] == 2


def test_an_unreadable_file(capsys, tmp_path):
    (tmp_path / "file.xlsx").write_bytes(b"words")
    code, facts, err = run(capsys, tmp_path / "file.xlsx")
    assert (code, facts["status"]) == (2, "fault")
    assert "not an XLSX workbook" in err


def test_a_file_of_places_nobody_holds(capsys, tmp_path):
    path = glotip_workbook(tmp_path / "file.xlsx", [glotip_row(iso3="QQQ")])
    assert run(capsys, path)[0] == 1


def test_for_an_agency(capsys, file, agency):
    code, facts, _err = run(capsys, file, "--agency", "agency", "--submit-as", "agency")
    assert (code, facts["release"]) == (0, "glotip-agency-2025-04-14")


def test_in_words(capsys, file):
    call_command("import_national", str(file))
    assert "quarantined: 1" in capsys.readouterr().out
