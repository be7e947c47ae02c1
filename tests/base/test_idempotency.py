"""However often a thing is sent, it is done once."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from alongside.base.core.errors import NotNow, Refused
from alongside.base.core.idempotency import once
from alongside.base.core.models import UsedKey
from alongside.base.organisation.models import Team

BODY = {"for_them": ["We talked"], "csrfmiddlewaretoken": ["a"], "written_by": ["t1"]}


def make_team(slug: str = "north") -> str:
    Team.objects.create(name=slug, slug=slug)
    return f"/made/{slug}/"


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("error")
def test_fifty_identical_calls_at_once_write_one_row_and_answer_alike() -> None:
    author, key = uuid4(), uuid4()
    answers: list[str] = []
    failed: list[BaseException] = []
    together = threading.Barrier(50)

    def call() -> None:
        try:
            together.wait(30)
            # Each would make a team of its own, so a second run could not hide behind `slug`.
            location = once(
                author_id=author, key=key, body=BODY, act=lambda: make_team(uuid4().hex)
            )
            answers.append(location)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=call) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(answers) == 50
    assert len(set(answers)) == 1
    assert Team.objects.count() == 1
    assert UsedKey.objects.count() == 1


@pytest.mark.django_db
class TestOnce:
    def test_sent_again_the_first_answer_stands_and_nothing_is_done(self) -> None:
        author, key = uuid4(), uuid4()
        first = once(author_id=author, key=key, body=BODY, act=make_team)
        newer = {**BODY, "csrfmiddlewaretoken": ["b"], "written_by": ["t2"]}
        assert once(author_id=author, key=str(key), body=newer, act=make_team) == first
        assert Team.objects.count() == 1

    def test_with_other_words_it_is_refused_and_neither_is_lost(self) -> None:
        author, key = uuid4(), uuid4()
        once(author_id=author, key=key, body=BODY, act=make_team)
        with pytest.raises(Refused, match="other words"):
            once(author_id=author, key=key, body={"for_them": ["other"]}, act=make_team)

    def test_a_key_belongs_to_its_author(self) -> None:
        key = uuid4()
        once(author_id=uuid4(), key=key, body=BODY, act=make_team)
        once(author_id=uuid4(), key=key, body=BODY, act=lambda: make_team("south"))
        assert Team.objects.count() == 2

    @pytest.mark.parametrize("key", [None, "", "x", "0" * 31, 7])
    def test_without_a_key_it_is_refused(self, key: object) -> None:
        with pytest.raises(Refused, match="key"):
            once(author_id=uuid4(), key=key, body=BODY, act=make_team)
        assert not Team.objects.exists()

    @pytest.mark.parametrize("error", [Refused({"a": "b"}), NotNow("later"), ZeroDivisionError()])
    def test_a_failed_act_does_not_use_up_the_key(self, error: Exception) -> None:
        author, key = uuid4(), uuid4()

        def fails() -> str:
            make_team()
            raise error

        with pytest.raises(type(error)):
            once(author_id=author, key=key, body=BODY, act=fails)
        assert not UsedKey.objects.exists()
        assert not Team.objects.exists()
        assert once(author_id=author, key=key, body=BODY, act=make_team) == "/made/north/"

    def test_a_constraint_the_act_broke_is_not_taken_for_a_lost_race(self) -> None:
        make_team()
        with pytest.raises(IntegrityError):
            once(author_id=uuid4(), key=uuid4(), body=BODY, act=make_team)

    def test_neither_words_nor_answer_are_kept(self) -> None:
        once(author_id=uuid4(), key=uuid4(), body=BODY, act=make_team)
        assert "talked" not in repr(UsedKey.objects.values().get())

    def test_the_hash_is_keyed(self, settings: object) -> None:
        """A stolen table does not confirm a guess."""
        author, key = uuid4(), uuid4()
        once(author_id=author, key=key, body=BODY, act=make_team)
        settings.SECRET_KEY = "another installation"  # type: ignore[attr-defined]
        with pytest.raises(Refused):
            once(author_id=author, key=key, body=BODY, act=make_team)

    def test_act_and_key_are_one_transaction(self) -> None:
        with CaptureQueriesContext(connection) as queries:
            once(author_id=uuid4(), key=uuid4(), body=BODY, act=make_team)
        words = [query["sql"].split()[0] for query in queries]
        assert words[0] == "SAVEPOINT"
        assert words[-1] == "RELEASE"
