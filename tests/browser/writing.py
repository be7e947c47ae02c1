"""The record page as the tests fill it, and what is stored of it."""

from __future__ import annotations

from typing import Any

from django.db import models

from alongside.base.drafts.models import Draft
from alongside.practice.encounters.models import Encounter, EncounterPart, Present
from alongside.practice.promises.models import Promise
from alongside.practice.reflections.models import Reflection
from alongside.practice.wonderings.models import Wondering
from tests.browser.world import NOW, World

WORDS = "She came out last, hood up. “It’s fine,” she said."
MINE = "I wanted to ring Dee there and then."
STORED = (Encounter, EncounterPart, Present, Promise, Reflection, Wondering)

# Everything the page would send, but for what differs from one page to the next.
SENT = """() => {
  const sent = {};
  for (const [name, value] of new FormData(document.querySelector(".record-form")))
    if (!["csrfmiddlewaretoken", "written_by", "draft", "key"].includes(name))
      (sent[name] ??= []).push(value);
  return sent;
}"""


def open_visit(page: Any, world: World) -> None:
    """The record page of the visit with Maya that was planned."""
    page.goto(f"{world.path('maya', 'record/')}?appointment={world.visit.pk}")


def fill(page: Any) -> dict[str, list[str]]:
    """Fill every field of the record page; answers what it would send."""
    page.locator("#for_them").fill(WORDS)
    page.locator("#for_me").fill(MINE)
    page.locator("#seen_alone-1").check()
    page.get_by_role("button", name="Promise", exact=True).click()
    page.locator("#promise").fill("ring school about art")
    page.locator("#promise_due").fill("Friday")
    page.get_by_role("button", name="Wondering", exact=True).click()
    page.locator("#wondering").fill("whether she sleeps")
    page.locator("#would_change_my_mind").fill("a quiet week")
    page.get_by_text("Change", exact=False).first.click()
    page.locator("#happened_time").fill("1615")
    page.locator("#place").fill("by the lock")
    page.locator("#present_more").fill("Jean (nan)")
    page.get_by_text("Not yet, because…").click()
    page.locator("#not_yet_because").fill("her mum reads along")
    return sent(page)


def sent(page: Any) -> dict[str, list[str]]:
    return dict(page.evaluate(SENT))


def save(page: Any) -> None:
    page.get_by_role("button", name="Save what happened").click()
    page.wait_for_load_state("load")


def kept(page: Any, world: World) -> None:
    """Wait until the page says that a draft is kept, and it is of all that stands there now."""
    says(page, "Draft kept, 17:52")
    for _ in range(50):
        now, begun = sent(page), drafts(world)
        if begun and now.items() <= begun[-1].items():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"not kept: {now}, but {begun}")


def says(page: Any, words: str) -> None:
    """Wait until the page says this of where the words are."""
    page.locator("[data-draft-state]").get_by_text(words).wait_for()


def written(world: World, person: str = "maya") -> list[Encounter]:
    """What Ana wrote about somebody today."""
    parts = EncounterPart.objects.visible_to(world.viewer()).filter(person=world.people[person])
    return list(
        Encounter.objects.visible_to(world.viewer())
        .filter(pk__in=parts.values("encounter_id"), recorded_at=NOW)
        .order_by("pk")
    )


def drafts(world: World, name: str = "ana") -> list[dict[str, Any]]:
    """What somebody began since the world was made."""
    rows = Draft.objects.visible_to(world.viewer(name)).exclude(pk=world.draft.pk)
    return [
        {
            field: [value.replace("\r\n", "\n") for value in row.fields[field]]
            for field in row.fields
        }
        for row in rows.order_by("kept_at")
    ]


def counts() -> dict[str, int]:
    """How many rows there are of everything one save may write."""
    return {model.__name__: models.QuerySet(model).count() for model in STORED}
