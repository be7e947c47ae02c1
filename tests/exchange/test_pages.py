"""Importing from a browser: upload, look, put columns right, import, decide, take back."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.base.accounts.models import User
from alongside.base.audit.models import AuditRow
from alongside.base.core import clock
from alongside.doors.exchange import folder, uploads
from alongside.doors.exchange.models import ImportRow, ImportRun, Upload
from alongside.people.persons import actions
from alongside.people.persons.models import Identifier, Person, PersonName
from alongside.people.working import actions as working
from tests.exchange.conftest import NOW, Office, digest, every, people
from tests.exchange.files import shared

Add = Callable[..., Person]
NOT_THESE = ("exchange", "audit", "vault", "sessions", "core", "accounts")
ANN = "Name,Date of birth,CMS id\nAnn Lee,2011-12-13,7\n"


@pytest.fixture(autouse=True)
def _empty_folder() -> None:
    for path in folder.folder().iterdir():
        path.unlink()


def client(user: str) -> Client:
    made = Client()
    made.force_login(User.objects.get(username=user))
    return made


def send(office: Office, content: str | bytes, user: str = "cal", name: str = "people.csv",
         **more: Any) -> Any:  # fmt: skip
    content = content.encode() if isinstance(content, str) else content
    team = more.pop("team", office.north)
    return client(user).post(
        "/imports/",
        {"team": str(team.pk), "key": str(uuid4()), "file": SimpleUploadedFile(name, content)},
    )


def act(user: str, url: str, **fields: str) -> Any:
    return client(user).post(url, {"key": str(uuid4()), **fields})


def page(user: str, url: str) -> str:
    answer = client(user).get(url)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def files() -> list[str]:
    return [path.name for path in folder.folder().iterdir() if path.name != ".now"]


def test_upload_look_and_import(office: Office) -> None:
    before = digest(but=NOT_THESE)
    answer = send(office, ANN)
    assert answer.status_code == 303
    (upload,) = every(Upload)
    text = page("cal", answer.url)
    assert "1 new person" in text
    assert digest(but=NOT_THESE) == before
    kept = folder.place(upload.stored)
    assert kept.read_text() == ANN
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, kept.parent)] == [0o600, 0o700]
    assert "people" not in kept.name
    done = act("cal", answer.url, do="import")
    assert done.url == answer.url
    assert list(people()) == ["Ann Lee"]
    assert every(ImportRun).get().pk == upload.pk
    assert not every(Upload).exists()
    assert files() == []
    assert "1 new person" in page("cal", answer.url)
    assert "people.csv" in page("cal", "/imports/")


def test_it_is_the_run_of_the_command_line(office: Office) -> None:
    sample = shared("family_context/csc.csv")
    preview = office.run(sample, "--dry-run").said
    answer = send(office, sample.read_bytes(), name="csc.csv")
    found = folder.read_found(every(Upload).get().stored)
    assert found is not None
    assert {**found, "notes": None} == {**preview, "notes": None}
    assert "Import all but 8 rows" in page("cal", answer.url)
    act("cal", answer.url, do="rest")
    assert every(Person).count() == 500
    verbs = list(
        every(AuditRow).filter(kind="import").order_by("seq").values_list("verb", "channel")
    )
    assert verbs[-3:] == [("uploaded", "page"), ("previewed", "page"), ("imported", "page")]


def test_the_same_press_twice_is_one_upload_and_one_run(office: Office) -> None:
    key, browser = str(uuid4()), client("cal")
    urls = {
        browser.post(
            "/imports/",
            {"team": str(office.north.pk), "key": key,
             "file": SimpleUploadedFile("people.csv", ANN.encode())},
        ).url
        for _ in "ab"
    }  # fmt: skip
    assert len(urls) == 1
    assert every(Upload).count() == 1
    url, key = urls.pop(), str(uuid4())
    for _ in "ab":
        assert browser.post(url, {"key": key, "do": "import"}).status_code == 303
    assert every(ImportRun).count() == 1


def test_columns_are_guessed_and_can_be_put_right(office: Office) -> None:
    answer = send(office, "Who,When,Id,Team\nAnn Lee,2011-12-13,7,north\n")
    text = page("cal", answer.url)
    assert "cannot be read as it is" in text
    assert "No file may set this" in text
    fields = {"column0": "name", "column1": "born", "column2": "cms", "column3": "cms"}
    assert act("cal", answer.url, do="columns", **fields).status_code == 303
    assert "1 new person" in page("cal", answer.url)
    act("cal", answer.url, do="import")
    assert every(Person).get().born.isoformat() == "2011-12-13"
    assert not every(Identifier).exists()  # a column called “id” is never read


def test_what_was_chosen_stays_on_the_page_when_it_cannot_be(office: Office) -> None:
    answer = send(office, ANN)
    wrong = act("cal", answer.url, do="columns", column0="name", column1="name", column2="upn")
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "Two columns are chosen for the same thing" in text
    assert text.count('value="name" selected') == 2
    assert '<option value="upn" selected>' in text


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "99999999", "-1", ""])
def test_a_number_no_page_sends_is_nothing(office: Office, number: str) -> None:
    answer = send(office, ANN)
    fields = {"column0": "name", "column1": "born", f"column{number[:500]}": "cms"}
    sent = act("cal", answer.url, do="columns", sheet=number, sheet_now=number, **fields)
    assert sent.status_code == 303
    assert "1 new person" in page("cal", answer.url)
    assert every(Upload).get().sheet is None


def test_another_sheet_can_be_chosen(office: Office) -> None:
    from tests.exchange.test_spreadsheets import book

    one, two = ["Name"], ["Name", "Known as"]
    path = book(office, two, ["Ann Lee", "Annie"], Other=[one, ["Bo Ray"]])
    answer = send(office, path.read_bytes(), name="people.xlsx")
    assert 'value="0" selected' in page("cal", answer.url)
    fields = {"sheet": "1", "sheet_now": "0", "column0": "name", "column1": "known_as"}
    act("cal", answer.url, do="columns", **fields)
    act("cal", answer.url, do="import")
    assert list(people()) == ["Bo Ray"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF"),
        (b"Name\n\xff\xfe", "not in UTF-8"),
        (b"PK\x03\x04xxxxxxxx", "workbook"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(office: Office, content: bytes, words: str) -> None:
    answer = send(office, content)
    assert words in page("cal", answer.url)
    act("cal", answer.url, do="leave")
    assert files() == []
    assert not every(Upload).exists()


def test_leaving_it_takes_the_file_away_at_once(office: Office) -> None:
    answer = send(office, ANN)
    assert act("cal", answer.url, do="leave").url == "/imports/?done=import_left"
    assert files() == []
    assert client("cal").get(answer.url).status_code == 404


def test_what_nobody_comes_back_to_is_gone_after_a_day(office: Office, at: Any) -> None:
    send(office, ANN)
    (folder.folder() / "half.upload.csv").write_text("from a process that died")
    os.utime(folder.folder() / "half.upload.csv", (1, 1))
    uploads.sweep()
    assert len(files()) == 2  # the file and what was found in it
    at(NOW + clock.A_DAY + clock.A_SECOND)
    uploads.sweep()
    assert files() == []
    assert not every(Upload).exists()


def test_an_upload_is_its_owners_only(office: Office) -> None:
    url = send(office, ANN).url
    random = client("rec").get(f"/imports/{uuid4()}/")
    for user in ("rec", "tom", "sam", "adi"):
        answer = client(user).get(url)
        assert (answer.status_code, answer.content) == (404, random.content)
        assert act(user, url, do="import").status_code == 404
    assert not every(Person).exists()


@pytest.mark.parametrize("user", ["sam", "lea", "adi"])
def test_nobody_else_puts_a_byte_on_the_disk(office: Office, user: str) -> None:
    assert send(office, ANN, user=user).status_code == 404
    assert files() == []
    anonymous = Client().post("/imports/", {"file": SimpleUploadedFile("x.csv", b"x")})
    assert anonymous.status_code == 302
    assert files() == []


def test_into_ones_own_team_only(office: Office) -> None:
    assert send(office, ANN, team=office.south).status_code == 422
    assert send(office, ANN, user="rec", team=office.south).status_code == 303


def test_who_may_no_longer_import_no_longer_sees_the_file(office: Office) -> None:
    url = send(office, ANN).url
    office.workers["cal"].memberships.all().delete()
    assert client("cal").get(url).status_code == 404


def test_a_larger_file_than_can_be_read_is_refused_as_it_comes(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alongside.doors.exchange.arriving.MOST_BYTES", 100_000)
    answer = send(office, b"Name\n" + b"x" * 300_000)
    assert answer.status_code == 422
    assert "larger than 200 MB" in answer.content.decode()
    assert files() == []


def test_work_that_broke_off_says_that_nothing_was_written(office: Office) -> None:
    url = send(office, ANN).url
    (upload,) = every(Upload)
    with folder.begin(upload.stored) as handle:
        folder.teller(handle)(1234)
        text = page("cal", url)
        assert "1234 rows so far" in text
        assert act("cal", url, do="import").status_code == 409
        assert send(office, ANN).status_code == 409
    assert "It stopped; nothing was written" in page("cal", url)
    act("cal", url, do="again")
    assert "1 new person" in page("cal", url)
    act("cal", url, do="import")
    assert list(people()) == ["Ann Lee"]


def test_no_words_of_the_file_are_logged(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    act("cal", send(office, ANN).url, do="import")
    send(office, "Who\nAnn Lee\n")
    assert "Ann" not in caplog.text
    assert "people.csv" not in caplog.text


def test_taking_it_back(office: Office) -> None:
    before = digest(but=NOT_THESE)
    url = send(office, ANN + "Bo Ray,2001-01-01,8\n").url
    act("cal", url, do="import")
    actions.say_fact(
        person_id=people()["Bo Ray"].pk, kind="matters", words="Tea", by=office.viewer("cal")
    )
    act("cal", url, do="undo")
    text = page("cal", url)
    assert "Taken back" in text
    assert "Row 2, line 3" in text
    assert "Something was written down about them." in text
    assert list(people()) == ["Bo Ray"]
    assert before


# --- rows that wait ------------------------------------------------------------------------------


def rows_on_the_list(user: str) -> list[str]:
    return re.findall(r'name="row" value="([^"]+)"', page(user, "/imports/waiting/"))


def decide(user: str, choice: str, row: str = "") -> Any:
    row = row or rows_on_the_list(user)[0]
    return act(user, "/imports/waiting/", row=row, choice=choice)


@pytest.fixture
def twins(office: Office, add: Add) -> Person:
    """Amy is here; a row about Ann of the same home and birth date waits."""
    amy = add("Amy Lee", "2011-12-13")
    home = "4 Weir Road\nFW2 1AB"
    actions.add_address(person_id=amy.pk, lines=home, by=office.viewer("cal"))
    office.take({"Name": "Ann Lee", "Date of birth": "2011-12-13", "CMS id": "7",
                 "Address": home})  # fmt: skip
    return amy


def test_a_row_is_somebody_else(office: Office, twins: Person) -> None:
    text = page("cal", "/imports/waiting/")
    assert "Ann Lee" in text
    assert "Another first name" in text
    assert "a twin, perhaps" in text
    assert text.index("make a new record") < text.index("The same person after all")
    assert decide("cal", "new").url == "/imports/waiting/?done=import_decided"
    assert sorted(people()) == ["Amy Lee", "Ann Lee"]
    assert rows_on_the_list("cal") == []
    assert all(row.held is None for row in every(ImportRow))


def test_a_row_is_the_same_person(office: Office, twins: Person) -> None:
    decide("cal", f"same:{twins.pk}")
    assert every(Identifier).get().person_id == twins.pk
    assert every(PersonName).filter(person=twins, full="Ann Lee").exists()
    row = every(AuditRow).order_by("seq").last()
    assert (row.verb, row.kind, row.person_id) == ("decided", "import row", twins.pk)


def test_a_row_is_left_out(office: Office, twins: Person) -> None:
    decide("cal", "skip")
    assert list(people()) == ["Amy Lee"]
    assert rows_on_the_list("cal") == []


def test_only_a_candidate_can_be_the_same(office: Office, add: Add, twins: Person) -> None:
    other = add("Zed Unlike", "1970-01-01")
    assert decide("cal", f"same:{other.pk}").status_code == 409
    assert decide("cal", "same:x").status_code == 409
    assert decide("cal", "perhaps").status_code == 422
    assert len(rows_on_the_list("cal")) > 0


def test_who_may_decide(office: Office, twins: Person) -> None:
    assert rows_on_the_list("rec")
    assert rows_on_the_list("tom") == []
    row = rows_on_the_list("cal")[0]
    gone = decide("tom", "new", row)
    assert gone.url == "/imports/waiting/?done=import_gone"
    assert list(people()) == ["Amy Lee"]
    for user in ("sam", "lea", "adi"):
        assert client(user).get("/imports/waiting/").status_code == 404


def test_another_teams_person_is_for_their_manager_to_say(office: Office, add: Add) -> None:
    ann = add("Ann Lee", "2011-12-12", team="south")
    office.take({"Name": "Ann Lee", "Date of birth": "2011-12-13", "CMS id": "7"})
    north = page("cal", "/imports/waiting/")
    assert "the manager of their team is asked" in north
    assert str(ann.pk) not in north
    assert decide("cal", "new").status_code == 403
    assert decide("cal", f"same:{ann.pk}").status_code == 403
    assert str(ann.pk) in page("tom", "/imports/waiting/")
    assert decide("tom", "other").url == "/imports/waiting/?done=import_answered"
    assert rows_on_the_list("tom") == []
    decide("cal", "new")
    assert every(Person).count() == 2


def test_another_teams_manager_takes_it_as_the_same(office: Office, add: Add) -> None:
    ann = add("Ann Lee", "2011-12-12", team="south")
    office.take({"Name": "Ann Lee", "Date of birth": "2011-12-13", "CMS id": "7"})
    decide("tom", f"same:{ann.pk}")
    assert every(Identifier).get().person_id == ann.pk
    assert rows_on_the_list("cal") == []
    assert not Person.objects.visible_to(office.viewer("cal")).exists()


def test_somebody_behind_a_gate_is_no_candidate(office: Office, twins: Person) -> None:
    working.bar(person_id=twins.pk, worker=office.workers["cal"], by=office.viewer("cal"))
    text = page("cal", "/imports/waiting/")
    assert "Amy" not in text
    assert str(twins.pk) not in text


def test_what_waits_about_a_worker_leads_to_the_person(office: Office) -> None:
    office.take({"Name": "Ann Lee", "Worker": "Jo Fox", "Status": "Not Specified"})
    text = page("cal", "/imports/waiting/")
    assert f"/people/{people()['Ann Lee'].pk}/" in text
    assert "does not say whether they still work together" in text
    decide("cal", "skip")
    assert rows_on_the_list("cal") == []


def test_what_was_decided_is_taken_back_with_the_run(office: Office, twins: Person) -> None:
    from tests.exchange.test_undo import undo

    before = digest(but=NOT_THESE)
    decide("cal", "new")
    assert digest(but=NOT_THESE) != before
    answer = undo(str(every(ImportRun).get().pk))
    assert (answer.code, answer.said["removed"]["people"]) == (0, 1)
    assert digest(but=NOT_THESE) == before


def test_a_larger_file_is_worked_on_by_a_process_of_its_own(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is started, and with the lock in its hand; the run itself is tested in test_large."""
    asked: list[Any] = []

    class Process:
        def __init__(self, words: list[str], **more: Any) -> None:
            asked.append((words, os.dup(more["pass_fds"][0]), more["pass_fds"][0]))

    monkeypatch.setattr(uploads, "SMALL", 10)
    monkeypatch.setattr(uploads.subprocess, "Popen", Process)
    url = send(office, ANN).url
    ((words, handle, number),) = asked
    upload = every(Upload).get()
    assert words[1:] == ["-m", "alongside", "carry-out-import", str(upload.pk), str(number)]
    assert "0 rows so far" in page("cal", url)
    uploads.carry_out(upload.pk, handle)
    os.close(handle)
    assert "1 new person" in page("cal", url)
    assert Path(folder.place(upload.stored)).exists()
