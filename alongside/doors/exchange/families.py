"""A family tree file on its way into a person's record: always to a draft somebody confirms."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.base.core.errors import CannotSee
from alongside.base.core.text import one_line
from alongside.people.family.drafting import keep_draft
from alongside.people.family.models import FamilyDraft
from alongside.people.persons.models import Person

from .errors import Unusable
from .gedcom import TreeFile


@dataclass
class Brought:
    """What a file held, and the draft it lies in; none where it was only looked at."""

    people: int
    families: int
    child_links: int
    left_out: dict[str, int]
    draft: FamilyDraft | None

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": "family",
            "draft": str(self.draft.pk) if self.draft else None,
            "people": self.people,
            "families": self.families,
            "child_links": self.child_links,
            "left_out": self.left_out,
            "applied": False,
        }


def bring_family(
    *, file: BinaryIO, name: str, person_id: UUID, by: Any, dry_run: bool = False
) -> Brought:
    """Read a family tree file and put it by, locked, for somebody whose record the actor sees.

    Nothing is told in the record by it. Raises CannotSee, and Unusable.
    """
    if not Person.objects.visible_to(by).filter(pk=person_id).exists():
        raise CannotSee
    tree = TreeFile(file)
    left_out = dict(tree.left_out)
    draft = None
    if not dry_run:
        shown = one_line(Path(name).name.encode("utf-8", "replace").decode())
        draft = keep_draft(
            person_id=person_id, family=tree.family, file_name=shown, left_out=left_out, by=by
        )
    people = len(tree.family.members)
    return Brought(people, tree.families, tree.child_links, left_out, draft)


def bring_family_from(path: Path, **how: Any) -> Brought:
    """The same from a file on the disk. Raises Unusable where it cannot be opened too."""
    try:
        with path.open("rb") as file:
            return bring_family(file=file, name=path.name, **how)
    except OSError as error:
        raise Unusable(
            _("%(name)s cannot be read: %(why)s.") % {"name": path.name, "why": error.strerror},
            _("Check the name and who may read it, and try again."),
        ) from error


def left_out_in_words(left_out: Mapping[str, int]) -> list[str]:
    """What of a file is not in the draft, and why; without a word of it."""
    words = {
        "private_people": ngettext(
            "%(n)s person is marked private and was left out.",
            "%(n)s people are marked private and were left out.",
            left_out.get("private_people", 0),
        ),
        "private_families": ngettext(
            "%(n)s family is marked private and was left out.",
            "%(n)s families are marked private and were left out.",
            left_out.get("private_families", 0),
        ),
        "private_facts": ngettext(
            "%(n)s name or day is marked private and was left out.",
            "%(n)s names or days are marked private and were left out.",
            left_out.get("private_facts", 0),
        ),
        "with_themselves": _("People said to be their own partner or child: %(n)s."),
        "leads_nowhere": _("Lines that lead to nobody in the file: %(n)s."),
        "other_links": _("Children joined in a way that is not known here: %(n)s."),
        "no_or_double_id": _("People without a number in the file, or with another’s: %(n)s."),
        "too_large_families": _("Families with more people than one can have: %(n)s."),
    }
    return [said % {"n": left_out[key]} for key, said in words.items() if left_out.get(key)]
