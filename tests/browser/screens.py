"""Every screen of the desk and the states it can be in, for the tests that look at all of them.

A screen is opened by its address; `then` does what brings it into a state: an error, a dialog,
everything open. A new address has to be entered here: test_accessibility.py compares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from alongside.doors.desk.queries.map import view_id
from alongside.people.maps.network import View, Whose
from tests.browser.meetings import (
    arranged,
    dropping,
    held,
    later,
    of_meeting,
    said_goodbye,
)
from tests.browser.paths import link_given
from tests.browser.world import DAY, NOW, World
from tests.browser.writing import fill, save
from tests.factories.organisation import PASSWORD
from tests.support.factor import code


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


def compared_views(world: World) -> str:
    worker = View(Whose.WORKER, world.ana.name)
    return f"{world.path('maya', 'map/compare/')}?view=person&with={view_id(world.maya, worker)}"


# --- states --------------------------------------------------------------------------------------


def everything_open(page: Any, world: World) -> None:
    for chip in page.locator(".chips .chip[data-opens]").all():
        chip.click()
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    page.get_by_text("Not yet, because…").click()


def taken_out(page: Any, world: World) -> None:
    page.locator("#map-out summary").click()


def folds_open(page: Any, world: World) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((part) => (part.open = true))")


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
    page.locator("#found").wait_for()


def found_words(page: Any, world: World) -> None:
    page.locator("#q").fill("school")
    page.locator("#q").press("Enter")
    page.get_by_role("heading", name="In what is written").wait_for()
    assert page.locator("mark").count()


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


def wrong_code(page: Any, world: World) -> None:
    page.get_by_label("The code the app shows now").fill("000000")
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("alert").wait_for()


def set_up(page: Any, world: World) -> None:
    secret = page.locator(".code-words").inner_text().replace(" ", "")
    page.get_by_label("The code the app shows now").fill(code(secret=secret))
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("button", name="I have them").wait_for()


def code_asked(page: Any, world: World) -> None:
    page.get_by_label("User name").fill("lea")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Your code").wait_for()


def reset_asked(page: Any, world: World) -> None:
    page.locator("input[type=email], input[name=email], .input").first.fill("ana@example.org")
    page.get_by_role("button").last.click()
    page.wait_for_url("**/sent/")


def no_time_chosen(page: Any, world: World) -> None:
    for box in page.locator("input[name=slots]").all():
        box.uncheck()
    page.get_by_role("button", name="Ask them").click()
    page.get_by_role("alert").wait_for()


def two_at_once(page: Any, world: World) -> None:
    page.get_by_label("Another day").fill("12/3/2026")
    page.get_by_label("Its time").fill("17:52")
    page.locator("input[name=slots]").first.uncheck()
    page.get_by_role("button", name="Ask them").click()
    page.get_by_role("alert").wait_for()


def feed_made(page: Any, world: World) -> None:
    page.get_by_role("button", name="Make an address").click()
    page.get_by_role("heading", name="Your calendar address").wait_for()


def no_slot_chosen(page: Any, world: World) -> None:
    page.get_by_role("button", name="Yes, that works").click()
    page.get_by_role("alert").wait_for()


def without_file(page: Any, world: World) -> None:
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("alert").wait_for()


def looked_at(page: Any, world: World) -> None:
    upload(page, "Name,Date of birth,Restricted\nAda Lark,2011-12-13,no\nBo Fen,31/2/2011,no\n")
    page.get_by_role("heading", name="What it would do").wait_for()


def not_understood(page: Any, world: World) -> None:
    upload(page, "Who,Restricted\nAda Lark,no\n")
    page.get_by_role("heading", name="This file cannot be read as it is").wait_for()


def upload(page: Any, text: str) -> None:
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()


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
    Screen("Ask to meet", of("maya", "ask/")),
    Screen("Ask to meet, refused", of("maya", "ask/"), then=no_time_chosen),
    Screen("Ask to meet, two at once", of("maya", "ask/"), then=two_at_once),
    Screen("A meeting", by_id("/meetings/{}/", "next_week")),
    Screen("A meeting, moved", of_meeting("moved")),
    Screen("Offer other times", by_id("/meetings/{}/ask/", "next_week")),
    Screen("What they said", by_id("/meetings/{}/answer/", "next_week")),
    Screen("What to say to them", of_meeting("asked", "tell/")),
    Screen("What to say, it has to happen", of_meeting("must", "tell/")),
    Screen("What to say, on hold", of_meeting("held", "tell/")),
    Screen("Move a meeting", by_id("/meetings/{}/move/", "next_week")),
    Screen("We didn't meet", by_id("/meetings/{}/not-met/", "reviewing")),
    Screen("Drop everything", at("/drop/")),
    Screen("Drop everything, promises too", dropping),
    Screen("What to say, it will be later", later("theo")),
    Screen("What to say, it will be later, on hold", later("tia")),
    Screen("A person, after a goodbye", said_goodbye),
    Screen("Drop everything, nothing left", at("/drop/"), who="ben"),
    Screen("My day, meetings to arrange", arranged),
    Screen("How to reach somebody", of("maya", "reach/")),
    Screen("How to reach somebody, on hold", lambda w: held(w, "reach/")),
    Screen("A person, on hold", held),
    Screen("Put contact on hold", of("maya", "hold/")),
    Screen("Never OK", of("maya", "never/")),
    Screen("A safe mail address", of("maya", "mail/")),
    Screen("My calendar", at("/calendar/")),
    Screen("My calendar, a new address", at("/calendar/"), then=feed_made),
    Screen("Answering a link", link_given, who=""),
    Screen("Answering a link, refused", link_given, who="", then=no_slot_chosen),
    Screen("Thanked for an answer", at("/m/thank-you/"), who=""),
    Screen("A link that is dead", at("/m/never-made/"), who=""),
    Screen("A promise", of("maya", "promise/")),
    Screen("What became of a promise", by_id("/promises/{}/?state=changed", "soon")),
    Screen("An agreement, first screen", of("maya", "agreement/")),
    Screen("An agreement, between us", of("maya", "agreement/?step=3")),
    Screen("An agreement, refused", of("leo", "agreement/?step=5"), then=sent_empty),
    Screen("An agreement", by_id("/agreements/{}/", "agreement")),
    Screen("A photo of an agreement", by_id("/agreements/{}/photo/", "agreement")),
    Screen("An answer to it", by_id("/agreements/{}/answer/", "agreement")),
    Screen("Who matters", of("maya", "ties/")),
    Screen("Map", of("maya", "map/")),
    Screen("Map, full size", of("maya", "map/?whole=1")),
    Screen("Map, somebody chosen", lambda w: f"{w.path('maya', 'map/')}?who={w.tie_nan.pk}"),
    Screen(
        "Map, what is said opened",
        lambda w: f"{w.path('maya', 'map/')}?who={w.tie_nan.pk}&theirs=1",
        then=folds_open,
    ),
    Screen("Build it together", of("maya", "map/together/")),
    Screen("Build it together, refused", of("maya", "map/together/"), then=sent_empty),
    Screen("Tap the ring", by_id("/ties/{}/together/", "tie_nan")),
    Screen("Tap the line", by_id("/ties/{}/together/?step=line", "tie_nan")),
    Screen("Tap who helps whom", by_id("/ties/{}/together/?step=help", "tie_mum")),
    Screen("Tap, refused", by_id("/ties/{}/together/", "tie_mum"), then=sent_empty),
    Screen(
        "Build it together, from paper",
        lambda w: f"{w.path('maya', 'map/together/')}?paper={w.paper.pk}",
    ),
    Screen("Rings to draw on", of("maya", "map/sheet/")),
    Screen("A map drawn on paper", by_id("/papers/{}/", "paper")),
    Screen("Keep a map drawn on paper", of("maya", "map/paper/")),
    Screen("Keep a map drawn on paper, refused", of("maya", "map/paper/"), then=sent_empty),
    Screen("Tidy up a map", of("maya", "map/tidy/")),
    Screen("Map, as a list", of("maya", "map/?tab=list")),
    Screen("Map, as a table", of("maya", "map/?tab=table")),
    Screen("Map, in words", of("maya", "map/?tab=words")),
    Screen("Map, to print", of("maya", "map/?print=1")),
    Screen("Map, nobody yet", of("theo", "map/")),
    Screen("Map, on another day", lambda w: f"{w.path('maya', 'map/')}?on={NOW.date() - 5 * DAY}"),
    Screen("Map, two days compared", of("maya", "map/compare/")),
    Screen("Map, two views compared", compared_views),
    Screen("Map, what is agreed", of("maya", "map/agree/")),
    Screen("Map, what is agreed, refused", of("maya", "map/agree/"), then=sent_empty),
    Screen("Map, nothing to agree yet", of("theo", "map/agree/")),
    Screen("Map, to take away", of("maya", "map/"), then=taken_out),
    Screen("Measures of a map", of("maya", "map/measures/")),
    Screen("Who matters, nobody yet", of("theo", "ties/")),
    Screen("Who matters, no one right now", of("reece", "ties/")),
    Screen("Put somebody on", of("maya", "ties/add/")),
    Screen("Put somebody on, refused", of("maya", "ties/add/"), then=sent_empty),
    Screen("Change a tie", by_id("/ties/{}/", "tie_hidden")),
    Screen("End a tie", by_id("/ties/{}/end/", "tie_mum")),
    Screen("How a tie is", by_id("/ties/{}/reading/", "tie_nan")),
    Screen("How a tie is, one at a time", by_id("/ties/{}/reading/?round=1", "tie_nan")),
    Screen("How a tie is, refused", by_id("/ties/{}/reading/", "tie_mum"), then=sent_empty),
    Screen("A worry about somebody", by_id("/ties/{}/worry/", "tie_hidden")),
    Screen("Before their view is written down", of("theo", "ties/before/")),
    Screen("Someone to count on, asked", of("maya", "ties/ask/")),
    Screen("Someone to count on, not asked who sees", of("theo", "ties/ask/")),
    Screen("No one right now", by_id("/no-one/{}/", "no_one")),
    Screen("Whom mine count on", at("/counting-on/")),
    Screen("Whom the team counts on", at("/counting-on/"), who="cal"),
    Screen("A family", of("tia", "family/")),
    Screen("A family, with those kept close", of("tia", "family/?close=1")),
    Screen("A family, to print", of("tia", "family/?print=1")),
    Screen("A family, nobody yet", of("yaw", "family/")),
    Screen("Add to a family", of("tia", "family/tell/")),
    Screen("Add to a family, refused", of("tia", "family/tell/"), then=sent_empty),
    Screen("Somebody in a family", by_id("/relatives/{}/", "brother")),
    Screen("Told of by mistake", by_id("/relatives/{}/mistake/", "brother")),
    Screen("A day together", by_id("/relatives/{}/together/", "brother")),
    Screen("Take a day together off", by_id("/together/{}/off/", "together_day")),
    Screen("A line of a family", by_id("/family-links/{}/", "family_link")),
    Screen("Bring a family tree file", of("tia", "family/bring/")),
    Screen("A family tree file, looked through", by_id("/family-drafts/{}/", "family_draft")),
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
    Screen("Somebody comes or goes", of("maya", "transition/")),
    Screen("Comings and goings", at("/transitions/"), who="cal"),
    Screen("A plan", by_id("/transitions/{}/", "plan"), who="cal"),
    Screen("Who will come", by_id("/transitions/{}/choose/", "plan"), who="cal"),
    Screen("Who will come, refused", by_id("/transitions/{}/choose/", "plan"), "cal", sent_empty),
    Screen("Agree the days", by_id("/transitions/{}/days/", "plan"), who="cal"),
    Screen("Something else in a plan", by_id("/transitions/{}/step/", "plan")),
    Screen("Call a plan off", by_id("/transitions/{}/off/", "plan")),
    Screen("The page about a worker", by_id("/transitions/{}/about/", "plan")),
    Screen("A step, a meeting", by_id("/steps/{}/", "step_meeting")),
    Screen("A step, promises", by_id("/steps/{}/", "step_promises")),
    Screen("A step, a letter", by_id("/steps/{}/", "step_letter")),
    Screen("A step, keeping in touch", by_id("/steps/{}/", "step_in_touch"), who="cal"),
    Screen("About me", at("/about-me/")),
    Screen("What helps to choose", lambda w: f"/workers/{w.workers['ben'].pk}/", who="cal"),
    Screen("Add somebody", at("/people/add/"), who="cal"),
    Screen("Put on duty", at("/duty/"), who="cal"),
    Screen("Emergency looks", at("/emergencies/"), who="cal"),
    Screen("Talk about a look", by_id("/emergencies/{}/", "emergency"), who="cal"),
    Screen("Sealed records", at("/seals/"), who="lea"),
    Screen("Possible duplicates", at("/duplicates/"), who="rec"),
    Screen("Side by side", by_id("/duplicates/{}/", "pair"), who="rec"),
    Screen("Two people", by_id("/duplicates/{}/different/", "pair"), who="rec"),
    Screen("Ask to join", by_id("/duplicates/{}/join/", "pair"), who="rec"),
    Screen("Ask to join, refused", by_id("/duplicates/{}/join/", "pair"), "rec", sent_empty),
    Screen("A second record", of("theo", "join/"), who="cal"),
    Screen("Joined records", at("/joinings/"), who="cal"),
    Screen("Join two records?", by_id("/joinings/{}/", "asked"), who="cal"),
    Screen("Leave them as two", by_id("/joinings/{}/decline/", "asked"), who="cal"),
    Screen("Two that were joined", by_id("/joinings/{}/", "joined"), who="cal"),
    Screen("Take them apart", by_id("/joinings/{}/undo/", "joined"), who="cal"),
    Screen("A person with two records", of("una"), who="cal"),
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
    Screen("Find, words found", at("/find/"), then=found_words),
    Screen("Find, nobody found", at("/find/"), then=found_nobody),
    Screen("Find someone else", at("/find/else/"), who="ben", then=carded),
    Screen("Look now", at("/find/else/"), who="ben", then=looking_now),
    Screen("A gift note to write", of("leo", "gift/")),
    Screen("A gift note to write, refused", of("leo", "gift/"), then=sent_empty),
    Screen("Gift notes", at("/gifts/")),
    Screen("Gift notes, a manager's", at("/gifts/"), who="cal"),
    Screen("A gift note", by_id("/gifts/{}/", "gift")),
    Screen("Given back", by_id("/gifts/{}/back/", "gift")),
    Screen("A gift note, seen", by_id("/gifts/{}/seen/", "gift"), who="cal"),
    Screen("The rule about gifts", at("/gifts/rule/"), who="lea"),
    Screen("A person, with a decision", of("leo")),
    Screen("Before I go, with a decision", of("leo", "before/")),
    Screen("A decision to write", of("leo", "decision/")),
    Screen("A decision to write, refused", of("leo", "decision/"), then=sent_empty),
    Screen("A decision", by_id("/decisions/{}/", "decision")),
    Screen("A different view", by_id("/decisions/{}/view/", "decision")),
    Screen("A decision, told", by_id("/decisions/{}/told/", "decision")),
    Screen("More", at("/more/")),
    Screen("More, a manager's", at("/more/"), who="cal"),
    Screen("Imports", at("/imports/"), who="cal"),
    Screen("Imports, no file", at("/imports/"), who="cal", then=without_file),
    Screen("A file looked at", at("/imports/"), who="cal", then=looked_at),
    Screen("A file, its columns", at("/imports/"), who="cal", then=not_understood),
    Screen("A run", by_id("/imports/{}/", "import_run"), who="cal"),
    Screen("Rows that wait", at("/imports/waiting/"), who="cal"),
    Screen("Who works here", at("/organisation/"), who="adi"),
    Screen("Add a team", at("/organisation/team/"), who="adi"),
    Screen("Add a worker", at("/organisation/worker/"), who="adi"),
    Screen("A worker", lambda w: f"/organisation/{w.workers['ben'].pk}/", who="adi"),
    Screen("Who has no second factor", at("/organisation/second-factor/"), who="adi"),
    Screen("A lost phone", lambda w: f"/organisation/{w.workers['lea'].pk}/lost-phone/", who="adi"),
    Screen("Lost phones", at("/lost-phones/"), who="cal"),
    Screen("Second factor", at("/second-factor/")),
    Screen("Second factor, refused", at("/second-factor/"), then=wrong_code),
    Screen("Second factor, another phone", at("/second-factor/"), who="lea"),
    Screen("Recovery codes", at("/second-factor/codes/"), who="lea"),
    Screen("Recovery codes, none", at("/second-factor/codes/")),
    Screen("Recovery codes, new", at("/second-factor/"), then=set_up),
    Screen("Your code", at("/sign-in/"), who="", then=code_asked),
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
