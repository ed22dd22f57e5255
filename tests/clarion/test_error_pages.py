"""A refusal says what to do next, and a fault can be told without a database."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.test import Client, RequestFactory
from django.urls import get_resolver

from clarion import error_pages

REQUEST = RequestFactory().get("/en/")


def test_the_site_answers_with_its_own_pages():
    resolver = get_resolver()
    answers = {number: resolver.resolve_error_handler(number) for number in (400, 403, 500)}
    assert answers == {400: error_pages.bad_request, 403: error_pages.forbidden, 500: error_pages.broken}


@pytest.mark.parametrize(("fault", "number"), [(RequestDataTooBig(), 413), (SuspiciousOperation(), 400), (None, 400)])
def test_a_bad_request_says_whether_it_was_too_large(fault, number):
    answer = error_pages.bad_request(REQUEST, fault)
    assert answer.status_code == number
    assert f">{number}<" in answer.content.decode()


def test_a_fault_is_told_without_request_and_database():
    answer = error_pages.broken(None)
    assert answer.status_code == 500
    assert "/static/css/site.css" in answer.content.decode()


def test_a_form_without_its_token_is_refused_in_our_look(db):
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a", "password": "b"})
    assert answer.status_code == 403
    assert 'class="error-number"' in answer.content.decode()
