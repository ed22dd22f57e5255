"""Imports a file of national figures as a release."""

import datetime
import json
import sys
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand

from clarion.files.workbook_checks import UnreadableFile
from evaluation.national import actions, rules
from evaluation.national.account import system_account
from evaluation.national.intake import Outcome, Refused, Source
from evaluation.national.readers import FORMATS
from partners.models import Organisation

REFUSED, FAULT = 1, 2
KEYS = (
    "rows", "accepted", "quarantined", "rejected", "new", "changed", "withdrawn", "unchanged", "findings", "release",
)  # fmt: skip


class Usage(Exception):
    """The command was called with something that does not exist."""


class Command(BaseCommand):
    help = "Imports a file of national figures: reads, checks, compares with the release before, and keeps it."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--format", default="auto", help=f"one of {', '.join(FORMATS)}")
        parser.add_argument("--agency", metavar="CODE", help="code of the organisation whose figures these are")
        parser.add_argument("--preview", action="store_true", help="tell what would happen, write nothing")
        parser.add_argument("--submit-as", metavar="USER", help="user name of the submitter; else a system account")
        parser.add_argument("--approve-as", metavar="USER", help="user name of the approver, another person")
        parser.add_argument("--released-on", metavar="DATE", help="YYYY-MM-DD, where the file does not state it")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options):
        try:
            outcome = self._import(options)
        except (Usage, UnreadableFile) as error:
            self._stop(FAULT, "fault", str(error), options)
        except (Refused, PermissionDenied) as error:
            self._stop(REFUSED, "refused", str(error), options)
        except ValidationError as error:
            self._stop(REFUSED, "refused", " ".join(error.messages), options)
        else:
            self._tell(outcome, options)

    def _import(self, options) -> Outcome:
        source, approver = self._source(options)
        if options["preview"]:
            return actions.preview_file(source=source)
        outcome = actions.import_file(source=source)
        if outcome.status == "duplicate_of":
            return outcome
        if approver is None:
            return outcome
        actions.submit(release=outcome.release, by=source.by)
        actions.approve(release=outcome.release, by=approver)
        return Outcome(**{**vars(outcome), "status": outcome.release.status.value})

    def _source(self, options) -> tuple[Source, object]:
        """What was asked for, checked before anything is read."""
        path = Path(options["file"])
        if not path.is_file():
            raise Usage(f"{path}: no such file")
        if options["format"] not in FORMATS:
            raise Usage(f"--format: {options['format']} is none of {', '.join(FORMATS)}")
        submitter = self._person(options, "submit_as") or system_account()
        approver = self._person(options, "approve_as")
        if approver is not None:
            if approver.pk == submitter.pk:
                raise Refused("The approver must be another person than the submitter.")
            rules.demand(rules.may_approve_any(approver), f"{approver.username} may not approve figures.")
        source = Source(
            path=path,
            name=path.name,
            by=submitter,
            organisation=self._organisation(options),
            format=options["format"],
            released_on=self._date(options),
            submits=True,
        )
        return source, approver

    @staticmethod
    def _person(options, name):
        if not (username := options[name]):
            return None
        person = get_user_model().objects.filter(username=username, is_active=True).first()
        if person is None:
            raise Usage(f"--{name.replace('_', '-')}: no active user is named {username}")
        return person

    @staticmethod
    def _organisation(options):
        if not (code := options["agency"]):
            return None
        organisation = Organisation.objects.filter(code=code).first()
        if organisation is None:
            raise Usage(f"--agency: no organisation has the code {code}")
        return organisation

    @staticmethod
    def _date(options):
        try:
            return datetime.date.fromisoformat(options["released_on"]) if options["released_on"] else None
        except ValueError as error:
            raise Usage(f"--released-on: {options['released_on']} is not a date such as 2025-04-14") from error

    def _tell(self, outcome: Outcome, options) -> None:
        facts = outcome.as_dict()
        if options["json"]:
            self.stdout.write(json.dumps(facts, ensure_ascii=False))
            return
        for name in ("status", "release", *KEYS[:8]):
            self.stdout.write(f"{name}: {facts[name] if facts[name] is not None else '-'}")
        self.stdout.write(f"findings: {len(facts['findings'])}")

    def _stop(self, exit_code: int, status: str, message: str, options) -> None:
        if options["json"]:
            self.stdout.write(json.dumps({**dict.fromkeys(KEYS), "findings": [], "status": status}))
        self.stderr.write(message)
        sys.exit(exit_code)
