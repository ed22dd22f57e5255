"""A person of the demonstration at a browser: signs in, fills Wagtail's forms, moves by what the screen says."""

import os
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

PASSWORD = "clarion-demo"


class Person:
    """One signed-in window on the house."""

    def __init__(self, page: Page, address: str):
        self.page = page
        self.address = address
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, path: str) -> None:
        """Opens a path afresh, so that a tab named behind # is the one shown."""
        self.page.goto("about:blank")
        response = self.page.goto(f"{self.address}{path}")
        assert response.status == 200, f"{path} answered {response.status}"
        self.page.wait_for_load_state("networkidle")

    def day(self, name: str, value: str) -> None:
        """Sets a date without opening the picker that would cover the buttons."""
        self.page.eval_on_selector(f'[name="{name}"]', "(field, value) => { field.value = value }", value)

    def add(self, text: str) -> None:
        self.page.get_by_role("button", name=text, exact=True).click()

    def choose_areas(self, name: str, typed: str) -> None:
        """Types into a field of chips and takes the first suggestion."""
        field = self.page.locator(f'.w-field:has([name="{name}"]) .tagit-new input')
        field.press_sequentially(typed)
        self.page.locator(".ui-autocomplete:visible li").first.wait_for()
        field.press("Enter")

    def choose(self, button: str, wanted: str, search: str = "") -> None:
        """Opens a chooser, searches where asked, takes the entry of that name."""
        self.page.get_by_role("button", name=button).first.click()
        if search:
            self.page.locator(".modal [name=q]").fill(search)
        self.page.locator(".modal").get_by_role("link", name=wanted).first.click()
        self.page.locator(".modal").wait_for(state="hidden")

    def submit(self, text: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=text, exact=True).first.click()
        self.page.wait_for_load_state("networkidle")

    def follow(self, text: str, exact: bool = False) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=text, exact=exact).first.click()
        self.page.wait_for_load_state("networkidle")

    def sees(self, text: str) -> None:
        expect(self.page.locator("body")).to_contain_text(text)


@contextmanager
def signed_in(browser: Browser, address: str, name: str, **options):
    """A window in which the person of that name has signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
    context.set_default_timeout(15_000)
    person = Person(context.new_page(), address)
    try:
        person.open("/accounts/login/")
        person.page.fill("[name=login]", name)
        person.page.fill("[name=password]", PASSWORD)
        person.submit("Sign in")
        assert person.page.url == f"{address}/admin/"
        yield person
        assert not person.faults, person.faults
    except BaseException:
        if folder := os.environ.get("JOURNEY_PICTURES"):
            person.page.screenshot(path=f"{folder}/{name}.png", full_page=True)
        raise
    finally:
        context.close()
