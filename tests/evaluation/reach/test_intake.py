"""What is accepted, what is refused and how cheaply, and that nothing about the reader stays."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.cache import caches
from django.db import connection
from django.test import RequestFactory

from evaluation.models import DailyTotal, ReachCount
from evaluation.reach import limits, vocabulary
from evaluation.reach.folding import fold_spool
from evaluation.reach.intake import path_class
from evaluation.reach.limits import hash_of, network_of, salt_of_day
from evaluation.reach.robots import is_robot
from evaluation.reach.wsgi import counting

from .conftest import ADDRESS, BROWSER, spooled

NOW = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.mark.django_db
class TestAccepted:
    def test_a_view_becomes_one_line_of_coarse_fields(self, send, campaign, own_spool):
        assert send() == 202
        assert spooled(own_spool) == [["2026-11-23T04", "view", "check-first", "web", "XD-01", "campaigns"]]

    @pytest.mark.parametrize("kind", ["view", "play", "download", "share"])
    def test_each_kind(self, send, campaign, own_spool, kind):
        assert send({"k": kind}) == 202
        assert spooled(own_spool)[0][1] == kind

    def test_the_answer_is_empty_without_cookie_and_never_kept(self, client, campaign):
        answer = client.post("/reach", json.dumps({"k": "view", "p": "/en/"}), content_type="application/json")
        assert (answer.status_code, answer.content) == (202, b"")
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        assert "Access-Control-Allow-Origin" not in answer

    @pytest.mark.parametrize("content_type", ["text/plain", "text/plain;charset=UTF-8", "application/json"])
    def test_what_beacons_send(self, send, campaign, content_type):
        assert send(content_type=content_type) == 202

    def test_a_page_of_no_campaign(self, send, campaign, own_spool):
        assert send('{"k":"view","p":"/ar/"}') == 202
        assert spooled(own_spool) == [["2026-11-23T04", "view", "-", "web", "-", "home"]]

    def test_counting_asks_the_database_at_most_once_a_minute(self, send, campaign, django_assert_num_queries, clock):
        with django_assert_num_queries(2):
            for _ in range(5):
                send()
        clock.shift(61)
        vocabulary.forget()
        with django_assert_num_queries(2):
            send()


@pytest.mark.django_db
class TestHelpPages:
    """Of a help page nothing is known but that one was opened."""

    @pytest.mark.parametrize("event", [{"k": "help"}, {"k": "view"}])
    def test_only_the_opening_is_kept(self, send, campaign, own_spool, event):
        assert send({"p": "/en/help/XDM/", **event}) == 202
        assert spooled(own_spool) == [["2026-11-23T04", "help", "-", "-", "-", "-"]]

    @pytest.mark.parametrize("kind", ["play", "download", "share"])
    def test_nothing_done_there_is_kept(self, send, campaign, own_spool, kind):
        assert send({"p": "/en/help/", "k": kind}) == 202
        assert not own_spool.exists()

    def test_it_becomes_a_total_of_the_day(self, send, campaign):
        send({"p": "/fr/help/", "k": "help"})
        fold_spool()
        (total,) = DailyTotal.objects.values_list("what", "count")
        assert total == ("help", 1)
        assert ReachCount.objects.count() == 0


@pytest.mark.django_db
class TestRefused:
    @pytest.mark.parametrize(
        "body",
        [
            "",
            "x",
            "[]",
            "null",
            "1",
            '"view"',
            "{",
            "[" * 1500,
            '{"k":"view"}',
            '{"k":"scan","p":"/en/"}',
            '{"k":"robot","p":"/en/"}',
            '{"k":"buy","p":"/en/"}',
            '{"k":1,"p":"/en/"}',
            '{"k":["view"],"p":"/en/"}',
            '{"k":"view","p":"/en/","u":"someone"}',
            '{"k":"view","p":"/en/","c":"unknown"}',
            '{"k":"view","p":"/en/","c":null}',
            '{"k":"view","p":"/en/","m":"smoke"}',
            '{"k":"view","p":"/en/","a":"ZZ-99"}',
            '{"k":"view","p":"/en/","c":"check-first\\tforged"}',
            '{"k":"view","p":"/en/","c":"check-first\\n2026-11-23T04"}',
            b"\xff\xfe{",
            '{"k":"view","p":"/en/\\u0000"}',
        ],
    )
    def test_what_is_not_an_event(self, send, campaign, own_spool, body):
        assert send(body) == 400
        assert not own_spool.exists()

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/",
            "en/",
            "/admin/",
            "/xx/",
            "//evil.example/en/",
            "/en//",
            "/en/../admin/",
            "/en/campaigns/?utm=1",
            "/en/#top",
            "/en/a b/",
            "https://evil.example/en/",
            "/en/<script>/",
            "/en/" + "a" * 600,
            "/en/\u202e/",
        ],
    )
    def test_what_is_not_a_public_path(self, send, campaign, path):
        assert send({"p": path}) == 400

    def test_a_campaign_that_is_not_public(self, send, campaign):
        campaign.status = "draft"
        campaign.save()
        assert send() == 400

    def test_too_long(self, send, campaign):
        assert send("x" * 2049) == 413
        assert send("x" * 2048) == 400

    @pytest.mark.parametrize("length", ["99999999999999999999", "-1", "", "2049x"])
    def test_a_forged_length(self, campaign, length):
        status, _body = through_wsgi(CONTENT_LENGTH=length)
        assert status in ("400 Bad Request", "413 Request Entity Too Large")

    @pytest.mark.parametrize(
        "content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html", ""]
    )
    def test_other_content_types(self, send, campaign, content_type):
        assert send(json.dumps({"k": "view", "p": "/en/"}), content_type=content_type) == 400

    @pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
    def test_other_sites(self, send, campaign, site):
        assert send(HTTP_SEC_FETCH_SITE=site) == 400

    @pytest.mark.parametrize(
        ("origin", "status"),
        [
            ("http://testserver", 202),
            ("https://testserver", 202),
            ("https://evil.example", 400),
            ("null", 400),
            ("https://testserver.evil.example", 400),
            ("https://testserver:444", 400),
        ],
    )
    def test_origin_decides_for_browsers_without_fetch_metadata(self, send, campaign, origin, status):
        assert send(HTTP_SEC_FETCH_SITE="", HTTP_ORIGIN=origin) == status

    @pytest.mark.parametrize("method", ["get", "put", "delete", "options", "head"])
    def test_other_methods(self, client, method):
        assert getattr(client, method)("/reach").status_code == 405


@pytest.mark.django_db
class TestNotCounted:
    @pytest.mark.parametrize("header", ["HTTP_DNT", "HTTP_SEC_GPC"])
    def test_readers_who_ask_for_it(self, send, campaign, own_spool, header):
        assert send(**{header: "1"}) == 202
        assert not own_spool.exists()
        assert caches["reach"]._cache == {}

    @pytest.mark.parametrize(
        "user_agent",
        [
            "",
            "Googlebot/2.1 (+http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0)",
            "curl/8.0",
            "python-requests/2.31",
            "Mozilla/5.0 HeadlessChrome/130.0",
            "WhatsApp/2.23",
            "facebookexternalhit/1.1",
            "Mozilla/5.0 (compatible; YandexBot/3.0)",
            "Mozilla/5.0 AppleWebKit/600 (Applebot/0.1)",
            "AhrefsBot/7.0; +http://ahrefs.com/robot/",
        ],
    )
    def test_robots_are_counted_apart(self, send, campaign, own_spool, user_agent):
        assert send(HTTP_USER_AGENT=user_agent) == 202
        assert spooled(own_spool) == [["2026-11-23T04", "robot", "-", "-", "-", "-"]]

    @pytest.mark.parametrize(
        "user_agent",
        [
            BROWSER,
            "Mozilla/5.0 (Windows NT 10.0; rv:120.0) Gecko/20100101 Firefox/120.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Safari/604.1",
            "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1) Presto/2.12",
            "Mozilla/5.0 (Linux; Android 4.4.2; CUBOT S208) AppleWebKit/537.36 Chrome/81 Mobile Safari/537.36",
            "NokiaC3-00/5.0 (08.63) UCWEB/2.0 (MIDP-2.0) U2/1.0.0",
        ],
    )
    def test_people_with_old_and_new_phones_are_not_robots(self, user_agent):
        assert not is_robot(user_agent)


@pytest.mark.django_db
class TestLimits:
    def test_a_visitor_has_60_a_minute(self, send, campaign, own_spool, clock):
        assert [send() for _ in range(61)] == [202] * 60 + [429]
        assert len(spooled(own_spool)) == 60
        clock.shift(60)
        assert send() == 202

    def test_another_visitor_of_the_network_is_not_held_back(self, send, campaign):
        for _ in range(61):
            send()
        assert send(HTTP_USER_AGENT=f"{BROWSER} other") == 202

    def test_a_network_has_600_a_minute_however_many_browsers_it_claims(self, send, campaign):
        over = [limits.is_over_limit(f"203.0.113.{n % 250}", f"{BROWSER} {n}") for n in range(620)]
        assert over == [False] * 600 + [True] * 20
        assert send() == 429
        assert send(REMOTE_ADDR="203.0.114.1") == 202

    def test_a_network_has_its_share_of_a_day(self, campaign, monkeypatch, send, clock):
        monkeypatch.setattr(limits, "NETWORK_A_DAY", 3)
        statuses = []
        for _ in range(4):
            statuses.append(send())
            clock.shift(60)
        assert statuses == [202, 202, 202, 429]

    def test_what_is_malformed_counts_too(self, send, campaign):
        assert [send("x") for _ in range(61)] == [400] * 60 + [429]

    def test_a_forged_forwarded_address_changes_nothing(self, send, campaign):
        statuses = [send(HTTP_X_FORWARDED_FOR=f"198.51.{n}.1") for n in range(61)]
        assert statuses[-1] == 429

    def test_behind_a_proxy_its_word_counts(self, send, campaign, settings):
        settings.TRUSTED_PROXY_COUNT = 1
        statuses = [send(HTTP_X_FORWARDED_FOR=f"6.6.6.6, 198.51.{n}.1") for n in range(61)]
        assert statuses == [202] * 61

    def test_without_the_shared_cache_counting_goes_on(self, send, campaign, monkeypatch, caplog):
        class Away:
            def __getitem__(self, alias):
                raise ConnectionError("no cache")

        monkeypatch.setattr(limits, "caches", Away())
        assert [send() for _ in range(61)] == [202] * 60 + [429]
        assert "limits hold for each process" in caplog.text


class TestHash:
    def test_networks(self):
        assert network_of("203.0.113.77") == network_of("203.0.113.1") == "203.0.113.0"
        assert network_of("2001:db8:1:2::5") == "2001:db8:1::"
        assert network_of("::ffff:203.0.113.9") == "203.0.113.0"
        assert network_of("") == network_of("x' OR 1") == "unknown"

    def test_the_same_visitor_on_two_days_is_two(self):
        cache = caches["reach"]
        first, second = salt_of_day(cache, "20261123"), salt_of_day(cache, "20261124")
        assert len(first) == 32
        assert hash_of(first, "visitor", "203.0.113.0", BROWSER) != hash_of(second, "visitor", "203.0.113.0", BROWSER)

    def test_the_salt_is_the_same_for_all_who_share_the_cache(self):
        assert salt_of_day(caches["reach"], "20261123") == salt_of_day(caches["reach"], "20261123")

    def test_a_hash_is_eight_bytes(self):
        assert len(bytes.fromhex(hash_of(b"salt", "x"))) == 8


@pytest.mark.django_db
class TestNothingStays:
    def test_neither_address_nor_browser_nor_salt_is_at_rest(self, send, campaign, own_spool, caplog):
        for kind in ("view", "play", "download", "share", "help"):
            send({"k": kind}, HTTP_REFERER="https://secret.example/page")
        send("forged")
        fold_spool()
        salt = salt_of_day(caches["reach"], "20261123")
        visitor = hash_of(salt, "visitor", "203.0.113.0", BROWSER)
        place = hash_of(salt, "network", "203.0.113.0")
        at_rest = database_as_text() + caplog.text + "".join(path.read_text("utf-8") for path in own_spool.iterdir())
        assert "check-first" in at_rest
        for secret in (ADDRESS, "203.0.113", "Secret-Phone", "secret.example", salt.hex(), repr(salt), visitor, place):
            assert secret not in at_rest


def database_as_text():
    """Every value of every table, as a search through a stolen copy would find it."""
    parts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            parts += [repr(row) for row in cursor.fetchall()]
    return "\n".join(parts)


@pytest.mark.django_db
class TestSpoolFault:
    def test_a_spool_that_cannot_be_written_is_503_and_one_log_line(self, send, campaign, own_spool, caplog):
        own_spool.write_text("in the way")
        assert send() == 503
        assert [record.message for record in caplog.records if record.name == "clarion.reach"] == [
            "The spool cannot be written: File exists"
        ]

    def test_pages_are_not_affected(self, client, own_spool):
        own_spool.write_text("in the way")
        assert client.get("/healthz").status_code == 200


class TestPathClass:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("/en/", "home"),
            ("/en/campaigns/", "campaigns"),
            ("/sw/materials/x/", "materials"),
            ("/ar/events/2026/", "events"),
            ("/pt/evidence/x", "evidence"),
            ("/fr/help/XDM/", "help"),
            ("/es/about/", "other"),
        ],
    )
    def test_sections(self, path, expected):
        assert path_class(path) == expected


def through_wsgi(body=b'{"k":"view","p":"/en/"}', **environ):
    """Sends an event the short way; answers the status line and the body."""

    def application(environ, start_response):
        start_response("418 Passed on", [])
        return [b"passed on"]

    request = RequestFactory().post("/reach", body, content_type="application/json", headers={"host": "testserver"})
    answers = []
    passed = counting(application)({**request.META, **environ}, lambda status, headers: answers.append(status))
    return answers[0], b"".join(passed)


@pytest.mark.django_db
class TestShortWay:
    """In front of all middleware, with the same answers."""

    def test_an_event_is_answered_here(self, campaign, own_spool):
        assert through_wsgi(HTTP_USER_AGENT=BROWSER) == ("202 Accepted", b"")
        assert len(spooled(own_spool)) == 1

    def test_everything_else_passes_on(self):
        assert through_wsgi(REQUEST_METHOD="GET")[0] == "418 Passed on"
        assert through_wsgi(PATH_INFO="/en/")[0] == "418 Passed on"
        assert through_wsgi(PATH_INFO="/reach/")[0] == "418 Passed on"

    @pytest.mark.parametrize("host", ["evil.example", "", "testserver@evil.example", "testserver:80:80"])
    def test_another_host_is_refused(self, campaign, host):
        assert through_wsgi(HTTP_HOST=host)[0] == "400 Bad Request"

    def test_too_long_is_refused_before_it_is_read(self, campaign):
        class Unreadable:
            def read(self, length):
                pytest.fail("It was read.")

        assert through_wsgi(CONTENT_LENGTH="2049", **{"wsgi.input": Unreadable()})[0].startswith("413")

    def test_the_server_uses_it(self):
        from config import wsgi

        assert wsgi.application is not wsgi.django_application
        assert django_settings.WSGI_APPLICATION == "config.wsgi.application"
