"""A map drawn on paper: kept as a photo, with whose view it is, seen as that view is."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest

from alongside.base.audit.models import AuditRow
from alongside.base.core.errors import CannotSee, NotNow, Refused
from alongside.base.files.models import StoredFile
from alongside.people.ties.actions import consent_to_map
from alongside.people.ties.paper import keep_paper_map
from alongside.people.ties.readings import PaperMap
from tests.cast import NOW, PICTURE, STAFF, Cast


def keep(cast: Cast, perspective: str = "worker", by: str = "ana", **more: Any) -> PaperMap:
    return keep_paper_map(
        person_id=cast.maya.pk, perspective=perspective, sent=io.BytesIO(PICTURE),
        by=cast.viewer(by), **more,
    )  # fmt: skip


def answered(cast: Cast, sees: str) -> None:
    consent_to_map(person_id=cast.maya.pk, sees=sees, counts=False, by=cast.viewer("ana"))


def seeing(cast: Cast, paper: PaperMap) -> set[str]:
    """Who sees it, and its photo: never the one without the other."""
    papers, photos = set(), set()
    for name in STAFF:
        viewer = cast.viewer(name)
        if PaperMap.objects.visible_to(viewer).filter(pk=paper.pk).exists():
            papers.add(name)
        if StoredFile.objects.visible_to(viewer).filter(owner_id=paper.pk).exists():
            photos.add(name)
    assert papers == photos
    return papers


def test_it_is_seen_with_the_record(cast: Cast) -> None:
    assert seeing(cast, keep(cast)) == {"ana", "cal", "zoe"}


def test_with_somebody_kept_back_on_it_the_key_worker_and_the_manager_see_it(cast: Cast) -> None:
    assert seeing(cast, keep(cast, kept_back=True)) == {"ana", "cal"}
    assert seeing(cast, keep(cast, kept_back=True, by="zoe")) == {"ana", "cal", "zoe"}


def test_kept_for_oneself_nobody_else_sees_it(cast: Cast) -> None:
    assert seeing(cast, keep(cast, shared=False)) == {"ana"}
    assert seeing(cast, keep(cast, shared=False, kept_back=True, by="zoe")) == {"zoe"}


def test_their_own_map_waits_until_they_were_asked_and_goes_by_what_they_said(cast: Cast) -> None:
    with pytest.raises(NotNow, match="Ask them first"):
        keep(cast, "own")
    answered(cast, "record")
    theirs = keep(cast, "own")
    assert seeing(cast, theirs) == {"ana", "cal", "zoe"}
    answered(cast, "worker")
    assert seeing(cast, theirs) == {"ana"}, "what they say now holds for what was kept before"
    assert seeing(cast, keep(cast, "own")) == {"ana"}
    answered(cast, "nobody")
    with pytest.raises(NotNow):
        keep(cast, "own")
    others = keep(cast)
    assert seeing(cast, others) == {"ana", "cal", "zoe"}, "how the worker sees it is the worker’s"


def test_nobody_keeps_one_of_a_record_they_do_not_see(cast: Cast) -> None:
    for name in ("ben", "tom", "adi"):
        with pytest.raises(CannotSee):
            keep(cast, by=name)


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"perspective": "mine"}, "perspective"),
        ({"on": NOW.date() + dt.timedelta(days=1)}, "on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    cast: Cast, more: dict[str, Any], where: str
) -> None:
    with pytest.raises(Refused) as refused:
        keep(cast, **more)
    assert set(refused.value.problems) == {where}


def test_a_file_that_is_no_picture_keeps_nothing(cast: Cast) -> None:
    def kept() -> list[int]:
        return [model.objects.unguarded("a count").count() for model in (AuditRow, PaperMap)]

    before = kept()
    with pytest.raises(Refused):
        keep_paper_map(
            person_id=cast.maya.pk, perspective="worker", sent=io.BytesIO(b"%PDF-1.7"),
            by=cast.viewer("ana"),
        )  # fmt: skip
    assert kept() == before
