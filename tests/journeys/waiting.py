"""Waiting for what a page says of itself.

Playwright's ``wait_for_function`` evaluates inside the page when its first look fails, which the site's content
security policy forbids; here every look is a call of its own from outside.
"""

from playwright.sync_api import Page

STEP = 50
"""Milliseconds between two looks."""


def comes_true(page: Page, script: str, argument: object = None, within: int = 10_000) -> bool:
    """Whether the script, asked again and again for `within` milliseconds, becomes true."""
    for _ in range(max(1, within // STEP)):
        if page.evaluate(script, argument):
            return True
        page.wait_for_timeout(STEP)
    return False
