"""What colleagues say about a campaign, whom they name, and who hands it to whom."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.planning.models import Campaign
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .choices import Circle, Part

LONGEST = 2000
"""Characters of a comment."""


class CommentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Comments on the campaigns the person may open, and of a circle only those of its organisation."""
        rows = self.filter(campaign__in=Campaign.objects.visible_to(user))
        scope = scope_of(user)
        if scope.sees_all_organisations:
            return rows
        return rows.filter(Q(circle_id__in=scope.organisation_ids) | Q(audience=Circle.EVERYONE))


class Comment(models.Model):
    """A remark on a campaign, or an answer to one. Removed, it keeps its place and loses its words.

    ``circle`` is the organisation that led when a comment for the lead was written: who leads later does not read it.
    """

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="comments"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("author"), on_delete=models.PROTECT, related_name="+"
    )
    audience = models.CharField(_("who reads it"), max_length=8, choices=Circle.choices, default=Circle.LEAD)
    circle = models.ForeignKey(
        Organisation,
        verbose_name=_("written for"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    about = models.CharField(_("about"), max_length=10, choices=Part.choices, blank=True)
    text = models.TextField(_("comment"), max_length=LONGEST, blank=True)
    reply_to = models.ForeignKey(
        "self", verbose_name=_("answer to"), on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("people named"), through="Mention", related_name="+"
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    edited_at = models.DateTimeField(_("changed"), null=True, editable=False)
    removed_at = models.DateTimeField(_("removed"), null=True, editable=False)
    resolved_at = models.DateTimeField(_("settled"), null=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["campaign", "created_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(audience=Circle.LEAD, circle__isnull=False) | Q(audience=Circle.EVERYONE, circle=None),
                name="campaigns_comment_of_a_circle_names_it",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) & ~Q(text="") | Q(removed_at__isnull=False, text=""),
                name="campaigns_comment_has_words_until_removed",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="campaigns_comment_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(reply_to=None) | Q(resolved_at=None), name="campaigns_comment_threads_are_settled_whole"
            ),
        ]

    def __str__(self):
        return self.text or str(_("Removed by its author"))

    @property
    def readers_in_words(self) -> str:
        """Who reads it: the circle by the name of its organisation, which need not lead any more."""
        if self.circle_id is None:
            return self.get_audience_display()
        return gettext("%(organisation)s and platform staff") % {"organisation": self.circle}


class MentionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who is named in the comments the person may read."""
        return self.filter(comment__in=Comment.objects.visible_to(user))

    def waiting_for(self, user):
        """Comments in which the person is named and has not yet said "read"."""
        return self.visible_to(user).filter(person=user, seen_at=None)


class Mention(models.Model):
    """A colleague is named in a comment; ``written`` is how, so that the name can be taken out again."""

    comment = models.ForeignKey(Comment, verbose_name=_("comment"), on_delete=models.CASCADE, related_name="named")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="+"
    )
    written = models.CharField(max_length=160)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="campaigns_mention_once_per_comment")]

    def __str__(self):
        return str(self.person)


class HandOverQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Hand-overs of the campaigns the person may open, if the person gave or received them."""
        rows = self.filter(campaign__in=Campaign.objects.visible_to(user))
        return rows.filter(Q(giver=user) | Q(receiver=user))

    def waiting(self):
        """Those whose receiver has not answered yet."""
        return self.filter(ended_at=None)


class HandOver(models.Model):
    """A campaign was given to a colleague to look after; open until accepted, or until it is handed on."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="hand_overs"
    )
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("from"), on_delete=models.PROTECT, related_name="+"
    )
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("to"), on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    given_at = models.DateTimeField(_("handed over"), auto_now_add=True)
    ended_at = models.DateTimeField(_("answered"), null=True, editable=False)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign"], condition=Q(ended_at=None), name="campaigns_one_open_hand_over_per_campaign"
            )
        ]

    def __str__(self):
        return str(self.campaign)
