"""Matching left sides with right sides."""

from collections.abc import Sequence
from string import ascii_lowercase

from textual import events
from textual.content import Content

from quiz.app.actions import ANSWER
from quiz.app.answers.area import mark_of
from quiz.app.answers.rows import RowsArea
from quiz.app.typeset import CURSOR, CURSOR_STYLE, MUTED_STYLE, Line, content, hanging
from quiz.questions import Matched, Option, Outcome, Part, Presentation, Question, Response
from quiz.study.session import Attempt


class PairsArea(RowsArea):
    """A letter gives the left side at the cursor its right side, and goes on to the next one."""

    BINDINGS = [*ANSWER["clear"].bindings()]

    takes_letters = True

    def __init__(self) -> None:
        super().__init__()
        self._lefts: tuple[Option, ...] = ()
        self._rights: dict[str, Option] = {}
        self._given: dict[str, str] = {}
        self._parts: dict[str, Part] = {}

    @property
    def row_count(self) -> int:
        return len(self._lefts)

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        self.begin()
        self._lefts, self._parts = presentation.slots, {}
        self._rights = dict(zip(ascii_lowercase, presentation.options, strict=False))
        letters = {option.key: letter for letter, option in self._rights.items()}
        pairs = draft.pairs if isinstance(draft, Matched) else ()
        self._given = {left: letters[right] for left, right in pairs if right in letters}
        self.cursor = 0
        self.changed()

    def reveal(self, attempt: Attempt) -> None:
        self._parts = {part.key: part for part in attempt.verdict.parts}
        self.finish()

    def keys(self) -> Sequence[tuple[str, str]]:
        return [
            (f"1-{len(self._lefts)}", "go to"),
            (f"a-{max(self._rights, default='a')}", "match"),
            self.key("clear"),
            self.key("submit"),
        ]

    def action_clear(self) -> None:
        """Take the right side at the cursor away."""
        if self.cursor is not None:
            self._given.pop(self._lefts[self.cursor].key, "")
            self._changed()

    def action_submit(self) -> None:
        if len(self._given) == len(self._lefts):
            self.post_message(self.Submitted(self._response()))
        else:
            open_ones = len(self._lefts) - len(self._given)
            self.post_message(self.Refused(f"{open_ones} still to match."))

    def on_key(self, event: events.Key) -> None:
        """A letter matches; those that stand for nothing here are no commands either."""
        if self.locked or self.cursor is None or event.key not in ascii_lowercase:
            return
        event.stop()
        if event.key in self._rights:
            self._given[self._lefts[self.cursor].key] = event.key
            still = [row for row, left in enumerate(self._lefts) if left.key not in self._given]
            self.cursor = next(
                (row for row in still if row > self.cursor), min(still, default=self.cursor)
            )
            self._changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        lines: list[Line] = []
        for row, left in enumerate(self._lefts):
            at_cursor = row == self.cursor and not self.locked
            label = Content.styled(
                f"{CURSOR if at_cursor else ' '} {row + 1}  ",
                CURSOR_STYLE if at_cursor else MUTED_STYLE,
            )
            part = self._parts.get(left.key)
            texts = hanging(
                label, content(left.text, "bold" if at_cursor else ""), width, _mark(part)
            )
            texts += self._set_right(left, part, width)
            lines += [Line(text, row) for text in texts]
        if not self._parts:
            lines.append(Line(Content("")))
            for letter, option in self._rights.items():
                label = Content.styled(f"  {letter}  ", CURSOR_STYLE)
                lines += [Line(text) for text in hanging(label, content(option.text), width)]
        return lines

    def _set_right(self, left: Option, part: Part | None, width: int) -> list[Content]:
        if part is not None:
            texts = hanging(Content("     → "), content(part.wanted, "bold"), width)
            if part.outcome is not Outcome.RIGHT and part.given:
                label = Content.styled("     you: ", MUTED_STYLE)
                texts += hanging(label, content(part.given), width)
            return texts
        letter = self._given.get(left.key)
        if letter is None:
            return [Content.styled("     → …", MUTED_STYLE)]
        label = Content.styled(f"     → {letter}  ", CURSOR_STYLE)
        return hanging(label, content(self._rights[letter].text), width)

    def _changed(self) -> None:
        self.changed()
        self.post_message(self.Changed(self._response()))

    def _response(self) -> Matched:
        return Matched(
            tuple((left, self._rights[letter].key) for left, letter in self._given.items())
        )


def _mark(part: Part | None) -> Content | None:
    if part is None:
        return None
    return mark_of(part.outcome, "right" if part.outcome is Outcome.RIGHT else "wrong")
