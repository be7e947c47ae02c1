"""What every view shares: an action's answer becomes a page, and no look goes untraced."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError

from alongside.base.audit.models import AuditRow
from alongside.base.core.errors import CannotSee, MayNot, NotNow, Refused
from alongside.doors.desk.views import person as views
from tests.cast import Cast, visit


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (CannotSee("nobody is told this"), 404),
        (MayNot("Not yours"), 403),
        (NotNow("Not now"), 409),
        (Refused({"words": "Not that"}), 422),
    ],
)
def test_an_actions_answer_becomes_a_page(
    error: Exception, status: int, cast: Cast, monkeypatch: Any
) -> None:
    def refuses(*args: Any) -> None:
        raise error

    monkeypatch.setattr(views, "seen_person", refuses)
    answer = cast.client("ana").get(cast.url("maya", "before/"))
    assert answer.status_code == status
    assert (str(error) in answer.content.decode()) == (status != 404)


@pytest.mark.parametrize("page", ["", "?print=all", "before/", "record/"])
def test_a_look_that_cannot_be_kept_is_not_shown(page: str, cast: Cast, monkeypatch: Any) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("disk full")

    for module in ("person", "record"):
        monkeypatch.setattr(f"alongside.doors.desk.views.{module}.note_now", broken)
    answer = cast.client("ana").get(cast.url("maya", page))
    assert answer.status_code == 503
    assert "Maya" not in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "verb"),
    [
        ("", "saw"),
        ("?print=all", "printed"),
        ("before/", "read before going"),
        ("record/", "opened to record"),
    ],
)
def test_a_look_leaves_one_row_that_says_by_what_right(page: str, verb: str, cast: Cast) -> None:
    for who, relation in (("ana", "key_worker"), ("cal", "manager"), ("zoe", "student")):
        viewer, client = cast.viewer(who), cast.client(who)
        before = AuditRow.objects.visible_to(viewer).count()
        client.get(cast.url("maya", page))
        rows = list(AuditRow.objects.visible_to(viewer).order_by("seq"))[before:]
        found = [(row.verb, row.relation, row.person_id, row.channel) for row in rows]
        assert found == [(verb, relation, cast.maya.pk, "page")]


def test_lists_of_ones_own_leave_none(cast: Cast) -> None:
    client = cast.client("ana")
    before = AuditRow.objects.visible_to(cast.viewer("ana")).count()
    for page in ("/", "/people/", "/record/", "/drafts/", "/reflections/", "/more/", "/find/"):
        assert client.get(page).status_code == 200
    assert AuditRow.objects.visible_to(cast.viewer("ana")).count() == before


def test_a_refused_look_leaves_none(cast: Cast) -> None:
    before = AuditRow.objects.visible_to(cast.viewer("ben")).count()
    assert cast.client("ben").get(cast.url("maya")).status_code == 404
    assert AuditRow.objects.visible_to(cast.viewer("ben")).count() == before


def test_an_entry_is_one_row_whatever_versions_it_has(cast: Cast) -> None:
    (entry,) = visit(cast, "ana", "maya", words="We met again", days_ago=1)
    viewer = cast.viewer("ana")
    before = AuditRow.objects.visible_to(viewer).count()
    assert cast.client("ana").get(f"/entries/{entry.pk}/").status_code == 200
    assert AuditRow.objects.visible_to(viewer).count() == before + 1
