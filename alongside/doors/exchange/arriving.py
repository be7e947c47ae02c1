"""A file on its way from a browser: only from somebody who may import, only into our folder."""

from typing import Any

from django.core.files.uploadhandler import (
    MemoryFileUploadHandler,
    SkipFile,
    StopFutureHandlers,
    StopUpload,
    TemporaryFileUploadHandler,
)

from .access import imports_somewhere
from .folder import folder
from .gedcom_lines import MOST_BYTES as MOST_OF_A_TREE
from .limits import MOST_BYTES

FIELD = "file"
TREE = "tree"


class Arriving(TemporaryFileUploadHandler):
    """Writes a file as it comes, and stops at the most that can be read.

    Nobody else's request puts a byte on the disk: a file of theirs is passed over.
    What comes under another name than the import page gives is left to the handler behind.
    """

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        self.ours = field_name == FIELD
        if not self.ours:
            return
        viewer = getattr(self.request, "viewer", None)
        if viewer is None or not imports_somewhere(viewer):
            raise SkipFile
        folder()
        self.arrived = 0
        super().new_file(field_name, *args, **kwargs)
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self.ours:
            return raw_data
        self.arrived += len(raw_data)
        if self.arrived > MOST_BYTES:
            self.request.too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)
        return None

    def file_complete(self, file_size: int) -> Any:
        return super().file_complete(file_size) if self.ours else None


class TreeArriving(MemoryFileUploadHandler):
    """Keeps a family tree file in memory, from somebody signed in, and no more of it than can be
    read: no word of it touches the disk unlocked."""

    ours = False
    arrived = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        self.ours = field_name == TREE
        if not self.ours:
            return
        if getattr(self.request, "viewer", None) is None:
            raise SkipFile
        super().new_file(field_name, *args, **kwargs)  # the handlers behind are not asked

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self.ours:
            return raw_data
        self.arrived += len(raw_data)
        if self.arrived > MOST_OF_A_TREE:
            self.request.too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> Any:
        return super().file_complete(file_size) if self.ours else None
