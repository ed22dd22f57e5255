"""A person who uses the keyboard alone: moves by Tab, sees where the focus is, and never needs the mouse."""

from pathlib import Path

from playwright.sync_api import Page, expect

from .waiting import comes_true

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const ids = (one.getAttribute("aria-labelledby") || "").split(" ");
  const named = ids.map((id) => document.getElementById(id)?.innerText).filter(Boolean).join(" ");
  const label = one.labels && one.labels[0] ? one.labels[0].innerText : "";
  const name = one.getAttribute("aria-label") || named || label || one.innerText || one.title || one.value || "";
  const look = getComputedStyle(one), box = one.getBoundingClientRect();
  const shown = (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
  const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const before = window.focusedBefore;
  window.focusedBefore = one;
  const forward = !before || !before.isConnected || before === one ||
    Boolean(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  return { name: name.replace(/\\*/g, "").replace(/\\s+/g, " ").trim(), shown, within, forward,
    kind: one.tagName.toLowerCase(), role: one.getAttribute("role"), markup: one.outerHTML.slice(0, 140) };
}"""
"""What the focused element is called, whether its focus and itself can be seen, whether it follows the one before."""

WITHIN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""


class Keys:
    """One window, moved through by keys."""

    def __init__(self, page: Page, address: str):
        self.page, self.address = page, address

    def open(self, path: str) -> None:
        """Types an address; everything after that is a key."""
        self.page.goto(f"{self.address}{path}")
        self.page.wait_for_load_state("networkidle")

    def sign_in(self, name: str, password: str) -> None:
        self.open("/accounts/login/")
        self.to("Username or email")
        self.page.keyboard.type(name)
        self.to("Password")
        self.page.keyboard.type(password)
        self.enter()

    def tab(self) -> dict | None:
        """One step on; the focus must be seen, and so must what has it."""
        self.page.keyboard.press("Tab")
        here = self.page.evaluate(FOCUSED)
        if here:
            assert here["shown"], f"no focus is seen on {here['markup']}"
            assert here["within"] or self._comes_into_sight(), f"the focus is out of sight on {here['markup']}"
        return here

    def _comes_into_sight(self) -> bool:
        """Wagtail scrolls smoothly to what has the focus."""
        return comes_true(self.page, WITHIN, within=2_000)

    def to(self, name: str, most: int = 250, kind: str = "") -> None:
        """Tabs until the focus is on what bears that name, or a name that begins so."""
        met = []
        while len(met) < most and met.count(None) < 2:
            here = self.tab()
            if here and here["name"].startswith(name) and kind in (here["kind"], here["role"], ""):
                return
            met.append(here and here["name"][:40])
        raise AssertionError(f"{name!r} was not reached by Tab; met {met}")

    def focused_text(self) -> str:
        return self.page.evaluate("document.activeElement.innerText").strip()

    def fill(self, name: str, text: str) -> None:
        self.to(name)
        self.page.keyboard.type(text)

    def pick(self, name: str, option: str) -> None:
        """Chooses in a list by typing the first letters."""
        self.to(name, kind="select")
        self.page.keyboard.type(option[:20])
        chosen = self.page.evaluate("document.activeElement.selectedOptions[0].text")
        assert option in chosen, f"{name}: {chosen!r} was chosen, not {option!r}"

    def choose(self, button: str, wanted: str) -> None:
        """Opens a chooser, walks its list and takes an entry; the window closes by itself."""
        self.press(button, leaves=False)
        self.page.locator(".modal.in").wait_for()
        self.to(wanted, kind="a")
        self.page.keyboard.press("Enter")
        self.page.locator(".modal").wait_for(state="detached")
        assert comes_true(self.page, "Boolean(document.activeElement.closest('.chooser'))")

    def chips(self, name: str, typed: str) -> None:
        """Types into a field of chips and takes the first suggestion."""
        self.fill(name, typed)
        self.page.locator(".ui-autocomplete:visible li").first.wait_for()
        self.page.keyboard.press("Enter")

    def choose_file(self, name: str, path: Path) -> None:
        """Opens the window of files from its field; what listens for the window stands before the first key."""
        with self.page.expect_file_chooser() as opened:
            self.to(name, kind="input")
            self.page.keyboard.press("Enter")
        opened.value.set_files(path)

    def press(self, name: str, leaves: bool = True, kind: str = "") -> None:
        """Tabs to a button or link and presses Enter."""
        self.to(name, kind=kind)
        self.enter(leaves)

    def enter(self, leaves: bool = True) -> None:
        if not leaves:
            self.page.keyboard.press("Enter")
            self.page.wait_for_timeout(500)  # what opens slides in
            return
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.page.wait_for_load_state("networkidle")

    def round(self, most: int = 400) -> list[dict]:
        """All stops of the page, in order, until the focus leaves it; a page that holds it fails."""
        stops = []
        for _ in range(most):
            here = self.tab()
            if here is None or (stops and here["markup"] == stops[0]["markup"] and not here["forward"]):
                return stops
            stops.append(here)
        raise AssertionError(f"the focus does not leave the page: {[stop['name'] for stop in stops[-6:]]}")

    def sees(self, text: str) -> None:
        expect(self.page.locator("body")).to_contain_text(text)
