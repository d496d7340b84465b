"""What is shown after an answer: verdict, explanation, disputes, citations."""

from collections.abc import Sequence

from textual.content import Content

from quiz.app.answers.area import mark_of, muted
from quiz.app.dispute import set_dispute
from quiz.app.typeset import MUTED_STYLE, NEAR, NEAR_STYLE, Line, Lines, content, hanging
from quiz.deck import Deck
from quiz.deck.inline import visible
from quiz.questions import DontKnow, Outcome, Question, Recalled
from quiz.study.session import Attempt
from quiz.study.wording import verdict_words

WIDE = 100
"""From as many columns on, the accounts of a dispute stand side by side."""


class Feedback(Lines):
    """Empty until `tell`."""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck
        self._question: Question | None = None
        self._attempt: Attempt | None = None
        self._comes_back = ""
        self._habit = ""

    def clear(self) -> None:
        """Show nothing."""
        self._question = self._attempt = None
        self.changed()

    def tell(
        self, question: Question, attempt: Attempt | None, comes_back: str = "", habit: str = ""
    ) -> None:
        """Show what there is to say; without an attempt (a turned card), all but the verdict.

        `comes_back` says when the question returns, `habit` what the learner does again and again.
        """
        self._question, self._attempt = question, attempt
        self._comes_back, self._habit = comes_back, habit
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        question = self._question
        if question is None:
            return []
        blocks: list[list[Content]] = []
        if self._attempt:
            blocks.append(self._headline(self._attempt).wrap(max(1, width)))
        if self._habit:
            blocks.append(muted(self._habit).wrap(max(1, width)))
        blocks += [content(text).wrap(width) for text in (question.explanation,) if text]
        blocks += [content(text, MUTED_STYLE).wrap(width) for text in (question.note,) if text]
        wide = self.app.size.width >= WIDE
        for entry in self._deck.disputes_of(question):
            blocks.append(set_dispute(self._deck, entry, width, in_columns=wide))
        if question.cite:
            labels = ", ".join(visible(self._deck.label(cite)) for cite in question.citations)
            blocks.append(hanging(muted("rests on "), muted(labels), width))
        lines: list[Line] = []
        for block in blocks:
            lines.append(Line(Content("")))
            lines += map(Line, block)
        return lines

    def _headline(self, attempt: Attempt) -> Content:
        words = verdict_words(attempt)
        outcome = attempt.verdict.outcome
        if isinstance(attempt.response, Recalled | DontKnow) and outcome is not Outcome.RIGHT:
            verdict = mark_of(Outcome.WRONG, words)
        elif outcome is Outcome.PARTIAL:
            verdict = Content.styled(f"{NEAR} {words}", NEAR_STYLE)
        else:
            verdict = mark_of(outcome, words)
        return verdict + muted(f"   {self._comes_back}" if self._comes_back else "")
