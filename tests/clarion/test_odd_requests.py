"""What a library trips over is refused in words and written down; what is our own fault stays an error."""

import logging

import pytest
from django.db import OperationalError
from wagtail.coreutils import resolve_model_string

from clarion.languages import LanguagesField
from clarion.odd_requests import AnswerOddRequests


def raised(function, *arguments) -> Exception:
    try:
        function(*arguments)
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def of_a_library() -> Exception:
    return raised(resolve_model_string, "odd")


def of_ours() -> Exception:
    return raised(LanguagesField().has_changed, 5, "en")


def of_the_database() -> Exception:
    class Gone(str):
        def split(self, *arguments):
            raise OperationalError("gone")

    return raised(resolve_model_string, Gone("x.y"))


def answer(rf, error, method="get", path="/admin/anything/"):
    return AnswerOddRequests(lambda request: None).process_exception(getattr(rf, method)(path), error)


@pytest.mark.parametrize(("method", "status"), [("get", 404), ("head", 404), ("post", 400)])
def test_a_fall_of_a_library_is_refused_in_words_and_logged_with_its_traceback(rf, caplog, method, status):
    with caplog.at_level(logging.ERROR, "clarion.odd_requests"):
        assert answer(rf, of_a_library(), method).status_code == status
    [line] = [record for record in caplog.records if record.name == "clarion.odd_requests"]
    assert "resolve_model_string" in caplog.text
    assert line.levelname == "ERROR"


@pytest.mark.parametrize("fault", [of_ours, of_the_database])
def test_a_fault_of_ours_and_a_database_that_is_gone_stay_errors(rf, fault):
    assert answer(rf, fault()) is None


def test_a_public_page_that_falls_stays_an_error(rf):
    assert answer(rf, of_a_library(), path="/en/") is None
