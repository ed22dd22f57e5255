"""The account under which the command line brings figures in when nobody is named; nobody can sign in with it."""

from django.contrib.auth import get_user_model

from partners.people.choices import Role

USERNAME = "clarion-import"


def system_account():
    """The account, made on first use: not active, no password."""
    user, created = get_user_model().objects.get_or_create(
        username=USERNAME,
        defaults={"email": "import@clarion.invalid", "role": Role.EVALUATOR, "is_active": False, "password": "!"},
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def is_system_account(user) -> bool:
    return bool(user) and user.username == USERNAME and not user.is_active
