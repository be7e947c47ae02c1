"""The folder a demo lives in: what may be built where, and how it appears as a whole."""

import datetime as dt
import json
import os
import shutil
import socket
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

MARK = "demo.json"  # only a folder the demo built holds it


class Unusable(Exception):
    """It cannot be built or kept there; the message says why, and what would do."""


@dataclass
class Mark:
    """What a demo's folder says about itself."""

    day: str
    version: str
    database: str = "sqlite"
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def date(self) -> dt.date:
        return dt.date.fromisoformat(self.day)


def read_mark(folder: Path) -> Mark | None:
    """The mark of a demo's folder; None where there is none. Raises Unusable where it is broken."""
    file = folder / MARK
    try:
        text = file.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Unusable(f"{file} cannot be read: {error.strerror}.") from error
    try:
        mark = Mark(**json.loads(text))
        mark.date  # noqa: B018 a day that is not one is found here
    except (ValueError, TypeError) as error:
        raise Unusable(f"{file} is damaged. Remove {folder} and start again.") from error
    return mark


def write_mark(folder: Path, mark: Mark) -> None:
    text = json.dumps(asdict(mark), indent=1, ensure_ascii=False)
    (folder / MARK).write_text(text, encoding="utf-8")


def check_place(folder: Path) -> None:
    """Raise Unusable where nothing of ours stands and nothing can be built."""
    if folder.exists() and not folder.is_dir():
        raise Unusable(f"{folder} is a file. Name a folder with --data.")
    if folder.is_mount():
        raise Unusable(f"{folder} is a mount point. Name a folder inside it with --data.")
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise Unusable(
                f"{folder} holds something that is not a demo, so it is left alone. "
                "Name another folder with --data."
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(f"{folder} cannot be used: {error.strerror}.") from error


def new_place(folder: Path) -> Path:
    """An empty folder beside the one to be, to build in. Clears what a killed build left."""
    prefix = f".{folder.name}-building-"
    for left in folder.parent.glob(f"{prefix}*"):
        if not _runs(left):
            shutil.rmtree(left, ignore_errors=True)
    try:
        place = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
        (place / "pid").write_text(str(os.getpid()))
    except OSError as error:
        raise Unusable(f"{folder.parent} cannot be written: {error.strerror}.") from error
    return place


def _runs(place: Path) -> bool:
    """Whether the process that builds there is still at it."""
    try:
        os.kill(int((place / "pid").read_text()), 0)
    except (OSError, ValueError):
        return False
    return True


def put_in_place(place: Path, folder: Path, *, replace: bool) -> None:
    """Make what was built there the demo's folder, in one step; an earlier demo goes, where it
    is to be replaced. Raises Unusable where something stands there by now."""
    (place / "pid").unlink()
    for file in place.rglob("*"):
        if file.is_file():
            handle = os.open(file, os.O_RDONLY)
            os.fsync(handle)
            os.close(handle)
    earlier = None
    try:
        if replace and (folder / MARK).exists():
            earlier = folder.with_name(f".{folder.name}-before-{os.getpid()}")
            folder.rename(earlier)
        place.rename(folder)
    except OSError as error:
        if earlier is not None and not folder.exists():
            earlier.rename(folder)
        raise Unusable(f"{folder} could not be put in place: {error.strerror}.") from error
    if earlier is not None:
        shutil.rmtree(earlier, ignore_errors=True)


def check_port(port: int) -> None:
    """Raise Unusable where something listens on this port already."""
    if not 1 <= port <= 65535:
        raise Unusable(f"{port} is not a port. Choose one from 1024 to 65535 with --port.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Unusable(
                f"Port {port} is taken ({error.strerror}). Choose another with --port."
            ) from error
