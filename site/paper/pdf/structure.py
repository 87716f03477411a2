"""What makes a PDF accessible: the tree of elements, the language, the title and the bookmarks."""

from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from paper.description import AWARD, Attached, Paper
from paper.pdf.tags import Bookmark, Node

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{dated}</xmp:CreateDate><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def finished(drawn: bytes, root: Node, bookmarks: list[Bookmark], paper: Paper) -> bytes:
    with Pdf.open(BytesIO(drawn)) as pdf:
        _describe(pdf, paper)
        _Tree(pdf).grow(root)
        _outline(pdf, bookmarks)
        for file in paper.attached:
            pdf.attachments[file.name] = _enclosed(pdf, file, _stamped(paper))
        written = BytesIO()
        pdf.save(
            written,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return written.getvalue()


def _enclosed(pdf: Pdf, file: Attached, dated: str) -> pikepdf.AttachedFileSpec:
    return pikepdf.AttachedFileSpec(  # type: ignore[call-arg]  # the stubs lack the relationship
        pdf,
        file.content,
        description=file.about,
        filename=file.name,
        mime_type=file.kind,
        creation_date=dated,
        mod_date=dated,
        relationship=Name.Data,
    )


def _stamped(paper: Paper) -> str:
    return paper.dated.strftime("D:%Y%m%d%H%M%S+00'00'")


def _describe(pdf: Pdf, paper: Paper) -> None:
    """Title, language and dates, for readers and for catalogues."""
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=String(paper.title), Author=String(AWARD), CreationDate=_stamped(paper))
    )
    words = {"title": paper.title, "author": AWARD, "language": paper.language}
    xmp = XMP.format(dated=paper.dated.isoformat(), **{k: escape(v) for k, v in words.items()})
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(paper.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines


class _Tree:
    """The elements, written into the file, and from each mark on a page the way back to its own."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, Object]] = [{} for _page in self.pages]

    def grow(self, root: Node) -> None:
        top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = self._element(root, top)
        for number, page in enumerate(self.pages):
            page.StructParents, page.Tabs = number, Name.S
        top.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self._ways_back()))
        top.ParentTreeNextKey = len(self.pages)
        self.pdf.Root.StructTreeRoot = top

    def _ways_back(self) -> Array:
        nums = Array()
        for number, owners in enumerate(self.owners):
            nums.append(number)
            nums.append(self.pdf.make_indirect(Array(owners[mark] for mark in sorted(owners))))
        return nums

    def _element(self, node: Node, parent: Object) -> Object:
        facts = {"/Type": Name.StructElem, "/S": Name("/" + node.tag), "/P": parent}
        element = self.pdf.make_indirect(Dictionary(facts))
        if node.alt:
            element.Alt = String(node.alt)
        if node.attributes:
            element.A = Dictionary(
                {
                    f"/{key}": Name(f"/{value}") if isinstance(value, str) else Array(value)
                    for key, value in node.attributes.items()
                }
            )
        kids = [self._kid(kid, element) for kid in node.kids]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _kid(self, kid: "Node | tuple[int, int]", element: Object) -> Object:
        if isinstance(kid, Node):
            return self._element(kid, element)
        page, mark = kid
        self.owners[page][mark] = element
        return Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=mark)


def _outline(pdf: Pdf, bookmarks: list[Bookmark]) -> None:
    """Bookmarks under one another as the headings are."""
    last_of: dict[int, pikepdf.OutlineItem] = {}
    with pdf.open_outline() as outline:
        for mark in bookmarks:
            item = pikepdf.OutlineItem(mark.title, mark.page, "XYZ", left=0, top=mark.top + 12)
            above = [last_of[level] for level in sorted(last_of) if level < mark.level]
            (above[-1].children if above else outline.root).append(item)
            last_of = {k: v for k, v in last_of.items() if k < mark.level} | {mark.level: item}
