"""What is let in as a file, and the sentence that keeps everything else out."""

from io import BytesIO

import pytest

from accounts.refusals import Refused
from nominations import uploads
from tests.make import files

MB = 1024 * 1024
PDF_INSIDE = b"%PDF-1.7\n"


def examine(name, content):
    return uploads.examine(name, BytesIO(content), len(content))


@pytest.mark.parametrize("extension", files.GOOD)
def test_a_good_file_of_each_kind_comes_in(extension):
    content = files.GOOD[extension]()

    found = examine(f"Årsrapport 2026.{extension.upper()}", content)

    assert found.kind == extension.replace("jpeg", "jpg")
    assert (found.name, found.size) == (f"Årsrapport 2026.{extension.upper()}", len(content))


TYPES = {
    "tegning.svg": "Bilder av typen .svg tas ikke imot. Lagre det som PNG eller JPEG.",
    "side.html": "Nettsider og kode (.html) tas ikke imot. Skriv siden ut til PDF.",
    "alt.zip": "Pakkede filer (.zip) tas ikke imot. Pakk ut, og legg til filene én for én.",
    "ark.xlsm": "Filer som kan ha makroer (.xlsm), tas ikke imot. Lagre det som PDF i stedet.",
    "gammel.doc": "Filer av typen .doc tas ikke imot. Lagre det som PDF i stedet.",
    "spill.exe": (
        "Filer av typen .exe tas ikke imot. Velg en PDF, et bilde (PNG, JPEG, WebP) eller et"
        " dokument fra Word, Excel eller PowerPoint."
    ),
    "rapport.pdf.exe": (
        "Filer av typen .exe tas ikke imot. Velg en PDF, et bilde (PNG, JPEG, WebP) eller et"
        " dokument fra Word, Excel eller PowerPoint."
    ),
    "uten-ending": "Navnet mangler endingen som viser typen. Legg den til, for eksempel «.pdf».",
}


@pytest.mark.parametrize("name", TYPES)
def test_a_type_that_is_not_taken_is_told_what_to_do_instead(name):
    with pytest.raises(Refused) as refused:
        examine(name, files.pdf())

    assert str(refused.value) == TYPES[name]


NAMES = {
    "../../etc/rapport.pdf": "rapport.pdf",
    "C:\\Users\\Kari\\rapport.pdf": "rapport.pdf",
    "rap\x00port.pdf": "rapport.pdf",
    "rap\r\nport\t.pdf": "rap port.pdf",
    "\u202egpj.rapport.pdf": "gpj.rapport.pdf",
    "rap\u200bport\x1b.pdf": "rapport.pdf",
    'si "hei" <b>.pdf': "si _hei_ _b_.pdf",
    "..skjult.pdf. ": "skjult.pdf",
    "virus.exe.pdf": "virus.exe.pdf",
    "A\u030arsrapport.pdf": "Årsrapport.pdf",
    "x" * 300 + ".pdf": "x" * 116 + ".pdf",
}


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_is_cleaned_of_what_nobody_sees_and_what_computers_obey(name):
    assert examine(name, files.pdf()).name == NAMES[name]


@pytest.mark.parametrize("name", ["rapport.pdf\x00.exe", "fdp.\u202eexe", "x" * 300])
def test_a_name_can_not_hide_its_type(name):
    with pytest.raises(Refused):
        examine(name, files.pdf())


EMPTY = "Filen er tom. Sjekk at du valgte den rette."
LARGE = "Filen er større enn 20\xa0MB. Gjør den mindre, eller del den i flere."


def test_an_empty_file_and_one_that_is_too_large_are_refused():
    for content, sentence in ((b"", EMPTY), (PDF_INSIDE + bytes(20 * MB), LARGE)):
        with pytest.raises(Refused) as refused:
            examine("rapport.pdf", content)

        assert str(refused.value) == sentence


def test_a_size_that_is_claimed_lets_no_large_file_in():
    with pytest.raises(Refused) as refused:
        uploads.examine("rapport.pdf", BytesIO(bytes(21 * MB)), 10)

    assert str(refused.value) == LARGE


def is_else(kind):
    return (
        f"Navnet sier {kind}, men innholdet er noe annet. Åpne filen i programmet den ble laget i,"
        f" og lagre den som {kind}."
    )


def is_of(kind, seen):
    return (
        f"Navnet sier {kind}, men innholdet er av typen {seen}. Åpne filen i programmet den ble"
        f" laget i, og lagre den som {kind}."
    )


SWAPPED = {
    "pdf named png": ("a.png", files.pdf, is_of("PNG", "PDF")),
    "png named pdf": ("a.pdf", files.picture, is_of("PDF", "PNG")),
    "png named jpg": ("a.jpg", files.picture, is_of("JPG", "PNG")),
    "program named pdf": ("a.pdf", files.program, is_of("PDF", "EXE")),
    "web page named pdf": ("a.pdf", lambda: b"<html><script>1</script>", is_else("PDF")),
    "drawing named png": ("a.png", lambda: b"<svg onload=alert(1)>", is_else("PNG")),
    "document named xlsx": ("a.xlsx", files.office, is_else("XLSX")),
    "zip named docx": ("a.docx", lambda: files.zipped({"a.txt": "a"}), is_else("DOCX")),
    "pdf named docx": ("a.docx", files.pdf, is_else("DOCX")),
    "zip before a pdf": (
        "a.pdf",
        lambda: files.zipped({"a": "a"}) + files.pdf(),
        is_of("PDF", "ZIP"),
    ),
}


@pytest.mark.parametrize("case", SWAPPED)
def test_the_content_must_fit_the_name(case):
    name, make, sentence = SWAPPED[case]

    with pytest.raises(Refused) as refused:
        examine(name, make())

    assert str(refused.value) == sentence


VIRUS = "Viruskontrollen stoppet denne filen. Den ble ikke tatt vare på."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF_INSIDE + files.VIRUS_TEST),
        ("a.pdf", files.VIRUS_TEST),
        ("a.png", files.picture() + files.VIRUS_TEST),
        ("a.docx", files.office(parts={"word/media/a.txt": files.VIRUS_TEST})),
    ],
)
def test_the_test_virus_is_stopped_wherever_it_lies(name, content):
    with pytest.raises(Refused) as refused:
        examine(name, content)

    assert str(refused.value) == VIRUS
