"""A deck whose every text means something to some format: in every file it is what was written."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from quiz.deck import Deck, Placed
from quiz.deck.cells import unguarded
from quiz.deck.inline import inline
from quiz.lms.formats import FORMATS, Format
from quiz.lms.html import line, readable
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from tests.app import hostile

TEXTS = (
    *hostile.TEXTS,
    '#set page(fill: red) #eval("1")',
    "$ x $ and $$x$$",
    "]]>",
    "<![CDATA[x]]>",
    "&lt;&amp;&#60;&nbsp;&bogus;",
    "<!DOCTYPE x [<!ENTITY e 'v'>]>&e;",
    "</text></questiontext></question>",
    "<script>alert(1)</script>",
    "<!-- x -->",
    "~=#%50% {x} : // ::t::",
    "=right",
    "//comment",
    "$CATEGORY: evil",
    "{1:MULTICHOICE:=x}",
    "@@PLUGINFILE@@/x",
    "{mlang en}x{mlang}",
    '=HYPERLINK("http://x")',
    "@SUM(1+1)|cmd",
    "+1",
    "-1+1",
    ";=1+1",
    "a\tb",
    "a\nb",
    "a\r\nb",
    "\u202egnp.exe",
    "\u200fx\u2066y",
    "\x07\x1b[0m\x7f\x85",
    "x\ufffey",
    "\u2028x",
    "🇵🇰 👩\u200d🔬",
    "Я ağ 漢字 हिन्दी",
    "correct",
    "gap1",
    "'\"`",
    "../../etc/passwd",
    "MC\tx\ty\tcorrect",
)
LONG = "x" * 10_000


def decks() -> Iterator[Deck]:
    for bad in TEXTS:
        yield hostile.hostile_deck(bad)


def wide_deck() -> Deck:
    """A choice among 40 options, and options as long as a chapter."""
    deck = hostile.hostile_deck("x")
    many = tuple(Distractor(f"option {number}", f"feedback {number}") for number in range(39))
    long = tuple(Distractor(f"{LONG}{number}", LONG) for number in range(3))
    questions: list[Question] = [
        SingleChoice(id="many", stem="Which?", answer="right", distractors=many),
        SingleChoice(id="long", stem=LONG, answer=f"{LONG} right", distractors=long),
        MultipleResponse(id="all", stem="Which?", answers=("right", "too"), distractors=many),
        ShortAnswer(id="typed", stem=LONG, answer=LONG),
        Ordering(id="row", stem="Order?", items=tuple(f"item {number}" for number in range(40))),
        Cloze(id="gaps", text=" ".join(f"w{number} [[gap {number}]]" for number in range(40))),
        Flashcard(id="card", front=LONG, back=LONG),
    ]
    topic = deck.manifest.topics[0]
    placed = tuple(Placed(question, topic, Path("bank.yaml")) for question in questions)
    return replace(deck, placed=placed)


class _Shown(HTMLParser):
    """The text that a browser shows of HTML; refuses elements that no format of ours has."""

    KNOWN = frozenset(("a", "br", "cite", "code", "em", "li", "p", "span", "strong", "ul"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.KNOWN, tag
        for name, value in attrs:
            assert name in ("href", "class", "dir"), name
            if name == "href":
                assert (value or "").lower().startswith(("http://", "https://", "mailto:")), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def shown(html: str) -> str:
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)


# What a reader finds in a file of each format, text by text.


def _moodle(content: bytes) -> Iterator[str]:
    for parent in ElementTree.fromstring(content).iter():
        for text in parent.findall("text"):
            raw = text.text or ""
            yield shown(raw) if parent.get("format") == "html" else raw


def _gift(content: bytes) -> Iterator[str]:
    text = re.sub(r"\\(.)", r"\1", content.decode().replace("\\n", "\n"))
    yield text
    yield _html_text(text)


def _html_text(text: str) -> str:
    import html

    return html.unescape(re.sub(r"</?[a-z][^<>]*>", "", text))


def _zipped(content: bytes) -> Iterator[str]:
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert re.fullmatch(r"[\w./-]+", name)
            assert ".." not in name
            if name.endswith(".xml"):
                root = ElementTree.fromstring(archive.read(name))
                # The text of elements that mark-up divides; then that of each element alone.
                yield "".join(root.itertext())
                for element in root.iter():
                    if element.text and "html" in element.get("texttype", ""):
                        yield shown(element.text)


def _blackboard(content: bytes) -> Iterator[str]:
    for row in content.decode().removesuffix("\n").split("\n"):
        kind, stem, *fields = row.split("\t")
        assert kind in ("MC", "MA", "TF", "FIB", "FIB_PLUS", "NUM", "ORD", "MAT")
        yield shown(stem)
        for field in fields:
            yield field if kind.startswith("FIB") else shown(field)


def _quizlet(content: bytes) -> Iterator[str]:
    for row in content.decode().removesuffix("\n").split("\n"):
        term, definition = row.split("\t")
        yield from (term, definition)


def _table(separator: str) -> Callable[[bytes], Iterator[str]]:
    def read(content: bytes) -> Iterator[str]:
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        for row in csv.reader(text, delimiter=separator, strict=True):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r"))
                yield unguarded(cell)

    return read


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "moodle-xml": _moodle,
    "gift": _gift,
    "qti-1.2": _zipped,
    "qti-2.1": _zipped,
    "blackboard": _blackboard,
    "quizlet": _quizlet,
    "csv": _table(","),
    "tsv": _table("\t"),
}

TELLS_TEXTS_APART = {"gift", "quizlet"}
"""GIFT cannot write some answers; a card is made of a choice whose answer is short."""

every_format = pytest.mark.parametrize("format", FORMATS.values(), ids=list(FORMATS))


def bare(text: str) -> str:
    """A text without white space and without marks that only say that a line has ended."""
    return "".join(text.split())


def ways_to_write(text: str) -> set[str]:
    """A text as it may be found: as mark-up shows it, in one line, or as it stands in the bank."""
    marked_up = "".join(run.text for run in inline(text))
    return {bare(readable(marked_up)), bare(line(text)), bare(readable(text)), bare(text)}


def core(question: Question, format: Format) -> list[str]:
    """The texts that no format that carries the question can do without."""
    is_card = format.name == "quizlet"
    match question:
        case SingleChoice(stem=stem, answer=answer, distractors=distractors):
            return [stem, answer, *(each.text for each in distractors if not is_card)]
        case MultipleResponse(stem=stem, answers=answers, distractors=distractors):
            return [stem, *answers, *(each.text for each in distractors)]
        case TrueFalse(stem=stem) | Numerical(stem=stem):
            return [stem]
        case ShortAnswer(stem=stem, answer=answer):
            return [stem, answer]
        case Cloze(gaps=gaps):
            return [gap.forms[0] for gap in gaps]
        case Ordering(stem=stem, items=items):
            return [stem, *items]
        case Matching(stem=stem, pairs=pairs):
            return [stem, *(text for pair in pairs for text in pair)]
        case Flashcard(front=front, back=back):
            return [front, back]


def check(deck: Deck, format: Format) -> None:
    exported = format.writer(deck, deck.in_use)
    dropped = {loss.question for loss in exported.dropped}
    carried = [each.question for each in deck.in_use if each.outline.id not in dropped]
    found = [bare(text) for text in READERS[format.name](exported.content)]
    assert carried
    for question in carried:
        for text in core(question, format):
            ways = ways_to_write(text)
            assert any(way in each for way in ways for each in found), (question.id, text)


@every_format
@pytest.mark.parametrize("bad", TEXTS, ids=[f"text{place}" for place in range(len(TEXTS))])
def test_a_hostile_text_is_found_as_it_was_written(format: Format, bad: str) -> None:
    check(hostile.hostile_deck(bad), format)


@every_format
def test_forty_options_and_ten_thousand_letters_are_found_or_told(format: Format) -> None:
    check(wide_deck(), format)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - TELLS_TEXTS_APART))
def test_a_hostile_text_has_as_many_questions_as_a_harmless_one(name: str) -> None:
    format = FORMATS[name]
    wanted = len(format.writer(hostile.hostile_deck("x"), hostile.hostile_deck("x").in_use).dropped)
    for deck in decks():
        assert len(format.writer(deck, deck.in_use).dropped) == wanted


@every_format
def test_a_control_character_is_in_no_file(format: Format) -> None:
    deck = hostile.hostile_deck("\x07\x1b[0m")
    content = format.writer(deck, deck.in_use).content
    if format.name in ("csv", "tsv"):
        # There the text is data for programs, and is kept.
        assert b"\x1b" in content
    elif content.startswith(b"PK"):
        with ZipFile(io.BytesIO(content)) as archive:
            assert not any(b"\x1b" in archive.read(name) for name in archive.namelist())
    else:
        assert b"\x1b" not in content


def test_the_reader_of_html_refuses_what_was_not_escaped() -> None:
    for bad in (
        "<script>x</script>",
        "<!-- x -->",
        '<a href="javascript:x">y</a>',
        "<p onclick=x>",
    ):
        with pytest.raises(AssertionError):
            shown(bad)
