"""The judge of these PDFs refuses what it is to refuse."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, PdfObject

from quiz.paper.discussion import DiscussionWish, discussion
from quiz.questions import Level, TrueFalse
from tests.paper.pdf_pages import faults_of, roles_of
from tests.paper.small_decks import deck_of

QUESTION = TrueFalse(
    id="truth",
    level=Level.EVALUATE,
    cite=("atlas#1",),
    stem="Maps lie.",
    answer=False,
    feedback="They simplify.",
)


@pytest.fixture(scope="module")
def good() -> bytes:
    return discussion(deck_of(QUESTION), DiscussionWish())


def changed(pdf: bytes, change: Callable[[DictionaryObject], None]) -> bytes:
    """A PDF whose root was changed."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    change(writer.root_object)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def renamed(old: str, new: str) -> Callable[[DictionaryObject], None]:
    """Gives the tags of a role another one."""

    def rename(node: PdfObject) -> None:
        node = node.get_object()
        if isinstance(node, ArrayObject):
            for kid in node:
                rename(kid)
        elif isinstance(node, DictionaryObject):
            if node.get("/S") == f"/{old}":
                node[NameObject("/S")] = NameObject(f"/{new}")
            if "/K" in node and node.get("/Type") not in ("/OBJR", "/MCR"):
                rename(node["/K"])

    return lambda root: rename(root["/StructTreeRoot"])


def test_a_good_one_has_no_faults(good: bytes) -> None:
    assert faults_of(good) == []
    assert faults_of(changed(good, lambda root: None)) == []
    assert {"H1", "H2", "H3", "L", "LI"} <= set(roles_of(good))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda root: root.pop("/MarkInfo"), "nothing is tagged"),
        (lambda root: root.pop("/StructTreeRoot"), "there is no tree of tags"),
        (lambda root: root.pop("/Lang"), "there is no language"),
        (lambda root: root.pop("/ViewerPreferences"), "the title is not shown"),
        (renamed("H2", "H4"), "H4 follows a heading of level 1"),
        (renamed("LI", "P"), "a list holds P"),
        (renamed("LI", "Table"), "a table has no header"),
    ],
)
def test_a_malformed_one_is_refused(
    good: bytes, change: Callable[[DictionaryObject], None], fault: str
) -> None:
    assert any(told.startswith(fault) for told in faults_of(changed(good, change)))


def test_an_empty_page_is_refused() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    written = io.BytesIO()
    writer.write(written)
    assert "there is no tree of tags" in faults_of(written.getvalue())
