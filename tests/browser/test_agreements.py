"""Stories of people who make an agreement, told in the browser: given, when, then."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

from alongside.base.drafts.models import Draft
from alongside.practice.agreements.models import Agreement
from tests.browser.test_without_script import follow, press
from tests.browser.world import World

pytestmark = pytest.mark.browser


@pytest.fixture(params=["plain", "phone"])
def ana(request: Any, sign_in: Any) -> Any:
    """Ana's page: on a desktop without script, or on a phone."""
    if request.param == "plain":
        return sign_in("ana", java_script_enabled=False)
    return sign_in("ana", viewport={"width": 390, "height": 844})


def sit_down(page: Any, world: World, person: str) -> None:
    page.goto(world.path(person))
    follow(page, "Make one together")


def box(page: Any, label: str) -> Any:
    return page.get_by_label(label, exact=True)


def answer(page: Any, who: str, reply: str, how: str, words: str = "") -> None:
    follow(page, "Write down an answer")
    for choice in (who, reply, how):
        page.get_by_label(choice, exact=True).check()
    page.get_by_label("In their own words").fill(words)
    press(page, "Save this answer")


def test_a_line_agreed_beforehand_says_that_the_worker_still_comes(ana: Any, world: World) -> None:
    """S14. Given nothing agreed with Reece; when they make it in one sitting, skipping what is not
    for today; then the line stands in his words, what was skipped stands open, and it ends."""
    sit_down(ana, world, "reece")
    box(ana, "What we want to reach").fill("So that I have someone alongside me.")
    press(ana, "Next")
    press(ana, "Next")
    assert ana.get_by_text("it is not your fault").is_visible()
    box(ana, "If one of us crosses a line").fill("We say so the next day. I will still come.")
    press(ana, "5.")
    box(ana, "When we look at this again together").fill("30/12/2026")
    press(ana, "Save this version")
    words = ana.locator("body").inner_text()
    assert "I will still come." in words
    assert "So that I have someone alongside me." in words
    assert "Still open." in words
    assert "How long" in words


def test_a_yes_that_was_felt_to_be_owed_is_never_shown_as_agreed(ana: Any, world: World) -> None:
    """S2. Given Jean says yes to everything; when it is asked how the yes felt; then her page and
    the card say that she felt she had to, and nowhere that she agreed."""
    sit_down(ana, world, "jean")
    box(ana, "What are you worried could happen?").fill("That you have come to take Maya.")
    box(ana, "What I can honestly say about that").fill("I don’t decide that. A court would.")
    press(ana, "5.")
    box(ana, "Until, as far as we know").fill("30/12/2026")
    press(ana, "Save this version")
    jean = world.people["jean"].name
    answer(ana, jean, "I felt I had to say yes", "aloud, together", "whatever you need")
    for page in (world.path("jean"), world.path("jean", "before/")):
        ana.goto(page)
        words = ana.locator("body").inner_text()
        assert "felt they had to say yes" in words
        assert "Jean agreed" not in words


def test_what_changed_is_read_in_sentences_and_an_ending_is_told(ana: Any, world: World) -> None:
    """S8. Given an agreement that stands; when its ending is written into the next version; then
    the page says what was added, the earlier text stays, and nothing was lost on the way."""
    ana.goto(f"/agreements/{world.things['agreement'].pk}/")
    follow(ana, "Agree a change together")
    press(ana, "5.")
    box(ana, "How we will end").fill("Football with Ruth, then a letter. Two postcards a year.")
    box(ana, "When we look at this again together").fill("30/12/2026")
    press(ana, "4.")
    assert Draft.objects.visible_to(world.viewer()).filter(about__contains="agreement").exists()
    press(ana, "Save this version now")
    words = ana.locator("body").inner_text()
    assert "Added: Two postcards a year." in words
    assert "third version" in words.lower()
    assert Agreement.objects.visible_to(world.viewer()).filter(person=world.maya).count() == 3


def test_a_photo_of_the_paper_is_put_beside_it(ana: Any, world: World, tmp_path: Any) -> None:
    """S3. Given an agreement made on paper; when its photo is sent from a phone; then it stands
    beside the words."""
    file = tmp_path / "IMG_0001.JPG"
    Image.new("RGB", (300, 400), "white").save(file)
    ana.goto(f"/agreements/{world.things['agreement'].pk}/")
    follow(ana, "Add a photo of the paper")
    ana.get_by_label("The photo").set_input_files(str(file))
    ana.get_by_label("What it shows").fill("both pages")
    press(ana, "Keep this photo")
    picture = ana.get_by_alt_text("both pages")
    picture.scroll_into_view_if_needed()
    assert picture.bounding_box()["width"] > 100


VOICES = """
const said = (window.said = []);
const voices = [VOICES];
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices,
  speak: (one) => { said.push([one.text, one.voice.name]); if (said.length === 1) one.onstart(); },
  cancel: () => { said.push(["stopped", ""]); },
  addEventListener: () => {},
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
OF_THIS_DEVICE = '{ name: "Morag", lang: "en_GB", localService: true }'
FROM_AFAR = '{ name: "Cloud", lang: "en-GB", localService: false }'


def reading(sign_in: Any, world: World, *voices: str) -> Any:
    page = sign_in("ana")
    page.context.add_init_script(VOICES.replace("VOICES", ", ".join(voices), 1))
    page.goto(f"/agreements/{world.things['agreement'].pk}/")
    return page


def test_it_is_read_aloud_whole_by_a_voice_of_this_device(sign_in: Any, world: World) -> None:
    """Given somebody who would rather hear it; when it is read aloud; then every part is read in
    its order with its heading, what was left open too, and it stops when asked."""
    page = reading(sign_in, world, FROM_AFAR, OF_THIS_DEVICE)
    page.get_by_role("button", name="Read it aloud").click()
    said = page.evaluate("said")
    assert len(said) == page.locator(".agreement-part").count()
    assert {voice for _words, voice in said} == {"Morag"}
    assert said[0][0].startswith("Why we meet")
    assert "Because I moved to Nan’s" in said[0][0]
    assert any("it is not your fault" in words for words, _voice in said)
    assert any("Still open." in words for words, _voice in said)
    assert page.locator("[data-reading]").count() == 1
    stop = page.get_by_role("button", name="Stop reading")
    assert stop.get_attribute("aria-pressed") == "true"
    stop.click()
    assert page.evaluate("said.at(-1)[0]") == "stopped"
    assert page.locator("[data-reading]").count() == 0


def test_no_voice_that_sends_the_words_elsewhere_is_offered(sign_in: Any, world: World) -> None:
    page = reading(sign_in, world, FROM_AFAR)
    page.get_by_role("button", name="Print").wait_for()
    assert page.get_by_role("button", name="Read it aloud").count() == 0


def test_one_sitting_is_six_screens_and_each_may_be_skipped(ana: Any, world: World) -> None:
    """Given a person who would rather be outside; when nothing is filled in but a day to look at it
    again; then it was six screens, the reading among them, and what is open says so."""
    sit_down(ana, world, "leo")
    seen = [ana.get_by_role("heading", level=1).inner_text()]
    while ana.get_by_role("button", name="Next").count():
        press(ana, "Next")
        seen.append(ana.get_by_role("heading", level=1).inner_text())
    box(ana, "When we look at this again together").fill("30/12/2026")
    press(ana, "Save this version")
    seen.append(ana.get_by_role("heading", level=1).inner_text())
    assert len(seen) == len(set(seen)) == 6
    assert ana.get_by_text("Still open.").count() >= 15


def test_on_paper_it_is_the_words_and_nothing_to_press(sign_in: Any, world: World) -> None:
    page = sign_in("ana")
    page.goto(f"/agreements/{world.things['agreement'].pk}/")
    page.emulate_media(media="print")
    assert page.get_by_text("Because I moved to Nan’s and it was a lot.").first.is_visible()
    assert page.get_by_text("it is not your fault").is_visible()
    assert page.get_by_text("Maya agreed.").first.is_visible()
    for name in ("Print", "Agree a change together", "Write down an answer"):
        assert not page.get_by_text(name, exact=True).first.is_visible(), name
