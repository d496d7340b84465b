"""Writing questions as a QTI 1.2 package for Canvas, and what it does not carry whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.deck import Deck, Placed, Topic
from quiz.deck.inline import inline
from quiz.deck.loss import Loss
from quiz.deck.steady import steady
from quiz.lms.bounds import bounds, written
from quiz.lms.exported import Exported
from quiz.lms.grouped import together
from quiz.lms.qti12.asking import asking
from quiz.lms.qti12.items import item
from quiz.lms.qti12.packaging import MANIFEST, manifest_file, quiz_files
from quiz.lms.qti12.parts import Asking
from quiz.lms.zips import zipped
from quiz.questions import (
    Cloze,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
)
from quiz.questions.ordering import ALL_OR_NOTHING

_LONGEST_STEM = 16 * 1024
_NO_QUESTION = "Canvas has no question that learners answer by rating themselves"
_TYPED = (
    "Canvas compares what is typed letter by letter, case apart; the accepted forms and the "
    "likeliest other spellings are in the file, and no others that would be right here"
)
_LIKE_HTML = re.compile(r"<[^>\n]*>|&#?\w+;")


@dataclass(frozen=True)
class _Packed:
    """A question that is in the package, with what it is there."""

    placed: Placed
    asking: Asking


def write(deck: Deck, placed: Sequence[Placed]) -> Exported:
    """The questions as a package (a zip)."""
    packed, dropped = [], []
    topics: dict[Topic, list[str]] = {}
    for each in placed:
        if asked := asking(each.question):
            packed.append(_Packed(each, asked))
            topics.setdefault(each.topic, []).append(item(each, asked, deck))
        else:
            dropped.append(Loss(each.outline.id, _NO_QUESTION))
    files = {MANIFEST: manifest_file(deck, list(topics))}
    for topic, items in topics.items():
        files |= quiz_files(deck, topic, items)
    return Exported(zipped(files), tuple(dropped), tuple(_losses(packed)))


def _losses(packed: Sequence[_Packed]) -> Iterator[Loss]:
    for each in packed:
        question = each.placed.question
        for reason in (*_reasons(question), *_common_reasons(question, each.asking)):
            yield Loss(question.id, reason)
    yield from together(
        [each.placed for each in packed],
        "it asks the same as others of its group, and Canvas may ask them together",
    )


def _common_reasons(question: Question, asked: Asking) -> Iterator[str]:
    if question.hint:
        yield "Canvas shows no hints, so its hint is left out"
    if len(asked.stem.encode()) > _LONGEST_STEM:
        yield "Canvas drops what is asked where it is longer than 16 kilobytes"


def _reasons(question: Question) -> Iterator[str]:
    match question:
        case SingleChoice():
            yield from _shuffled(question)
        case MultipleResponse():
            yield from _shuffled(question)
            if len(question.distractors) < len(question.answers):
                yield (
                    "a false pick costs in Canvas what a hit gives; here, where wrong options are "
                    "fewer than right ones, it costs more, so that picking all is worth nothing"
                )
        case ShortAnswer():
            yield _TYPED
        case Numerical():
            yield "Canvas takes a number alone, so its unit may not be typed behind it"
            if not _is_kept(question):
                yield "Canvas reckons with 15 digits, and this number or its tolerance has more"
        case Cloze():
            yield _TYPED
            if question.swap:
                yield (
                    "gaps that may change places each take the text of any of them, even the same "
                    "text twice"
                )
        case Ordering():
            yield _ordering_reason(question)
            yield from _plainly(question.items, "items to put in order")
        case Matching():
            yield from _plainly(question.rights(), "right sides")
        case _:
            pass


def _shuffled(question: Question) -> Iterator[str]:
    if not steady(question).free:
        yield "Canvas shuffles its options, which are numbers and stand in ascending order here"


def _ordering_reason(question: Ordering) -> str:
    ours = (
        "here the whole order counts"
        if len(question.items) <= ALL_OR_NOTHING
        else "here the pairs in right order count"
    )
    return (
        "classic quizzes make of it a matching of items with places, each of which counts, and New "
        f"Quizzes take it whole or not at all; {ours}"
    )


def _plainly(texts: Sequence[str], what: str) -> Iterator[str]:
    if any(
        run.emphasis or run.strong or run.code or run.link for text in texts for run in inline(text)
    ):
        yield f"Canvas shows {what} without mark-up, so emphasis and links are plain text there"
    if any(map(_LIKE_HTML.search, texts)):
        yield f"Canvas may take for HTML what looks like it in {what}, and then leaves it out"


def _is_kept(question: Numerical) -> bool:
    """Whether floating-point numbers are as good as the numbers of a question."""
    numbers = (written(question.answer), *bounds(question))
    return all(len(number.strip("-").replace(".", "").strip("0")) <= 15 for number in numbers)
