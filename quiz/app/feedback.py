"""What is shown after an answer: verdict, explanation, disputes with their accounts, citations."""

from collections.abc import Sequence

from textual.content import Content

from quiz.app.answers.area import mark_of, muted
from quiz.app.typeset import (
    MUTED_STYLE,
    NEAR,
    NEAR_STYLE,
    Line,
    Lines,
    content,
    hanging,
)
from quiz.deck import Deck, Dispute
from quiz.deck.inline import visible
from quiz.questions import DontKnow, Outcome, Question, Recalled
from quiz.study.session import Attempt
from quiz.study.wording import verdict_words


class Feedback(Lines):
    """Empty until `tell`; `evidence` shows where the record of each dispute was published."""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck
        self._question: Question | None = None
        self._attempt: Attempt | None = None
        self._comes_back = ""
        self.evidence = False

    def clear(self) -> None:
        """Show nothing."""
        self._question = self._attempt = None
        self.evidence = False
        self.changed()

    def tell(self, question: Question, attempt: Attempt | None, comes_back: str = "") -> None:
        """Show what there is to say; without an attempt (a turned card), all but the verdict."""
        self._question, self._attempt, self._comes_back = question, attempt, comes_back
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        question = self._question
        if question is None:
            return []
        blocks: list[list[Content]] = []
        if self._attempt:
            blocks.append([self._headline(self._attempt)])
        blocks += [content(text).wrap(width) for text in (question.explanation,) if text]
        blocks += [content(text, MUTED_STYLE).wrap(width) for text in (question.note,) if text]
        blocks += [self._dispute(entry, width) for entry in self._deck.disputes_of(question)]
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

    def _dispute(self, dispute: Dispute, width: int) -> list[Content]:
        as_of = muted(f"as of {dispute.as_of}, sureness {dispute.sure}")
        title = content(f"Disputed: {dispute.title}", "bold")
        lines = hanging(Content(""), title, width, as_of)
        rows = [
            (visible(self._deck.label(account.citation)), account.says)
            for account in dispute.accounts
        ]
        if dispute.record:
            rows.append(("the record", dispute.record))
        column = max(len(label) for label, _ in rows) + 2
        for label, text in rows:
            lines += hanging(muted(label.ljust(column)), content(text), width)
        if self.evidence:
            for item in dispute.evidence:
                where = f"{item.publisher}, {item.title}, {item.date}, {item.address}"
                lines += hanging(muted("evidence".ljust(column)), muted(visible(where)), width)
        return lines
