"""Making an agreement together, changing it, and writing down what each party said to it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import IO, Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.base.audit.chain import note
from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused, Stale
from alongside.base.core.text import clean, one_line, over, too_long
from alongside.base.core.units import unit
from alongside.base.files.actions import keep_picture
from alongside.base.files.models import StoredFile
from alongside.people.persons.models import Person
from alongside.people.working.access import reason_for

from .access import may_write
from .models import Agreement, AgreementAnswer, Kind, Party, Reply, Said
from .topics import NAMES, fixed_lines

LONGEST = 4_000
OWNER = "agreement"  # whose a photo is; see apps.py


@dataclass
class Terms:
    """What one version says. An empty text was left open."""

    texts: dict[str, str] = field(default_factory=dict)
    kind: str = Kind.WORKING
    ends_on: dt.date | None = None
    review_on: dt.date | None = None


def make_agreement(
    *, person_id: UUID, terms: Terms, by: Any, replaces_id: UUID | None = None
) -> Agreement:
    """Write the first version, or the next one in place of `replaces_id`; the earlier stays.

    Anything may be left open but the ending: working together has an end or a day to look at it
    again, living together says what stays. Raises CannotSee, MayNot, Stale (somebody made the
    next version meanwhile) and Refused with a sentence per field.
    """
    with unit():
        person = Person.objects.for_action(by).filter(pk=person_id).first()
        if person is None:
            raise CannotSee
        _must_work_with(by, person_id)
        _check(terms)
        standing_now = Agreement.objects.for_action(by).current().filter(person=person).first()
        if (standing_now.pk if standing_now else None) != replaces_id:
            raise Stale(
                _("There is a newer version than the one you began from. Here is how it stands."),
                standing_now,
            )
        agreement = Agreement.objects.create(
            person=person,
            number=standing_now.number + 1 if standing_now else 1,
            kind=terms.kind,
            author=by.worker,
            written_at=clock.now(),
            fixed=fixed_lines(),
            ends_on=terms.ends_on,
            review_on=terms.review_on,
            replaces=standing_now,
            **terms.texts,
        )
        _noted("agreed on words for", agreement, by)
    return agreement


def answer_agreement(
    *,
    agreement_id: UUID,
    party: str,
    reply: str,
    said: str,
    by: Any,
    name: str = "",
    words: str = "",
    said_on: dt.date | None = None,
) -> AgreementAnswer:
    """Write down what a party said to the version that stands, in their words and how they said it.

    The worker's answer is the actor's own: nobody answers for a colleague. Raises CannotSee,
    MayNot, NotNow (a newer version stands) and Refused with a sentence per field.
    """
    words, name, day = one_line(words), one_line(name), said_on or clock.today()
    problems = over(500, words=words) | over(200, name=name)
    for field_name, value, choices in (
        ("party", party, Party),
        ("reply", reply, Reply),
        ("said", said, Said),
    ):
        if value not in choices.values:
            problems[field_name] = _("Choose one of these.")
    if party == Party.OTHER and not name:
        problems["name"] = _("Say who answered.")
    if day > clock.today():
        problems["said_on"] = _("This day has not come yet.")
    with unit():
        agreement = (
            Agreement.objects.for_action(by)
            .filter(pk=agreement_id)
            .select_related("person", "author")
            .first()
        )
        if agreement is None:
            raise CannotSee
        _must_work_with(by, agreement.person_id)
        if Agreement.objects.visible_to(by).filter(replaces=agreement).exists():
            raise NotNow(_("There is a newer version. Read that one together and answer it."))
        if problems:
            raise Refused(problems)
        own = {Party.PERSON: agreement.person.name, Party.WORKER: by.worker.name}
        answer = AgreementAnswer.objects.create(
            agreement=agreement,
            party=party,
            name=own.get(Party(party), name),
            reply=reply,
            said=said,
            words=words,
            said_on=day,
            written_by=by.worker,
            written_at=clock.now(),
        )
        _noted("wrote an answer to", agreement, by)
    return answer


def add_photo(*, agreement_id: UUID, sent: IO[bytes], by: Any, label: str = "") -> StoredFile:
    """Keep a photo of the paper a version was agreed on. Raises CannotSee, MayNot and Refused."""
    with unit():
        agreement = Agreement.objects.for_action(by).filter(pk=agreement_id).first()
        if agreement is None:
            raise CannotSee
        _must_work_with(by, agreement.person_id)
        photo = keep_picture(owner_kind=OWNER, owner_id=agreement.pk, sent=sent, label=label, by=by)
        _noted("added a photo to", agreement, by)
    return photo


def _must_work_with(by: Any, person_id: UUID) -> None:
    if not may_write(by, person_id):
        raise MayNot(_("An agreement is made by those who work with them. You can read it."))


def _check(terms: Terms) -> None:
    problems: dict[str, str] = {}
    given = {name: clean(terms.texts.get(name, "")) for name in NAMES}
    terms.texts = given
    for name, text in given.items():
        if sentence := too_long(text, LONGEST):
            problems[name] = sentence
    if terms.kind not in Kind.values:
        problems["kind"] = _("Choose one of these.")
    if terms.kind == Kind.WORKING and not (terms.ends_on or terms.review_on):
        problems["review_on"] = _(
            "Say when it ends, or when you look at it again together. It can be a guess."
        )
    if terms.kind == Kind.LIVING and not given["stays"]:
        problems["stays"] = _("Say what stays when they move on. One sentence is enough.")
    for name in ("ends_on", "review_on"):
        day = getattr(terms, name)
        if day and day < clock.today():
            problems[name] = _("This day has gone.")
    if problems:
        raise Refused(problems)


def _noted(verb: str, agreement: Agreement, by: Any) -> None:
    note(
        verb,
        "agreement",
        actor_id=by.worker_id,
        object_id=agreement.pk,
        person_id=agreement.person_id,
        relation=reason_for(by, agreement.person_id),
    )
