"""Folds the counted events and the headcounts into the ledger now, without waiting for the next tick."""

import json

from django.core.management.base import BaseCommand

from evaluation.reach.attendance import pull_attendance
from evaluation.reach.folding import fold_spool


class Command(BaseCommand):
    help = "Add counted events and headcounts to the reach ledger now."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options):
        answer = {"events": fold_spool(), "headcounts": pull_attendance()}
        self.stdout.write(
            json.dumps(answer) if options["json"] else f"{answer['events']} events, {answer['headcounts']} headcounts"
        )
