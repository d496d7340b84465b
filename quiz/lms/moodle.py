"""What both of Moodle's formats have in common: its names for things, and how it marks."""

import hashlib
from collections.abc import Iterator

from quiz.deck import Deck, Placed, Topic
from quiz.deck.inline import inline
from quiz.deck.steady import steady
from quiz.lms.forms import one_line
from quiz.lms.fractions import MOST_ANSWERS, furthest, shares_of
from quiz.lms.html import line, reference
from quiz.questions import (
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Question,
    ShortAnswer,
)

ID_LENGTH = 100
TAG_LENGTH = 50
"""Moodle's columns for ID numbers and for tags have so many characters."""

_DIGITS = 15
"""Moodle's numbers are of double precision: so many significant digits are sure."""

REJECTED = "This is something else than what is asked for."
"""What is said of a text that a question rejects by name."""


def category(deck: Deck, topic: Topic) -> str:
    """The category of a topic's questions, a path from the top of the course that imports it.

    Moodle parts the names by strokes; a stroke in a name is doubled, and none may begin or end it.
    """
    names = (_category_name(deck.manifest.title), _category_name(topic.title))
    return "/".join(("$course$", "top", *names))


def _category_name(title: str) -> str:
    name = reference(line(title)).replace("/", "//")
    before, after = " " * name.startswith("/"), " " * name.endswith("/")
    return f"{before}{name}{after}"


def id_number(deck: Deck, question: Question) -> str:
    """By what Moodle knows a question again: the deck's id and its own, cut to what Moodle keeps.

    A digest of the whole then stands for the end.
    """
    whole = f"{deck.manifest.id}/{question.id}"
    if len(whole) <= ID_LENGTH:
        return whole
    digest = hashlib.sha256(whole.encode()).hexdigest()[:12]
    return f"{whole[: ID_LENGTH - 1 - len(digest)]}-{digest}"


def tags(placed: Placed) -> tuple[str, ...]:
    """The tags of a question, each once and as long as Moodle keeps them."""
    return tuple(dict.fromkeys(tag[:TAG_LENGTH].strip() for tag in _whole_tags(placed)))


def _whole_tags(placed: Placed) -> Iterator[str]:
    question = placed.question
    yield f"topic:{placed.topic.id}"
    yield f"kind:{question.kind}"
    if question.level:
        yield f"level:{question.level}"
    if question.group:
        yield f"group:{question.group}"
    for tag in question.tags:
        if safe := one_line(tag):
            yield safe


def literal(form: str) -> str:
    """A form as Moodle's short answer compares it, where a bare asterisk stands for any text."""
    return form.replace("*", r"\*")


TOGETHER = (
    "it asks the same as others of its group, and a quiz may ask them together; the group is among "
    "the tags"
)
"""What becomes of questions that ask one thing in two ways."""


def unmarkable(question: Question) -> str:
    """Why Moodle has no question that could carry one, or nothing."""
    match question:
        case Flashcard():
            return (
                "a flashcard is rated by the learner, and Moodle has no question that a learner "
                "rates; Anki and printed cards carry it"
            )
        case MultipleResponse(answers=answers) if shares_of(question) is None:
            return (
                f"it has {len(answers)} answers, and Moodle cannot divide a mark among more than "
                f"{MOST_ANSWERS}"
            )
        case _:
            return ""


def simplified(placed: Placed, deck: Deck) -> Iterator[str]:
    """What Moodle does not carry whole of a question or marks in another way, whatever the format.

    The question is one that `unmarkable` has nothing against.
    """
    question = placed.question
    if len(f"{deck.manifest.id}/{question.id}") > ID_LENGTH:
        yield f"its ID number is cut to the {ID_LENGTH} characters that Moodle keeps"
    for tag in _whole_tags(placed):
        if len(tag) > TAG_LENGTH:
            yield f"the tag {tag!r} is cut to the {TAG_LENGTH} characters that Moodle keeps"
    match question:
        case MultipleResponse(answers=answers, distractors=distractors):
            if most := furthest(len(answers), len(distractors)):
                yield (
                    "Moodle does not take every share of a mark, so the nearest stand there: some "
                    f"answers get up to {float(100 * most):.0f} hundredths more or less than here"
                )
        case ShortAnswer() | Cloze():
            yield (
                "Moodle looks past upper and lower case alone; here accents, hyphens, quotes and "
                "stops do not count either, so the forms without them stand there too"
            )
        case Numerical():
            yield from _numerical(question)
        case Matching():
            if any(map(_is_marked_up, question.rights())):
                yield "Moodle shows right sides without emphasis, code and links"
            if not steady(question).free:
                yield "Moodle shuffles the right sides, which stand here in ascending order"


def _is_marked_up(text: str) -> bool:
    return any(run.emphasis or run.strong or run.code or run.link for run in inline(text))


def _numerical(question: Numerical) -> Iterator[str]:
    if abs(question.answer) + question.tolerance >= 1000:
        yield (
            "a comma after the thousands is read as a decimal mark by some versions of Moodle; "
            "here 1,200 is 1200"
        )
    for number in (question.answer, question.tolerance):
        if len(number.normalize().as_tuple().digits) > _DIGITS:
            yield f"Moodle reckons with {_DIGITS} digits; {number:f} has more"
