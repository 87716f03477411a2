"""Files that companies send, good and bad, made here: no binary is kept in the project."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from PIL import Image

# In two halves, so that no scanner stops this very file.
VIRUS_TEST = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS" + b"-TEST-FILE!$H+H*"
OFFICE = "application/vnd.openxmlformats-officedocument."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PARTS = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}


def picture(kind: str = "png", size: tuple[int, int] = (8, 6)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#06282D").save(out, {"jpg": "jpeg"}.get(kind, kind))
    return out.getvalue()


def wide_png(width: int, height: int) -> bytes:
    """A picture that only claims its size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda _document: None, **how: object) -> bytes:
    """One empty page, with whatever the change puts into it."""
    document = pikepdf.new()
    document.add_blank_page()
    change(document)
    out = BytesIO()
    document.save(out, **(how or {"deterministic_id": True}))
    return out.getvalue()


def locked_pdf(user: str = "hemmelig") -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="eier", user=user))


def with_script(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    document.Root.OpenAction = action


def with_launch(document: pikepdf.Pdf) -> None:
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=launch)
    document.pages[0].Annots = pikepdf.Array([note])


def with_file(document: pikepdf.Pdf) -> None:
    document.attachments["regneark.xlsx"] = b"noe"


def zipped(parts: dict[str, bytes | str], *, packed: bool = True) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(
        out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    ) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def office(kind: str = "docx", parts: dict[str, bytes | str] | None = None, **more: str) -> bytes:
    """A document with its main part, and whatever else it is given."""
    main, content_type = PARTS[kind]
    stated = more.get("content_type", f"{OFFICE}{content_type}")
    types = (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{stated}"/></Types>'
    )
    own: dict[str, bytes | str] = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations("officeDocument", main),
        main: f"{HEAD}<main/>",
    }
    return zipped(own | (parts or {}))


def relations(kind: str, target: str, *, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/></Relationships>'
    )


def program() -> bytes:
    return b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + bytes(200)


GOOD: dict[str, Callable[[], bytes]] = {
    "pdf": pdf,
    "png": picture,
    "jpg": lambda: picture("jpg"),
    "jpeg": lambda: picture("jpg"),
    "webp": lambda: picture("webp"),
    "docx": office,
    "xlsx": lambda: office("xlsx"),
    "pptx": lambda: office("pptx"),
}
