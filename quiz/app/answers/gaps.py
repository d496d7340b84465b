"""Filling the gaps of a cloze, in the text itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from quiz.app.answers.area import LONGEST_ANSWER, AnswerArea, mark_of
from quiz.app.typeset import MUTED_STYLE, Line, Lines, content
from quiz.questions import Cloze, Filled, Outcome, Part, Presentation, Question, Response
from quiz.study.session import Attempt

GAP_WIDTH = 18
_ROOM = "\ufdd0"
"""Stands for one cell of a gap while the text is wrapped; a noncharacter, so no letter of ours."""


@dataclass(frozen=True)
class Spot:
    """Where the room for a gap begins, in cells, and how wide it is."""

    x: int
    y: int
    width: int


class GapText(Lines):
    """The text around the gaps, with room for each, or with the marks in their places."""

    def __init__(self) -> None:
        super().__init__()
        self._question: Cloze | None = None
        self._parts: Sequence[Part] = ()

    def show(self, question: Cloze, parts: Sequence[Part] = ()) -> None:
        """Show a question with room for its gaps, or with these parts of its verdict."""
        self._question, self._parts = question, parts
        self.changed()

    def spots(self, width: int) -> list[Spot]:
        """Where the gaps stand in a width, in their order."""
        return [spot for y, line in enumerate(self._wrapped(width)) for spot in _spots(line, y)]

    def set_lines(self, width: int) -> Sequence[Line]:
        if self._question is None:
            return []
        if self._parts:
            return [Line(line) for line in self._marked(self._question).wrap(max(1, width))]
        return [Line(_with_rules(line)) for line in self._wrapped(width)]

    def _wrapped(self, width: int) -> list[Content]:
        if self._question is None:
            return []
        room = _ROOM * min(GAP_WIDTH, max(1, width))
        pieces = [piece.replace(_ROOM, "\ufffd") for piece in self._question.pieces]
        return content(room.join(pieces)).wrap(max(1, width))

    def _marked(self, question: Cloze) -> Content:
        whole = _ROOM.join(piece.replace(_ROOM, "\ufffd") for piece in question.pieces)
        text = content(whole)
        pieces = text.split(_ROOM, allow_blank=True)
        told = pieces[0]
        for part, piece in zip(self._parts, pieces[1:], strict=False):
            told += _told(part) + piece
        return told


def _told(part: Part) -> Content:
    """A gap once it is marked: what was typed, and what belongs there."""
    if part.outcome is Outcome.RIGHT:
        return mark_of(Outcome.RIGHT, "") + content(part.wanted, "bold")
    given = content(part.given or "…", f"{MUTED_STYLE} strike" if part.given else MUTED_STYLE)
    return mark_of(part.outcome, "") + given + Content(" ") + content(part.wanted, "bold")


def _spots(line: Content, y: int) -> Iterator[Spot]:
    """The runs of room in a line; a run that was broken goes on in the next one as its own."""
    start = 0
    plain = line.plain
    while (start := plain.find(_ROOM, start)) >= 0:
        end = start
        while end < len(plain) and plain[end] == _ROOM and end - start < GAP_WIDTH:
            end += 1
        yield Spot(line[:start].cell_length, y, end - start)
        start = end


def _with_rules(line: Content) -> Content:
    plain = line.plain
    return Content(plain.replace(_ROOM, "_"), spans=list(line.spans))


class GapsArea(Container, AnswerArea):
    """An input line in the place of each gap; Enter goes to the next, and answers from the last."""

    takes_letters = True
    shows_prompt = True

    def __init__(self) -> None:
        super().__init__()
        self._text = GapText()
        self._keys: list[str] = []
        self._lines: list[Input] = []

    def compose(self) -> Iterator[Widget]:
        yield self._text

    def pose(self, question: Question, presentation: Presentation, draft: Response | None) -> None:
        assert isinstance(question, Cloze)
        texts = dict(draft.texts) if isinstance(draft, Filled) else {}
        self._keys = [slot.key for slot in presentation.slots]
        with self.app.batch_update():
            for line in self._lines:
                line.remove()
            self._lines = [
                Input(
                    texts.get(slot.key, ""),
                    placeholder=f"gap {number}",
                    select_on_focus=False,
                    compact=True,
                    max_length=LONGEST_ANSWER,
                )
                for number, slot in enumerate(presentation.slots, 1)
            ]
            self._text.show(question)
            self.mount_all(self._lines)
        self._place()

    def reveal(self, attempt: Attempt) -> None:
        question = self._text._question
        assert question is not None
        for line in self._lines:
            line.remove()
        self._lines = []
        self._text.show(question, attempt.verdict.parts)

    def help_out(self, struck: Sequence[str], beginnings: Sequence[str]) -> None:
        for number, (line, beginning) in enumerate(zip(self._lines, beginnings, strict=False), 1):
            line.placeholder = f"{beginning}…" if beginning else f"gap {number}"

    @property
    def gap(self) -> str:
        for key, line in zip(self._keys, self._lines, strict=False):
            if line.has_focus:
                return key
        return ""

    def take_focus(self) -> None:
        self.call_after_refresh(self._focus_first_empty)

    def _focus_first_empty(self) -> None:
        empty = [line for line in self._lines if line.is_mounted and not line.value]
        for line in [*empty, *self._lines[-1:]]:
            line.focus()
            return

    def keys(self) -> Sequence[tuple[str, str]]:
        return [("tab", "next gap"), ("↵", "on, then answer")]

    def on_resize(self) -> None:
        """Put the input lines where their gaps have come to stand."""
        self._place()

    def _place(self) -> None:
        width = self.content_size.width
        spots = self._text.spots(width) if width else []
        for line, spot in zip(self._lines, spots, strict=False):
            line.styles.offset = (spot.x, spot.y)
            line.styles.width = spot.width

    def on_key(self, event: events.Key) -> None:
        """Arrows go from gap to gap."""
        if event.key in ("up", "down") and self.screen.focused in self._lines:
            event.stop()
            place = self._lines.index(self.screen.focused) + (1 if event.key == "down" else -1)
            self._lines[place % len(self._lines)].focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each change is a draft."""
        event.stop()
        if event.input in self._lines:
            self.post_message(self.Changed(self._response()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, and answers from the last gap."""
        event.stop()
        if event.input not in self._lines:
            return
        place = self._lines.index(event.input)
        if place + 1 < len(self._lines):
            self._lines[place + 1].focus()
        elif any(line.value.strip() for line in self._lines):
            self.post_message(self.Submitted(self._response()))
        else:
            self.post_message(self.Refused("Fill a gap first, or say that you do not know."))

    def _response(self) -> Filled:
        return Filled(
            tuple((key, line.value) for key, line in zip(self._keys, self._lines, strict=True))
        )
