"""A family tree file on its way into a record: a draft, and what somebody confirms of it."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.base.core import clock
from alongside.base.core.errors import CannotSee, Refused
from alongside.doors.exchange.families import bring_family_from
from alongside.people.family import drafting
from alongside.people.family.actions import How, Who, change_relative, tell_of
from alongside.people.family.models import FamilyDraft, Link, Relative
from alongside.people.family.queries import family_of
from alongside.people.family.telling import unpacked
from alongside.people.ties.models import Tie
from tests.cast import NOW, Cast, undone
from tests.exchange.conftest import said
from tests.exchange.test_gedcom import DATA, OURS, needs_data
from tests.people.families import HARD, sixty

ROYAL = DATA / "royal92.ged"
EVERYBODY = {"@I1@", "@I2@", "@I3@", "@I5@", "@I6@", "@I7@", "@I9@"}


def drafted(cast: Cast, path: Path = OURS, who: str = "ana") -> FamilyDraft:
    brought = bring_family_from(path, person_id=cast.maya.pk, by=cast.viewer(who))
    assert brought.draft is not None
    return brought.draft


def names(cast: Cast) -> set[str]:
    return {one.name for one in family_of(cast.maya, cast.viewer("ana")).family.members.values()}


def test_a_draft_tells_nothing_until_it_is_confirmed(cast: Cast) -> None:
    ana = cast.viewer("ana")
    draft = drafted(cast)
    assert not Relative.objects.visible_to(ana).exists()
    assert b"Brandt" not in bytes(draft.held), "it is locked"
    drafting.confirm_draft(draft_id=draft.pk, me="@I1@", kept={"@I2@", "@I9@"}, by=ana)
    assert names(cast) == {"Maya Okonjo", "Anke Brandt", "Tom Brandt"}
    ties = Tie.objects.visible_to(ana).filter(person=cast.maya, kind__in=("parent", "sibling"))
    assert {(tie.name, tie.kind, tie.source) for tie in ties} == {
        ("Anke Brandt", "parent", "family.ged"), ("Tom Brandt", "sibling", "family.ged"),
    }  # fmt: skip
    assert not FamilyDraft.objects.visible_to(ana).exists(), "what was not chosen is gone"
    cast.maya.refresh_from_db(from_queryset=type(cast.maya).objects.visible_to(ana))
    assert cast.maya.born == dt.date(2011, 9, 14), "the record's own day stays"


def test_confirming_the_same_file_again_changes_nothing(cast: Cast) -> None:
    ana = cast.viewer("ana")
    told_before, counts = Tie.objects.visible_to(ana).count(), []
    for _time in range(2):
        draft = drafted(cast)
        drafting.confirm_draft(draft_id=draft.pk, me="@I1@", kept=EVERYBODY, by=ana)
        counts.append((Relative.objects.visible_to(ana).count(),
                       Link.objects.visible_to(ana).count(),
                       Tie.objects.visible_to(ana).count()))  # fmt: skip
    assert counts[0] == counts[1] == (7, 7, 6 + told_before)


def test_what_was_said_here_is_not_changed_by_a_file(cast: Cast) -> None:
    ana = cast.viewer("ana")
    row = tell_of(
        person_id=cast.maya.pk, who=Who("anke  BRANDT"), how=How("parent", "birth"), by=ana
    )
    change_relative(relative_id=row.pk, version=1, who=Who("Anke Brandt", has_died=True), by=ana)
    drafting.confirm_draft(draft_id=drafted(cast).pk, me="@I1@", kept={"@I2@"}, by=ana)
    kept = Relative.objects.visible_to(ana).get(pk=row.pk)
    assert kept.has_died
    assert Relative.objects.visible_to(ana).filter(name="Anke Brandt").count() == 1


def test_only_who_brought_it_opens_a_draft_and_only_while_they_see_the_record(cast: Cast) -> None:
    draft = drafted(cast)
    for who in ("cal", "zoe", "ben", "rec", "adi"):
        with pytest.raises(CannotSee):
            drafting.confirm_draft(draft_id=draft.pk, me="@I1@", kept=set(), by=cast.viewer(who))
        with pytest.raises(CannotSee):
            drafting.leave_draft(draft_id=draft.pk, by=cast.viewer(who))
    with pytest.raises(CannotSee):
        drafted(cast, who="ben")
    with undone():
        from alongside.people.working.actions import bar

        bar(person_id=cast.maya.pk, worker=cast.ana, by=cast.viewer("cal"))
        assert not FamilyDraft.objects.visible_to(cast.viewer("ana")).exists()


def test_nobody_comes_along_by_accident(cast: Cast) -> None:
    ana = cast.viewer("ana")
    draft = drafted(cast)
    for me, kept in (("@I99@", {"@I2@"}), ("", {"@I2@"}), ("@I1@", set()), ("@I1@", {"@I4@"})):
        with pytest.raises(Refused):
            drafting.confirm_draft(draft_id=draft.pk, me=me, kept=kept, by=ana)
    assert FamilyDraft.objects.visible_to(ana).exists()


def test_a_draft_nobody_comes_back_to_goes(cast: Cast) -> None:
    old = drafted(cast)
    with clock.at(NOW + dt.timedelta(days=29)):
        new = drafted(cast)
        assert [one.pk for one in FamilyDraft.objects.visible_to(cast.viewer("ana"))] == [new.pk]
    assert old.pk != new.pk


def test_every_hard_family_comes_through_a_draft(cast: Cast) -> None:
    ana = cast.viewer("ana")
    for told in (*HARD.values(), sixty()):
        with undone():
            draft = drafting.keep_draft(
                person_id=cast.maya.pk, family=told, file_name="x", left_out={}, by=ana
            )
            assert len(unpacked(draft.told).members) == len(told.members)
            drafting.confirm_draft(draft_id=draft.pk, me=told.me, kept=set(told.members), by=ana)
            found = family_of(cast.maya, ana).family
            assert len(found.members) == len(told.members)
            assert len(found.bonds) == len(told.bonds)


# --- the command ---------------------------------------------------------------------------------


def command(cast: Cast, path: Path, *options: str, user: str = "ana", person: Any = None) -> Any:
    person = person or cast.maya.pk
    words = ["import", "family", str(path), "--as", user, "--person", str(person), "--json"]
    return said([*words, *options])


def test_the_command_makes_a_draft_and_says_what_was_left_out(cast: Cast) -> None:
    looked = command(cast, OURS, "--dry-run")
    assert (looked.code, looked.said["draft"]) == (0, None)
    assert not FamilyDraft.objects.visible_to(cast.viewer("ana")).exists()
    answer = command(cast, OURS)
    assert answer.code == 0
    assert answer.said["applied"] is False
    assert (answer.said["people"], answer.said["families"]) == (8, 7)
    assert answer.said["left_out"]["private_people"] == 1
    draft = FamilyDraft.objects.visible_to(cast.viewer("ana")).get()
    assert answer.said["draft"] == str(draft.pk)
    plain = said(["import", "family", str(OURS), "--as", "ana", "--person", str(cast.maya.pk)])
    assert "1 person is marked private and was left out." in plain.out


def test_the_command_refuses_alike_what_is_not_seen_and_what_is_not_there(cast: Cast) -> None:
    answers = [
        command(cast, OURS, user="ben"), command(cast, OURS, user="adi"),
        command(cast, OURS, person=uuid4()), command(cast, OURS, person="x"),
    ]  # fmt: skip
    assert {(one.code, one.err) for one in answers} == {(2, answers[0].err)}
    assert command(cast, Path("/nowhere.ged")).code == 2
    assert command(cast, Path(__file__)).code == 2


@needs_data
def test_royal92_is_a_draft_and_a_family_around_anybody_in_it(cast: Cast) -> None:
    answer = command(cast, ROYAL)
    said_of_it = {key: answer.said[key] for key in ("people", "families", "child_links")}
    assert said_of_it == {"people": 3010, "families": 1422, "child_links": 2018}
    client = cast.client("ana")
    client.get("/more/")  # the session's first look of the minute is kept
    counts = set()
    for who in ("@I1@", "@I52@", "@I1407@", "@I3010@"):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/family-drafts/{answer.said['draft']}/", {"me": who, "far": "all"})
        assert page.status_code == 200
        assert page.content.count(b'class="fam-one') <= 60
        counts.add(len(queries))
    assert len(counts) == 1


# --- the pages -----------------------------------------------------------------------------------


def send(cast: Cast, raw: bytes, who: str = "ana") -> Any:
    sent = SimpleUploadedFile("tree.ged", raw)
    return cast.client(who).post(
        cast.url("maya", "family/bring/"), {"key": str(uuid4()), "tree": sent}
    )


def test_from_a_file_to_the_family_page(cast: Cast) -> None:
    client = cast.client("ana")
    brought = send(cast, OURS.read_bytes())
    assert brought.status_code == 303
    page = client.get(brought["Location"]).content.decode()
    assert "1 person is marked private and was left out." in page
    found = client.post(brought["Location"], {"do": "find", "who": "brandt"}).content.decode()
    assert "Tia Brandt" in found
    page = client.get(brought["Location"], {"me": "@I1@", "far": "1"}).content.decode()
    keeps = re.findall(r'name="keep" value="([^"]+)"', page)
    assert set(keeps) == {"@I2@", "@I3@", "@I5@", "@I6@", "@I7@", "@I9@"}
    told = client.post(
        brought["Location"],
        {"key": str(uuid4()), "do": "confirm", "me": "@I1@", "far": "1", "keep": ["@I2@", "@I3@"]},
    )
    assert told.status_code == 303
    assert "Pat Oakes" in client.get(told["Location"]).content.decode()
    assert client.get(brought["Location"]).status_code == 404


def test_a_file_that_cannot_be_read_says_why_and_keeps_nothing(cast: Cast) -> None:
    for raw in (b"nonsense", b"", b"0 HEAD\n0 TRLR\n", b"PK\x03\x04"):
        answer = send(cast, raw)
        assert answer.status_code == 422
    assert not FamilyDraft.objects.visible_to(cast.viewer("ana")).exists()
    assert send(cast, OURS.read_bytes(), who="ben").status_code == 404
    assert send(cast, OURS.read_bytes(), who="signed_out").status_code in (302, 403)


def test_a_file_that_is_too_large_is_stopped(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from alongside.doors.exchange import arriving

    monkeypatch.setattr(arriving, "MOST_OF_A_TREE", 1000)
    answer = send(cast, b"0 HEAD\n" + b"1 NOTE x\n" * 100_000)
    assert answer.status_code == 422
    assert "larger than 20 MB" in answer.content.decode()


def test_the_family_leaves_as_a_file_without_those_kept_close(cast: Cast) -> None:
    ana = cast.viewer("ana")
    for name, close in (("Dee", False), ("Shane", True)):
        tell_of(
            person_id=cast.maya.pk, who=Who(name, kept_close=close), how=How("parent", "birth"),
            by=ana,
        )  # fmt: skip
    answer = cast.client("ana").get(cast.url("maya", "family/file/"))
    words = answer.content.decode("utf-8-sig")
    assert "1 NAME Dee" in words
    assert "Shane" not in words
    assert answer["Content-Disposition"] == 'attachment; filename="family.ged"'
