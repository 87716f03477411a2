"""Which types of file are taken, and what to do instead with those that are not."""

from pathlib import PurePath

from django.utils.translation import gettext as _

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
PICTURES = {"svg", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif", "eps", "ai", "psd"}
WEB_PAGES = {"html", "htm", "xhtml", "mht", "mhtml", "js", "xml"}
PACKED = {"zip", "rar", "7z", "gz", "tgz", "tar", "bz2", "xz", "iso", "jar"}
MACROS = {"docm", "dotm", "xlsm", "xltm", "xlsb", "pptm", "potm", "ppsm"}
PAPERS = {"doc", "dot", "xls", "ppt", "pps", "ppsx", "odt", "ods", "odp", "rtf", "txt", "csv"}
PAPERS |= {"pages", "numbers", "key", "md", "epub", "dotx", "xltx", "potx"}


def kind_of(name: str) -> str:
    """The type that the end of the name promises; refused, with a way out, when we don't take it."""
    extension = PurePath(name).suffix.lower().lstrip(".")
    if extension not in KINDS:
        raise Refused(why_not_taken(extension))
    return KINDS[extension]


def why_not_taken(extension: str) -> str:
    facts = {"kind": extension}
    if not extension:
        return _("The name has no ending that tells the type. Add it, for example «.pdf».")
    if extension in PICTURES:
        return _("Pictures of the type .%(kind)s are not taken. Save it as PNG or JPEG.") % facts
    if extension in WEB_PAGES:
        return _("Web pages and code (.%(kind)s) are not taken. Print the page to PDF.") % facts
    if extension in PACKED:
        return (
            _("Packed files (.%(kind)s) are not taken. Unpack it, and add the files one by one.")
            % facts
        )
    if extension in MACROS:
        return (
            _("Files that can hold macros (.%(kind)s) are not taken. Save it as PDF instead.")
            % facts
        )
    if extension in PAPERS:
        return _("Files of the type .%(kind)s are not taken. Save it as PDF instead.") % facts
    return (
        _(
            "Files of the type .%(kind)s are not taken. Choose a PDF, a picture (PNG, JPEG, WebP)"
            " or a document from Word, Excel or PowerPoint."
        )
        % facts
    )
