"""The press: what is described comes out as an accessible PDF, and nothing typed is ever run."""

import io
import os
import subprocess
import sys

import pdfua
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from paper import Paper
from paper.blocks import Voice
from tests.pdf_reading import bookmarks, elements, fonts, tags, text_of, unmarked

NASTY = [
    "<b>fet</b> & <i>skrå</i>",
    '<img src="http://127.0.0.1:9/x.png"/>',
    "<para><font size=90>STORT</font></para>",
    "{{ settings.SECRET_KEY }} {% now 'Y' %} ${x} %(x)s",
    "&lt;b&gt; &#65; &nbsp;",
    "</p> <onDraw name='x'/> <a href='javascript:x'>x</a>",
]


def full(**facts):
    """A paper with one of everything, over some pages."""
    paper = Paper("Kvittering", eyebrow="Hovedprisen", lead="Ta vare på den", **facts)
    paper.contents()
    paper.heading("Bedriften")
    paper.facts([("Navn", "Støperiet AS"), ("Ansatte", 0), ("Nettsted", "")])
    paper.heading("Nyskapende", 3)
    paper.text("Hva er nytt?", Voice.QUIET)
    paper.text("Første avsnitt\n\nAndre avsnitt")
    paper.items(["en", "to"])
    paper.items(["først", "så"], numbered=True)
    paper.page_break()
    paper.heading("Vedlegg")
    paper.table(["Fil", "Størrelse"], [(f"fil {n}.pdf", n) for n in range(60)], widths=[3, 1])
    paper.room("Svar", 6)
    return paper


def test_the_same_paper_has_the_same_bytes():
    assert full().pdf() == full().pdf()
    assert full().pdf() != full(footnote="abc").pdf()


def test_every_font_is_embedded_and_none_is_the_readers_own():
    embedded = fonts(full().pdf())

    assert {name.split("+")[1] for name in embedded} == {
        "SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSans3-Bold",
    }  # fmt: skip
    assert all(embedded.values())


def test_a_screen_reader_finds_headings_lists_and_tables_in_order():
    found = tags(full().pdf())

    assert [tag for tag in found if tag in {"H1", "H2", "H3"}] == ["H1", "H2", "H3", "H2"]
    assert found.count("LI") == found.count("Lbl") == found.count("LBody") == 4
    assert found.count("TR") == 2 + 61
    assert found.count("TH") == 2 + 2
    assert found.count("TD") == 2 + 120


def test_every_header_cell_says_what_it_is_the_header_of():
    scopes = [str(cell.A.Scope) for cell in elements(full().pdf(), "/TH")]

    assert sorted(scopes) == ["/Column", "/Column", "/Row", "/Row"]


def test_language_title_and_dates_are_told():
    with pikepdf.open(io.BytesIO(full().pdf())) as pdf:
        root, info, xmp = pdf.Root, pdf.trailer.Info, pdf.Root.Metadata.read_bytes().decode()

        assert (str(root.Lang), str(info.Title)) == ("nb-NO", "Kvittering")
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_nothing_is_drawn_outside_the_structure():
    assert unmarked(full(stamp="UTKAST").pdf()) == []


def test_every_mark_leads_back_to_its_element():
    with pikepdf.open(io.BytesIO(full().pdf())) as pdf:
        ways = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        for number, page in enumerate(pdf.pages):
            marks = [
                int(operands[1].MCID)
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC"
            ]

            assert page.StructParents == ways[2 * number] == number
            assert sorted(marks) == list(range(len(ways[2 * number + 1])))


def test_bookmarks_and_contents_lead_to_the_headings():
    pdf = full().pdf()

    assert bookmarks(pdf) == ["Kvittering", "> Bedriften", "> > Nyskapende", "> Vedlegg"]
    first_page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert first_page.endswith("\r\n1\r\n2")  # drawn last, when all pages are known


def test_each_page_says_which_of_how_many():
    pdf = pypdfium2.PdfDocument(full(stamp="UTKAST").pdf())
    pages = [page.get_textpage().get_text_range() for page in pdf]

    for number, text in enumerate(pages, start=1):
        assert f"{number} of {len(pages)}" in text or f"{number} av {len(pages)}" in text
        assert "UTKAST" in text


def test_letters_of_all_our_languages_come_out_right():
    words = "Blåbærsyltetøy ÆØÅ čáđŋšŧž ČÁĐŊŠŦŽ «é» – 1 234,5 m²"
    paper = Paper(words)
    paper.text(words)

    assert " ".join(text_of(paper.pdf()).split()).count(words) == 2


@pytest.mark.parametrize("typed", NASTY)
def test_what_people_type_is_shown_as_they_typed_it(typed):
    paper = Paper(typed, eyebrow=typed, lead=typed, stamp=typed, footnote=typed, running=typed)
    paper.heading(typed)
    paper.text(typed)
    paper.facts([(typed, typed)])
    paper.items([typed])
    assert paper.docx()
    paper.table([typed], [[typed]])

    assert "".join(text_of(paper.pdf()).split()).count("".join(typed.split())) >= 11


def test_characters_that_cannot_be_printed_are_left_out():
    paper = Paper("Papir\x00")
    paper.text("før\x00\x0b\x1b\ud800etter")

    assert "føretter" in text_of(paper.pdf())
    assert paper.docx()


@pytest.mark.parametrize("typed", ["ord " * 30_000, "x" * 60_000, "linje\n" * 3000, "", " \n "])
def test_answers_of_any_length_fit(typed):
    paper = Paper("Langt")
    paper.heading("Svar")
    paper.text(typed)
    paper.facts([("Svar", typed), ("Til slutt", "SLUTT")])

    pdf = paper.pdf()

    assert text_of(pdf).count("SLUTT") == 1
    assert unmarked(pdf) == []


def test_a_picture_has_words_for_those_who_cannot_see_it():
    paper, picture = Paper("Diplom"), io.BytesIO()
    Image.new("RGB", (20, 10), "teal").save(picture, "PNG")
    paper.picture(picture.getvalue(), alt="Et kvadrat", width=20)

    pdf = paper.pdf()

    assert tags(pdf)[-1] == "Figure"
    [(alt, box)] = [(str(f.Alt), f.A.BBox) for f in elements(pdf, "/Figure")]
    assert alt == "Et kvadrat"
    assert float(box[2] - box[0]) == pytest.approx(2 * float(box[3] - box[1]), abs=0.01)
    assert unmarked(pdf) == []


def test_pages_that_make_no_paper_do_not_load_the_press():
    seen = "import django; django.setup(); import config.urls, sys; print(sys.modules.keys())"
    run = subprocess.run(
        [sys.executable, "-c", seen],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        check=True,
        capture_output=True,
        text=True,
    )

    assert "'paper.description'" in run.stdout
    assert "'reportlab'" not in run.stdout
    assert "'docx'" not in run.stdout


def test_the_rules_a_machine_can_check_are_kept(tmp_path):
    """Few of the standard's rules: not a certificate."""
    (tmp_path / "paper.pdf").write_bytes(full(stamp="UTKAST").pdf())

    assert [f.message for f in pdfua.validate(tmp_path / "paper.pdf").findings] == []
