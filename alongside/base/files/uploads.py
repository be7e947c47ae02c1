"""An upload is read no further than a picture may be long, whatever its sender announces."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from .pictures import MOST_BYTES


class Bounded(FileUploadHandler):
    """Stands before Django's own handlers and stops an upload that does not end in time.

    Everything in one request counts together: many small files are as much as one large one.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.read = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.read += len(raw_data)
        if self.read > MOST_BYTES:
            if self.request is not None:
                self.request.too_large = True  # type: ignore[attr-defined]
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
