"""A sheet of paper as somebody photographed it on a kitchen table."""

import io

from PIL import Image, ImageDraw, ImageFont

PAPER, INK, TABLE = (250, 247, 236), (36, 42, 78), (133, 104, 78)


def on_paper(lines: tuple[str, ...]) -> bytes:
    """These lines written on a sheet that lies a little crooked; the same picture every time."""
    sheet = Image.new("RGB", (760, 120 + 62 * len(lines)), PAPER)
    pen = ImageDraw.Draw(sheet)
    hand = ImageFont.load_default(size=38)
    for number, line in enumerate(lines):
        pen.text((60 + 3 * (number % 3), 60 + 62 * number), line, fill=INK, font=hand)
    photo = sheet.rotate(2, expand=True, fillcolor=TABLE)
    taken = Image.new("RGB", (photo.width + 80, photo.height + 80), TABLE)
    taken.paste(photo, (40, 40))
    made = io.BytesIO()
    taken.save(made, "PNG")
    return made.getvalue()
