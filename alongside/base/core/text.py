"""Words as they arrive from a form."""

import re
import unicodedata

from django.utils.translation import gettext as _

LONGEST = 200_000
_APART = {
    "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
    "ı": "i", "ə": "e", "ħ": "h", "ŧ": "t",
}  # fmt: skip
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(words: str) -> str:
    """Words with one kind of line end and without the control characters no keyboard types.

    Everything a person can write stays: every script, emoji, right-to-left marks.
    """
    return _NOT_TEXT.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(words: str) -> str:
    return " ".join(clean(words).split())


def whole(text: str) -> int | None:
    """The whole number somebody's browser sent, of at most nine figures; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def too_long(words: str, most: int = LONGEST) -> str:
    """A sentence for the screen where words are longer than can be kept, else nothing."""
    if len(words) <= most:
        return ""
    return _(
        "This is %(have)s characters long; %(most)s can be saved at once. Nothing is lost: "
        "it stays on this page. Save the first part, then the rest as another."
    ) % {"have": f"{len(words):,}", "most": f"{most:,}"}


def plain(words: str) -> str:
    """Words without case, accents, apostrophes or hyphens, one space apart: how they are compared.

    "Siobhán O'Neill" is "siobhan oneill".
    """
    lowered = "".join(_APART.get(letter, letter) for letter in words.casefold())
    if not lowered.isascii():
        lowered = "".join(
            letter
            for letter in unicodedata.normalize("NFKD", lowered)
            if not unicodedata.combining(letter)
        )
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"['’`´]", "", lowered)))


def over(most: int, **fields: str) -> dict[str, str]:
    """A sentence for each of these fields that has more letters than it keeps: words are never
    cut off silently."""
    return {
        name: _("At most %(most)s letters fit here; this has %(have)s. Shorten it, or put the "
                "rest where there is room.") % {"most": f"{most:,}", "have": f"{len(words):,}"}
        for name, words in fields.items() if len(words) > most
    }  # fmt: skip
