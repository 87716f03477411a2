"""Files made to keep the server busy, or to reach out when somebody opens them."""

import os
import resource
import struct
import time
import tracemalloc
import zlib
from io import BytesIO

import pikepdf
import pytest

from accounts.refusals import Refused
from nominations import uploads
from nominations.uploads import hidden, pdf
from tests.make import files
from tests.test_attachments_bad import BOMB, BROKEN, GUEST, HIDDEN, LIVELY, TIES

MB = 1024 * 1024
INTRICATE = "Denne PDF-en har flere deler enn vi kan gå gjennom. Skriv den ut til PDF på nytt."
FAR = pikepdf.String(r"\\elsewhere.example\share\a.pdf")


def refusal(name, content):
    with pytest.raises(Refused) as refused:
        uploads.examine(name, BytesIO(content), len(content))
    return str(refused.value)


def opens_with(kind, **more):
    def change(document):
        document.Root.OpenAction = action(kind, **more)

    return files.pdf(change)


def action(kind, **more):
    return pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"), F=FAR, **more)


def page_opens(document):
    document.pages[0].AA = pikepdf.Dictionary(O=action("URI"))


def presses(document):
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=action("URI"))
    document.pages[0].Annots = pikepdf.Array([link])


def far_stream(document):
    document.Root.Far = pikepdf.Stream(document, b"", {"/F": FAR})


@pytest.mark.parametrize(
    "kind",
    ["GoToR", "Launch", "URI", "Thread", "SubmitForm", "ImportData", "JavaScript", "GoToE"],
)
def test_a_pdf_that_reaches_out_when_it_is_opened_is_refused(kind):
    later = pikepdf.Dictionary(S=pikepdf.Name.GoTo, Next=pikepdf.Array([action(kind)]))

    assert refusal("a.pdf", opens_with(kind)) == LIVELY
    assert refusal("a.pdf", opens_with("GoTo", Next=later)) == LIVELY


@pytest.mark.parametrize("change", [page_opens, far_stream])
def test_a_pdf_that_reaches_out_from_elsewhere_in_it_is_refused(change):
    assert refusal("a.pdf", files.pdf(change)) == LIVELY


def test_a_pdf_that_opens_on_a_page_and_has_links_to_press_is_fine():
    for content in (files.pdf(presses), opens_with("GoTo", D=pikepdf.Array([0]))):
        assert uploads.examine("a.pdf", BytesIO(content), len(content)).kind == "pdf"


@pytest.mark.parametrize("inside", [b"<<>>" * 1_000_000, b" " * 100 * MB, b"<<>>" * 5_000_000])
def test_a_small_pdf_that_unpacks_to_very_much_is_refused_without_harm_to_us(inside):
    content = swelling(inside)
    started = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert refusal("a.pdf", content) == INTRICATE

    assert time.monotonic() - started < pdf.PATIENCE + 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024


def swelling(inside):
    """Its object 4 is a list that lies packed in object 5."""
    packed = zlib.compress(b"4 0 [" + inside + b"]", 9)
    stream = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>",
        5: stream + packed + b"\nendstream",
    }
    out, rows = b"%PDF-1.7\n", {0: (0, 0, 255), 4: (2, 5, 0)}
    for number, body in objects.items():
        rows[number] = (1, len(out), 0)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    rows[6] = (1, len(out), 0)
    table = b"".join(struct.pack(">BIB", *row) for _number, row in sorted(rows.items()))
    head = b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n" % len(table)
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + head + table + end


@pytest.mark.parametrize("process", [["/bin/sleep", "5"], ["/bin/false"], ["/bin/true"]])
def test_a_process_that_hangs_or_fails_lets_nothing_in(monkeypatch, process):
    monkeypatch.setattr(pdf, "PROCESS", process)
    monkeypatch.setattr(pdf, "PATIENCE", 0.5)

    assert refusal("a.pdf", files.pdf()) == INTRICATE


def test_twenty_megabytes_of_starts_of_programs_cost_little():
    many = b"MZ" * (8 * MB)
    started = time.process_time()

    for content in (files.picture("jpg") + many + b"\xff\xd9", files.pdf()[:-6] + many):
        hidden.refuse_glued(content)
        with pytest.raises(Refused):
            hidden.refuse_glued(content + files.program())

    assert time.process_time() - started < 3


def test_a_picture_with_a_pdf_in_it_is_refused():
    assert refusal("a.jpg", files.picture("jpg") + files.pdf() + b"\xff\xd9") == HIDDEN


def field(words, *, split=3):
    runs = "".join(
        f"<w:r><w:instrText>{words[at : at + split]}</w:instrText></w:r>\n"
        for at in range(0, len(words), split)
    )
    return f'<w:d><w:fldChar w:fldCharType="begin"/>{runs}</w:d>'


def sheet(formula):
    return {"xl/worksheets/sheet1.xml": f"<s><f>{formula}</f></s>"}


def chunk():
    return {"word/_rels/document.xml.rels": files.relations("aFChunk", "a.rtf")}


def far_without_saying_so(target):
    named = files.relations("attachedTemplate", target)
    return {"word/_rels/settings.xml.rels": named}


NOISE = {"word/media/a.bin": os.urandom(MB)}
MANY = "<a>" + "<b/>" * (MB // 2) + "</a>"
HOSTILE = {
    "field": ("docx", {"word/a.xml": field('DDEAUTO c:\\\\cmd.exe "/k"')}, TIES),
    "field in one": (
        "docx",
        {"word/a.xml": '<f w:instr=" includetext &quot;a"/><fldSimple/>'},
        TIES,
    ),
    "field in signs": ("docx", {"word/a.xml": field("&#68;DE cmd", split=11)}, TIES),
    "field in wide letters": ("docx", {"a.bin": field("DDE cmd").encode("utf-16")}, TIES),
    "field in disguise": ("docx", {"word/a.xml": field("<![CDATA[DDE]]>", split=20)}, TIES),
    "far picture": ("docx", {"word/a.xml": field("INCLUDEPICTURE http://a")}, TIES),
    "chunk": ("docx", chunk(), GUEST),
    "web address": ("docx", far_without_saying_so("http://elsewhere.example/a"), TIES),
    "share": ("docx", far_without_saying_so(r"\\elsewhere.example\a"), TIES),
    "script in a drawing": ("docx", {"word/media/a.svg": "<svg><script>1</script></svg>"}, TIES),
    "other program": ("xlsx", {"xl/a.xml": '<l><ddeLink ddeService="cmd"/></l>'}, TIES),
    "web formula": ("xlsx", sheet("_xlfn.WEBSERVICE(&quot;http://a&quot;)"), TIES),
    "web formula in signs": ("xlsx", sheet("&#87;EBSERVICE (A1)"), TIES),
    "many types": ("docx", {"[Content_Types].xml": MANY} | NOISE, BOMB),
    "many relations": ("docx", {"word/_rels/a.rels": MANY} | NOISE, BOMB),
    "one part that swells": ("docx", {"a.bin": bytes(11 * MB)} | NOISE, BOMB),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_document_is_refused(case):
    kind, parts, sentence = HOSTILE[case]

    assert refusal(f"a.{kind}", files.office(kind, parts)) == sentence


@pytest.mark.parametrize("ending", ["hta", "lnk", "exe", "js", "vbs", "html", "JS "])
def test_a_document_with_a_file_that_a_computer_obeys_is_refused(ending):
    assert refusal("a.docx", files.office(parts={f"word/a.{ending}": "x"})) == GUEST


def test_ordinary_fields_drawings_and_formulas_are_fine():
    words = field(' HYPERLINK "http://a" ') + field("PAGE") + "<w:t>DDE LINK instrumenter</w:t>"
    for kind, part, content in (
        ("docx", "word/document.xml", f"<w:a>{words}</w:a>"),
        (
            "docx",
            "word/media/a.svg",
            '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>',
        ),
        ("xlsx", "xl/worksheets/sheet1.xml", "<s><f>SUM(A1:A3)</f><v>DDE</v></s>"),
    ):
        good = files.office(kind, {part: content})

        assert uploads.examine(f"a.{kind}", BytesIO(good), len(good)).kind == kind


def test_a_part_is_never_unpacked_beyond_the_size_it_states():
    swollen = files.office(parts={"word/a.bin": bytes(100 * MB)})
    said = struct.pack("<I", 100 * MB)
    tracemalloc.start()

    assert refusal("a.docx", swollen.replace(said, struct.pack("<I", 1000))) == BROKEN

    assert tracemalloc.get_traced_memory()[1] < 10 * MB
    tracemalloc.stop()
