"""A PDF as pypdf reads it: what stands where on its pages, and its tree of tags."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

INVISIBLE = "\u200b\u00ad"
"""Where a long word, or one at a line's end, may be divided."""


@dataclass(frozen=True)
class Stretch:
    """Some text, and where it begins, in points from the left and the bottom of its page."""

    text: str
    x: float
    y: float


Point = tuple[float, float]


@dataclass(frozen=True)
class Page:
    """Width and height in points, and its stretches and drawn lines in the order of the file."""

    width: float
    height: float
    stretches: tuple[Stretch, ...]
    lines: tuple[tuple[Point, Point], ...]

    @property
    def text(self) -> str:
        """What stands on the page, without white space and what divides words."""
        return bare("".join(stretch.text for stretch in self.stretches))

    def found(self, text: str) -> Stretch:
        """The one stretch that is a text."""
        (found,) = (stretch for stretch in self.stretches if bare(stretch.text) == bare(text))
        return found


def bare(text: str) -> str:
    """A text without white space and what divides words."""
    return "".join(char for char in text if not char.isspace() and char not in INVISIBLE)


def pages_of(pdf: bytes) -> list[Page]:
    """The pages of a PDF."""
    return [_page(page) for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    """What stands on all its pages, without white space and what divides words."""
    return "".join(page.text for page in pages_of(pdf))


def roles_of(pdf: bytes) -> list[str]:
    """The roles of its tags, in reading order: H1, P, L, LI, Table, TH …"""
    root = PdfReader(io.BytesIO(pdf)).root_object
    tree = root.get("/StructTreeRoot")
    return [] if tree is None else [role for role, _ in _tags(tree.get_object(), 0)]


def faults_of(pdf: bytes) -> list[str]:
    """What keeps a reader by ear from following it, of what PDF/UA-1 (ISO 14289-1) demands."""
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.root_object
    found = []
    if not root.get("/MarkInfo", {}).get("/Marked"):
        found.append("nothing is tagged")
    if "/StructTreeRoot" not in root:
        return [*found, "there is no tree of tags"]
    if not root.get("/Lang"):
        found.append("there is no language")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        found.append("the title is not shown")
    if not (reader.metadata and reader.metadata.title):
        found.append("there is no title")
    tags = list(_tags(root["/StructTreeRoot"].get_object(), 0))
    level = 0
    for role, _ in tags:
        if role.startswith("H") and role[1:].isdecimal():
            if int(role[1:]) > level + 1:
                found.append(f"{role} follows a heading of level {level}")
            level = int(role[1:])
    for place, (role, depth) in enumerate(tags):
        inside = [
            other for other, deeper in _until_out(tags[place + 1 :], depth) if deeper == depth + 1
        ]
        if role == "L" and set(inside) - {"LI", "Caption", "L"}:
            found.append(f"a list holds {', '.join(inside)}")
        if role == "Table" and "TH" not in [
            other for other, _ in _until_out(tags[place + 1 :], depth)
        ]:
            found.append("a table has no header")
    return found


def _until_out(tags: list[tuple[str, int]], depth: int) -> Iterator[tuple[str, int]]:
    for role, deeper in tags:
        if deeper <= depth:
            return
        yield role, deeper


def _tags(node: PdfObject, depth: int) -> Iterator[tuple[str, int]]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from _tags(kid, depth)
    elif isinstance(node, DictionaryObject):
        if role := node.get("/S"):
            yield str(role)[1:], depth
        if "/K" in node and node.get("/Type") not in ("/OBJR", "/MCR"):
            yield from _tags(node["/K"], depth + 1)


def _page(page: PageObject) -> Page:
    stretches: list[Stretch] = []
    lines: list[tuple[Point, Point]] = []
    path: list[tuple[Point, Point]] = []
    begun: Point = (0, 0)

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            stretches.append(Stretch(text, *_moved((tm[4], tm[5]), cm)))

    def visit_operator(
        operator: bytes, operands: list[float], cm: list[float], tm: list[float]
    ) -> None:
        nonlocal begun
        if operator in (b"m", b"l"):
            point = _moved((float(operands[0]), float(operands[1])), cm)
            if operator == b"l":
                path.append((begun, point))
            begun = point
        elif operator in (b"S", b"n"):
            if operator == b"S":
                lines.extend(path)
            path.clear()

    page.extract_text(visitor_text=visit, visitor_operand_before=visit_operator)
    return Page(
        float(page.mediabox.width), float(page.mediabox.height), tuple(stretches), tuple(lines)
    )


def _moved(point: Point, matrix: list[float]) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f
