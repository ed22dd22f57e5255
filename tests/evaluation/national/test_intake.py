"""An import stands whole or not at all, is compared with the release before, and never counts twice."""

import datetime
import json
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.db import connection

from clarion.files.workbook_checks import UnreadableFile
from evaluation.national import actions, intake, staging, tasks
from evaluation.national.account import system_account
from evaluation.national.choices import ReleaseStatus
from evaluation.national.intake import Refused, Source
from evaluation.national.locks import exclusive
from evaluation.national.models import Alias, Finding, Indicator, Observation, QuarantinedRow, Release
from tests.factories.evaluation import glotip_row, glotip_workbook

pytestmark = pytest.mark.django_db


def counts(outcome):
    return tuple(outcome.as_dict()[name] for name in ("rows", "accepted", "quarantined", "rejected"))


def moves(outcome):
    return tuple(outcome.as_dict()[name] for name in ("new", "changed", "withdrawn", "unchanged"))


def test_keeps_figures_as_values_and_ranges(bring_in):
    rows = [glotip_row(value="1,282"), glotip_row(year=2021, value="<5"), glotip_row(year=2022, value="..")]
    outcome = bring_in(*rows)
    stored = Observation.objects.order_by("period_start")
    assert [(o.value_text, o.lower, o.upper, o.value, o.status) for o in stored] == [
        ("1,282", 1282, 1282, 1282, "exact"),
        ("<5", 0, 4, None, "censored"),
        ("..", None, None, None, "not_reported"),
    ]
    assert isinstance(stored[0].lower, Decimal)
    assert [(o.area.code, o.indicator.code, o.period_end, o.source_row) for o in stored[:1]] == [
        ("XDM", "VIC_DETECTED", datetime.date(2020, 12, 31), 4)
    ]
    assert (outcome.status, outcome.release.status, counts(outcome)) == ("validated", "validated", (3, 3, 0, 0))


def test_keeps_what_it_set_aside_word_for_word(bring_in):
    outcome = bring_in(
        glotip_row(), glotip_row(iso3=None, country="Sark", year=2021), glotip_row(value="many", year=2022)
    )
    assert counts(outcome) == (3, 1, 1, 1)
    kept = QuarantinedRow.objects.order_by("row")
    assert [(row.row, row.reason, row.is_rejected, row.cells[1]) for row in kept] == [
        (5, "no_area_code", False, "Sark"),
        (6, "bad_value", True, "Demoland"),
    ]
    assert [(f.row, f.code, f.severity) for f in Finding.objects.order_by("row")] == [
        (5, "no_area_code", "error"),
        (6, "bad_value", "error"),
    ]


def test_keeps_the_original_privately(bring_in):
    release = bring_in(glotip_row()).release
    storage = storages["private"]
    assert storage.exists(release.original.name)
    assert len(release.sha256) == 64
    assert (release.original_name, release.released_on) == ("file.xlsx", datetime.date(2025, 4, 14))


def test_the_same_file_again_changes_nothing(tmp_path, countries):
    path = glotip_workbook(tmp_path / "f.xlsx", [glotip_row(), glotip_row(year=2021)])
    source = Source(path=path, name="f.xlsx", by=system_account())
    first, again = actions.import_file(source=source), actions.import_file(source=source)
    assert (again.status, again.release, counts(again)) == ("duplicate_of", first.release, counts(first))
    assert moves(again) == (0, 0, 0, 2)
    assert (Release.objects.count(), Observation.objects.count()) == (1, 2)


def test_the_next_release_is_compared_with_the_one_before(bring_in):
    before = bring_in(
        glotip_row(year=2018, value="1,282"), glotip_row(year=2019), glotip_row(year=2020, value="<5"),
        banner="30/05/2023", name="a.xlsx",
    )  # fmt: skip
    after = bring_in(
        glotip_row(year=2018, value="1282"), glotip_row(year=2020, value="4"), glotip_row(year=2021),
        glotip_row(year=2022), name="b.xlsx",
    )  # fmt: skip
    assert moves(before) == (3, 0, 0, 0)
    assert moves(after) == (2, 1, 1, 1)
    assert after.release.previous == before.release


def test_withdrawn_only_because_it_is_in_quarantine_is_told(bring_in):
    bring_in(glotip_row(), glotip_row(year=2021), banner="30/05/2023", name="a.xlsx")
    after = bring_in(glotip_row(value="1"), glotip_row(value="2"), glotip_row(year=2021), name="b.xlsx")
    assert (moves(after), after.release.withdrawn_in_quarantine) == ((0, 0, 1, 1), 1)


def test_an_older_file_is_not_compared_with_a_newer_release(bring_in):
    bring_in(glotip_row(), name="new.xlsx")
    assert moves(bring_in(glotip_row(), banner="30/05/2023", name="old.xlsx")) == (1, 0, 0, 0)


def test_an_undated_file_is_as_old_as_its_newest_figure(bring_in):
    release = bring_in(glotip_row(year=2021), banner=None).release
    assert (release.released_on, release.release_date_is_stated) == (datetime.date(2021, 12, 31), False)


def test_a_person_may_state_the_date(bring_in):
    day = datetime.date(2023, 5, 30)
    release = bring_in(glotip_row(year=2021), banner=None, released_on=day).release
    assert (release.released_on, release.release_date_is_stated) == (day, True)


def test_a_preview_writes_nothing(tmp_path, countries, django_assert_num_queries):
    path = glotip_workbook(tmp_path / "file.xlsx", [glotip_row()])
    by = system_account()
    with django_assert_num_queries(4) as seen:
        outcome = actions.preview_file(source=Source(path=path, name="file.xlsx", by=by))
    assert not [query for query in seen if not query["sql"].startswith("SELECT")]
    assert (outcome.status, outcome.release, counts(outcome)) == ("preview", None, (1, 1, 0, 0))
    assert json.dumps(outcome.as_dict())


def test_a_preview_says_what_the_import_then_does(tmp_path, countries):
    rows = [glotip_row(), glotip_row(), glotip_row(sex="Male", value="<5"), glotip_row(iso3="QQQ")]
    source = Source(path=glotip_workbook(tmp_path / "f.xlsx", rows), name="f.xlsx", by=system_account())
    shown, done = actions.preview_file(source=source).as_dict(), actions.import_file(source=source).as_dict()
    differing = {name for name in shown if shown[name] != done[name]}
    assert differing == {"release", "status"}


def test_a_file_without_a_usable_row_is_refused(bring_in):
    with pytest.raises(Refused, match="Load the areas first"):
        bring_in(glotip_row(iso3="QQQ"))
    assert Release.objects.count() == 0


def test_an_unreadable_file_leaves_nothing(tmp_path, countries):
    path = tmp_path / "file.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(UnreadableFile):
        actions.import_file(source=Source(path=path, name="file.xlsx", by=system_account()))
    assert Release.objects.count() == 0


class Killed(BaseException):
    """Stands for the end of the process: no code of ours runs after it."""


@pytest.fixture
def abandoned(monkeypatch, tmp_path, countries):
    """A release that was being staged when its process was killed, and the source it came from."""

    def stop(done, total):
        raise Killed

    monkeypatch.setattr(intake, "remove", lambda release: None)
    rows = [glotip_row(year=year) for year in range(2005, 2020)]
    source = Source(path=glotip_workbook(tmp_path / "f.xlsx", rows), name="f.xlsx", by=system_account(), submits=True)
    with pytest.raises(Killed):
        actions.import_file(source=source, advance=stop)
    monkeypatch.undo()
    return source


def test_what_a_killed_import_left_is_visible_to_nobody(abandoned, administrator):
    assert Release.objects.get().status == ReleaseStatus.STAGING
    assert Observation.objects.count() == 15
    assert list(Release.objects.visible_to(administrator)) == []
    assert list(Release.objects.current()) == list(Release.objects.as_of(datetime.date(2099, 1, 1))) == []
    assert list(Observation.objects.visible_to(administrator)) == list(Observation.objects.current()) == []


def test_a_killed_import_can_be_repeated_at_once(abandoned):
    outcome = actions.import_file(source=abandoned)
    assert (outcome.status, Observation.objects.count()) == ("validated", 15)
    assert Release.objects.get().status == ReleaseStatus.VALIDATED


def test_tick_removes_what_a_killed_import_left(abandoned):
    name = Release.objects.get().original.name
    tasks.remove_abandoned_staging()
    assert (Release.objects.count(), Observation.objects.count(), Finding.objects.count()) == (0, 0, 0)
    assert not storages["private"].exists(name)


def test_tick_leaves_an_import_that_is_running(abandoned):
    with exclusive("glotip"):
        tasks.remove_abandoned_staging()
    assert Release.objects.count() == 1


def test_an_error_while_staging_removes_what_was_staged(monkeypatch, bring_in):
    monkeypatch.setattr(intake, "_confirm", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring_in(glotip_row())
    assert (Release.objects.count(), Observation.objects.count()) == (0, 0)


def test_two_imports_of_a_data_set_at_once_are_refused(bring_in):
    with exclusive("glotip"), pytest.raises(Refused, match="being imported now"):
        bring_in(glotip_row())
    assert Release.objects.count() == 0


def test_rows_are_staged_in_short_batches(monkeypatch, bring_in):
    monkeypatch.setattr(staging, "BATCH", 4)
    pauses = []
    monkeypatch.setattr(staging, "let_others_write", lambda: pauses.append(connection.in_atomic_block))
    bring_in(*[glotip_row(year=year) for year in range(2010, 2020)])
    assert len(pauses) == 3
    assert Observation.objects.count() == 10


def test_a_release_is_removed_in_short_batches(monkeypatch, bring_in, django_assert_max_num_queries):
    release = bring_in(*[glotip_row(year=year) for year in range(2010, 2020)]).release
    monkeypatch.setattr(staging, "BATCH", 4)
    pauses = []
    monkeypatch.setattr(staging, "let_others_write", lambda: pauses.append(1))
    staging.remove(release)
    assert (len(pauses), Observation.objects.count(), Release.objects.count()) == (3, 0, 0)


def test_an_alias_takes_effect_with_the_next_import(bring_in, evaluator):
    row = {"Dimension": "by citizenship", "Category": "Amercias"}
    bring_in(glotip_row(**row), banner="30/05/2023", name="a.xlsx")
    actions.save_alias(alias=Alias(list="citizenship", text="Amercias", code="USA"), by=evaluator)
    bring_in(glotip_row(**row), name="b.xlsx")
    assert list(Observation.objects.order_by("pk").values_list("citizenship", flat=True)) == ["UNKNOWN_TEXT", "USA"]


def test_every_indicator_is_ambiguous_until_a_person_says_otherwise(bring_in):
    bring_in(glotip_row())
    assert set(Indicator.objects.values_list("direction", flat=True)) == {"ambiguous"}
    assert set(Indicator.objects.values_list("ictip_code", flat=True)) == {None}


@pytest.mark.parametrize("who", ["editor", "coordinator", "partner", "approver"])
def test_only_some_roles_bring_figures_in(who, request, bring_in):
    with pytest.raises(PermissionDenied):
        bring_in(glotip_row(), by=request.getfixturevalue(who))


def test_an_agency_brings_in_its_own_figures_alone(bring_in, agency, organisation_a):
    with pytest.raises(PermissionDenied):
        bring_in(glotip_row(), by=agency)
    with pytest.raises(PermissionDenied):
        bring_in(glotip_row(), by=agency, organisation=organisation_a)
    own = agency.memberships.get().organisation
    assert bring_in(glotip_row(), by=agency, organisation=own).release.organisation == own
