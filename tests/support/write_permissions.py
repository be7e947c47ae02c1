"""docs/reference/permissions.md: who may see and do what, from the rules and the deeds themselves.

The words beside a rule or a deed are its own docstring. A guarded kind of thing with words neither
here nor at its rule is an error, so none can be added without somebody saying who sees it.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs" / "reference" / "permissions.md"

# The rules by number, in plain words; where each is written, or nothing where it is not built yet.
RULES: list[tuple[str, str, tuple[str, ...]]] = [
    ("R0", "Somebody who has left, whose sign-in is closed, or who came without the second factor "
     "that is required here, sees nothing.",
     ("alongside.base.organisation.viewer:Viewer.active",
      "alongside.base.core.guarded:GuardedQuerySet.visible_to")),
    ("R1", "Who is kept out of a record never sees it, whatever else holds. Who is outside a seal "
     "does not learn that the record exists.",
     ("alongside.people.working.access:gated",)),
    ("R2", "Every relation has a beginning and may have an end. At the end it no longer counts.",
     ("alongside.base.organisation.models:active_now",)),
    ("R3", "Working with somebody: key worker, co-worker, cover, being introduced, student.",
     ("alongside.people.working.access:works_with",)),
    ("R3a", "On shift in a home.", ()),
    ("R4", "Managing, or being on duty for, the team that answers for somebody.",
     ("alongside.people.working.access:manages",
      "alongside.people.working.access:on_duty_for")),
    ("R5", "The card: name, birth year, team, key worker.",
     ("alongside.people.working.access:may_see_card",
      "alongside.people.working.access:in_grace")),
    ("R6", "Finding somebody one does not work with.",
     ("alongside.people.persons.queries:find_someone_else",)),
    ("R7", "The record: works with, manages, on duty, an emergency look, or a seal opened to a "
     "practice lead.",
     ("alongside.people.working.access:may_see_record",)),
    ("R7a", "Something about several people.",
     ("alongside.people.working.access:may_see_shared",)),
    ("R8", "Sealing takes two people, and so does taking a seal off, or opening a sealed record to "
     "a practice lead.",
     ("alongside.people.working.sealing:propose_seal",
      "alongside.people.working.sealing:approve_seal",
      "alongside.people.working.sealing:ask_to_lift_seal",
      "alongside.people.working.sealing:lift_seal",
      "alongside.people.working.sealing:ask_to_open_sealed",
      "alongside.people.working.sealing:grant_sealed")),
    ("R9", "Facts and addresses: open, restricted or sealed, each with the workers named for it. "
     "Who is named as never to see one never does.",
     ("alongside.people.persons.access:may_see_labelled",)),
    ("R10", "A reflection.",
     ("alongside.practice.reflections.models:ReflectionRows._seen_by",)),
    ("R11", "A copy brought to supervision.", ()),
    ("R12", "A supervision note.", ()),
    ("R13", "A group's note.", ()),
    ("R14", "What the person sees on a page of their own.", ()),
    ("R15", "What a person writes to somebody they chose.", ()),
    ("R16", "A gift note, and the line on the file that says one was written.",
     ("alongside.practice.gifts.models:GiftRows._seen_by",)),
    ("R17", "Answers to a pulse.", ()),
    ("R18", "A practice story.", ()),
    ("R19", "The trace of every act and look.",
     ("alongside.base.audit.models:AuditRows._seen_by",)),
    ("R20", "Writing: whoever sees the record may record, and nobody edits another's words.",
     ("alongside.practice.encounters.actions:record_encounter",
      "alongside.practice.decisions.actions:see_differently",
      "alongside.practice.encounters.actions:correct_encounter")),
    ("R21", "Every way in and out asks the same rules as a page, calendar feeds too. FHIR and "
     "offline packs are not built yet.",
     ("alongside.base.core.guarded:GuardedQuerySet.visible_to",
      "alongside.doors.exchange.calendar:feed")),
]  # fmt: skip

# Files of the appointments room that hold deeds beside its actions.py.
DEEDS_ELSEWHERE = ("asking", "answering", "changing", "telling", "feeds")
_RECORD = "who sees the record (R7)"
_THROUGH = "who sees the record of one of the people in it, and is behind no gate for any (R7a)"
_RULES_ONLY = "nobody; only the rules read it"
# Who sees each guarded kind of thing, by app and model.
KINDS = {
    "audit.auditrow": "one's own; records officer and practice lead all, but for reflections and "
    "drafts saved alone (R19)",
    "drafts.draft": "its author",
    "notices.notice": "the worker it is for",
    "working.workingrelationship": f"the worker in it, and {_RECORD}",
    "working.seal": f"{_RECORD}; a practice lead sees the reference of one that waits",
    "working.sealgrant": "who asked, and those inside the seal",
    "working.emergencyaccess": f"the worker in it, and {_RECORD}",
    "persons.person": f"{_RECORD}; the card also in the 28 days after an ending (R5)",
    "persons.historicalperson": _RECORD,
    "persons.personname": _RECORD,
    "persons.namekey": _RECORD,
    "persons.matchkey": _RECORD,
    "persons.identifier": _RECORD,
    "persons.otherdate": _RECORD,
    "persons.language": _RECORD,
    "persons.fact": "by its label and who is named for it (R9)",
    "persons.address": "by its label and who is named for it (R9)",
    "persons.safetybanner": _RECORD,
    "persons.possibleduplicate": "the records officer, where no gate holds for either of the two",
    "joining.joining": "the records officer, the managers of either team, a practice lead while it "
    "waits, and once joined whoever sees the record; no gate on either of the two",
    "joining.moved": _RULES_ONLY,
    "encounters.encounter": f"{_THROUGH}; its author in the 28 days after an ending",
    "encounters.encounterpart": f"{_RECORD}, through that person only; its author in the 28 days",
    "encounters.present": "who sees the encounter",
    "promises.promise": f"{_THROUGH}; whoever made or wrote it in the 28 days after an ending",
    "promises.promisefor": _RECORD,
    "promises.promisestep": "who sees the promise",
    "agreements.agreement": _RECORD,
    "agreements.agreementanswer": "who sees the agreement",
    "files.storedfile": "who sees what it belongs to",
    "appointments.appointment": _THROUGH,
    "appointments.appointmentperson": _RECORD,
    "appointments.expected": "who sees the meeting",
    "appointments.slot": "who sees the meeting",
    "appointments.move": "who sees the meeting",
    "appointments.told": _RECORD,
    "appointments.meetinglink": f"{_RECORD}; whoever holds the link sees a first name and "
    "times, once",
    "contact.contacthold": f"{_RECORD}; why is a fact with a label of its own (R9)",
    "contact.neverok": _RECORD,
    "contact.safemail": "the key worker and the manager, behind no gate, as a restricted fact (R9)",
    "reflections.reflection": "its author, nobody else by any right (R10)",
    "transitions.transition": f"{_RECORD}; until they are told only who goes, who tells them, who "
    "began it, and the manager",
    "transitions.transitionstep": "who sees the transition",
    "transitions.leadchoice": "who sees the transition",
    "wonderings.wondering": _RECORD,
    "wonderings.wonderingstep": "who sees the wondering",
    "exchange.upload": "whoever uploaded it",
    "ties.tie": "open: whoever sees the person’s record; kept back: as a fact, by its label and "
    "those named for it; its other end leads only those on who see that record",
    "ties.tiebefore": "as the tie",
    "ties.place": "as the tie",
    "ties.reading": "whoever sees the tie; one that is not shared, its writer alone",
    "ties.consent": "whoever sees the person’s record",
    "ties.worry": "whoever sees both the tie and the restricted words",
    "ties.tieaudience": "nobody: only the rules read it",
    "ties.historicalgroup": "as the group",
    "decisions.decision": _RECORD,
    "decisions.differentview": "who sees the decision; nobody edits or removes it",
    "gifts.gift": "its author, the managers it was copied to, and the practice lead (R16)",
    "gifts.giftonfile": _RECORD,
    "gifts.giftcopy": "the manager it is for",
    "exchange.waitsfor": "the manager of the team that answers for the person, behind no gate",
}

ANSWERS = """\
## What somebody is answered

| Answer | When |
|---|---|
| 404 | It does not exist, or you may not know whether it does. The page is the same for both |
| 403, with a sentence | You can see it, but may not do this |
| 409, with a sentence | Not as things stand; where somebody else was quicker, you see both texts |
| 422, with a sentence at each field | What was sent cannot be taken; the words stay on the page |
"""


def _named(path: str) -> Any:
    module, _, names = path.partition(":")
    found: Any = importlib.import_module(module)
    for name in names.split("."):
        found = inspect.getattr_static(found, name)
    return found


def _told(found: Any) -> str:
    """A docstring as one line of prose, without what it raises or takes."""
    words = inspect.getdoc(getattr(found, "func", found)) or ""
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(words.split()))
    kept = [one for one in sentences if not one.startswith(("Raises", "`"))]
    words = re.sub(r"^R\d+[as]?(?: and R\d+[as]?)?[:,] ", "", " ".join(kept))
    return words[:1].upper() + words[1:]


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _deeds() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every action of every room: a function that names its actor `by`."""
    files = [*(ROOT / "alongside").rglob("actions.py")]
    files += [ROOT / "alongside/practice/appointments" / f"{name}.py" for name in DEEDS_ELSEWHERE]
    files.append(ROOT / "alongside/people/family/drafting.py")
    for file in sorted(files):
        room = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        module = importlib.import_module(room)
        for name, found in vars(module).items():
            if name.startswith(("_", "must_", "may_")) or not inspect.isfunction(found):
                continue
            if found.__module__ == room and "by" in inspect.signature(found).parameters:
                yield f"{room.removeprefix('alongside.').removesuffix('.actions')}", found


def _kinds() -> list[tuple[str, str]]:
    """Each guarded kind of thing and who sees it: words from here, else its rule's docstring."""
    from django.apps import apps

    from alongside.base.core.guarded import GuardedQuerySet

    rows, missing, used = [], [], set()
    for model in apps.get_models():
        every = model._default_manager.all()
        if not isinstance(every, GuardedQuerySet):
            continue
        label, rule = model._meta.label_lower, type(every)._seen_by
        words = KINDS.get(label) or _told(rule)
        if not words and rule is GuardedQuerySet._seen_by:
            words = _RULES_ONLY
        used.add(label)
        if not words:
            missing.append(label)
        rows.append((str(model._meta.verbose_name).capitalize(), words))
    if missing or KINDS.keys() - used:
        raise ValueError(
            f"tests/support/write_permissions.py: say who sees {missing}; "
            f"gone are {sorted(KINDS.keys() - used)}"
        )
    return rows


def text() -> str:
    """The page. Raises ValueError where a guarded kind of thing has no words."""
    lines = [
        "# Permissions",
        "",
        "<!-- Written by `python -m tests.support.write_reference`. Do not edit by hand. -->",
        "",
        "Who may see and do what, from the code itself. "
        "[Who may see whom](../explanation/who-may-see-whom.md) says it as a story; "
        "[the doors](doors.md) lists every address. A viewer is whoever looks; an actor is "
        "whoever does something.",
        "",
        "## The rules",
        "",
        "R0 to R2 always win. The others are the only ways in; anything else is no.",
        "",
        "| Rule | What it is | In the code's own words |",
        "|---|---|---|",
    ]
    for number, words, places in RULES:
        said = " ".join(_told(_named(place)) for place in places)
        if not places:
            said = "Not yet."
        lines.append(f"| {number} | {_cell(words)} | {_cell(said)} |")
    lines += [
        "",
        "## Who sees each kind of thing",
        "",
        "Reading any of these without saying who looks is an error in the code, not an empty page.",
        "",
        "| Kind of thing | Seen by |",
        "|---|---|",
        *(f"| {name} | {_cell(words)} |" for name, words in _kinds()),
        "",
        "Workers, teams, who is in which and who holds which office can be known by everybody who "
        "works here.",
        "",
        "## What can be done",
        "",
        "One deed, one function. The pages and the commands call these and nothing else.",
        "",
        "| Room | Deed | In its own words |",
        "|---|---|---|",
    ]
    for room, found in _deeds():
        lines.append(f"| {room} | {found.__name__.replace('_', ' ')} | {_cell(_told(found))} |")
    lines += ["", ANSWERS]
    return "\n".join(lines)
