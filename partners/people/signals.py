"""What Django and allauth tell us: a sign-in, a changed password, a new second factor, a migrated database."""

from allauth.account import signals as account_signals
from allauth.mfa import signals as second_factor_signals
from django.apps import apps
from django.contrib.auth.signals import user_logged_in
from django.db import DatabaseError
from django.db.models.signals import post_migrate

from . import sessions


def connect() -> None:
    """Called once from ``AppConfig.ready``."""
    user_logged_in.connect(_begin_session, dispatch_uid="clarion_begin_session")
    for signal in (
        account_signals.password_changed,
        account_signals.password_set,
        account_signals.password_reset,
    ):
        signal.connect(_password_written, dispatch_uid="clarion_password_written")
    second_factor_signals.authenticator_added.connect(_second_factor_added, dispatch_uid="clarion_factor_added")
    second_factor_signals.authenticator_removed.connect(_second_factor_removed, dispatch_uid="clarion_factor_removed")
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    post_migrate.connect(_after_migrations, sender=last, dispatch_uid="clarion_roles_after_migrations")


def _begin_session(sender, request, user, **keywords):
    if request is not None:
        sessions.begin(request.session)


def _password_written(sender, request, user, **keywords):
    from .actions import end_sessions, note_change

    end_sessions(person=user, by=user)
    note_change(person=user, by=user, action="people.password")
    if request.user.is_authenticated and request.user.pk == user.pk:
        sessions.begin(request.session)


def _second_factor_added(sender, request, user, authenticator, **keywords):
    from .actions import note_change

    if authenticator.type in sessions.CODE_OR_KEY:
        request.session[sessions.ENROLLED_HERE] = True
        request.session.cycle_key()
    note_change(person=user, by=user, action="people.second_factor_added")


def _second_factor_removed(sender, request, user, authenticator, **keywords):
    from .actions import note_change

    note_change(person=user, by=user, action="people.second_factor_removed")


def _after_migrations(sender, using, **keywords):
    """Groups are right after every ``migrate``; a database stopped half-way gets what it has the models for."""
    from .role_groups import sync_roles

    if using != "default":
        return
    try:
        sync_roles(strict=False)
    except DatabaseError:
        # Migrating backwards, or to an old state: tables of this code are not there. The next migrate repeats it.
        return
