"""The whole loop in a browser, each step as the person whose work it is."""

import csv
import http.client
import json
import math
import os
import time
from pathlib import Path

import pytest

from tests.factories.evaluation import glotip_row, glotip_workbook

from .house import manage
from .people import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("house")]

CODE = "the-promised-job"
NAME = "The promised job"
PHONE = (
    "Mozilla/5.0 (Linux; Android 9; SM-J260F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36"
)
MEDIA = {
    "radio_spot": "Radio spot in the morning",
    "theatre": "Play at the market",
    "school_seminar": "Seminars in schools",
    "short_video": "Short video",
    "web": "Web page",
}


def plan(browser, address):
    """Step 1: an editor plans a campaign; it cannot leave Draft before the brief is whole."""
    with signed_in(browser, address, "editor") as editor:
        page = editor.page
        editor.open("/admin/campaign/new/")
        page.fill("[name=name]", NAME)
        page.fill("[name=code]", CODE)
        editor.choose("Choose an organisation", "Clear Path Orvelia")
        editor.choose_areas("areas", "Orvelia")
        editor.day("starts_on", "2026-01-01")
        editor.day("ends_on", "2027-12-31")
        page.fill("[name=budget_amount]", "25000")
        page.select_option("[name=budget_currency]", "USD")
        editor.submit("Create")
        number = page.url.split("/edit/")[1].split("/")[0]

        editor.open(f"/admin/campaign/inspect/{number}/")
        editor.follow("Plan", exact=True)
        editor.sees("Before it can leave Draft:")
        editor.open(f"/admin/campaign/inspect/{number}/")
        editor.sees("Draft")
        editor.sees("Write at least one objective.")

        edit = f"/admin/campaign/edit/{number}/"
        editor.open(f"{edit}#tab-objectives")
        editor.add("Add Audience")
        page.fill("[name=audiences-0-name]", "Pupils of 14 to 17")
        page.fill("[name=audiences-0-size]", "120000")
        page.fill("[name=audiences-0-size_source]", "School census, demonstration")
        editor.submit("Save")

        editor.open(f"{edit}#tab-objectives")
        editor.add("Add Objective")
        page.select_option("[name=objectives-0-theme]", "trafficking")
        page.select_option("[name=objectives-0-behaviour]", "check_offer")
        page.fill(
            "[name=objectives-0-statement]", "By December 2027 40 % of pupils check an offer before accepting it."
        )
        page.fill("[name=objectives-0-message]", "Check the offer before you go.")
        page.select_option("[name=objectives-0-audience]", label="Pupils of 14 to 17")
        editor.choose("Choose an area", "Orvelia", search="Orvelia")
        page.fill("[name=objectives-0-indicator]", "Pupils who would check an offer")
        page.fill("[name=objectives-0-unit]", "% of pupils")
        page.fill("[name=objectives-0-baseline]", "25")
        page.fill("[name=objectives-0-target]", "40")
        editor.day("objectives-0-due_on", "2027-12-31")
        editor.submit("Save")

        editor.open(f"{edit}#tab-evidence")
        editor.add("Add Evidence")
        page.select_option("[name=evidence-0-theme]", "trafficking")
        page.fill("[name=evidence-0-no_data_reason]", "No survey has asked pupils yet.")
        editor.submit("Save")

        editor.open(f"{edit}#tab-activities")
        for place, (medium, name) in enumerate(MEDIA.items()):
            editor.add("Add Activity")
            page.fill(f"[name=activities-{place}-name]", name)
            page.select_option(f"[name=activities-{place}-medium]", medium)
            editor.day(f"activities-{place}-starts_on", "2026-01-01")
            editor.day(f"activities-{place}-ends_on", "2027-12-31")
        editor.submit("Save")

        for move in ("Plan", "Activate"):
            editor.open(f"/admin/campaign/inspect/{number}/")
            editor.follow(move, exact=True)
            page.locator("main form button[type=submit]").last.click()
            page.wait_for_load_state("networkidle")
        editor.open(f"/admin/campaign/inspect/{number}/")
        editor.sees("Active")
        editor.open(f"/admin/campaign/history/{number}/")
        editor.sees("Moved from “Draft” to “Planned”")
        editor.sees("Moved from “Planned” to “Active”")
        return number


def publish(browser, address, number):
    """Step 2: the editor makes the public page and its French translation; half a translation never goes live."""
    with signed_in(browser, address, "editor") as editor:
        page = editor.page
        editor.open(f"/admin/campaign/inspect/{number}/")
        editor.submit("Create public page")
        place = page.url.split("/pages/")[1].split("/")[0]
        assert status(address, f"/en/campaigns/{CODE}/") == 404
        page.locator("[data-w-dropdown-target=toggle]").last.click()
        editor.submit("Publish")
        assert status(address, f"/en/campaigns/{CODE}/") == 200

        editor.open(f"/admin/localize/submit/page/{place}/")
        page.get_by_label("French").check()
        with page.expect_navigation():
            page.locator("main form [type=submit]").first.click()
        translation = page.url.removeprefix(address)
        editor.open(translation)
        page.get_by_role("button", name="Publish in French").click()
        page.wait_for_load_state("networkidle")
        assert status(address, f"/fr/campaigns/{CODE}/") == 404

        editor.open(translation)
        while page.get_by_role("button", name="Translate", exact=True).count():
            page.get_by_role("button", name="Translate", exact=True).first.click()
            page.locator("main textarea").first.fill("Vérifiez l'offre avant de partir")
            page.get_by_role("button", name="Save", exact=True).first.click()
            page.locator("main textarea").wait_for(state="detached")
        page.get_by_role("button", name="Publish in French").click()
        page.wait_for_load_state("networkidle")
        assert status(address, f"/fr/campaigns/{CODE}/") == 200


def meet(browser, address):
    """Step 3: a coordinator books a seminar at a school; a clash is refused and explained; headcounts follow."""
    with signed_in(browser, address, "coordinator") as coordinator:
        page = coordinator.page
        book(coordinator, "Seminar for form 3", "09:00", "10:30")
        coordinator.sees("Seminar for form 3")
        overview = page.url.removeprefix(address)
        book(coordinator, "A second seminar in the same room", "10:00", "11:00")
        assert "/admin/event/book/" in page.url
        coordinator.sees("Seminar for form 3")
        book(coordinator, "The seminar after it", "10:30", "12:00")
        assert "/admin/event/inspect/" in page.url

        coordinator.open(overview)
        coordinator.follow("Record how many came")
        for band, heads in {"female-15_17": "21", "male-15_17": "18"}.items():
            page.fill(f"[name={band}]", heads)
        coordinator.submit("Save")
        coordinator.sees("39")
        return overview


def book(coordinator, title, starts, ends):
    """Books the same room and facilitators of the same school, on a Sunday gone by, when nobody else is there."""
    page = coordinator.page
    coordinator.open("/admin/event/new/")
    page.select_option("[name=activity]", label=f"{NAME}: {MEDIA['school_seminar']}")
    coordinator.choose("Choose a venue", "Belundra Hillside Secondary School")
    coordinator.submit("Next: day, hour and people")
    page.fill("[name=title]", title)
    page.fill("[name=day]", "2026-11-08")
    page.fill("[name=starts]", starts)
    page.fill("[name=ends]", ends)
    page.select_option("[name=room]", index=1)
    page.locator("[name=facilitators]").nth(0).check()
    page.locator("[name=facilitators]").nth(1).check()
    page.fill("[name=expected_people]", "40")
    coordinator.submit("Book")


def count(browser, address, number, names):
    """Step 4: a view, a play, a download and a scan of a QR code reach the ledger beside the seminar's headcount."""
    with signed_in(browser, address, "editor") as editor:
        editor.open(f"/admin/short_link/new/?campaign={number}")
        editor.page.fill("[name=target_path]", f"/en/campaigns/{CODE}/")
        editor.page.fill("[name=code]", "journey")
        editor.submit("Create")
    for _ in range(70):  # a campaign that has just begun is known to the counter within a minute
        if tell(address, {"k": "view", "p": "/en/", "c": CODE, "m": "web", "a": "XDM"}) == 202:
            break
        time.sleep(1)
    context = browser.new_context(user_agent=PHONE)
    page = context.new_page()
    with page.expect_response("**/reach") as counted:
        page.goto(f"{address}/q/journey")
    assert counted.value.status == 202
    assert page.url == f"{address}/en/campaigns/{CODE}/"
    assert context.cookies() == []
    context.close()
    for kind in ("play", "download"):
        assert (
            tell(address, {"k": kind, "p": f"/en/campaigns/{CODE}/", "c": CODE, "m": "short_video", "a": "XDM"}) == 202
        )
    manage(["load_reach"], names)
    manage(["tick"], names)
    with signed_in(browser, address, "evaluator") as evaluator:
        evaluator.open(f"/admin/reach/{CODE}/")
        for seen in ("Attendances", "39", "Scans", "Plays", "Downloads", "Impressions"):
            evaluator.sees(seen)


def tell(address, what):
    """Counts as a page's script would; answers the status."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    headers = {"Content-Type": "application/json", "User-Agent": PHONE}
    connection.request("POST", "/reach", json.dumps(what), headers)
    answered = connection.getresponse().status
    connection.close()
    return answered


def status(address, path):
    """What a stranger is answered, past any cached copy."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
    connection.request("GET", path)
    answered = connection.getresponse().status
    connection.close()
    return answered


def bring_in(browser, address, folder):
    """Step 5: an evaluator brings in a workbook, sees what is held back, submits it; another person approves."""
    rows = [glotip_row(country="Orvelia", year=year, value=value) for year, value in ((2023, "<5"), (2024, "1,287"))]
    rows.append(
        glotip_row(
            country="Orvelia",
            indicator="Persons convicted",
            year=2024,
            value="6,112,019",
            dimension="by citizenship",
            category="Q6.1_10s_2019",
        )
    )
    rows.append(glotip_row(iso3=None, country="Sark", year=2024, value="3"))
    book = glotip_workbook(folder / "data_glotip.xlsx", rows, banner="04/11/2026")
    with signed_in(browser, address, "evaluator") as evaluator:
        evaluator.open("/admin/release/new/")
        evaluator.page.set_input_files("[name=file]", book)
        evaluator.submit("Read and check")
        wait_for(evaluator, "Show the result")
        evaluator.follow("Show the result")
        release = evaluator.page.url.removeprefix(address)
        for seen in ("In quarantine", "Place without a code", "Questionnaire number in place of a category"):
            evaluator.sees(seen)
        evaluator.follow("Submit for approval")
        evaluator.page.locator("main form button[type=submit]").last.click()
        evaluator.page.wait_for_load_state("networkidle")
    with signed_in(browser, address, "approver") as approver:
        approver.open(release)
        approver.follow("Approve")
        approver.page.locator("main form button[type=submit]").last.click()
        approver.page.wait_for_load_state("networkidle")


def wait_for(person, link):
    """Reloads the page of a long piece of work until it offers the link."""
    for _ in range(60):
        person.page.wait_for_timeout(500)
        person.page.reload()
        person.page.wait_for_load_state("networkidle")
        if person.page.get_by_role("link", name=link, exact=True).count():
            return
    raise AssertionError(f"{link} was not offered within 30 seconds of waiting at {person.page.url}")


def hotline(folder, cases) -> tuple[Path, str]:
    """The real monthly hotline file where it is at hand, else one of the same shape; and a name of its areas."""
    if cases:
        return Path(cases) / "data" / "timeseries" / "ARG_line137_calls_month_province.csv", "Argentina"
    path = folder / "calls.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["period", "ref_area", "name", "calls"])
        for month in range(57):
            calls = round(100 + 20 * math.sin(month / 12 * math.tau) + 7 * math.sin(month * 1.7))
            writer.writerow([f"{2017 + month // 12}-{month % 12 + 1:02d}", "XD-01", "North", calls])
    return path, "Orvelia"


def evaluate(browser, address, folder, cases):
    """Step 6: an evaluator brings in calls, runs an interrupted time series, reads sentence, chart and warnings."""
    path, country = hotline(folder, cases)
    with signed_in(browser, address, "evaluator") as evaluator:
        page = evaluator.page
        evaluator.open("/admin/outcome_series/new/")
        page.set_input_files("[name=file]", path)
        page.fill("[name=name]", "Calls to the line")
        page.fill("[name=code]", "calls-of-the-journey")
        page.select_option("[name=country]", label=country)
        page.fill("[name=unit]", "calls")
        page.select_option("[name=layer]", "contact")
        page.fill("[name=definition]", "Calls answered in a month.")
        page.fill("[name=source]", "Monthly totals of the line")
        page.fill("[name=licence]", "As agreed with the line")
        page.fill("[name=as_of]", "2021-08-01")
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_load_state("networkidle")
        assert "/admin/outcome_series/inspect/" in page.url

        evaluator.open("/admin/evaluation/new/")
        page.fill("[name=question]", "Did more people call once the spots began?")
        page.select_option("[name=campaign]", label=NAME)
        offered = page.locator("[name=series] option").all_text_contents()
        page.select_option("[name=series]", label=next(name for name in offered if "Calls to the line" in name))
        page.select_option("[name=area]", label=country)
        page.fill("[name=start]", "2019-06-01")
        page.fill("[name=lag_months]", "0")
        page.select_option("[name=expected_direction]", "increase")
        page.check("[name=no_concurrent_events_known]")
        evaluator.submit("Freeze and run")
        wait_for(evaluator, "Show the result")
        evaluator.follow("Show the result")
        for seen in (
            "The answer in one sentence",
            "expected",
            "What must be true for this to hold",
            "What this does not show",
        ):
            evaluator.sees(seen)
        assert page.locator(".clarion-chart svg, .clarion-chart img").count() >= 1


def show(browser, address):
    """Step 7: home, campaign and evidence are public; the country's figure has its source, release and caveat."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path, texts in {
        "/en/": (NAME, "Get help"),
        f"/en/campaigns/{CODE}/": ("Check the offer before you go.", "Leave this site"),
        f"/fr/campaigns/{CODE}/": ("Vérifiez l'offre avant de partir",),
        "/en/evidence/XDM/": ("1,287", "Detected is not prevalence", "As known on"),
        "/en/help/XDM/": ("Orvelia",),
    }.items():
        assert page.goto(f"{address}{path}").status == 200
        for text in texts:
            assert text in page.locator("body").inner_text() or text in page.locator("body").text_content(), (
                path,
                text,
            )
    assert context.cookies() == []
    context.close()


def test_the_whole_loop(chromium, demonstration, tmp_path):
    address, _, names = demonstration
    number = plan(chromium, address)
    publish(chromium, address, number)
    meet(chromium, address)
    count(chromium, address, number, names)
    bring_in(chromium, address, tmp_path)
    evaluate(chromium, address, tmp_path, os.environ.get("CLARION_CASES"))
    show(chromium, address)
