"""Programmes, briefs, lessons and toolkits of the demonstration, written through the verbs an editor uses."""

from campaigns.models import Campaign, Lesson, Programme, Toolkit
from campaigns.planning import actions, renewal
from campaigns.toolkits import actions as toolkits
from partners.models import Organisation, User

from .planning_words import BRIEFS, LESSONS, PROGRAMMES, TOOLKITS


def load(seed: int) -> str:
    editor = User.objects.get(username="editor")
    for code, words in PROGRAMMES.items():
        if not Programme.objects.filter(code=code).exists():
            _programme(code, *words, by=editor)
    for code, words in BRIEFS.items():
        _brief(code, *words, by=editor)
    if not Lesson.objects.exists():
        for words in LESSONS:
            _lesson(*words, by=editor)
    for code, words in TOOLKITS.items():
        if not Toolkit.objects.filter(code=code).exists():
            _toolkit(code, *words, by=editor)
    return f"Planning: {len(PROGRAMMES)} programmes, {len(LESSONS)} lessons, {len(TOOLKITS)} toolkits."


def _programme(code, name, lead, aim, campaigns, *, by):
    programme = Programme(
        code=code, name=name, lead_organisation=Organisation.objects.get(code=lead), aim=aim, is_demonstration=True
    )
    renewal.save_programme(programme=programme, by=by)
    for campaign in Campaign.objects.filter(code__in=campaigns):
        campaign.programme = programme
        actions.change_campaign(campaign=campaign, changed=["programme"], by=by)


def _brief(code, problem, languages, channels, risks, *, by):
    campaign = Campaign.objects.get(code=code)
    if not campaign.problem:
        campaign.problem, campaign.risks = problem, risks
        campaign.languages, campaign.channels = list(languages), [str(channel) for channel in channels]
        actions.change_campaign(campaign=campaign, changed=["problem", "languages", "channels", "risks"], by=by)


def _lesson(code, kind, theme, behaviour, text, for_whom, how_known, *, by):
    lesson = Lesson(
        campaign=Campaign.objects.get(code=code),
        kind=kind,
        theme=theme,
        behaviour=behaviour,
        text=text,
        for_whom=for_whom,
        how_known=how_known,
    )
    renewal.save_lesson(lesson=lesson, by=by)


def _toolkit(code, campaign, name, summary, checklist, questions, *, by):
    made_from = Campaign.objects.get(code=campaign)
    toolkit = toolkits.save_as_toolkit(campaign=made_from, name=name, code=code, summary=summary, by=by)
    toolkit.checklist, toolkit.questions, toolkit.is_shared = list(checklist), list(questions), True
    toolkits.change_toolkit(toolkit=toolkit, by=by)
