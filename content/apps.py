"""The content room."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "content"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion import slots

        from . import handover
        from .consent.home import consents_to_renew, ends_of_consents
        from .media import rules
        from .pages import contexts, signals
        from .pages.home import new_material_at_home
        from .pages.tabs import materials_tab, public_page_tab
        from .translation import drafts

        rules.register()
        drafts.install()
        contexts.install()
        signals.connect()
        slots.fill("campaign_tabs", public_page_tab)
        slots.fill("tasks_at_home", consents_to_renew)
        slots.fill("calendar_entries", ends_of_consents)
        slots.fill("campaign_tabs", materials_tab)
        slots.fill("home_panels", new_material_at_home)
        slots.fill("work_of_person", handover.work_of)
