"""What a person who listens to a page is told: names that tell things apart, tables that say what they are."""

from playwright.sync_api import Page

WORDS = """
  const text = (one) => (one?.innerText ?? "").replace(/\\s+/g, " ").trim();
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[aria-hidden=true]");
  const byIds = (one, name) => (one.getAttribute(name) ?? "").split(" ").filter(Boolean)
    .map((id) => text(document.getElementById(id))).join(" ").trim();
  const labelOf = (one) => byIds(one, "aria-labelledby") || one.getAttribute("aria-label");
  const nameOf = (one) => labelOf(one) || text(one) || one.querySelector("img[alt]")?.alt || one.title || one.value;
"""

NAMES = """
  const hidden = (form) => [...form.elements]
    .filter((field) => field.type === "hidden" && field.name !== "csrfmiddlewaretoken").map((field) => field.value);
  const does = (one) => {
    if (one.tagName === "A") return one.href;
    if (one.type === "submit" && one.form) return [one.form.action, one.name, one.value, ...hidden(one.form)].join(" ");
    return one.dataset.action ?? one.dataset.wDropdownTarget ?? "";
  };
  const found = [], named = new Map();
  for (const one of document.querySelectorAll("main :is(a[href], button)")) {
    if (!shown(one) || one.closest(".w-breadcrumbs, [role=tablist]")) continue;
    const row = one.closest("table.listing tbody tr");
    const heard = [nameOf(one), byIds(one, "aria-describedby"), row ? text(row) : ""].filter(Boolean).join(", ");
    if (!heard.trim()) found.push(`no name: ${one.outerHTML.slice(0, 140)}`);
    named.set(heard, (named.get(heard) ?? new Set()).add(does(one)));
  }
  for (const [name, acts] of named) {
    if (acts.size > 1) found.push(`${acts.size} things are called "${name.slice(0, 80)}": ${[...acts].slice(0, 3)}`);
  }
  return found;
"""
"""Links and buttons that do different things and sound alike. In a list of records the row is heard with its links."""

TABLES = """
  const found = [];
  for (const table of [...document.querySelectorAll("main table")].filter(shown)) {
    const around = table.closest("[role=region], section");
    const heads = table.matches(".listing") ? [] : [...table.querySelectorAll("th")];
    const called = text(table.caption) || labelOf(table) || (around && labelOf(around));
    if (!called) found.push(`a table without a name: ${table.outerHTML.slice(0, 140)}`);
    if (heads.some((head) => !head.scope && text(head))) found.push(`a header without a scope: ${called}`);
  }
  return found;
"""
"""Tables without a name, and headers without a scope; those of Wagtail's lists stand in a head of their own."""

ERRORS = """
  const fields = ":is(input:not([type=hidden]), select, textarea, button)";
  const names = (field, one) => [field, field.closest("fieldset, [role=group], [role=radiogroup]")].filter(Boolean)
    .some((part) => (part.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)
      .some((id) => document.getElementById(id)?.contains(one)));
  return [...document.querySelectorAll("main .w-field__errors")].filter(shown).filter(text)
    .filter((one) => ![...(one.closest(".w-field__wrapper, .w-field")?.querySelectorAll(fields) ?? [])]
      .some((field) => names(field, one)))
    .map((one) => `an error that no field names: ${text(one).slice(0, 80)}`);
"""
"""Errors at a field that do not belong to it by ``aria-describedby``."""

CUT_SHORT = """
  return [...document.querySelectorAll("main *")].filter((one) => getComputedStyle(one).textOverflow === "ellipsis")
    .filter((one) => shown(one) && one.scrollWidth > one.clientWidth + 1).map(text).filter(Boolean);
"""

HEADING = """
  const bar = document.querySelector(".w-breadcrumbs li:last-child");
  if (!bar) return [];
  const box = bar.getBoundingClientRect();
  return box.left < -1 || box.right > innerWidth + 1 || bar.scrollWidth > bar.clientWidth + 1 ? [text(bar)] : [];
"""


def _asked(page: Page, script: str) -> list[str]:
    return page.evaluate(f"() => {{ {WORDS} {script} }}")


def told(page: Page) -> list[str]:
    """What a listener would mistake or miss: names, tables, errors."""
    return [fault for script in (NAMES, TABLES, ERRORS) for fault in _asked(page, script)]


def cut_short(page: Page) -> list[str]:
    """Words that end in an ellipsis, and a title that the bar above the page cuts off."""
    return _asked(page, CUT_SHORT) + _asked(page, HEADING)
