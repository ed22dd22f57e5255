"""``manage.py load_areas``: every country, the divisions of ACP states, populations and shapes."""

from django.core.management.base import BaseCommand

from partners.geography.loading import load_areas


class Command(BaseCommand):
    help = "Loads regions, countries, first-level divisions, populations and shapes; a second run changes nothing."

    def handle(self, *args, **options):
        loaded = load_areas()
        self.stdout.write(
            f"Areas: {loaded.areas_new} new, {loaded.areas_changed} changed, {len(loaded.ended)} ended. "
            f"Populations: {loaded.populations} written. Boundaries: {loaded.boundaries} written."
        )
