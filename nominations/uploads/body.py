"""Stops a request that is far too large before any of it is written to disk."""

from typing import IO, Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LARGEST_BODY = 110 * 1024 * 1024  # all the files that one nomination may hold, and the form around


class BodyLimit(FileUploadHandler):
    """First of the upload handlers: it looks at the stated length and lets the others work."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 -- Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        if content_length > LARGEST_BODY:
            raise RequestDataTooBig("The request is larger than all files together may be.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        return None
