"""The texts of a question by what they are: what is asked, what is right, what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.deck.inline import plain
from quiz.questions import (
    Cloze,
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
from quiz.questions.invalid import Path as FieldPath

Text = tuple[FieldPath, str]
"""A text of a question, and the field it stands in."""


@dataclass(frozen=True)
class Options:
    """The options of a choice, without their mark-up."""

    right: tuple[Text, ...]
    wrong: tuple[Text, ...]

    @property
    def all(self) -> tuple[Text, ...]:
        """Right and wrong ones, the right ones first."""
        return self.right + self.wrong


def options(question: Question) -> Options | None:
    """The options of single choice and multiple response; None for every other kind."""
    match question:
        case SingleChoice():
            right: tuple[Text, ...] = ((("answer",), plain(question.answer)),)
        case MultipleResponse():
            right = tuple(
                (("answers", place), plain(text)) for place, text in enumerate(question.answers)
            )
        case _:
            return None
    wrong = tuple(
        (("distractors", place, "text"), plain(distractor.text))
        for place, distractor in enumerate(question.distractors)
    )
    return Options(right, wrong)


def prompt(question: Question) -> Text:
    """What is asked, without mark-up; a cloze with its gaps as `___`."""
    match question:
        case Cloze():
            return ("text",), plain(question.with_gaps(["___"] * len(question.gaps)))
        case Flashcard():
            return ("front",), plain(question.front)
        case _:
            return ("stem",), plain(question.stem)


def keys(question: Question) -> Iterator[Text]:
    """What is right, without mark-up: options, accepted forms, gaps, right sides, items, a back."""
    match question:
        case SingleChoice() | MultipleResponse():
            choice = options(question)
            assert choice is not None
            yield from choice.right
        case ShortAnswer():
            yield ("answer",), plain(question.answer)
            for place, form in enumerate(question.accept):
                yield ("accept", place), plain(form)
        case Numerical():
            yield ("answer",), f"{question.answer:f}"
        case Cloze():
            for gap in question.gaps:
                for form in gap.forms:
                    yield ("text",), plain(form)
        case Matching():
            for place, pair in enumerate(question.pairs):
                yield ("pairs", place), plain(pair[1])
        case Ordering():
            for place, item in enumerate(question.items):
                yield ("items", place), plain(item)
        case Flashcard():
            yield ("back",), plain(question.back)
        case TrueFalse():
            return


def written(question: Question) -> Iterator[Text]:
    """Every text that an author wrote for learners to read, as written, mark-up and all."""
    match question:
        case Cloze():
            yield ("text",), question.text
        case Flashcard():
            yield ("front",), question.front
            yield ("back",), question.back
        case _:
            yield ("stem",), question.stem
    match question:
        case SingleChoice():
            yield ("answer",), question.answer
        case MultipleResponse():
            for place, text in enumerate(question.answers):
                yield ("answers", place), text
        case TrueFalse():
            yield ("feedback",), question.feedback
        case ShortAnswer():
            yield ("answer",), question.answer
            for name, forms in (("accept", question.accept), ("reject", question.reject)):
                for place, text in enumerate(forms):
                    yield (name, place), text
        case Numerical():
            yield ("unit",), question.unit or ""
        case Ordering():
            for place, text in enumerate(question.items):
                yield ("items", place), text
        case Matching():
            for place, pair in enumerate(question.pairs):
                for side, text in enumerate(pair):
                    yield ("pairs", place, side), text
            for place, text in enumerate(question.distractors):
                yield ("distractors", place), text
    match question:
        case SingleChoice() | MultipleResponse():
            for place, distractor in enumerate(question.distractors):
                yield ("distractors", place, "text"), distractor.text
                yield ("distractors", place, "feedback"), distractor.feedback
    for name in ("explanation", "note", "hint"):
        text = getattr(question, name)
        if text is not None:
            yield (name,), text
