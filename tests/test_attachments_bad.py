"""Files of the right type with something wrong inside: each has its own sentence."""

from contextlib import suppress
from io import BytesIO
from random import Random

import pikepdf
import pytest

from accounts.refusals import Refused
from nominations import uploads
from nominations.uploads import pdf_inside
from nominations.uploads.pdf_inside import Verdict
from tests.make import files

MB = 1024 * 1024
HIDDEN = (
    "En annen fil er gjemt inne i denne. Åpne den i programmet den ble laget i, lagre den under et"
    " nytt navn, og legg til den."
)
BROKEN_PDF = (
    "Denne PDF-en kan ikke leses: Den er skadet eller kuttet. Lag den på nytt, og prøv igjen."
)
LOCKED_PDF = "Denne PDF-en er låst med passord. Lagre den uten, og legg til den."
LIVELY = (
    "Denne PDF-en har et skript i seg eller starter noe når den åpnes. Skriv den ut til PDF på"
    " nytt, og legg til den."
)
CARRIES = "Andre filer er pakket inn i denne PDF-en. Skriv den ut til PDF på nytt, og legg til den."
BROKEN_PICTURE = "Bildet kan ikke leses: Det er skadet. Lagre det på nytt, og prøv igjen."
HUGE = "Bildet har mer enn 50 millioner piksler. Lagre det i en mindre størrelse."
BOMB = "Dokumentet pakkes ut til mye mer enn sin størrelse. Lagre det som PDF, og legg til den."
MACROS = "Dokumentet har makroer. Lagre det som PDF, og legg til den."
GUEST = (
    "En annen fil er pakket inn i dokumentet. Ta den ut, eller lagre dokumentet som PDF, og legg"
    " til den."
)
TIES = (
    "Dokumentet henter noe utenfra, for eksempel en mal eller et lenket bilde. Lagre det som PDF,"
    " og legg til den."
)
LOCKED = "Dokumentet er låst med passord. Lagre det uten, og legg til det."
BROKEN = "Dokumentet kan ikke leses: Det er skadet. Åpne det, lagre det på nytt, og prøv igjen."
GLUED_PDF = files.pdf()[:-6] + b"<html><body>hei</body></html>\n%%EOF\n"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def no_pages(document):
    del document.pages[0]


def nested_script(document):
    deep = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
    document.Root.Ekstra = pikepdf.Array([pikepdf.Dictionary(Next=pikepdf.Array([deep]))])


def linked(kind):
    named = files.relations(kind, "https://elsewhere.example/x", external=True)
    return files.office(parts={"word/_rels/settings.xml.rels": named})


def docx(**parts):
    return files.office(parts=parts)


BAD = {
    "pdf after a line": ("a.pdf", b"\n" + files.pdf(), None),
    "pdf with a zip after": ("a.pdf", files.pdf() + files.zipped({"a": "a"}), HIDDEN),
    "pdf with a web page inside": ("a.pdf", GLUED_PDF, HIDDEN),
    "pdf with a program after": ("a.pdf", files.pdf() + files.program(), HIDDEN),
    "pdf with words after": ("a.pdf", files.pdf() + b"mer", HIDDEN),
    "pdf cut short": ("a.pdf", files.pdf()[:200], BROKEN_PDF),
    "pdf of nonsense": ("a.pdf", b"%PDF-1.7\nnothing\n%%EOF\n", BROKEN_PDF),
    "pdf without pages": ("a.pdf", files.pdf(no_pages), BROKEN_PDF),
    "pdf with a password": ("a.pdf", files.locked_pdf(), LOCKED_PDF),
    "pdf with an owner's password": ("a.pdf", files.locked_pdf(""), LOCKED_PDF),
    "pdf with a script": ("a.pdf", files.pdf(files.with_script), LIVELY),
    "pdf with a script far inside": ("a.pdf", files.pdf(nested_script), LIVELY),
    "pdf that starts a program": ("a.pdf", files.pdf(files.with_launch), LIVELY),
    "pdf with a file inside": ("a.pdf", files.pdf(files.with_file), CARRIES),
    "picture of 100 megapixels": ("a.png", files.wide_png(10_000, 10_000), HUGE),
    "picture that is a bomb": ("a.png", files.wide_png(60_000, 60_000), HUGE),
    "png with a zip after": ("a.png", files.picture() + files.zipped({"a": "a"}), HIDDEN),
    "jpg with a zip after": ("a.jpg", files.picture("jpg") + files.zipped({"a": "a"}), HIDDEN),
    "jpg with a rar after": ("a.jpg", files.picture("jpg") + b"Rar!\x1a\x07\x00", HIDDEN),
    "webp with words after": ("a.webp", files.picture("webp") + b"mer", HIDDEN),
    "png with a script inside": ("a.png", files.picture() + b"<script>1</script>", HIDDEN),
    "png cut short": ("a.png", files.picture()[:-4], BROKEN_PICTURE),
    "jpg cut short": ("a.jpg", files.picture("jpg")[:300], BROKEN_PICTURE),
    "webp cut short": ("a.webp", files.picture("webp")[:-4], BROKEN_PICTURE),
    "document that is a bomb": ("a.docx", docx(a=bytes(30 * MB)), BOMB),
    "document of far too many parts": (
        "a.xlsx",
        files.office("xlsx", {str(i): "" for i in range(5001)}),
        BOMB,
    ),
    "document with macros": ("a.docx", docx(**{"word/vbaProject.bin": b"x"}), MACROS),
    "document of the macro type": ("a.docx", files.office(content_type=MACRO_TYPE), MACROS),
    "sheet with old macros": (
        "a.xlsx",
        files.office("xlsx", {"xl/macrosheets/sheet1.xml": "<a/>"}),
        MACROS,
    ),
    "document with a zip inside": ("a.docx", docx(bilag=files.zipped({"a": "a"})), GUEST),
    "document with a program inside": ("a.docx", docx(bilag=files.program()), GUEST),
    "document with an old object": ("a.docx", docx(bilag=OLD_OFFICE), GUEST),
    "document with a far template": ("a.docx", linked("attachedTemplate"), TIES),
    "document with a far picture": ("a.docx", linked("image"), TIES),
    "document with a password": (
        "a.docx",
        OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        LOCKED,
    ),
    "document with something before": ("a.docx", b"PK\x03\x04" + files.office(), HIDDEN),
    "document with something after": ("a.docx", files.office() + b"mer", HIDDEN),
    "document cut short": ("a.docx", files.office()[:-30], BROKEN),
    "document of a zip's first bytes": ("a.docx", b"PK\x03\x04nothing", BROKEN),
    "document with entities": (
        "a.docx",
        docx(**{"word/a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        BROKEN,
    ),
}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_in_a_sentence_of_its_own(case):
    name, content, sentence = BAD[case]

    with pytest.raises(Refused) as refused:
        uploads.examine(name, BytesIO(content), len(content))

    assert sentence in {None, str(refused.value)}


def test_a_packed_part_with_a_wrong_sum_is_damage():
    content = bytearray(files.zipped({"[Content_Types].xml": "x" * 50}, packed=False))
    content[60] ^= 1

    with pytest.raises(Refused) as refused:
        uploads.examine("a.docx", BytesIO(content), len(content))

    assert str(refused.value) == BROKEN


CHART = {"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": files.office("xlsx")}


def test_the_numbers_behind_a_chart_and_a_link_to_press_are_fine():
    for name, content in (
        ("a.pptx", files.office("pptx", CHART)),
        ("a.docx", linked("hyperlink")),
    ):
        assert uploads.examine(name, BytesIO(content), len(content)).name == name


def test_a_document_inside_is_looked_into_too_and_holds_no_further_one():
    bad = files.office("xlsx", {"xl/vbaProject.bin": b"x"})
    deep = files.office("xlsx", {"xl/embeddings/a.xlsx": files.office("xlsx")})
    for inner, sentence in ((bad, MACROS), (deep, GUEST)):
        content = files.office("pptx", {"ppt/embeddings/a.xlsx": inner})

        with pytest.raises(Refused) as refused:
            uploads.examine("a.pptx", BytesIO(content), len(content))

        assert str(refused.value) == sentence


@pytest.mark.parametrize("kind", ["pdf", "png", "jpg", "webp", "docx", "xlsx", "pptx"])
def test_a_file_with_any_bytes_changed_comes_in_or_is_refused_and_nothing_else(kind):
    random = Random(7)  # noqa: S311 -- the same each time
    good = files.GOOD[kind]()
    for _round in range(60):
        content = bytearray(good)
        for _byte in range(random.randint(1, 8)):
            content[random.randrange(len(content))] = random.randrange(256)
        cut = bytes(content[: random.choice([len(content), random.randrange(len(content))])])

        with suppress(Refused):
            assert uploads.examine(f"a.{kind}", BytesIO(cut), len(cut)).kind == kind


def test_a_pdf_of_far_too_many_parts_is_not_gone_through(monkeypatch):
    monkeypatch.setattr(pdf_inside, "MOST_THINGS", 2)

    assert pdf_inside.verdict(files.pdf()) == Verdict.INTRICATE
