"""What belongs to a question's answer, and why each other option does not, as it is marked."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from quiz.questions.true_false import FALSE, TRUE


@dataclass(frozen=True)
class Keyed:
    """A text, whether it is right, and why not where that is told."""

    text: str
    right: bool = True
    why: str = ""


def marking_key(question: Question) -> Iterator[Keyed]:
    """Everything that a question offers or looks for, what is right first."""
    match question:
        case SingleChoice(answer=answer, distractors=distractors):
            yield Keyed(answer)
            yield from _wrong(distractors)
        case MultipleResponse(answers=answers, distractors=distractors):
            yield from map(Keyed, answers)
            yield from _wrong(distractors)
        case TrueFalse(answer=answer, feedback=feedback):
            yield Keyed(TRUE if answer else FALSE)
            yield Keyed(FALSE if answer else TRUE, False, feedback)
        case ShortAnswer(answer=answer, accept=accept, reject=reject):
            yield from map(Keyed, (answer, *accept))
            yield from (Keyed(text, False) for text in reject)
        case Numerical(tolerance=tolerance):
            off = f", or up to {tolerance:f} off" if tolerance else ""
            yield Keyed(question.answer_text() + off)
        case Cloze(gaps=gaps):
            for number, gap in enumerate(gaps, 1):
                first, *others = gap.forms
                also = f" (also {', '.join(others)})" if others else ""
                yield Keyed(f"[{number}] {first}{also}")
        case Ordering(items=items):
            yield from (Keyed(f"{number}. {item}") for number, item in enumerate(items, 1))
        case Matching(pairs=pairs, distractors=spare):
            yield from (Keyed(f"{left}: {right}") for left, right in pairs)
            yield from (Keyed(text, False) for text in spare)
        case Flashcard(back=back):
            yield Keyed(back)


def _wrong(distractors: tuple[Distractor, ...]) -> Iterator[Keyed]:
    return (Keyed(item.text, False, item.feedback) for item in distractors)
