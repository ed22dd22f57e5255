"""The campaigns room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from .permissions import register_policies

        register_policies()
        fill_tabs()
        fill_costs()
        fill_home()
        fill_calendar()
        fill_work()
        fill_holds()
        fill_plans()


def fill_tabs():
    """Panels on the pages of a campaign and a programme, in the order of their making."""
    from clarion import slots

    from .broadcast.tab import media_plan
    from .budget.tabs import budget_of_programme, budget_tab
    from .discussion.tab import discussion_tab
    from .pretesting.tabs import pretest_notices, pretest_tabs
    from .printing.tab import print_tab
    from .results.tabs import results_tab
    from .toolkits.tabs import toolkit_tab
    from .touring.tab import tours_tab

    plans = (toolkit_tab, results_tab, pretest_tabs, media_plan, tours_tab, print_tab, budget_tab)
    for tab in (*plans, discussion_tab):
        slots.fill("campaign_tabs", tab)
    slots.fill("programme_tabs", budget_of_programme)
    slots.fill("readiness_checks", pretest_notices)


def fill_costs():
    """What is booked, for the budget."""
    from clarion import slots

    from .broadcast.booked import booked_runs
    from .printing.booked import booked_batches
    from .touring.booked import booked_tours

    for bookings in (booked_runs, booked_tours, booked_batches):
        slots.fill("booked_costs", bookings)


def fill_home():
    """What waits for a person, the most pressing kinds first, and what else the first page shows."""
    from clarion import slots

    from .broadcast.home import airings_to_confirm
    from .discussion.home import comments_that_name, handed_to, lately
    from .events.home import events_to_count, next_events
    from .planning.home import campaigns_now_and_next, campaigns_to_move
    from .pretesting.tabs import effects_to_stop
    from .printing.home import print_to_see_to
    from .touring.home import performances_to_record

    for panel in (campaigns_now_and_next, next_events, lately):
        slots.fill("home_panels", panel)
    people = (handed_to, comments_that_name)
    stage = (events_to_count, performances_to_record)
    for kind in (effects_to_stop, campaigns_to_move, *stage, *people, airings_to_confirm, print_to_see_to):
        slots.fill("tasks_at_home", kind)


def fill_calendar():
    from clarion import slots

    from .broadcast.entries import airings_by_day
    from .events.calendar import days_of_events
    from .planning.calendar import days_of_plans
    from .printing.entries import days_of_print

    for entries in (days_of_plans, days_of_events, airings_by_day, days_of_print):
        slots.fill("calendar_entries", entries)


def fill_work():
    """What stands in a person's name."""
    from clarion import slots

    from .discussion.work import work_of as discussion_work
    from .events.handover import work_of as events_work

    slots.fill("work_of_person", events_work)
    slots.fill("work_of_person", discussion_work)


def fill_holds():
    """What an activity or an event must not be taken away from by other dates, places or media."""
    from clarion import slots

    from .broadcast.holding import runs_of_activity
    from .touring.holding import tours_of_activity
    from .touring.standing import performance_of_event, tour_of_event

    slots.fill("activity_holds", runs_of_activity)
    slots.fill("activity_holds", tours_of_activity)
    slots.fill("event_locks", tour_of_event)
    slots.fill("event_holds", performance_of_event)


def fill_plans():
    """What belongs to a campaign's plan beyond its own fields: taken over into copies, kept in versions."""
    from clarion import slots

    from .results.planned import framework_in_words, framework_of_copy

    slots.fill("campaign_copies", framework_of_copy)
    slots.fill("plan_parts", framework_in_words)
