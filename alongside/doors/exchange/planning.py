"""What each row would do. A preview and the real run plan alike; only the real one then writes."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.ids import uuid7
from alongside.base.organisation.models import Team
from alongside.people.persons import names
from alongside.people.persons.comparing import letters_of
from alongside.people.persons.models import postcode_in

from .columns import Columns
from .decisions import Choice, Decision
from .lookups import Known
from .matching import Match, Matcher
from .plans import Candidate, Plan, Wait
from .schooling import Schooling
from .values import Given, Problem
from .work import Work


class Planner:
    """Plans chunk after chunk of one file; remembers what earlier rows of it were about."""

    def __init__(
        self,
        *,
        kind: str,
        file_name: str,
        columns: Columns,
        team: Team,
        by: Any,
        decisions: Mapping[int, Decision] | None = None,
        one_by_one: bool = False,
        cleared: bool = False,
    ):
        # Decisions hold for rows that wait; `one_by_one`, for every row that is given; `cleared`,
        # those whose records the importer does not see have said that it is somebody else.
        self.decisions, self.one_by_one = decisions or {}, one_by_one
        self.cleared = cleared
        self.used: set[int] = set()
        self.kind, self.columns, self.team = kind, columns, team
        self.source, self.file_name = columns.source, file_name
        self.matcher = Matcher(by, team, self.source)
        self.work = Work(file_name)
        self.schooling = Schooling(columns, by, team)
        self._lines_of: dict[object, int] = {}
        self._rows_seen: dict[int, int] = {}

    def plan(self, chunk: list[Given]) -> list[Plan]:
        """Plan some rows, with a fixed number of queries. Adds to `problems` of rows that repeat
        an earlier one."""
        plans = [Plan(given, mark="" if given.problems else self._mark(given)) for given in chunk]
        open_plans = [plan for plan in plans if self._first_of_its_kind(plan)]
        matches = self.matcher.match([(plan.given, plan.mark) for plan in open_plans])
        matched = [
            (plan, match.same)
            for plan, match in zip(open_plans, matches, strict=True)
            if self._settle(plan, match)
        ]
        here = [known.id for _plan, known in matched if known]
        self.work.look(here)
        self.schooling.look([plan.given.school for plan, _known in matched], here)
        for plan, known in matched:
            if known:
                self._add_to(plan, known)
            else:
                self._make(plan)
            self.work.plan(plan)
            self.schooling.plan(plan, source_of(plan.given, self.file_name))
            if plan.wait and self._said(plan) is Choice.SKIP:
                self._use(plan)
                plan.wait = None  # who works with them is left as it is
        return plans

    # --- the same thing twice in one file ------------------------------------------------------

    def _mark(self, given: Given) -> str:
        """A keyed hash of whom the row is about: their number, else name and birth date, else
        everything it says of the person."""
        if given.numbers:
            about = [f"{kind} {value}" for kind, value in given.numbers[:1]]
        elif given.born:
            about = [self._name(given), given.born.isoformat()]
        else:
            about = [self._name(given), given.address, given.gender, *given.known_as]
        return self._hash(self.source, str(self.team.pk), *about)

    def _hash(self, *words: str) -> str:
        return salted_hmac("alongside.import", "\n".join(words), algorithm="sha256").hexdigest()

    def _first_of_its_kind(self, plan: Plan) -> bool:
        given = plan.given
        first = self._rows_seen.setdefault(given.whole, given.line)
        if given.problems:
            for number in given.numbers:
                self._lines_of.setdefault(number, given.line)
            return False
        if first != given.line:
            self._problem(given, "", _("This row is the same as the one on line %(line)s."), first)
            return False
        for kind, value in given.numbers:
            first = self._lines_of.setdefault((kind, value), given.line)
            if first != given.line:
                message = _("The same number stands on line %(line)s.")
                self._problem(given, kind, message, first)
                return False
        about = (self._name(given), given.born) if given.born else plan.mark
        first = self._lines_of.setdefault(about, given.line)
        if first != given.line:
            words = (
                _("The same name and birth date stand on line %(line)s. One person or two?")
                if given.born
                else _("The same name stands on line %(line)s, and neither row has a birth date.")
            )
            plan.twice = Wait("twice", words % {"line": first})
            plan.mark = self._hash("twice", plan.mark)  # the first one's mark is the person's
        return True

    def _name(self, given: Given) -> str:
        return names.plain(given.name) or given.name

    def _problem(self, given: Given, name: str, message: str, line: int) -> None:
        given.problems.append(Problem(self.columns.header(name), message % {"line": line}))

    # --- whom it is about ----------------------------------------------------------------------

    def _settle(self, plan: Plan, match: Match) -> bool:
        """Whether the row is about a known person or a new one; it waits where that is in doubt."""
        if plan.twice and not match.certain:
            plan.wait = plan.twice
        elif match.candidates or match.elsewhere:
            plan.elsewhere = match.elsewhere
            plan.wait = self._doubt(match)
        if (plan.wait or self.one_by_one) and self._said(plan):
            self._decided(plan, match)
        if plan.wait or plan.left_out or plan.given.problems:
            return False
        if match.same is None:
            return True
        first = self._lines_of.setdefault(match.same.id, plan.given.line)
        if first != plan.given.line:
            message = _("This is the same person as on line %(line)s.")
            self._problem(plan.given, "", message, first)
            return False
        return True

    def _said(self, plan: Plan) -> Choice | None:
        decision = self.decisions.get(plan.given.row)
        return decision.choice if decision else None

    def _use(self, plan: Plan) -> None:
        self.used.add(plan.given.row)

    def _decided(self, plan: Plan, match: Match) -> None:
        """Do as somebody said. Whether a record they do not see is somebody else's is not theirs
        to say: then the row goes on waiting for those whose it is."""
        decision = self.decisions[plan.given.row]
        if decision.choice is Choice.NEW and match.elsewhere and not self.cleared:
            return
        self._use(plan)
        plan.wait, plan.elsewhere = None, []
        if decision.choice is Choice.SKIP:
            plan.left_out = True
            return
        here = {one.id: one for one, _why in match.candidates}
        if match.same:
            here[match.same.id] = match.same
        match.same = None
        if decision.choice is Choice.SAME:
            match.same = here.get(decision.person_id) if decision.person_id else None
            if match.same is None:
                message = _("The person named for this row is not one of those it may be about.")
                plan.given.problems.append(Problem("", message))

    def _doubt(self, match: Match) -> Wait:
        here = [Candidate(one.id, why) for one, why in match.candidates]
        if not match.elsewhere:
            return Wait("doubt", match.reason, here)
        there = [Candidate(None, _("known here, ring duty"))]
        return Wait(
            "elsewhere",
            _("Somebody who may be the same is known here. Ring duty: their manager decides."),
            here + there,
        )

    def _make(self, plan: Plan) -> None:
        given = plan.given
        plan.person_id, plan.new_person = uuid7(), True
        plan.numbers, plan.known_as, plan.address = given.numbers, given.known_as, given.address
        self.matcher.made.add(plan.person_id)

    def _add_to(self, plan: Plan, known: Known) -> None:
        """What the row says that the record does not: beside what stands there, never over it."""
        given = plan.given
        plan.known, plan.person_id = known, known.id
        have = {names.plain(full) for full in known.looks.fulls}
        plan.given_names = [given.name] if names.plain(given.name) not in have else []
        plan.known_as = [full for full in given.known_as if names.plain(full) not in have]
        plan.numbers = [
            (kind, value)
            for kind, value in given.numbers
            if (kind, self.source, value) not in known.looks.numbers
        ]
        if given.address and not self._address_is_known(given.address, known):
            plan.address = given.address
        if given.born and known.person.born is None:
            plan.blanks["born"] = given.born
        elif given.born and given.born not in known.looks.days:
            plan.other_born = given.born
        for name in ("gender", "pronouns"):
            if getattr(given, name) and not getattr(known.person, name):
                plan.blanks[name] = getattr(given, name)

    def _address_is_known(self, address: str, known: Known) -> bool:
        letters = letters_of(address)
        if (postcode_in(address) or letters) in known.closed_places:
            return True
        return any(letters == letters_of(other) for other in known.looks.addresses)


def source_of(given: Given, file_name: str) -> str:
    """Where a value came from, and of what day it speaks."""
    return _source_words(file_name, given.as_of or clock.today(), get_language())


@lru_cache(maxsize=64)  # most rows of a file speak of one day
def _source_words(file_name: str, day: dt.date, language: str | None) -> str:
    return _("%(file)s, as of %(day)s") % {
        "file": file_name[:150],
        "day": date_format(day, "j F Y"),
    }
