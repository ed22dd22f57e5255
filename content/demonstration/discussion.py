"""What colleagues say about the campaigns of the demonstration, and who looks after them."""

from campaigns.discussion import actions, keeping
from campaigns.discussion.choices import Circle, Part
from campaigns.models import Campaign, Comment
from partners.models import User

from .campaign_plans import PLANS

KEEPERS = ("editor", "coordinator")
NOTE = "The posters are printed. Next: agree the hours with the schools of the coast."
THREADS = (
    (
        "editor",
        Circle.EVERYONE,
        Part.ACTIVITIES,
        "The radio spots begin two weeks before the seminars. Does that suit the stations?",
        ("coordinator", "It does. The coast asks for a version that is 10 seconds shorter."),
    ),
    (
        "coordinator",
        Circle.LEAD,
        Part.OBJECTIVES,
        "@editor the baseline is two years old. Shall we ask for the new survey before we plan the second half?",
        (),
    ),
    (
        "evaluator",
        Circle.EVERYONE,
        Part.EVIDENCE,
        "Say “detected” in the second sentence: the figure counts detected people, not all who are affected.",
        ("editor", "Changed, thank you."),
    ),
)
SETTLED = 2
"""The thread that is settled."""


def load(seed: int) -> str:
    people = {user.username: user for user in User.objects.filter(username__in=("editor", "coordinator", "evaluator"))}
    campaigns = list(Campaign.objects.filter(code__in=[plan.code for plan in PLANS]).order_by("code"))
    for number, campaign in enumerate(campaigns):
        keeper = people[KEEPERS[number % len(KEEPERS)]]
        if campaign.keeper_id is None or campaign.keeper == people["editor"] != keeper:
            keeping.hand_over(campaign=campaign, to=keeper, by=people["editor"], note=NOTE)
            if number > 1 and keeper != people["editor"]:
                keeping.accept_hand_over(campaign=campaign, by=keeper)
        if not campaign.comments.exists():
            _talk(campaign, people, number)
    made = Comment.objects.filter(campaign__in=campaigns)
    return f"Comments: {made.count()} on {len(campaigns)} campaigns, each looked after by somebody."


def _talk(campaign, people, number: int) -> None:
    for place, (author, audience, about, text, reply) in enumerate(THREADS):
        if place > number % len(THREADS):
            return
        thread = actions.add_comment(
            campaign=campaign, text=text, audience=audience, about=about, by=people[author]
        ).comment
        if reply:
            actions.add_comment(campaign=campaign, text=reply[1], reply_to=thread, by=people[reply[0]])
        if place == SETTLED:
            actions.resolve(comment=thread, by=people["editor"])
