"""All the word banks, read once."""

from . import adults, children, everyday, known, older, parents, teens, thoughts, vows
from .reading import Scene, Story, heaps, stories

STORIES: dict[str, Story] = {
    story.name: story
    for bank in (children, teens, parents, adults, older)
    for story in stories(bank.BANK)
}
_EVERYDAY = stories(everyday.BANK)
KNOWN = heaps(known.BANK)
VOWS = heaps(vows.BANK)
THOUGHTS = heaps(thoughts.BANK)


def everyday_scenes(kind: str, group: str) -> list[Scene]:
    """Scenes of a kind (first, ordinary, call, crisis, unannounced, last) for a group of people."""
    return [
        scene
        for story in _EVERYDAY
        if story.name == kind and group in story.groups
        for scene in story.scenes
    ]


def heap(bank: dict[str, list[str]], kind: str, group: str) -> list[str]:
    """The lines of a kind for a group, whichever groups they are shared with."""
    return [
        line
        for name, lines in bank.items()
        for named, _colon, groups in [name.partition(":")]
        if named == kind and (group in groups.split() or groups.strip() == "all")
        for line in lines
    ]
