"""What help a learner gets next: the hint, then a letter of the answer or a wrong option struck."""

from collections.abc import Sequence

from quiz.questions import Cloze, MultipleResponse, Question, ShortAnswer, SingleChoice
from quiz.questions.text import key_of
from quiz.study.events import Help, Hinted
from quiz.study.session import Showing


def next_help(question: Question, showing: Showing, gap: str = "") -> Hinted | None:
    """The next help to a question as it is being shown, or None if there is no more.

    The hint comes first, if there is one. A choice then loses one wrong option after another, until
    a wrong one is left beside the right ones; a typed answer gives its letters away, one by one, up
    to half of them; in a cloze those of `gap`, or of the first gap if none is named.
    """
    if question.hint is not None and not showing.hinted:
        return Hinted()
    match question:
        case SingleChoice() | MultipleResponse():
            wrong = sorted(key_of(distractor.text) for distractor in question.distractors)
            left = [key for key in wrong if key not in showing.struck]
            return Hinted(Help.STRUCK, left[0]) if len(left) > 1 else None
        case ShortAnswer():
            given = letters_given(question, showing)[0]
            return Hinted(Help.LETTER) if len(given) < _most(question.answer) else None
        case Cloze():
            keys = [each.key for each in question.gaps]
            place = keys.index(gap) if gap in keys else 0
            given = letters_given(question, showing)[place]
            more = len(given) < _most(question.gaps[place].forms[0])
            return Hinted(Help.LETTER, keys[place]) if more else None
        case _:
            return None


def letters_given(question: Question, showing: Showing) -> Sequence[str]:
    """The beginning of each typed answer that was given away, empty where none was."""
    match question:
        case ShortAnswer(answer=answer):
            return [answer[: len(showing.letters)]]
        case Cloze(gaps=gaps):
            return [gap.forms[0][: showing.letters.count(gap.key)] for gap in gaps]
        case _:
            return []


def _most(answer: str) -> int:
    """As many letters as may be given away."""
    return max(1, len(answer) // 2)
