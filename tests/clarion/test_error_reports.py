"""An error report says where the code failed and nothing about whom."""

from clarion.error_reports import scrub


def test_report_keeps_places_and_drops_people():
    event = {
        "request": {"url": "https://clarion.example.org/en/help/"},
        "user": {"ip_address": "192.0.2.1"},
        "exception": {
            "values": [
                {
                    "type": "ValueError",
                    "value": "0000 000 000",
                    "stacktrace": {"frames": [{"lineno": 3, "vars": {"a": 1}}]},
                }
            ]
        },
    }
    assert scrub(event, {}) == {
        "exception": {"values": [{"type": "ValueError", "stacktrace": {"frames": [{"lineno": 3}]}}]}
    }
