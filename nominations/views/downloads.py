"""A file of somebody's own making, handed out so that no browser runs anything in it."""

from django.http import FileResponse, Http404

from nominations.models import Attachment
from nominations.uploads import clean_name

TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def download(attachment: Attachment) -> FileResponse:
    """To be saved and never shown in the page, under a name that holds nothing but letters."""
    try:
        file = attachment.file.storage.open(attachment.file.name or "")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(
        file,
        as_attachment=True,
        filename=clean_name(attachment.name),
        content_type=TYPES.get(attachment.kind, "application/octet-stream"),
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
