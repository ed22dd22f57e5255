"""Admin views of comments: the discussion of a campaign, and one page for each verb on a comment."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy, ngettext

from campaigns.planning.models import Campaign
from clarion.verbs import VerbPage

from . import actions, rules
from .forms import AnswerForm, CommentForm
from .models import Comment
from .queries import lines, nameable, threads_of

THREADS = 20


def overview_of(campaign, place: str = "discussion") -> str:
    """The campaign's page, at its comments."""
    return f"{reverse('campaign:inspect', args=[campaign.pk])}#{place}"


def say_who_was_not_told(request, written) -> None:
    """After saving: names of nobody known to the writer. Whether such a person exists at all is not said."""
    if written.untold:
        names = ", ".join(f"@{name}" for name in written.untold)
        text = ngettext(
            "No colleague whom you can name here is called %(names)s. Anybody else who has that name and reads "
            "this comment is told.",
            "No colleagues whom you can name here are called %(names)s. Anybody else who has one of these names and "
            "reads this comment is told.",
            len(written.untold),
        )
        messages.warning(request, text % {"names": names})


class Discussion(VerbPage):
    """All comments on a campaign, open or settled, and the form for a new one."""

    model = Campaign
    header_icon = "comment"
    index_url_name, record_url_name = "campaign:index", "campaign:inspect"
    title, button, done = gettext_lazy("Comments"), gettext_lazy("Save comment"), gettext_lazy("The comment is saved.")
    form_class = CommentForm
    template_name = "campaigns/discussion/discussion.html"

    @classmethod
    def offered(cls, campaign, user):
        return rules.may_comment(user)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "campaign": self.record, "user": self.request.user}

    def run(self, given):
        written = actions.add_comment(campaign=self.record, by=self.request.user, **given)
        say_who_was_not_told(self.request, written)

    def get_success_url(self):
        return overview_of(self.record)

    def get_context_data(self, **kwargs):
        user, settled = self.request.user, "settled" in self.request.GET
        page = Paginator(threads_of(self.record, user, settled=settled), THREADS).get_page(self.request.GET.get("p"))
        more = {"page": page, "threads": lines(page, user), "settled": settled, "people": nameable(self.record, user)}
        return super().get_context_data(**kwargs, **more)


class CommentVerb(VerbPage):
    """A verb on a comment; it leads back to the comments of its campaign."""

    model = Comment
    header_icon = "comment"
    template_name = "campaigns/discussion/verb.html"

    def get_page_subtitle(self):
        return str(self.record.campaign)

    def get_breadcrumbs_items(self):
        home = super(VerbPage, self).get_breadcrumbs_items()
        campaign = self.record.campaign
        return [
            *home,
            {"url": reverse("campaign:index"), "label": Campaign._meta.verbose_name_plural},
            {"url": self.get_back_url(), "label": str(campaign)},
            {"url": "", "label": self.title, "sublabel": Truncator(self.record).chars(40)},
        ]

    def get_back_url(self):
        return overview_of(self.record.campaign)


class Answer(CommentVerb):
    title, button, done = gettext_lazy("Answer"), gettext_lazy("Save answer"), gettext_lazy("The answer is saved.")
    explanation = gettext_lazy("Whoever reads the comment reads the answer, too.")
    form_class = AnswerForm

    @classmethod
    def offered(cls, comment, user):
        return rules.may_comment(user) and comment.reply_to_id is None

    def run(self, given):
        campaign, user = self.record.campaign, self.request.user
        written = actions.add_comment(campaign=campaign, reply_to=self.record, by=user, text=given["text"])
        say_who_was_not_told(self.request, written)


class Change(CommentVerb):
    title, button, done = gettext_lazy("Change comment"), gettext_lazy("Save"), gettext_lazy("The comment is changed.")
    explanation = gettext_lazy("You can change a comment for a quarter of an hour after writing it.")
    form_class = AnswerForm

    @classmethod
    def offered(cls, comment, user):
        return rules.may_change(user, comment)

    @classmethod
    def allowed(cls, comment, user):
        return rules.is_own(user, comment)

    def get_initial(self):
        return {"text": self.record.text}

    def run(self, given):
        written = actions.change_comment(comment=self.record, by=self.request.user, text=given["text"])
        say_who_was_not_told(self.request, written)


class Remove(CommentVerb):
    title, button = gettext_lazy("Remove comment"), gettext_lazy("Remove for good")
    done = gettext_lazy("The comment is removed.")
    explanation = gettext_lazy("Its words are deleted and cannot be brought back; answers stay.")
    serious = True

    @classmethod
    def offered(cls, comment, user):
        return rules.is_own(user, comment)

    def run(self, given):
        actions.remove_comment(comment=self.record, by=self.request.user)


class Resolve(CommentVerb):
    title, button = gettext_lazy("Settle thread"), gettext_lazy("Settle")
    done = gettext_lazy("The thread is settled.")
    explanation = gettext_lazy("It moves to the settled comments, with its answers, and can be opened again.")

    @classmethod
    def offered(cls, comment, user):
        return rules.may_settle(user, comment) and comment.resolved_at is None

    @classmethod
    def allowed(cls, comment, user):
        return rules.may_settle(user, comment)

    def run(self, given):
        actions.resolve(comment=self.record, by=self.request.user)


class Reopen(CommentVerb):
    title, button = gettext_lazy("Open thread again"), gettext_lazy("Open again")
    done = gettext_lazy("The thread is open again.")
    explanation = gettext_lazy("It returns to the open comments, with its answers.")

    @classmethod
    def offered(cls, comment, user):
        return rules.may_settle(user, comment) and comment.resolved_at is not None

    @classmethod
    def allowed(cls, comment, user):
        return rules.may_settle(user, comment)

    def run(self, given):
        actions.reopen(comment=self.record, by=self.request.user)


class Read(CommentVerb):
    title, button = gettext_lazy("Read"), gettext_lazy("I have read it")
    done = gettext_lazy("It no longer waits for you.")
    explanation = gettext_lazy("Takes the comment off your first page. Nobody is told that you have read it.")

    @classmethod
    def offered(cls, comment, user):
        return comment.named.filter(person=user).exists()

    def run(self, given):
        actions.read_mention(comment=self.record, by=self.request.user)


VERBS = (
    ("answer", Answer),
    ("change", Change),
    ("remove", Remove),
    ("resolve", Resolve),
    ("reopen", Reopen),
    ("read", Read),
)
