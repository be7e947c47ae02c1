"""Agreements of two records that are joined: one chain of versions, and two again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import QuerySet

from alongside.base.core import clock
from alongside.practice.agreements.actions import Terms, make_agreement
from alongside.practice.agreements.models import Agreement
from tests.cast import DAY, NOW, Cast
from tests.people.two_mayas import assert_restored, digest, joined, second_record, take_apart

BOTH_WAYS = pytest.mark.parametrize(("kept", "gone"), [("maya", "lee"), ("lee", "maya")])


def chain(cast: Cast, who: str) -> list[Agreement]:
    """Somebody's versions; each is the one the next replaces, and one of them stands."""
    rows = list(QuerySet(Agreement).filter(person=cast.people[who]).order_by("number"))
    links = [None, *[row.pk for row in rows]][: len(rows)]
    assert [row.replaces_id for row in rows] == links
    return rows


def change(cast: Cast, who: str, by: str) -> Agreement:
    return make_agreement(
        person_id=cast.people[who].pk, by=cast.viewer(by), replaces_id=chain(cast, who)[-1].pk,
        terms=Terms({"touch": "a handshake"}, review_on=(NOW + 60 * DAY).date()),
    )  # fmt: skip


@BOTH_WAYS
@pytest.mark.parametrize("last", ["maya", "lee"])
def test_one_agreement_stands_and_it_is_what_was_said_last(
    kept: str, gone: str, last: str, cast: Cast
) -> None:
    second_record(cast)
    change(cast, last, {"maya": "ana", "lee": "uma"}[last])
    other = "lee" if last == "maya" else "maya"
    ids = [row.pk for who in (other, last) for row in chain(cast, who)]
    before = digest()
    row = joined(cast, kept, gone)
    together = chain(cast, kept)
    assert [one.pk for one in together] == ids
    assert [one.number for one in together] == list(range(1, len(ids) + 1))
    assert not chain(cast, gone)
    take_apart(cast, row)
    assert_restored(before)


@BOTH_WAYS
@pytest.mark.parametrize("last", ["maya", "lee"])
def test_a_version_made_since_stays_with_the_kept_record(
    kept: str, gone: str, last: str, cast: Cast
) -> None:
    second_record(cast)
    change(cast, last, {"maya": "ana", "lee": "uma"}[last])
    mine, theirs = ([row.pk for row in chain(cast, who)] for who in (kept, gone))
    row = joined(cast, kept, gone)
    with clock.at(NOW + dt.timedelta(minutes=90)):
        since = change(cast, kept, {"maya": "ana", "lee": "uma"}[kept])
    take_apart(cast, row)
    assert [one.pk for one in chain(cast, kept)] == [*mine, since.pk]
    assert [one.pk for one in chain(cast, gone)] == theirs


def test_who_is_let_in_by_the_joining_reads_all_versions_and_nobody_else(cast: Cast) -> None:
    second_record(cast)
    joined(cast)
    for name, seen in (("ana", 3), ("uma", 3), ("adi", 0), ("rec", 0)):
        assert Agreement.objects.visible_to(cast.viewer(name)).count() == seen, name
