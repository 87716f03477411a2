"""Which types of file are taken, and what to do instead with those that are not."""

from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from accounts.refusals import Refused

LARGEST = 20 * 1024 * 1024
KINDS = {
    "pdf": "pdf",
    "png": "png",
    "jpg": "jpg",
    "jpeg": "jpg",
    "webp": "webp",
    "docx": "docx",
    "xlsx": "xlsx",
    "pptx": "pptx",
}
ACCEPT = ",".join(f".{extension}" for extension in KINDS)  # for the browser's file dialogue
# Each family of types that we don't take, and the way out.
OTHERS = (
    (
        {"svg", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif", "eps", "ai", "psd"},
        _("Pictures of the type .%(kind)s are not taken. Save it as PNG or JPEG."),
    ),
    (
        {"html", "htm", "xhtml", "mht", "mhtml", "js", "xml"},
        _("Web pages and code (.%(kind)s) are not taken. Print the page to PDF."),
    ),
    (
        {"zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "iso", "jar"},
        _("Packed files (.%(kind)s) are not taken. Unpack it, and add the files one by one."),
    ),
    (
        {"docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "potm", "ppsm"},
        _("Files that can hold macros (.%(kind)s) are not taken. Save it as PDF instead."),
    ),
    (
        {"doc", "dot", "dotx", "xls", "xltx", "ppt", "pps", "ppsx", "potx", "odt", "ods", "odp"}
        | {"rtf", "txt", "csv", "md", "pages", "numbers", "key", "epub"},
        _("Files of the type .%(kind)s are not taken. Save it as PDF instead."),
    ),
)
NAMELESS = _("The name has no ending that tells the type. Add it, for example «.pdf».")
UNKNOWN = _(
    "Files of the type .%(kind)s are not taken. Choose a PDF, a picture (PNG, JPEG, WebP)"
    " or a document from Word, Excel or PowerPoint."
)


def kind_of(name: str) -> str:
    """The type that the end of the name promises; refused with a way out unless we take it."""
    extension = PurePath(name).suffix.lower().lstrip(".")
    if not extension:
        raise Refused(NAMELESS)
    if extension not in KINDS:
        sentence = next((way_out for family, way_out in OTHERS if extension in family), UNKNOWN)
        raise Refused(sentence % {"kind": extension})
    return KINDS[extension]
