"""The evaluation room."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "evaluation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from campaigns.planning import scans
        from clarion import slots

        from .impact.home import results_to_publish
        from .impact.permissions import register_policies as register_impact_policies
        from .impact.tab import findings_side_by_side
        from .national.citing import citable_figures
        from .national.home import newest_release, releases_to_approve
        from .reach.scans import count_scan
        from .reach.tab import programme_reach, reach_side_by_side, reach_tab

        register_impact_policies()
        scans.on_scan(count_scan)
        slots.fill("campaign_tabs", reach_tab)
        slots.fill("programme_tabs", programme_reach)
        slots.fill("toolkit_tabs", reach_side_by_side)
        slots.fill("toolkit_tabs", findings_side_by_side)
        slots.fill("citable_figures", citable_figures)
        slots.fill("home_panels", newest_release)
        slots.fill("tasks_at_home", releases_to_approve)
        slots.fill("tasks_at_home", results_to_publish)
