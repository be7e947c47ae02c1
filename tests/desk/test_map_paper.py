"""The map on paper: empty rings to print, and the photo of what was drawn on them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from alongside.base.core.ids import uuid7
from alongside.base.files.models import StoredFile
from alongside.people.ties.actions import consent_to_map
from alongside.people.ties.readings import PaperMap
from tests.cast import DAY, NOW, PICTURE, WORDS, Cast
from tests.masking import masked


def asked(cast: Cast) -> None:
    consent_to_map(person_id=cast.maya.pk, sees="record", counts=True, by=cast.viewer("ana"))


def send(cast: Cast, who: str = "ana", **fields: Any) -> Any:
    photo = SimpleUploadedFile("map.png", PICTURE)
    body = {"key": str(uuid7()), "perspective": "worker", "photo": photo, **fields}
    return cast.client(who).post(cast.url("maya", "map/paper/"), body)


def html(cast: Cast, path: str, who: str = "ana") -> str:
    answer = cast.client(who).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def newest() -> PaperMap:
    return PaperMap.objects.unguarded("the one just kept").latest("pk")


def test_the_empty_rings_say_nothing_of_anybody_but_a_first_name(cast: Cast) -> None:
    page = html(cast, cast.url("maya", "map/sheet/"))
    sheet = page[page.index('<section class="map-page"') : page.index("</section>")]
    sheet = " ".join(re.sub(r"<[^>]+>", " ", sheet).split())
    for words in ("Maya", "Very close", "Far away", "Friends", "People whose job is to help",
                  "Drawn on", "Strong"):  # fmt: skip
        assert words in sheet
    for words in (*WORDS.values(), "Okonjo", "Ivy", "Dee"):
        assert words not in page.replace("Maya Okonjo", "")
    assert "Okonjo" not in sheet


def test_a_photo_is_kept_looked_at_and_found_again_from_the_map(cast: Cast) -> None:
    answer = send(cast, on=(NOW - 3 * DAY).strftime("%d/%m/%Y"))
    paper = newest()
    assert (answer.status_code, answer["Location"]) == (303, f"/papers/{paper.pk}/?done=paper")
    page = html(cast, answer["Location"])
    assert "Ana Moreau’s view, drawn on 30 April 2027" in page
    photo = StoredFile.objects.visible_to(cast.viewer("ana")).get(owner_id=paper.pk)
    assert f"/files/{photo.pk}/" in page
    assert cast.client("ana").get(f"/files/{photo.pk}/")["Content-Type"] == "image/jpeg"
    assert f"/papers/{paper.pk}/" in html(cast, cast.url("maya", "map/"))


def test_without_a_photo_what_was_filled_in_is_still_there(cast: Cast) -> None:
    day = (NOW - 3 * DAY).strftime("%d/%m/%Y")
    answer = send(cast, photo="", on=day, kept_back="on")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a photo." in page
    assert "A photo has to be chosen again." in page
    assert f'value="{day}"' in page
    assert 'name="kept_back" value="on" checked' in " ".join(page.split())
    assert newest() == cast.maya_paper


def test_their_own_view_is_offered_once_they_were_asked(cast: Cast) -> None:
    page = html(cast, cast.url("maya", "map/paper/"))
    assert 'value="own"' not in page
    assert "?then=paper" in page
    answer = cast.client("ana").post(
        cast.url("maya", "ties/before/") + "?then=paper",
        {"key": str(uuid7()), "sees": "record", "counts": "no"},
    )
    assert answer["Location"] == cast.url("maya", "map/paper/")
    assert 'value="own"' in html(cast, answer["Location"])


def test_the_paper_lies_beside_while_it_is_put_on_the_map(cast: Cast, at: Any) -> None:
    asked(cast)
    assert send(cast, perspective="own").status_code == 303
    paper = newest()
    table = cast.url("maya", "map/together/")
    photo = StoredFile.objects.visible_to(cast.viewer("ana")).get(owner_id=paper.pk)
    assert f"{table}?paper={paper.pk}" in html(cast, f"/papers/{paper.pk}/")
    assert str(photo.pk) in html(cast, table), "on the day it was kept, without asking"
    at(NOW + dt.timedelta(days=2))
    assert str(photo.pk) not in html(cast, table)
    assert str(photo.pk) in html(cast, f"{table}?paper={paper.pk}")
    assert str(photo.pk) in html(cast, f"{table}?paper={paper.pk}", "zoe")


def test_one_that_may_not_be_seen_is_as_one_that_is_not_there(cast: Cast) -> None:
    send(cast, kept_back="on")
    paper = newest()
    assert cast.client("cal").get(f"/papers/{paper.pk}/").status_code == 200
    hidden = cast.client("zoe").get(f"/papers/{paper.pk}/")
    none = cast.client("zoe").get(f"/papers/{uuid7()}/")
    assert hidden.status_code == none.status_code == 404
    assert masked(hidden.content) == masked(none.content)
    assert str(paper.pk) not in html(cast, cast.url("maya", "map/"), "zoe")
