"""Both lanes in one deed: everything is safe, or nothing changed; and drafts."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base.audit.models import AuditRow
from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import uuid7
from alongside.base.drafts.actions import close, keep, throw_away
from alongside.base.drafts.models import Draft
from alongside.doors.desk.actions import Promised, WriteUp, write_up
from alongside.practice.encounters.actions import Part, What
from alongside.practice.encounters.models import Encounter
from alongside.practice.promises.models import Promise
from alongside.practice.reflections.models import Reflection
from alongside.practice.wonderings.models import Wondering
from tests.cast import DAY, NOW, Cast

ROOMS = (Encounter, Promise, Reflection, Wondering, Draft, AuditRow)


def counts() -> list[int]:
    return [room.objects.unguarded("a test counts what is there").count() for room in ROOMS]


def given(cast: Cast, **more: Any) -> WriteUp:
    return WriteUp(
        parts=[Part(cast.maya.pk, seen_alone=True)],
        what=What(happened_at=NOW - DAY, narrative="By the weir."),
        **more,
    )


def test_everything_of_a_write_up_is_saved_together(cast: Cast) -> None:
    ana = cast.viewer("ana")
    draft = keep(by=ana, about="/", fields={"for_them": ["By the"]})
    made = write_up(
        given=given(cast, promised=[Promised("ring school")], for_me="tired", wondering="why"),
        by=ana, draft_id=draft.pk,
    )  # fmt: skip
    promise = Promise.objects.visible_to(ana).get(encounter=made[0])
    assert promise.words == "ring school"
    assert Wondering.objects.visible_to(ana).filter(words="why").exists()
    mine = Reflection.objects.visible_to(ana).order_by("-pk").first()
    assert mine is not None
    assert (mine.words, mine.person_id) == ("tired", cast.maya.pk)
    assert not Draft.objects.visible_to(ana).filter(pk=draft.pk).exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"promised": [Promised("x" * 501)]},
        {"wondering": "why", "wondering_about": "rose"},
        {"for_me": "x" * 200_001},
    ],
)
def test_when_any_part_is_refused_nothing_is_written(cast: Cast, broken: dict[str, Any]) -> None:
    if "wondering_about" in broken:
        broken = {**broken, "wondering_about": cast.rose.pk}
    before = counts()
    with pytest.raises((Refused, CannotSee)):
        write_up(given=given(cast, **{"for_me": "tired", **broken}), by=cast.viewer("ana"))
    assert counts() == before


def test_a_write_up_takes_as_many_queries_for_three_as_it_may(cast: Cast) -> None:
    """The cost of one more person is no more queries, but for none."""

    def queries(*people: str) -> int:
        parts = [Part(cast.people[name].pk) for name in people]
        what = What(happened_at=NOW - DAY, narrative="We met.")
        by = cast.viewer("ana")
        with CaptureQueriesContext(connection) as caught:
            write_up(given=WriteUp(parts=parts, what=what, promised=[Promised("x")]), by=by)
        return len(caught)

    assert queries("ira", "noor") == queries("ira", "noor", "sami")


def test_the_trace_is_the_same_with_and_without_a_second_lane(cast: Cast) -> None:
    def rows(**more: Any) -> list[tuple[Any, ...]]:
        last = AuditRow.objects.unguarded("a test").order_by("-seq").first()
        write_up(given=given(cast, **more), by=cast.viewer("ana"))
        new = AuditRow.objects.unguarded("a test").filter(seq__gt=last.seq if last else 0)
        return list(new.values_list("verb", "kind", "actor_id", "person_id", "relation", "channel"))

    assert rows() == rows(for_me="nobody knows")


class TestDrafts:
    def test_a_draft_is_its_authors_only(self, cast: Cast) -> None:
        for who in ("cal", "sue", "lea", "rec", "adi", "ben"):
            assert not Draft.objects.visible_to(cast.viewer(who)).exists()
            with pytest.raises(CannotSee):
                throw_away(by=cast.viewer(who), draft_id=cast.draft.pk)
            with pytest.raises(CannotSee):
                keep(by=cast.viewer(who), about="/", fields={}, draft_id=cast.draft.pk)
        kept = Draft.objects.visible_to(cast.viewer("ana")).get(pk=cast.draft.pk)
        assert kept.fields["for_them"] == ["She was"]

    def test_kept_again_it_is_the_same_draft_with_the_new_words(self, cast: Cast) -> None:
        ana, name = cast.viewer("ana"), uuid7()
        for words in ("She", "She was", "She was glad"):
            keep(by=ana, about="/people/", fields={"for_them": [words]}, draft_id=name)
        rows = Draft.objects.visible_to(ana).filter(pk=name)
        assert [row.fields["for_them"] for row in rows] == [["She was glad"]]

    def test_no_password_or_token_is_kept(self, cast: Cast) -> None:
        ana = cast.viewer("ana")
        row = keep(by=ana, about="/", fields={"password": ["x"], "csrfmiddlewaretoken": ["y"]})
        assert row.fields == {}

    def test_too_much_for_a_draft_is_refused_and_what_was_kept_stays(self, cast: Cast) -> None:
        ana = cast.viewer("ana")
        with pytest.raises(Refused):
            keep(by=ana, about="/", fields={"a": ["x" * 400_001]}, draft_id=cast.draft.pk)
        assert Draft.objects.visible_to(ana).get(pk=cast.draft.pk).fields["for_them"]

    def test_closing_what_is_not_there_is_nothing(self, cast: Cast) -> None:
        close(by=cast.viewer("ana"), draft_id=uuid7())
        close(by=cast.viewer("ana"), draft_id=None)
