"""A sheet of paper as somebody photographed it on a kitchen table."""

import io
import math

from PIL import Image, ImageDraw, ImageFont

PAPER, INK, TABLE = (250, 247, 236), (36, 42, 78), (133, 104, 78)
PRINTED = (150, 150, 150)


def on_paper(lines: tuple[str, ...]) -> bytes:
    """These lines written on a sheet that lies a little crooked; the same picture every time."""
    sheet = Image.new("RGB", (760, 120 + 62 * len(lines)), PAPER)
    pen = ImageDraw.Draw(sheet)
    hand = ImageFont.load_default(size=38)
    for number, line in enumerate(lines):
        pen.text((60 + 3 * (number % 3), 60 + 62 * number), line, fill=INK, font=hand)
    return _taken(sheet)


def rings_on_paper(name: str, drawn: tuple[tuple[str, int, int], ...]) -> bytes:
    """Somebody in the middle of four rings, and each of `drawn` where they were put: their name,
    the ring, and the hour of a clock."""
    sheet = Image.new("RGB", (1000, 720), PAPER)
    pen = ImageDraw.Draw(sheet)
    hand = ImageFont.load_default(size=28)
    for ring in range(1, 5):
        pen.ellipse((500 - 120 * ring, 360 - 82 * ring, 500 + 120 * ring, 360 + 82 * ring),
                    outline=PRINTED, width=2)  # fmt: skip
    pen.text((500, 360), name, fill=INK, font=hand, anchor="mm")
    for who, ring, hour in drawn:
        turn = math.radians(30 * hour)
        x, y = math.sin(turn) * 120 * ring, -math.cos(turn) * 82 * ring
        pen.line((500 + 0.35 * x, 360 + 0.35 * y, 500 + 0.85 * x, 360 + 0.85 * y), INK, 3)
        pen.text((500 + x, 360 + y), who, fill=INK, font=hand, anchor="mm")
    return _taken(sheet)


def _taken(sheet: Image.Image) -> bytes:
    photo = sheet.rotate(2, expand=True, fillcolor=TABLE)
    taken = Image.new("RGB", (photo.width + 80, photo.height + 80), TABLE)
    taken.paste(photo, (40, 40))
    made = io.BytesIO()
    taken.save(made, "PNG")
    return made.getvalue()
