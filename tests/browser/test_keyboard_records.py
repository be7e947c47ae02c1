"""Records from a file, records that are of one person, and finding: all without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alongside.people.joining.models import Joining, State
from alongside.people.persons.models import Identifier, Person
from alongside.people.working.models import EmergencyAccess
from tests.browser.test_keyboard import Keys
from tests.browser.world import PASSWORD, World

pytestmark = pytest.mark.browser

FILE = """Name,Date of birth,CMS id
Ada Lark,2011-12-13,71
Tia Brandt,2008-01-31,72
Bo Fen,31/2/2011,73
"""


@pytest.fixture
def keys_of(sign_in: Any) -> Callable[[str], Keys]:
    """The keyboard of somebody who stands on My day."""

    def keys_of(name: str) -> Keys:
        page = sign_in(name)
        page.goto("/")
        return Keys(page)

    return keys_of


def test_a_file_is_looked_at_imported_decided_and_taken_back(
    keys_of: Callable[[str], Keys], world: World, tmp_path: Path
) -> None:
    file = tmp_path / "from school.csv"
    file.write_text(FILE)
    keys = keys_of("cal")
    keys.page.on("filechooser", lambda chooser: chooser.set_files(file))  # in good time
    keys.tab_to("More")
    keys.press("Enter").to("/more/").tab_to("Imports")
    keys.press("Enter").to("/imports/$").tab_to("The file")
    keys.press("Enter")
    for _attempt in range(200):
        if keys.page.evaluate("document.getElementById('file').files.length"):
            break
        keys.page.wait_for_timeout(50)
    keys.tab_to("Look at it")
    keys.press("Enter").to("/imports/[0-9a-f-]{36}/")
    keys.page.get_by_text("1 new person").wait_for()
    assert keys.page.get_by_text("Same name, birth dates a day apart").is_visible()
    keys.tab_to("Import all but 2 rows")
    keys.press("Enter")
    keys.page.get_by_role("heading", name="What it did").wait_for()
    report = keys.page.url

    keys.tab_to("Rows that wait for a decision")
    keys.press("Enter").to("/imports/waiting/").tab_to("The same person: Tia Brandt")
    keys.press("Enter").to("done=import_decided")
    rec = world.viewer("cal")
    numbers = Identifier.objects.visible_to(rec)
    assert numbers.get(value="72").person_id == world.tia.pk
    assert Person.objects.visible_to(rec).filter(name="Ada Lark").exists()

    keys.tab_to("More")
    keys.press("Enter").to("/more/").tab_to("Imports")
    keys.press("Enter").to("/imports/$").tab_to("from school.csv")
    keys.press("Enter").to(report).tab_to("Take it back")
    keys.press("Enter").tab_to("Take this import back")
    keys.press("Enter")
    keys.page.get_by_text("Taken back 4 March 2026").wait_for()
    assert not numbers.filter(value__in=["71", "72"]).exists()
    assert not Person.objects.visible_to(rec).filter(name="Ada Lark").exists()


def test_two_records_are_looked_at_joined_and_taken_apart(
    keys_of: Callable[[str], Keys], world: World
) -> None:
    keys = keys_of("rec")
    keys.tab_to("More")
    keys.press("Enter").to("/more/").tab_to("Possible duplicates")
    keys.press("Enter").to("/duplicates/$").tab_to("Side by side: Theo Marsh")
    keys.press("Enter").to("/duplicates/.+").tab_to("They are one: ask to join them")
    keys.press("Enter").to("/join/").tab_to("Theo Marsh")
    keys.press("Space").tab_to("Why they are one person")
    keys.type("One passport").press("Control+Enter").to("done=to_join")

    keys = keys_of("cal")
    keys.tab_to("More")
    keys.press("Enter").to("/more/").tab_to("Joined records")
    keys.press("Enter").to("/joinings/$").tab_to("Look and answer: Theo Marsh")
    keys.press("Enter").to("/joinings/.+").tab_to("They are one person: join them")
    keys.press("Enter").to("done=joined")
    cal = world.viewer("cal")
    row = Joining.objects.visible_to(cal).get(joined__in=[world.theo.pk, world.theo2.pk])
    assert row.state == State.JOINED

    keys.tab_to("Take them apart: Theo Marsh")
    keys.press("Enter").to("/undo/").tab_to("Why they are two people")
    keys.type("Two passports").tab_to("Take them apart")  # no shortcut for what is not undone
    keys.press("Enter").to("done=parted")
    assert Joining.objects.visible_to(cal).get(pk=row.pk).state == State.UNDONE


def test_two_people_are_told_apart(keys_of: Callable[[str], Keys], world: World) -> None:
    keys = keys_of("rec")
    keys.page.goto("/duplicates/")
    keys.tab_to("Side by side: Theo Marsh")
    keys.press("Enter").to("/duplicates/.+").tab_to("They are two people")
    keys.press("Enter").to("/different/").tab_to("How")
    keys.type("His cousin").press("Control+Enter").to("done=told_apart")
    assert keys.page.get_by_role("link", name="Side by side: Theo Marsh").count() == 0


def test_words_are_found_and_somebody_else_in_an_emergency(
    keys_of: Callable[[str], Keys], world: World
) -> None:
    keys = keys_of("ben")
    keys.press("/").to("/find/").type("zzz").press("Enter")
    keys.page.get_by_role("heading", name="Nobody you work with").wait_for()
    assert keys.at().startswith("Nobody you work with is called that")
    keys.tab_to("Name")
    keys.type("Orla Finch").tab_to("Birth date")
    keys.type("5/10/2011").press("Enter").to("/find/else/")
    assert "Known here" in keys.at()
    keys.tab_to("I need to look now: Orla Finch")
    keys.press("Enter").to("/emergency/").tab_to("Someone may be in danger now")
    keys.press("Space").tab_to("Your password")
    keys.type(PASSWORD).press("Enter").to("done=emergency")
    looks = EmergencyAccess.objects.visible_to(world.viewer("cal"))
    assert looks.filter(worker=world.ben, person=world.stranger.pk).exists()


def test_the_list_of_people_is_narrowed_and_opened(
    keys_of: Callable[[str], Keys], world: World
) -> None:
    keys = keys_of("ana")
    keys.tab_to("People")
    keys.press("Enter").to("/people/").tab_to("Waiting for me")
    keys.press("Enter").to("show=waiting").tab_to("Everybody")
    keys.press("Enter").to("/people/$").tab_to("Find in this list")
    keys.type("zieli")
    shown = [row for row in keys.page.locator("#everybody > li").all() if row.is_visible()]
    assert len(shown) == 1
    keys.tab_to("Piotr Zieliński")
    keys.press("Enter").to(str(world.piotr.pk))
