"""Who may enter which address: the closed table of every route.

Each route of ours has a row of its own (a view set writes its rows by ``collection``); routes of libraries may
share a row by pattern, which then says who may enter *at most*. A route without a row fails the walk.
To add rows: put a ``row`` or a ``collection`` below, beside the rows of the same room.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from partners.people.choices import Role

ADMIN, EDITOR, COORDINATOR, PARTNER, AGENCY, EVALUATOR, APPROVER = (
    frozenset({role})
    for role in (
        Role.ADMINISTRATOR,
        Role.EDITOR,
        Role.COORDINATOR,
        Role.PARTNER,
        Role.AGENCY,
        Role.EVALUATOR,
        Role.APPROVER,
    )
)
STAFF = frozenset(Role)
EVERYBODY = STAFF | {"anonymous"}
NOBODY = frozenset()
EDITORS = ADMIN | EDITOR
COORDINATORS = EDITORS | COORDINATOR
FIELD = ADMIN | COORDINATOR | PARTNER
READERS = STAFF - AGENCY
FIGURES = ADMIN | AGENCY | EVALUATOR | APPROVER


@dataclass(frozen=True)
class Row:
    """Who may enter the routes of a name or pattern. ``exact``: these, and all of these; otherwise these at most.

    ``post``: the address answers to POST alone. Not ``always``: it opens only in some states of the record.
    """

    name: str
    who: frozenset
    exact: bool = True
    post: bool = False
    always: bool = True


ROWS: dict[str, Row] = {}
PATTERNS: list[Row] = []


def row(names: str, who: frozenset, *, post: bool = False, always: bool = True) -> None:
    """One row for each name."""
    for name in names.split():
        assert name not in ROWS, f"{name} stands in the table twice"
        ROWS[name] = Row(name, who, post=post, always=always)


def at_most(patterns: str, who: frozenset) -> None:
    """Routes of a library, by pattern: nobody else gets in."""
    PATTERNS.extend(Row(pattern, who, exact=False) for pattern in patterns.split())


def collection(space: str, *, view, add=NOBODY, change=NOBODY, delete=NOBODY, inspect=True, history=None) -> None:
    """The rows of a view set."""
    row(f"{space}:index {space}:index_results", view)
    if inspect:
        row(f"{space}:inspect", view)
    row(f"{space}:add", add)
    row(f"{space}:edit", change)
    row(f"{space}:history {space}:history_results {space}:usage", history or change)
    row(f"{space}:delete", delete)


def chooser(space: str) -> None:
    """The rows of a chooser: whoever is signed in chooses among what is visible."""
    row(f"{space}:choose {space}:choose_results {space}:chosen {space}:chosen_multiple", STAFF)


def row_for(name: str) -> Row | None:
    """The row of a route: its own, else the first pattern that fits."""
    return ROWS.get(name) or next((row for row in PATTERNS if fnmatchcase(name, row.name)), None)


# The ground floor
row("healthz readyz public_file signed_file", EVERYBODY)
row("clarion_progress clarion_progress_json", STAFF)
row("clarion_tasks", STAFF)
row("clarion_saved_views", STAFF)
row("clarion_save_view", STAFF, always=False)  # for one list, named in the query
row("clarion_rename_view clarion_remove_view", PARTNER)  # the sample view is the partner's
row("clarion_undo", STAFF, always=False)  # for whoever made the change
row("clarion_progress_stop", STAFF, post=True)
row("clarion_send_mail_again", ADMIN, post=True)
row("outbox:index outbox:index_results outbox:inspect", ADMIN)
row("timed_jobs:index timed_jobs:index_results timed_jobs:inspect", ADMIN)

# Partners: people
row("accept_invitation", EVERYBODY)
row("remove_passkey", STAFF)
row("admin_to_sign_in admin_to_password_reset page_to_sign_in", EVERYBODY, always=False)
row("closed_signup closed_email closed_confirm_email closed_login_code closed_set_password", NOBODY)
row("closed_document_password closed_bulk_people closed_page_password closed_error_test closed_library_api", NOBODY)
row("wagtailusers_users:index wagtailusers_users:index_results wagtailusers_users:inspect", ADMIN)
row("wagtailusers_users:add wagtailusers_users:edit", ADMIN)
row("wagtailusers_users:history wagtailusers_users:history_results", ADMIN)
row("wagtailusers_users:change_role wagtailusers_users:leave wagtailusers_users:reset_second_factor", ADMIN)
row("wagtailusers_users:confirm_second_factor_reset", ADMIN, always=False)
row("wagtailusers_users:invite_again wagtailusers_users:erase", ADMIN, always=False)
row("wagtailusers_users:end_sessions wagtailusers_users:export", ADMIN | PARTNER)  # the sample account is the partner's
row("wagtailusers_groups:index", STAFF)

# Partners: places, organisations, services, venues
row("language_suggest area:suggest", STAFF)
collection("area", view=STAFF - PARTNER, add=ADMIN, change=ADMIN, delete=ADMIN)
row("area:upload", ADMIN)
chooser("area_chooser")
collection("organisation", view=STAFF, add=ADMIN | COORDINATOR, change=ADMIN | COORDINATOR, delete=ADMIN | COORDINATOR)
chooser("organisation_chooser")
collection("membership", view=ADMIN, add=ADMIN, change=ADMIN, delete=ADMIN)
collection("lead_agency", view=ADMIN | COORDINATOR, add=ADMIN, change=ADMIN, delete=ADMIN)
collection("venue", view=READERS, add=FIELD, change=FIELD, delete=ADMIN | COORDINATOR)
chooser("venue_chooser")
collection("facilitator", view=READERS, add=FIELD, change=FIELD, delete=ADMIN | COORDINATOR)
chooser("facilitator_chooser")
collection(
    "help_service",
    view=STAFF - EVALUATOR,
    add=ADMIN | COORDINATOR | AGENCY,
    change=ADMIN | COORDINATOR | AGENCY,
    delete=ADMIN | COORDINATOR,
)
row("help_service:verify help_service:contacts help_service:take_down", ADMIN | COORDINATOR | AGENCY)
row("help_service:decide", ADMIN | COORDINATOR | AGENCY, always=False)  # while a change of contacts waits

# Campaigns
collection("campaign", view=STAFF, add=EDITORS, change=EDITORS)
row("campaign:plan campaign:activate campaign:complete campaign:reopen campaign:cancel", EDITORS)
row("campaign:copy campaign:archive", EDITORS)
row("campaign:bring_back", EDITORS)
row("campaign:cite", EDITORS, post=True)
row("campaign:versions", READERS - PARTNER)
collection("programme", view=STAFF, add=EDITORS, change=EDITORS, delete=EDITORS)
collection("toolkit", view=READERS, change=EDITORS)
row("toolkit:start toolkit:from_campaign", EDITORS)
row("toolkit:tick", COORDINATORS, post=True)
collection("result", view=STAFF, add=EDITORS, change=EDITORS, delete=EDITORS, inspect=False)
row("result:export", STAFF)
row("result:import result:take_over result:of_activity", EDITORS)
collection("result_indicator", view=STAFF, add=EDITORS, change=EDITORS, delete=EDITORS)
row("result_indicator:record result_indicator:correct result_indicator:take_back", COORDINATORS)
collection("lesson", view=READERS, add=COORDINATORS, change=COORDINATORS, inspect=False)
row("activity:copy", COORDINATORS)
collection("pretest", view=READERS, add=COORDINATORS, change=COORDINATORS)
collection("effect", view=READERS, add=COORDINATORS | PARTNER, change=COORDINATORS)
row("effect:close", COORDINATORS)
collection("activity", view=READERS, add=COORDINATORS, change=COORDINATORS, delete=COORDINATORS, inspect=False)
collection("cost_line", view=READERS, add=COORDINATORS, change=COORDINATORS, delete=COORDINATORS)
row("cost_line:import cost_line:template", COORDINATORS)
row("cost_line:plan_booked", COORDINATORS, post=True)
collection("exchange_rate", view=READERS, add=COORDINATORS, change=COORDINATORS, delete=COORDINATORS, inspect=False)
collection("short_link", view=READERS, add=COORDINATORS, change=COORDINATORS, inspect=False)
row("short_link:qr", READERS)
row("short_link public_calendar private_calendar whole_calendar", EVERYBODY)
row("calendar", STAFF)
collection("print_batch", view=READERS, add=COORDINATORS, change=COORDINATORS)
row("print_batch:sheet print_batch:qr", READERS)
row("print_batch:places print_batch:deliver print_batch:remove", COORDINATORS)
row("print_batch:move", COORDINATORS, post=True)
collection("placement", view=READERS, change=COORDINATORS, inspect=False)
collection("media_release", view=READERS, add=COORDINATORS, change=COORDINATORS)
row("media_release:put_out media_release:withdraw media_release:remove", COORDINATORS)
collection("event", view=READERS, add=COORDINATORS, change=COORDINATORS)
row("event:agenda event:feed", STAFF)
row("event:book", COORDINATORS, always=False)  # for one activity, named in the query
row("event:place event:confirm event:cancel", COORDINATORS)
row("event:count", COORDINATORS | PARTNER)
row("discussion:index discussion:index_results discussion:campaign discussion:answer", STAFF)
row("discussion:change discussion:remove", PARTNER)  # the sample comment is the partner's
row("discussion:resolve discussion:reopen", COORDINATORS | PARTNER)
row("discussion:read", STAFF, always=False)  # for whom the comment names
row("discussion:hand_over discussion:kept", COORDINATORS)
row("discussion:accept", COORDINATORS, always=False)  # for whom it was handed to
row("campaign:several_programme campaign:several_archive", EDITORS)
row("activity:several_dates", COORDINATORS)
collection("station", view=READERS, add=COORDINATORS, change=COORDINATORS)
collection("flight", view=READERS, add=COORDINATORS, change=COORDINATORS)
row("flight:cancel", COORDINATORS)
row("airing:index airing:index_results airing:inspect", READERS)
row("airing:confirm airing:move airing:make_good airing:miss airing:cancel", COORDINATORS)

collection("tour", view=READERS, add=COORDINATORS, change=COORDINATORS)
row("tour:sheet tour:xlsx", READERS)
row("tour:move tour:stop tour:call_off", COORDINATORS)
row("performance:index performance:index_results performance:inspect", READERS)
row("performance:move performance:swap performance:call_off", COORDINATORS, always=False)
row("performance:record", COORDINATORS | PARTNER)

# Evaluation
row("reach", EVERYBODY, post=True)
row("reach_list reach_campaign", READERS)
row("release:index release:index_results release:inspect release:original", FIGURES)
row("release:findings release:findings_results release:rows release:rows_results", FIGURES)
row("release:revisions release:revisions_results", FIGURES)
row("release:add release:submit", ADMIN | AGENCY | EVALUATOR)
row("release:approve release:withdraw", ADMIN | APPROVER)
row("release:discard", FIGURES)
row("indicator:index indicator:index_results indicator:inspect", FIGURES | EDITOR)
row("indicator:edit indicator:history indicator:history_results", ADMIN | EVALUATOR)
collection("alias", view=FIGURES | EDITOR, add=ADMIN | EVALUATOR, change=ADMIN | EVALUATOR, delete=ADMIN, inspect=False)
row("evaluation:index evaluation:index_results evaluation:inspect evaluation:json evaluation:csv", STAFF)
row("evaluation:add evaluation:change", ADMIN | EVALUATOR)
row("evaluation:freeze evaluation:run", ADMIN | EVALUATOR, post=True)
row("evaluation:publish", ADMIN | APPROVER, post=True)
row(
    "outcome_series:index outcome_series:index_results outcome_series:inspect",
    EDITORS | COORDINATOR | EVALUATOR | APPROVER,
)
row("outcome_series:add outcome_series:translate", ADMIN | EVALUATOR)

# Content
row("evidence_of_country", EVERYBODY)
row("add_pictures add_handouts", COORDINATORS | PARTNER)
row("first_page robots sitemap favicon page help_in_area search", EVERYBODY)
row("did_not_work", EVERYBODY, post=True, always=False)  # for a service that answers for the area
row("styleguide styleguide_scene", EVERYBODY, always=False)  # the demonstration alone has them
row("content_create_campaign_page", EDITORS, post=True)
row("content_new_material", EDITORS)
row("withdraw", EVERYBODY)
RECORDERS = COORDINATORS | PARTNER
row("consent:index consent:index_results consent:inspect", RECORDERS | APPROVER)
row("consent:add consent:edit consent:history consent:history_results consent:usage", RECORDERS)
row("consent:renew consent:withdraw consent:card", RECORDERS)
row("confirm_image confirm_recording confirm_handout", RECORDERS | APPROVER)
row("sealed_image sealed_recording sealed_handout", STAFF, always=False)

# Sign-in, by allauth
at_most("account_login account_logout account_inactive account_reset_password*", EVERYBODY)
at_most("account_signup account_email account_email_* account_confirm_* account_set_password", EVERYBODY)
at_most("account_reauthenticate account_change_password", EVERYBODY)
at_most("mfa_authenticate mfa_login_webauthn mfa_trust", EVERYBODY)
at_most("mfa_*", STAFF)

# Pages of Wagtail itself
PAGE_PEOPLE = EDITORS | APPROVER
at_most("wagtailadmin_login wagtailadmin_password_reset* /admin/login/", EVERYBODY)
at_most("wagtailadmin_sprite wagtailadmin_javascript_catalog wagtailadmin_logout", EVERYBODY)
at_most("wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles wagtailadmin_error_test", STAFF)
at_most("wagtailadmin_tag* wagtailadmin_editing_sessions:* wagtail_bulk_action /admin/test404/ /admin/^.*/$", STAFF)
at_most("wagtailadmin_choose_page* wagtailadmin_block_preview wagtailadmin_api:*", PAGE_PEOPLE)
at_most("wagtailadmin_explore* wagtailadmin_pages:*", PAGE_PEOPLE)
at_most("wagtailadmin_collections:* wagtailsites:* wagtaillocales:* wagtailsettings:*", ADMIN)
at_most("wagtailadmin_workflows:*", PAGE_PEOPLE)
at_most("wagtailadmin_reports:site_history*", ADMIN)
at_most("wagtailadmin_reports:*", PAGE_PEOPLE)
at_most("wagtailredirects:*", EDITORS)
at_most("wagtailsnippets:*", STAFF)
at_most("wagtailimages*:* wagtaildocs*:* wagtailmedia*:*", STAFF)
at_most("wagtail_localize:*", PAGE_PEOPLE)
at_most("wagtaildocs_* wagtailcore_* wagtail_serve wagtailimages_serve", EVERYBODY)
