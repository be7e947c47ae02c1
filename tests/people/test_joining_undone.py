"""Whatever two records hold: joined and taken apart, every row is as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import hypothesis
from django.db.models import QuerySet
from hypothesis import strategies as st

from alongside.people.persons import actions as persons
from alongside.people.persons import banners
from alongside.people.persons.models import Person
from alongside.people.working import actions as working
from alongside.people.working.models import WorkingRelationship
from alongside.practice.promises.actions import make_promise
from tests.cast import Cast, undone, visit
from tests.people.two_mayas import assert_restored, digest, joined, possible, take_apart

Deed = Callable[[Cast, str], object]
DEEDS: list[Deed] = [
    lambda cast, who: visit(cast, "cal", who, words="one"),
    lambda cast, who: visit(cast, "cal", "pat", "patsy", parts={who: "together"}),
    lambda cast, who: make_promise(person_ids=[cast.people["pat"].pk, cast.people[who].pk]
                                   if who != "pat" else [cast.people[who].pk],
                                   words="ring", by=cast.viewer("cal")),
    lambda cast, who: persons.say_fact(person_id=cast.people[who].pk, kind="worry", words="x",
                                       by=cast.viewer("cal"), label="restricted"),
    lambda cast, who: persons.add_address(person_id=cast.people[who].pk, lines="1 Hill",
                                          by=cast.viewer("cal"), label="restricted",
                                          audience=[cast.sue], through=cast.people["pat"].pk),
    lambda cast, who: persons.add_name(person_id=cast.people[who].pk, full="Em", kind="known_as",
                                       by=cast.viewer("cal")),
    lambda cast, who: working.bar(person_id=cast.people[who].pk, worker=cast.zoe,
                                  by=cast.viewer("cal")),
    lambda cast, who: banners.set_banner(person_id=cast.people[who].pk, words="ring",
                                         by=cast.viewer("cal"), why_renewed="still"),
    lambda cast, who: persons.change_person(
        person_id=cast.people[who].pk, by=cast.viewer("cal"), born=dt.date(2010, 1, 2),
        version=QuerySet(Person).get(pk=cast.people[who].pk).version, born_precision="day"),
    lambda cast, who: working.begin(person_id=cast.people[who].pk, role="cover", why="leave",
                                    worker=cast.ben, by=cast.viewer("cal"))
    if not QuerySet(WorkingRelationship).filter(person=cast.people[who].pk).exists() else None,
]  # fmt: skip
some_deeds = st.lists(
    st.tuples(st.sampled_from(range(len(DEEDS))), st.sampled_from(["pat", "patsy"])), max_size=8
)


@hypothesis.settings(
    max_examples=15, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)  # fmt: skip
@hypothesis.given(deeds=some_deeds, swap=st.booleans())
def test_whatever_two_records_hold_joining_can_be_undone(
    deeds: list[tuple[int, str]], swap: bool, standing_cast: Cast, db: None
) -> None:
    cast = standing_cast
    kept, gone = ("patsy", "pat") if swap else ("pat", "patsy")
    with undone():
        for name in ("pat", "patsy"):
            cast.people[name] = persons.add_person(
                name=f"{name} Vale", team=cast.harbour, by=cast.viewer("cal")
            )
        for number, who in deeds:
            DEEDS[number](cast, who)
        possible(cast, "pat", "patsy")
        before = digest()
        row = joined(cast, kept, gone, by="lea")
        take_apart(cast, row)
        assert_restored(before)
