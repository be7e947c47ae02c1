"""A picture on its way from a browser: in memory, and read no further than it may be long."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile, StopUpload

from .pictures import MOST_BYTES

FIELD = "photo"


class Bounded(MemoryFileUploadHandler):
    """Keeps a photo as it comes, from somebody signed in, whatever length its sender announces.

    Everything in one request counts together: many small files are as much as one large one. It
    stands behind the handlers of other pages; what comes under any other name is passed over.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.read = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        if field_name != FIELD or getattr(self.request, "viewer", None) is None:
            raise SkipFile
        super().new_file(field_name, *args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.read += len(raw_data)
        if self.read > MOST_BYTES:
            self.request.too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=True)
        return super().receive_data_chunk(raw_data, start)
