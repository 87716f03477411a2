"""Drawing that remembers what it draws: every mark belongs to an element, or is decoration."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas


@dataclass(eq=False)
class Node:
    """An element of the structure: what a screen reader finds."""

    tag: str
    kids: list["Node | tuple[int, int]"] = field(default_factory=list)  # or page and mark
    alt: str = ""
    # An owner (O) and what it knows: O="Table", Scope="Row".
    attributes: dict[str, str | list[float]] = field(default_factory=dict)

    def add(self, tag: str, *, alt: str = "", **attributes: str | list[float]) -> "Node":
        kid = Node(tag, alt=alt, attributes=attributes)
        self.kids.append(kid)
        return kid

    @property
    def drawn(self) -> bool:
        return any(isinstance(kid, tuple) for kid in self.kids)


@dataclass(frozen=True)
class Bookmark:
    """A heading, and where it came to stand."""

    title: str
    level: int
    page: int
    top: float


class TaggedCanvas(Canvas):
    """Holds every page back until all are drawn, so that the first can name the last."""

    _code: list[str]  # the page's operators; the stubs leave it out

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.marks = 0
        self.bookmarks: list[Bookmark] = []
        self.held: list[dict[str, Any]] = []
        self.waiting: list[Callable[[], None]] = []

    @property
    def page(self) -> int:
        """From 0."""
        return int(self.getPageNumber()) - 1

    @contextmanager
    def element(self, node: Node) -> Iterator[None]:
        node.kids.append((self.page, self.marks))
        self._code.append(f"/{node.tag} <</MCID {self.marks}>> BDC")
        self.marks += 1
        yield
        self._code.append("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def bookmark(self, title: str, level: int, height: float) -> None:
        top = self.absolutePosition(0, height)[1]
        self.bookmarks.append(Bookmark(title, level, self.page, top))

    def when_counted(self, draw: Callable[[], None]) -> None:
        """Draw this on the present page once every page and bookmark is known."""
        self.waiting.append(draw)

    def showPage(self) -> None:  # noqa: N802 -- reportlab's name
        self.held.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # the stubs leave it out
        self.marks, self.waiting = 0, []

    def save(self) -> None:
        for page in self.held:
            self.__dict__.update(page)
            for draw in self.waiting:
                draw()
            Canvas.showPage(self)
        super().save()
