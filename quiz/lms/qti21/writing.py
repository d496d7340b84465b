"""Writing questions as a QTI 2.1 package, and what it does not carry whole."""

from collections.abc import Iterator, Sequence

from quiz.deck import Deck, Placed
from quiz.deck.loss import Loss
from quiz.lms.exported import Exported
from quiz.lms.grouped import together
from quiz.lms.qti21.asking import asking
from quiz.lms.qti21.items import item
from quiz.lms.qti21.packaging import (
    MANIFEST,
    TEST,
    Packed,
    item_file,
    manifest_file,
    test_file,
)
from quiz.lms.qti21.typing import is_tried
from quiz.lms.zips import zipped
from quiz.questions import Cloze, Numerical, Question, ShortAnswer

_NO_INTERACTION = "QTI scores what is answered, and no interaction lets learners rate themselves"
_TYPED = (
    "a player compares what is typed letter by letter, case apart; the accepted forms and the "
    "likeliest other spellings are in the file, and no others that would be right here"
)


def write(deck: Deck, placed: Sequence[Placed]) -> Exported:
    """The questions as a content package (a zip)."""
    packed, dropped = [], []
    for each in placed:
        if asked := asking(each.question):
            packed.append(Packed(each, asked))
        else:
            dropped.append(Loss(each.outline.id, _NO_INTERACTION))
    files = {
        item_file(deck, each.placed.outline.id): item(each.placed.question, each.asking, deck)
        for each in packed
    }
    files[TEST] = test_file(deck, packed)
    files[MANIFEST] = manifest_file(deck, packed)
    return Exported(zipped(files), tuple(dropped), tuple(_losses(packed)))


def _losses(packed: Sequence[Packed]) -> Iterator[Loss]:
    for each in packed:
        question = each.placed.question
        for reason in _reasons(question):
            yield Loss(question.id, reason)
    yield from together(
        [each.placed for each in packed],
        "it asks the same as others of its group, and the test may ask them together; the group is "
        "among the keywords",
    )


def _reasons(question: Question) -> Iterator[str]:
    match question:
        case ShortAnswer():
            yield _TYPED
        case Numerical():
            yield (
                "a player reads the number in its own way; one with its unit, a decimal comma or "
                "thousands set off may not be taken for a number"
            )
        case Cloze():
            yield _TYPED
            if not all(map(is_tried, question.swap)):
                yield (
                    "so many gaps may change places that each takes the text of any of them, even "
                    "the same text twice"
                )
        case _:
            pass
    if question.hint:
        yield "an item shows no hint at a learner's wish, so its hint is left out"
