"""The accounts of the demonstration, one for each role; their password is public, so nothing here is private."""

from allauth.account.models import EmailAddress

from partners.models import Membership, Organisation, User
from partners.people.choices import Role
from partners.people.role_groups import follow_role, sync_roles

from .organisations import AGENCY, A, B

PASSWORD = "clarion-demo"  # noqa: S105 - printed by make demo
ACCOUNTS = (
    ("admin", Role.ADMINISTRATOR, None),
    ("editor", Role.EDITOR, None),
    ("coordinator", Role.COORDINATOR, None),
    ("partner", Role.PARTNER, A),
    ("partner2", Role.PARTNER, B),
    ("agency", Role.AGENCY, AGENCY),
    ("evaluator", Role.EVALUATOR, None),
    ("approver", Role.APPROVER, None),
)


def load(seed: int) -> str:
    sync_roles()
    for username, role, code in ACCOUNTS:
        if User.objects.filter(username=username).exists():
            continue
        email = f"{username}@demonstration.invalid"
        user = User(username=username, email=email, role=role, first_name="Demonstration", last_name=username.title())
        user.set_password(PASSWORD)
        user.save()
        follow_role(user)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if code:
            organisation = Organisation.objects.get(code=code)
            Membership.objects.create(user=user, organisation=organisation, is_focal_point=True)
    return f"Accounts: {', '.join(username for username, _role, _code in ACCOUNTS)}."
