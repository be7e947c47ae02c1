"""Pictures: seen through what they belong to, drawn anew, refused in bounded time and memory."""

import io
import resource
import struct
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps

from alongside.base.core.errors import CannotSee, Refused
from alongside.base.core.ids import uuid7
from alongside.base.files.actions import keep_picture
from alongside.base.files.models import StoredFile
from alongside.base.files.pictures import MOST_BYTES, redrawn
from alongside.practice.agreements.actions import add_photo
from tests.cast import Cast


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **more: Any) -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **more)
    return io.BytesIO(made.getvalue())


def claims(width: int, height: int) -> io.BytesIO:
    """A PNG of a few bytes that says it is this large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1_000_000)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def kept(cast: Cast, sent: Any, who: str = "ana") -> StoredFile:
    agreement = cast.things["maya_agreement"].pk
    return add_photo(agreement_id=agreement, sent=sent, by=cast.viewer(who), label="both pages")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_is_kept_is_a_jpeg_of_ours(cast: Cast, kind: str) -> None:
    row = kept(cast, picture(kind))
    with Image.open(row.path) as ours:
        assert (ours.format, ours.size) == ("JPEG", (40, 30))


def test_what_a_camera_wrote_is_not_kept(cast: Cast) -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at 9 Quince Terrace"
    sent = picture("JPEG", exif=exif, comment=b"QT4 7ZZ")
    assert b"Quince" in sent.getvalue()
    data = kept(cast, sent).path.read_bytes()
    assert b"Quince" not in data
    assert b"QT4" not in data
    with Image.open(io.BytesIO(data)) as ours:
        assert not ours.getexif()


def test_a_picture_stands_upright(cast: Cast) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    row = kept(cast, picture("JPEG", exif=exif))
    assert (row.width, row.height) == (30, 40)


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"%PDF-1.7 not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" * 9,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50, picture("PNG").getvalue()[:60],
        picture("GIF").getvalue(), picture("TIFF").getvalue(), b"PK\x03\x04" * 20,
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused_and_leaves_nothing(cast: Cast, sent: bytes) -> None:
    before = set((settings.ALONGSIDE_DATA / "files").rglob("*"))
    with pytest.raises(Refused):
        kept(cast, io.BytesIO(sent))
    assert set((settings.ALONGSIDE_DATA / "files").rglob("*")) == before


@pytest.mark.parametrize("size", [(50_000, 50_000), (6_400, 6_400), (2**31 - 1, 1), (0, 10)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    begun = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused):
        redrawn(claims(*size))
    assert time.process_time() - begun < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024  # KiB


@pytest.mark.parametrize("size", [(6_400, 6_400), (40_000_001, 1)])
def test_a_whole_picture_over_the_limit_is_refused_by_its_size(size: tuple[int, int]) -> None:
    made = io.BytesIO()
    Image.new("1", size).save(made, "PNG")
    with pytest.raises(Refused) as told:
        redrawn(io.BytesIO(made.getvalue()))
    assert "too large" in str(told.value)


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_way_a_camera_was_held_comes_out_upright(turn: int) -> None:
    sheet = Image.new("RGB", (64, 32), "white")
    sheet.paste("black", (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = turn
    made = io.BytesIO()
    sheet.save(made, "PNG", exif=exif)
    data, width, height = redrawn(io.BytesIO(made.getvalue()))
    with Image.open(io.BytesIO(made.getvalue())) as opened:
        right = ImageOps.exif_transpose(opened)
    with Image.open(io.BytesIO(data)) as ours:
        assert ours.size == right.size == (width, height)
        for at in ((4, 4), (width - 5, 4), (4, height - 5), (width - 5, height - 5)):
            assert (ours.convert("L").getpixel(at) < 99) == (right.convert("L").getpixel(at) < 99)


def test_a_large_picture_is_made_smaller_and_nothing_is_missing() -> None:
    sheet = Image.new("L", (6_000, 3_001), "white")
    sheet.paste(0, (0, 2_990, 6_000, 3_001))
    made = io.BytesIO()
    sheet.save(made, "PNG")
    data, width, height = redrawn(io.BytesIO(made.getvalue()))
    assert (width, height) == (3_000, 1_501)
    with Image.open(io.BytesIO(data)) as ours:
        assert ours.convert("L").getpixel((1_500, 1_499)) < 50
        assert ours.convert("L").getpixel((1_500, 1_400)) > 200


def test_a_long_upload_is_read_no_further_than_a_picture_may_be_long(cast: Cast) -> None:
    read = 0

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            nonlocal read
            read += size
            assert size >= 0
            return b"x" * size

    with pytest.raises(Refused):
        redrawn(Endless())  # type: ignore[arg-type]
    assert read <= MOST_BYTES + 1
    url = f"/agreements/{cast.things['maya_agreement'].pk}/photo/"
    large = SimpleUploadedFile("a.png", b"x" * (MOST_BYTES + 70_000))
    answer = cast.client("ana").post(url, {"key": str(uuid7()), "label": "mine", "photo": large})
    assert answer.status_code == 422
    assert "too large" in answer.content.decode()
    assert 'value="mine"' in answer.content.decode()


def test_no_name_or_path_comes_from_who_sends_it(cast: Cast) -> None:
    url = f"/agreements/{cast.things['maya_agreement'].pk}/photo/"
    sent = SimpleUploadedFile("../../../keys/x.png", picture().getvalue())
    answer = cast.client("ana").post(url, {"key": str(uuid7()), "photo": sent})
    assert answer.status_code == 303
    rows = StoredFile.objects.visible_to(cast.viewer("ana"))
    row = rows.filter(owner_kind="agreement").exclude(pk=cast.things["maya_photo"].pk).get()
    inside = settings.ALONGSIDE_DATA / "files"
    assert row.path.parent.parent == inside
    assert row.path.name == row.stored_as
    assert row.path.stat().st_mode & 0o777 == 0o600
    assert not list(Path(settings.ALONGSIDE_DATA / "keys").glob("x*"))


def test_a_file_is_seen_by_whoever_sees_its_owner(cast: Cast) -> None:
    row = kept(cast, picture())
    url = f"/files/{row.pk}/"
    for who, status in (("ana", 200), ("cal", 200), ("ben", 404), ("adi", 404), ("sue", 404)):
        answer = cast.client(who).get(url)
        assert answer.status_code == status, who
        if status == 200:
            assert answer.content == row.path.read_bytes()
            assert answer["Content-Type"] == "image/jpeg"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert "no-store" in answer["Cache-Control"]


def test_nobody_adds_to_what_they_do_not_see_or_to_what_owns_no_files(cast: Cast) -> None:
    with pytest.raises(CannotSee):
        kept(cast, picture(), who="ben")
    with pytest.raises(CannotSee):
        keep_picture(
            owner_kind="person", owner_id=cast.maya.pk, sent=picture(), by=cast.viewer("ana")
        )
