"""A file on its way from a browser: only from somebody who may import, only into our folder."""

from typing import Any

from django.core.files.uploadhandler import SkipFile, StopUpload, TemporaryFileUploadHandler

from .access import imports_somewhere
from .folder import folder
from .limits import MOST_BYTES


class Arriving(TemporaryFileUploadHandler):
    """Writes a file as it comes, and stops at the most that can be read.

    Nobody else's request puts a byte on the disk: a file of theirs is passed over.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        viewer = getattr(self.request, "viewer", None)
        if viewer is None or not imports_somewhere(viewer):
            raise SkipFile
        folder()
        self.arrived = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.arrived += len(raw_data)
        if self.arrived > MOST_BYTES:
            self.request.too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        super().receive_data_chunk(raw_data, start)
