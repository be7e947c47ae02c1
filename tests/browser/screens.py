"""Every screen of the desk and the states it can be in, for the tests that look at all of them.

A screen is opened by its address; `then` does what brings it into a state: an error, a dialog,
everything open. A new address has to be entered here: test_accessibility.py compares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.browser.world import World
from tests.browser.writing import fill, save


@dataclass(frozen=True)
class Screen:
    name: str
    address: Callable[[World], str]
    who: str = "ana"  # "" is nobody
    then: Callable[[Any, World], Any] | None = None


def at(address: str) -> Callable[[World], str]:
    return lambda world: address


def of(person: str, page: str = "") -> Callable[[World], str]:
    return lambda world: world.path(person, page)


def by_id(pattern: str, thing: str) -> Callable[[World], str]:
    return lambda world: pattern.format(getattr(world, thing).pk)


def visit(world: World) -> str:
    return f"{world.path('maya', 'record/')}?appointment={world.visit.pk}"


def together(world: World) -> str:
    return f"{world.path('kofi', 'record/')}?appointment={world.together.pk}"


# --- states --------------------------------------------------------------------------------------


def everything_open(page: Any, world: World) -> None:
    for chip in page.locator(".chips .chip[data-opens]").all():
        chip.click()
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    page.get_by_text("Not yet, because…").click()


def refused(page: Any, world: World) -> None:
    fill(page)
    page.locator("#minutes").fill("half an hour")
    page.locator("#promise_due").fill("31/2")
    page.locator("#for_them").fill("")
    save(page)
    page.get_by_role("alert").wait_for()


def saved(page: Any, world: World) -> None:
    page.locator("#for_them").fill("We walked.")
    save(page)
    page.get_by_text("Saved. It is safe in Alongside.").wait_for()


def sent_empty(page: Any, world: World) -> None:
    page.locator("form[data-ctrl-enter] .button").first.click()
    page.get_by_role("alert").wait_for()


def keys(page: Any, world: World) -> None:
    page.locator("body").press("?")
    page.get_by_role("dialog").wait_for()


def covered(page: Any, world: World) -> None:
    page.evaluate("document.querySelector('main').focus()")
    page.clock.fast_forward("16:00")
    page.get_by_role("heading", name="Locked").wait_for()


def found(page: Any, world: World) -> None:
    page.locator("#q").fill("men")
    page.locator("#q").press("Enter")
    page.get_by_role("heading", name="Found").wait_for()


def found_nobody(page: Any, world: World) -> None:
    page.locator("#q").fill("qqqq")
    page.locator("#q").press("Enter")
    page.get_by_role("heading", name="Nobody you work with").wait_for()


def carded(page: Any, world: World) -> None:
    page.get_by_label("Name", exact=True).fill("Orla Finch")
    page.get_by_label("Birth date").fill("5/10/2011")
    page.get_by_role("button", name="Find someone else").click()
    page.get_by_role("heading", name="Known here").wait_for()


def looking_now(page: Any, world: World) -> None:
    carded(page, world)
    page.get_by_role("button", name="I need to look now").click()
    page.get_by_role("heading", name="Look at this record now?").wait_for()


def kept_words(page: Any, world: World) -> None:
    page.locator("#for_them").fill("We walked.")
    page.context.clear_cookies(name="alongside_csrf")
    save(page)
    page.get_by_text("Press Save once more.").wait_for()


def kept_promise(page: Any, world: World) -> None:
    page.get_by_role("button", name="Kept").first.click()
    page.get_by_role("button", name="Undo").wait_for()


def wrong_password(page: Any, world: World) -> None:
    page.get_by_label("User name").fill("ana")
    page.get_by_label("Password").fill("not it")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()


def reset_asked(page: Any, world: World) -> None:
    page.locator("input[type=email], input[name=email], .input").first.fill("ana@example.org")
    page.get_by_role("button").last.click()
    page.wait_for_url("**/sent/")


SCREENS = [
    Screen("My day", at("/")),
    Screen("My day, nothing in it", at("/"), who="adi"),
    Screen("My day, a promise just kept", at("/"), then=kept_promise),
    Screen("My day, the keys", at("/"), then=keys),
    Screen("My day, covered", at("/"), then=covered),
    Screen("People", at("/people/")),
    Screen("People, none", at("/people/"), who="adi"),
    Screen("People, a manager's", at("/people/"), who="cal"),
    Screen("A person", of("maya")),
    Screen("A person, a manager's view", of("maya"), who="cal"),
    Screen("A person, little known", of("theo")),
    Screen("A person, with a safety line", of("reece")),
    Screen("A person, no longer", of("farah")),
    Screen("Before I go", of("maya", "before/")),
    Screen("Before I go, a first meeting", of("stranger", "before/"), who="cal"),
    Screen("Record, planned", visit),
    Screen("Record, unplanned", of("leo", "record/")),
    Screen("Record, everything open", together, then=everything_open),
    Screen("Record, refused", visit, then=refused),
    Screen("Record, the keys", visit, then=lambda page, world: keys(_unfocused(page), world)),
    Screen("Record, saved", visit, then=saved),
    Screen("Record, a draft found", lambda w: f"{w.draft.about}"),
    Screen("Record, kept for signing in", visit, then=kept_words),
    Screen("Record, with whom", at("/record/")),
    Screen("Record, with nobody", at("/record/"), who="adi"),
    Screen("An entry", by_id("/entries/{}/", "theo_today")),
    Screen("Correct an entry", by_id("/entries/{}/correct/", "theo_today")),
    Screen("Plan a meeting", of("maya", "plan/")),
    Screen("Plan a meeting, refused", of("maya", "plan/"), then=sent_empty),
    Screen("Cancel a meeting", by_id("/meetings/{}/cancel/", "next_week")),
    Screen("A promise", of("maya", "promise/")),
    Screen("What became of a promise", by_id("/promises/{}/?state=changed", "soon")),
    Screen("An agreement, first screen", of("maya", "agreement/")),
    Screen("An agreement, between us", of("maya", "agreement/?step=3")),
    Screen("An agreement, refused", of("leo", "agreement/?step=5"), then=sent_empty),
    Screen("An agreement", by_id("/agreements/{}/", "agreement")),
    Screen("A photo of an agreement", by_id("/agreements/{}/photo/", "agreement")),
    Screen("An answer to it", by_id("/agreements/{}/answer/", "agreement")),
    Screen("A wondering", of("maya", "wonder/")),
    Screen("What came of a wondering", by_id("/wonderings/{}/", "wondering")),
    Screen("Say something", of("maya", "say/?kind=hopes")),
    Screen("Say something, refused", of("maya", "say/?kind=hopes"), then=sent_empty),
    Screen("An address", of("maya", "address/")),
    Screen("A name", of("maya", "name/")),
    Screen("A language", of("maya", "language/")),
    Screen("Change details", of("maya", "change/")),
    Screen("A safety line", of("maya", "safety/")),
    Screen("I know them privately", of("maya", "bar/")),
    Screen("Give to a worker", of("maya", "give/"), who="cal"),
    Screen("Seal a record", of("maya", "seal/"), who="cal"),
    Screen("End a relationship", by_id("/relationships/{}/end/", "with_maya"), who="cal"),
    Screen("Add somebody", at("/people/add/"), who="cal"),
    Screen("Put on duty", at("/duty/"), who="cal"),
    Screen("Emergency looks", at("/emergencies/"), who="cal"),
    Screen("Talk about a look", by_id("/emergencies/{}/", "emergency"), who="cal"),
    Screen("Sealed records", at("/seals/"), who="lea"),
    Screen("Reflections", at("/reflections/")),
    Screen("Reflections, none", at("/reflections/"), who="ben"),
    Screen("A new reflection", at("/reflections/new/")),
    Screen("A reflection", by_id("/reflections/{}/", "reflection")),
    Screen("Destroy a reflection", by_id("/reflections/{}/destroy/", "reflection")),
    Screen("Drafts", at("/drafts/")),
    Screen("Drafts, none", at("/drafts/"), who="ben"),
    Screen("A draft", by_id("/drafts/{}/", "draft")),
    Screen("Find", at("/find/")),
    Screen("Find, some found", at("/find/"), then=found),
    Screen("Find, nobody found", at("/find/"), then=found_nobody),
    Screen("Find someone else", at("/find/else/"), who="ben", then=carded),
    Screen("Look now", at("/find/else/"), who="ben", then=looking_now),
    Screen("More", at("/more/")),
    Screen("More, a manager's", at("/more/"), who="cal"),
    Screen("Who works here", at("/organisation/"), who="adi"),
    Screen("Add a team", at("/organisation/team/"), who="adi"),
    Screen("Add a worker", at("/organisation/worker/"), who="adi"),
    Screen("A worker", lambda w: f"/organisation/{w.workers['ben'].pk}/", who="adi"),
    Screen("Every piece", at("/components/")),
    Screen("Change your password", at("/password/")),
    Screen("Sign out", at("/sign-out/")),
    Screen("Sign in", at("/sign-in/"), who=""),
    Screen("Sign in, refused", at("/sign-in/"), who="", then=wrong_password),
    Screen("A new password", at("/password/reset/"), who=""),
    Screen("A new password, asked for", at("/password/reset/"), who="", then=reset_asked),
    Screen("Not here", at("/nowhere/")),
]


def _unfocused(page: Any) -> Any:
    page.evaluate("document.activeElement.blur()")
    return page
