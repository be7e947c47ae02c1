"""Maps drawn on paper, as pages name them."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.base.core import clock
from alongside.base.core.ids import parse_id
from alongside.base.core.language import day_text
from alongside.base.files.models import StoredFile
from alongside.people.persons.models import Person
from alongside.people.ties.paper import OWNER
from alongside.people.ties.readings import PaperMap, Perspective


def papers_of(person: Person, viewer: Any) -> list[tuple[PaperMap, str]]:
    """Each map of theirs on paper, the newest first, with its words."""
    rows = PaperMap.objects.visible_to(viewer).filter(person=person).select_related("written_by")
    return [(one, paper_in_words(one, person)) for one in rows.order_by("-on", "-written_at")]


def paper_in_words(paper: PaperMap, person: Person) -> str:
    views = {
        Perspective.OWN: _("%(name)s’s own view"),
        Perspective.WORKER: _("%(worker)s’s view"),
        Perspective.CARER: _("a carer’s view"),
        Perspective.AGREED: _("agreed together"),
    }
    names = {"name": person.first_name, "worker": paper.written_by.name}
    return _("%(view)s, drawn on %(day)s") % {
        "view": views[Perspective(paper.perspective)] % names,
        "day": day_text(paper.on, "j F Y"),
    }


def photo_of(paper: PaperMap, viewer: Any) -> StoredFile | None:
    rows = StoredFile.objects.visible_to(viewer).filter(owner_kind=OWNER, owner_id=paper.pk)
    return rows.first()


def typed_from(person: Person, viewer: Any, asked: str) -> StoredFile | None:
    """The photo to have beside while their own view is put on: the one asked for, else one that
    was kept today."""
    rows = PaperMap.objects.visible_to(viewer).filter(person=person, perspective=Perspective.OWN)
    wanted = parse_id(asked)
    found = (
        rows.filter(pk=wanted)
        if wanted
        else rows.filter(written_at__gte=clock.midnight(clock.today()))
    )
    paper = found.order_by("-written_at").first()
    return photo_of(paper, viewer) if paper else None
