"""``manage.py demo``: loads the demonstration into the configured database."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from content.demonstration import runner


class Command(BaseCommand):
    help = "Loads the demonstration: invented data in an invented country. Keeps what was changed since."

    def add_arguments(self, parser):
        parser.add_argument("--seed", type=int, default=runner.SEED, help="the same seed gives the same data")
        parser.add_argument("--unless-loaded", action="store_true", help="skip what was loaded before")

    def handle(self, *args, seed, unless_loaded, **options):
        if not settings.DEMONSTRATION:
            raise CommandError("Only demonstration settings load the demonstration: its passwords are public.")
        try:
            runner.load(seed, unless_loaded=unless_loaded, say=self.stdout.write)
        except runner.OtherSeed as error:
            raise CommandError(str(error)) from error
