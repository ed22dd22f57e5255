"""The exact headers of every class of page; a header more or less fails here."""

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
ADMIN = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'self'; base-uri 'none'; object-src 'none'; frame-src 'self'"
)
ENROLMENT = STRICT.replace("img-src 'self'", "img-src 'self' data:")
FILES = "default-src 'none'; sandbox"

DENIED = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), "
    "compute-pressure=(), display-capture=(), encrypted-media=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), "
    "identity-credentials-get=(), idle-detection=(), keyboard-map=(), local-fonts=(), magnetometer=(), "
    "microphone=(), midi=(), otp-credentials=(), payment=(), screen-wake-lock=(), serial=(), storage-access=(), "
    "usb=(), window-management=(), xr-spatial-tracking=()"
)
PUBLIC_FEATURES = (
    f"{DENIED}, clipboard-write=(), fullscreen=(self), picture-in-picture=(self), "
    "publickey-credentials-create=(), publickey-credentials-get=()"
)
PRIVATE_FEATURES = (
    f"{DENIED}, clipboard-write=(self), fullscreen=(self), picture-in-picture=(self), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self)"
)

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
PUBLIC = {
    **EVERYWHERE,
    "Content-Security-Policy": STRICT,
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PUBLIC_FEATURES,
}
PRIVATE = {
    **EVERYWHERE,
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PRIVATE_FEATURES,
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
}
WATCHED = {*PRIVATE, *PUBLIC, "Set-Cookie", "Server", "X-Powered-By", "Access-Control-Allow-Origin"}


def policy(response) -> dict[str, str]:
    headers = {name: value for name, value in response.headers.items() if name in WATCHED}
    if response.cookies:
        headers["Set-Cookie"] = ", ".join(sorted(response.cookies))
    return headers


def without_caching(headers: dict[str, str]) -> dict[str, str]:
    """Public pages say themselves how long they keep; their own tests hold them to it."""
    return {name: value for name, value in headers.items() if name != "Cache-Control"}


def split(header: str) -> set[str]:
    return {part.strip() for part in header.replace("=(), ", "=();").replace("=(self), ", "=(self);").split(";")}


def as_sets(headers: dict[str, str]) -> dict[str, set[str]]:
    """Headers equal but for the order of directives within a policy."""
    return {name: split(value) for name, value in headers.items()}


def assert_policy(got: dict[str, str], wanted: dict[str, str]) -> None:
    assert as_sets(got) == as_sets(wanted)


def test_a_page_that_is_not_there(client):
    response = client.get("/en/nothing-is-here/")
    assert response.status_code == 404
    assert_policy(without_caching(policy(response)), PUBLIC)


def test_a_refusal_at_the_door(client):
    response = client.get("/en/?q=%00")
    assert response.status_code == 400
    assert_policy(without_caching(policy(response)), PUBLIC)


def test_a_host_that_is_not_ours(client):
    response = client.get("/", HTTP_HOST="elsewhere.example")
    assert response.status_code == 400
    assert_policy(without_caching(policy(response)), PUBLIC)


@pytest.mark.urls("tests.house.broken_urls")
def test_an_error_of_ours():
    response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    assert_policy(without_caching(policy(response)), PUBLIC)


def test_life_sign(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert_policy(without_caching(policy(response)), PUBLIC)


def test_sign_in(client):
    response = client.get("/accounts/login/")
    assert response.status_code == 200
    wanted = {**PRIVATE, "Content-Security-Policy": STRICT}
    got = policy(response)
    assert set(got.pop("Set-Cookie", "").split(", ")) <= {"csrftoken", "sessionid", ""}
    assert_policy(got, wanted)


def test_the_page_that_enrols_shows_its_code_as_a_data_picture(editor, client):
    client.force_login(editor)
    response = client.get("/accounts/2fa/totp/activate/")
    assert response.status_code == 200
    got = policy(response)
    got.pop("Set-Cookie", None)
    assert_policy(got, {**PRIVATE, "Content-Security-Policy": ENROLMENT})


def test_admin(administrator, client):
    client.force_login(administrator)
    response = client.get("/admin/")
    assert response.status_code == 200
    got = policy(response)
    got.pop("Set-Cookie", None)
    assert_policy(got, {**PRIVATE, "Content-Security-Policy": ADMIN})


def test_admin_turns_strangers_away_with_the_same_headers(client):
    response = client.get("/admin/")
    assert response.status_code == 302
    assert_policy(policy(response), {**PRIVATE, "Content-Security-Policy": ADMIN})


def test_static_files(client):
    response = client.get("/static/css/site.css")
    assert response.status_code == 200
    response.close()
    wanted = {**PUBLIC, "Content-Security-Policy": FILES, "Cross-Origin-Resource-Policy": "same-site"}
    assert_policy(
        {k: v for k, v in without_caching(policy(response)).items() if k != "Access-Control-Allow-Origin"}, wanted
    )


def test_public_media(client):
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    name = default_storage.save("pictures/one.png", ContentFile(b"\x89PNG\r\n\x1a\n"))
    response = client.get(f"/media/{name}")
    assert (response.status_code, b"".join(response.streaming_content)) == (200, b"\x89PNG\r\n\x1a\n")
    wanted = {**PUBLIC, "Content-Security-Policy": FILES, "Cross-Origin-Resource-Policy": "same-site"}
    assert_policy(policy(response), {**wanted, "Cache-Control": "public, max-age=240"})


def test_a_handout(client):
    from tests.factories.content import HandoutFactory

    response = client.get(HandoutFactory(title="Posters").url)
    assert response["Content-Disposition"].startswith('attachment; filename="posters-')
    assert_policy(
        policy(response), {**PUBLIC, "Content-Security-Policy": FILES, "Cache-Control": "private, max-age=240"}
    )
    b"".join(response.streaming_content)
    response.close()


def test_no_page_outside_the_admin_allows_inline_code():
    for directive in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values():
        assert not {"'unsafe-inline'", "'unsafe-eval'", "data:", "*"} & set(directive)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", "login=a%00b&password=x"),
        ("application/json", '{"k": "a\\u0000b"}'),
        ("application/json", '{"k": "a\x00b"}'),
        ("text/plain", '{"k": "a\\u0000b"}'),
    ],
)
def test_a_nul_byte_in_the_body_is_refused(client, kind, body):
    response = client.post("/accounts/login/", body, content_type=kind)
    assert (response.status_code, response.content) == (400, b"A NUL byte is not allowed.")


def test_a_nul_byte_in_a_part_of_a_form_is_refused(client):
    assert client.post("/accounts/login/", {"login": "a\x00b", "password": "x"}).status_code == 400


def test_an_escaped_backslash_is_no_nul_byte(client):
    body = '{"k": "a\\\\u0000b"}'
    assert b"NUL" not in client.post("/accounts/login/", body, content_type="application/json").content


@pytest.mark.parametrize("address", ["/en/%00/", "/%00", "/admin/%00/", "/en/?q=%00", "/admin/?q=a%00"])
def test_a_nul_byte_in_an_address_is_refused(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("origin", ["https://testserver", None])
def test_a_form_of_the_account_pages_passes_the_csrf_check_over_tls(editor, origin):
    browser = Client(enforce_csrf_checks=True)
    page = browser.get("/accounts/login/", secure=True)
    token = page.context["csrf_token"]
    extra = {"HTTP_ORIGIN": origin} if origin else {"HTTP_REFERER": "https://testserver/accounts/login/"}
    given = {"login": "editor", "password": "clarion-tests", "csrfmiddlewaretoken": str(token)}
    assert browser.post("/accounts/login/", given, secure=True, **extra).status_code == 302
    assert (
        browser.post("/accounts/logout/", {}, secure=True, HTTP_ORIGIN="https://elsewhere.example").status_code == 403
    )
