"""Registers this room with the admin."""

from wagtail import hooks

from campaigns.events import history as events_history
from campaigns.planning import history as planning_history


@hooks.register("register_log_actions")
def register_log_actions(actions):
    planning_history.register(actions)
    events_history.register(actions)
