"""Agreements as a page, a line, a moment of the story and a nudge."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from alongside.base.core import clock
from alongside.base.core.addresses import address
from alongside.base.core.ids import id_asked
from alongside.base.core.language import day_text
from alongside.base.core.language import gettext as _
from alongside.people.persons.models import Person
from alongside.people.working.access import works_with
from alongside.practice.agreements.models import Agreement, AgreementAnswer, Kind, Party, Reply
from alongside.practice.agreements.topics import TOPICS

SOON = 14 * clock.A_DAY
ENDING_SOON = 28 * clock.A_DAY


def versions_of(person: Person, viewer: Any) -> QuerySet:
    """Every version, the newest first, with what the person said to it last as `reply`."""
    said = (
        AgreementAnswer.objects.visible_to(viewer)
        .filter(agreement=OuterRef("pk"), party=Party.PERSON)
        .order_by("-said_on", "-pk")
    )
    rows: QuerySet = (
        Agreement.objects.visible_to(viewer)
        .filter(person=person)
        .select_related("author")
        .annotate(reply=Subquery(said.values("reply")[:1]))
        .order_by("-number")
    )
    return rows


def current_of(person: Person, viewer: Any) -> Agreement | None:
    return Agreement.objects.visible_to(viewer).current().filter(person=person).first()


def version_in_words(number: int) -> str:
    few = {1: _("first version"), 2: _("second version"), 3: _("third version"),
           4: _("fourth version"), 5: _("fifth version"), 6: _("sixth version")}  # fmt: skip
    return few.get(number) or _("version %(n)s") % {"n": number}


def reply_in_words(name: str, reply: str | None) -> str:
    """What somebody said, as a sentence about them; only a plain yes is called agreed."""
    sentence = {
        Reply.AGREE: _("%(name)s agreed"),
        Reply.SOME: _("%(name)s agreed with some of it"),
        Reply.KNOWING: _("%(name)s doesn’t agree, and knows it is happening"),
        Reply.HAD_TO: _("%(name)s felt they had to say yes"),
        Reply.NOT_NOW: _("%(name)s said not now"),
    }
    told = sentence[Reply(reply)] if reply else _("%(name)s has not answered yet")
    return told % {"name": name}


def in_sight(agreement: Agreement) -> str:
    """What comes next: a day to look at it again, an end, or that it has none."""
    if agreement.review_on:
        return _("look at it again by %(day)s") % {"day": _day(agreement.review_on)}
    if agreement.ends_on:
        return _("until %(day)s") % {"day": _day(agreement.ends_on)}
    return _("living together: what stays is in it")


def agreement_line(versions: list[Any], person: Person) -> str:
    """ "Third version, Maya agreed, look at it again by 30 April." """
    now = versions[0]
    said = _("%(version)s, %(reply)s, %(next)s.") % {
        "version": version_in_words(now.number),
        "reply": reply_in_words(person.first_name, now.reply),
        "next": in_sight(now),
    }
    return said[:1].upper() + said[1:]


def _day(day: dt.date) -> str:
    this_year = day.year == clock.today().year
    return day_text(day, "j F" if this_year else "j F Y")


@dataclass
class AgreedEntry:
    """A version on somebody's timeline, with what an entry there has."""

    agreement: Any
    person: Person

    @property
    def id(self) -> str:
        return f"a-{self.agreement.pk}"

    @property
    def at(self) -> dt.datetime:
        return self.agreement.written_at

    @property
    def lead(self) -> str:
        return day_text(clock.local(self.at), "D")

    @property
    def day(self) -> str:
        when = clock.local(self.at)
        return day_text(when, "j M" if when.year == clock.today().year else "j M Y")

    @property
    def datetime(self) -> str:
        return clock.local(self.at).date().isoformat()

    @property
    def title(self) -> str:
        return _("Agreement: %(version)s") % {"version": version_in_words(self.agreement.number)}

    @property
    def text(self) -> str:
        return reply_in_words(self.person.first_name, self.agreement.reply) + "."

    @property
    def by(self) -> str:
        return self.agreement.author.first_name

    @property
    def url(self) -> str:
        return address("agreement", agreement_id=self.agreement.pk)

    def who(self, person: Person) -> str:
        return ""


@dataclass
class Section:
    """One heading of the page and the words under it; `ours` where the worker speaks,
    `always` where nobody can take it out."""

    heading: str
    text: str
    ours: bool = False
    always: bool = False


def sections(agreement: Agreement) -> list[Section]:
    """An agreement in the order it is read aloud, what was left open too. The other kind's last
    question is not asked."""
    found = []
    for topic in TOPICS:
        if topic.name == "stays" and agreement.kind == Kind.WORKING and not agreement.stays:
            continue
        if topic.name == "tell_outside":
            found.append(Section(_("What is always so"), agreement.fixed, always=True))
        if topic.name == "ending":
            found.append(Section(_("How long"), _how_long(agreement)))
        found.append(Section(str(topic.heading), getattr(agreement, topic.name), topic.ours))
    return found


def _how_long(agreement: Agreement) -> str:
    said = []
    if agreement.kind == Kind.LIVING:
        said.append(_("We live together. There is no planned end."))
    if agreement.ends_on:
        said.append(_("Until %(day)s, as far as we know.") % {"day": _day(agreement.ends_on)})
    if agreement.review_on:
        said.append(_("We look at this again by %(day)s.") % {"day": _day(agreement.review_on)})
    return " ".join(said)


def answers_to(agreement: Agreement, viewer: Any) -> tuple[list[Any], list[Any]]:
    """What each party said last, and what they said before that."""
    rows = (
        AgreementAnswer.objects.visible_to(viewer)
        .filter(agreement=agreement)
        .select_related("written_by")
        .order_by("-said_on", "-pk")
    )
    latest: dict[tuple[str, str], Any] = {}
    earlier = []
    for row in rows:
        if (row.party, row.name) in latest:
            earlier.append(row)
        else:
            latest[row.party, row.name] = row
    order = list(Party.values)
    return sorted(latest.values(), key=lambda row: order.index(row.party)), earlier


def agreement_seen(viewer: Any, agreement_id: UUID) -> Agreement | None:
    return (
        Agreement.objects.visible_to(viewer)
        .filter(pk=id_asked(agreement_id))
        .select_related("person", "author")
        .first()
    )


def to_look_at(viewer: Any) -> QuerySet:
    """The agreements whose day to look again, or whose end, is near: of people I work with."""
    today = clock.today()
    rows: QuerySet = (
        Agreement.objects.visible_to(viewer)
        .current()
        .filter(
            works_with(viewer, "person"),
            Q(ends_on__range=(today, today + ENDING_SOON)) | Q(review_on__lte=today + SOON),
        )
        .select_related("person")
    )
    return rows


def due_in_words(agreement: Agreement) -> tuple[dt.date, str]:
    """The day one of `to_look_at` is due, and the thought: a goodbye comes before another look."""
    today, name = clock.today(), agreement.person.first_name
    if agreement.ends_on and today <= agreement.ends_on <= today + ENDING_SOON:
        due = agreement.ends_on
        words = _("You and %(name)s planned to finish about %(day)s. How will you say goodbye?")
    else:
        due = agreement.review_on or today
        words = _("You and %(name)s said you would look at your agreement again by %(day)s.")
    return due, words % {"name": name, "day": _day(due)}
