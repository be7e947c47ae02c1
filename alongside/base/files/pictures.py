"""A picture as somebody sent it, made into one of ours.

What is sent may be made to hurt: the format is one of three, whatever its name says; its size is
measured before anything is decoded; and what is kept is drawn anew, so that nothing hidden in the
file, and no place or time a camera wrote into it, comes along.
"""

import io
import struct
import zlib
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image
from PIL.Image import Transpose
from PIL.ImageFile import ImageFile

from alongside.base.core.errors import Refused

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 40_000_000
MUCH = 16_000_000  # points above which a picture is made smaller band by band
LONGEST_SIDE = 3_000  # enough to read a page of handwriting
BAND = 240  # rows, after making smaller
FORMATS = ("PNG", "JPEG", "WEBP")
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, MemoryError,
    struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip

_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE, 6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}  # fmt: skip

# We measure ourselves, before decoding, and refuse instead of warning.
Image.MAX_IMAGE_PIXELS = None


def redrawn(sent: IO[bytes]) -> tuple[bytes, int, int]:
    """A JPEG of what was sent, with its width and height. Raises Refused with a sentence."""
    data = sent.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused({"photo": too_large()})
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            # A WebP decoder holds the whole picture several times over.
            most = MUCH if opened.format == "WEBP" else MOST_PIXELS
            if opened.width * opened.height > most:
                raise Refused({"photo": too_large()})
            ours = _drawn(opened)
    except _BROKEN as error:
        raise Refused(
            {"photo": _("This is not a picture we can open. Send a photo: JPEG, PNG or WebP.")}
        ) from error
    made = io.BytesIO()
    ours.save(made, "JPEG", quality=85)
    return made.getvalue(), ours.width, ours.height


def _drawn(opened: ImageFile) -> Image.Image:
    """The picture on a new white sheet, upright and no longer than it needs to be. A large one is
    copied a band at a time, so that there is never a second whole one in memory."""
    turn = _TURNS.get(opened.getexif().get(0x0112, 1))
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded small at once
    width, height = opened.size
    by = -(-max(width, height) // LONGEST_SIDE) if width * height > MUCH else 1
    ours = Image.new("RGB", (-(-width // by), -(-height // by)), "white")
    for row in range(0, ours.height, BAND):
        band = opened.crop((0, row * by, width, min(height, (row + BAND) * by))).convert("RGBA")
        sheet = Image.new("RGB", band.size, "white")
        sheet.paste(band, mask=band)
        ours.paste(sheet.reduce(by), (0, row))
    ours.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return ours.transpose(turn) if turn is not None else ours


def too_large() -> str:
    return _(
        "This picture is too large: up to 15 MB and 40 million points (WebP: 16). Take the "
        "photo again with a smaller size. What you wrote is safe."
    )
