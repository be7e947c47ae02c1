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
from PIL import Image, ImageOps

from alongside.base.core.errors import Refused

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 3_000  # enough to read a page of handwriting
FORMATS = ("PNG", "JPEG", "WEBP")
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, MemoryError,
    struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip

# We measure ourselves, before decoding, and refuse instead of warning.
Image.MAX_IMAGE_PIXELS = None


def redrawn(sent: IO[bytes]) -> tuple[bytes, int, int]:
    """A JPEG of what was sent, with its width and height. Raises Refused with a sentence."""
    data = sent.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused({"photo": too_large()})
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused({"photo": too_large()})
            # Made small first: a JPEG is then decoded small, and the rest is done on little.
            opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
            ours = Image.new("RGB", upright.size, "white")
            ours.paste(upright, mask=upright)
    except _BROKEN as error:
        raise Refused(
            {"photo": _("This is not a picture we can open. Send a photo: JPEG, PNG or WebP.")}
        ) from error
    made = io.BytesIO()
    ours.save(made, "JPEG", quality=85)
    return made.getvalue(), ours.width, ours.height


def too_large() -> str:
    return _(
        "This picture is too large: up to 15 MB and 40 million points. Take the photo again "
        "with a smaller size. What you wrote is safe."
    )
