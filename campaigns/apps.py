"""The campaigns room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion import slots

        from .broadcast.entries import airings_by_day
        from .broadcast.home import airings_to_confirm
        from .broadcast.tab import media_plan
        from .discussion import home as discussion_home
        from .discussion.tab import discussion_tab
        from .discussion.work import work_of as discussion_work
        from .events import handover
        from .events.calendar import days_of_events
        from .events.home import events_to_count, next_events
        from .permissions import register_policies
        from .planning.calendar import days_of_plans
        from .planning.home import campaigns_now_and_next, campaigns_to_move
        from .toolkits.tabs import toolkit_tab

        register_policies()
        slots.fill("work_of_person", handover.work_of)
        slots.fill("campaign_tabs", toolkit_tab)
        slots.fill("home_panels", campaigns_now_and_next)
        slots.fill("home_panels", next_events)
        slots.fill("tasks_at_home", campaigns_to_move)
        slots.fill("tasks_at_home", events_to_count)
        slots.fill("calendar_entries", days_of_plans)
        slots.fill("calendar_entries", days_of_events)
        slots.fill("work_of_person", discussion_work)
        slots.fill("home_panels", discussion_home.lately)
        slots.fill("tasks_at_home", discussion_home.handed_to)
        slots.fill("tasks_at_home", discussion_home.comments_that_name)
        slots.fill("campaign_tabs", discussion_tab)
        slots.fill("tasks_at_home", airings_to_confirm)
        slots.fill("campaign_tabs", media_plan)
        slots.fill("calendar_entries", airings_by_day)
