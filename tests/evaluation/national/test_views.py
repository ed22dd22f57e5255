"""The admin leads from the file to the figures in force, shows each person only what is theirs, and exports safely."""

import csv
import io

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clarion.jobs.models import TaskProgress
from evaluation.national.models import Alias, Release
from partners.people.role_groups import sync_roles
from tests.factories.evaluation import glotip_row, glotip_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client, db):
    """Signs a person in, with the rights of the table of roles."""

    def sign_in(user):
        sync_roles()
        client.force_login(type(user).objects.get(pk=user.pk))
        return client

    return sign_in


@pytest.fixture
def upload(tmp_path, django_capture_on_commit_callbacks):
    """Posts a workbook to the upload page and lets the task run."""

    def post(client, *rows, name="file.xlsx", **fields):
        data = glotip_workbook(tmp_path / "sent.xlsx", rows).read_bytes()
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(reverse("release:add"), {"file": SimpleUploadedFile(name, data), **fields})

    return post


def page(client, name, release, *more):
    return client.get(reverse(f"release:{name}", args=[release.pk, *more]))


def test_from_upload_to_approval(enter, upload, countries, evaluator, approver):
    client = enter(evaluator)
    answer = upload(client, glotip_row(), glotip_row(iso3=None, country="Sark"))
    progress = TaskProgress.objects.get()
    assert answer.status_code == 302
    assert (progress.state, progress.message) == ("done", "2 rows were read, 1 of them set aside.")
    release = Release.objects.get()
    assert progress.result_url == reverse("release:inspect", args=[release.pk])
    assert (release.status, release.received_by, release.submitter) == ("validated", evaluator, None)
    shown = page(client, "inspect", release).content.decode()
    assert "This is a preview" in shown
    assert reverse("release:submit", args=[release.pk]) in shown
    assert reverse("release:approve", args=[release.pk]) not in shown
    client.post(reverse("release:submit", args=[release.pk]))
    assert page(client, "approve", release).status_code == 404
    client = enter(approver)
    assert reverse("release:approve", args=[release.pk]) in page(client, "inspect", release).content.decode()
    client.post(reverse("release:approve", args=[release.pk]))
    assert list(Release.objects.current()) == [release]
    assert storages["private"].listdir("incoming")[1] == []


def test_the_same_file_again_leads_to_what_is_held(
    enter, countries, evaluator, tmp_path, django_capture_on_commit_callbacks
):
    client = enter(evaluator)
    data = glotip_workbook(tmp_path / "f.xlsx", [glotip_row()]).read_bytes()
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("release:add"), {"file": SimpleUploadedFile("f.xlsx", data)})
    assert Release.objects.count() == 1
    messages = set(TaskProgress.objects.values_list("message", flat=True))
    assert messages == {"1 rows were read, 0 of them set aside.", "This file is already held; nothing was changed."}


def test_an_unreadable_file_is_told_and_not_kept(enter, evaluator, django_capture_on_commit_callbacks):
    client = enter(evaluator)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("release:add"), {"file": SimpleUploadedFile("file.xlsx", b"words")})
    progress = TaskProgress.objects.get()
    assert (progress.state, progress.message) == ("failed", "This is not an XLSX workbook.")
    assert storages["private"].listdir("incoming")[1] == []


@pytest.mark.parametrize(("name", "data"), [("file.csv", b"a,b"), ("file.xlsx", b"")], ids=["another ending", "empty"])
def test_a_file_is_refused_at_the_door(enter, evaluator, name, data):
    answer = enter(evaluator).post(reverse("release:add"), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["file"]
    assert TaskProgress.objects.count() == 0


def test_an_agency_uploads_for_itself_alone(enter, upload, countries, agency, organisation_a):
    client = enter(agency)
    own = agency.memberships.get().organisation
    choices = list(client.get(reverse("release:add")).context["form"].fields["organisation"].queryset)
    assert choices == [own]
    answer = upload(client, glotip_row(), organisation=organisation_a.pk)
    assert list(answer.context["form"].errors) == ["organisation"]
    upload(client, glotip_row(), organisation=own.pk)
    assert Release.objects.get().organisation == own


@pytest.mark.parametrize("who", ["editor", "coordinator", "partner", "approver"])
def test_other_roles_find_no_upload(enter, request, who):
    assert enter(request.getfixturevalue(who)).get(reverse("release:add")).status_code == 404


def test_a_stranger_finds_nothing_of_another_agency(enter, bring_in, agency, organisation_a):
    release = bring_in(glotip_row(), glotip_row(iso3="QQ"), organisation=organisation_a).release
    client = enter(agency)
    for name in ("inspect", "findings", "rows", "submit", "approve", "discard", "withdraw", "original"):
        assert page(client, name, release).status_code == 404, name
    assert page(client, "revisions", release, "new").status_code == 404
    assert str(release.version) not in client.get(reverse("release:index")).content.decode()


def test_lists_of_a_release(enter, bring_in, evaluator):
    bring_in(glotip_row(year=2019), glotip_row(year=2020), banner="30/05/2023", name="a.xlsx")
    release = bring_in(
        glotip_row(year=2019, value="<5"), glotip_row(year=2021), glotip_row(iso3="QQ"), name="b.xlsx"
    ).release  # fmt: skip
    client = enter(evaluator)
    assert "is not among the countries" in page(client, "findings", release).content.decode()
    assert "QQ | Demoland" in page(client, "rows", release).content.decode()
    for kind, text in (("changed", "&lt;5"), ("new", "2021"), ("withdrawn", "2020")):
        assert text in page(client, "revisions", release, kind).content.decode()
    assert page(client, "revisions", release, "other").status_code == 404


def test_findings_are_filtered(enter, bring_in, evaluator):
    release = bring_in(glotip_row(), glotip_row(), glotip_row(iso3="QQ")).release
    address = reverse("release:findings", args=[release.pk])
    shown = enter(evaluator).get(address, {"code": "exact_repeat"}).context["object_list"]
    assert [finding.code for finding in shown] == ["exact_repeat"]


def exported(client, address):
    answer = client.get(address, {"export": "csv"})
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def test_exports_run_no_formula(enter, bring_in, evaluator):
    rows = [glotip_row(iso3="@SUM(A1)"), glotip_row(country="+1", iso3=None)]
    release = bring_in(glotip_row(), *rows).release
    client = enter(evaluator)
    findings = exported(client, reverse("release:findings", args=[release.pk]))
    assert findings[0][0] == "Finding"
    assert [row[-1] for row in findings[1:]] == [
        "“@SUM(A1)” is not among the countries held here.",
        "“+1” has no country code; it was given to no country.",
    ]
    aside = exported(client, reverse("release:rows", args=[release.pk]))
    assert aside[1][-1].startswith("'@SUM(A1) | Demoland")


@pytest.mark.parametrize("releases", [1, 3])
def test_the_list_of_releases_takes_the_same_queries(enter, bring_in, evaluator, releases, django_assert_num_queries):
    for number in range(releases):
        bring_in(glotip_row(value=str(number)), banner=f"0{number + 1}/01/2024", name=f"{number}.xlsx")
    client = enter(evaluator)
    client.get(reverse("release:index"))
    with django_assert_num_queries(13):
        client.get(reverse("release:index"))


def test_the_original_is_offered_for_saving(enter, bring_in, evaluator):
    release = bring_in(glotip_row(), name="figures.xlsx").release
    answer = page(enter(evaluator), "original", release)
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert 'attachment; filename="figures.xlsx"' in answer["Content-Disposition"]


def test_discard_and_withdraw(enter, bring_in, evaluator, approver):
    release = bring_in(glotip_row(), name="a.xlsx").release
    answer = enter(evaluator).post(reverse("release:discard", args=[release.pk]))
    assert answer.url == reverse("release:index")
    assert Release.objects.get().status == "staging"
    other = bring_in(glotip_row(), name="a.xlsx", approver=approver).release
    client = enter(approver)
    address = reverse("release:withdraw", args=[other.pk])
    assert list(client.post(address).context["form"].errors) == ["reason"]
    client.post(address, {"reason": "Wrong file"})
    assert Release.objects.get(pk=other.pk).status == "withdrawn"


def test_an_alias_is_written_down_with_who_decided(enter, evaluator):
    client = enter(evaluator)
    client.post(reverse("alias:add"), {"list": "citizenship", "text": "Amercias", "code": "USA"})
    alias = Alias.objects.get(text="Amercias")
    assert alias.approved_by == evaluator
