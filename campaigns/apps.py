"""The campaigns room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion import slots

        from .discussion import home as discussion_home
        from .discussion.tab import discussion_tab
        from .discussion.work import work_of as discussion_work
        from .events import handover
        from .events.home import events_to_count, next_events
        from .permissions import register_policies
        from .planning.home import campaigns_now_and_next

        register_policies()
        slots.fill("work_of_person", handover.work_of)
        slots.fill("home_panels", campaigns_now_and_next)
        slots.fill("home_panels", next_events)
        slots.fill("tasks_at_home", events_to_count)
        slots.fill("work_of_person", discussion_work)
        slots.fill("home_panels", discussion_home.lately)
        slots.fill("tasks_at_home", discussion_home.handed_to)
        slots.fill("tasks_at_home", discussion_home.comments_that_name)
        slots.fill("campaign_tabs", discussion_tab)
