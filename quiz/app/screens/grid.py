"""All questions of an exam at a glance: open, begun, answered, flagged, and where one is."""

from collections.abc import Iterable, Sequence
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from quiz.app.actions import EVERYWHERE, GRID
from quiz.app.answers.area import muted
from quiz.app.screens.in_exam import InExam
from quiz.app.typeset import (
    CURSOR,
    CURSOR_STYLE,
    MUTED_STYLE,
    NEAR_STYLE,
    Line,
    Lines,
    content,
    hanging,
)
from quiz.record.invigilating import ExamRecording
from quiz.study.exam import Exam, Page, Progress
from quiz.study.wording import KINDS

FLAG = "⚑"
SIGNS = {Progress.OPEN: "○", Progress.BEGUN: "◐", Progress.ANSWERED: "●"}
ROWS_OF = (10, 5)
"""As many questions stand in a row, if there is room."""

HAND_IN: Literal["hand in"] = "hand in"
Chosen = int | Literal["hand in"] | None
"""The place (from 0) of the question to go to, or that the exam is to be handed in, or neither."""


class Grid(Lines):
    """The numbers of the questions in rows, each with its signs."""

    class Picked(Message):
        """A question was clicked on."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, exam: Exam) -> None:
        super().__init__()
        self._exam = exam
        self._cell = len(str(len(exam.pages))) + 5
        self.cursor = exam.at

    def columns(self, width: int) -> int:
        """How many questions stand in a row of so many cells."""
        fitting = max(1, width // self._cell)
        return next((number for number in ROWS_OF if number <= fitting), fitting)

    def move(self, step: int) -> None:
        """Move the cursor by so many questions, no further than to the first or last."""
        self.cursor = max(0, min(len(self._exam.pages) - 1, self.cursor + step))
        self.changed()

    def move_rows(self, step: int) -> None:
        """Move the cursor by so many rows, where there is a question."""
        target = self.cursor + step * self.columns(self.content_size.width)
        if 0 <= target < len(self._exam.pages):
            self.move(target - self.cursor)

    @property
    def row(self) -> int:
        """The row in which the cursor is, from 0."""
        return self.cursor // self.columns(self.content_size.width)

    def set_lines(self, width: int) -> Sequence[Line]:
        columns = self.columns(width)
        places = range(len(self._exam.pages))
        rows = [places[start : start + columns] for start in places[::columns]]
        return [Line(Content.assemble(*map(self._set_cell, row)), row[0]) for row in rows]

    def _set_cell(self, place: int) -> Content:
        page, here = self._exam.pages[place], place == self._exam.at
        at_cursor = place == self.cursor
        number = f"[{place + 1}]" if here else f" {place + 1} "
        name = (CURSOR if at_cursor else " ") + number.rjust(self._cell - 3)
        style = CURSOR_STYLE if at_cursor else "bold" if here else ""
        sign = Content.styled(
            SIGNS[page.progress], MUTED_STYLE if page.progress is Progress.ANSWERED else ""
        )
        flag = Content.styled(FLAG if page.flagged else " ", NEAR_STYLE)
        return Content.styled(name, style) + sign + flag

    def on_click(self, event: events.Click) -> None:
        """A click goes to the question under the mouse."""
        first = self.row_at(event.y)
        if first is None:
            return
        column = event.x // self._cell
        place = first + column
        if column < self.columns(self.content_size.width) and place < len(self._exam.pages):
            self.post_message(self.Picked(place))


class AtCursor(Lines):
    """The question at the cursor in words."""

    def __init__(self) -> None:
        super().__init__()
        self._said = Content("")
        self._asked = Content("")

    def show(self, name: Content, asked: Content) -> None:
        """Show its name and what it asks."""
        self._said, self._asked = name, asked
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        lines = [*self._said.wrap(max(1, width)), *hanging(Content(""), self._asked, width)]
        return [Line(line) for line in lines]


class GridScreen(InExam[Chosen]):
    """Dismissed with what was chosen."""

    CSS_PATH = "grid.tcss"
    BINDINGS = GRID.bindings()
    places = (GRID,)

    def __init__(self, recording: ExamRecording) -> None:
        super().__init__(recording)
        self._prompts: Sequence[str] = ()

    def compose_page(self) -> Iterable[Widget]:
        exam = self.recording.state
        yield Static(Content.styled(standing_words(exam), "bold"))
        yield Grid(exam)
        yield Static(muted(legend(exam)), id="legend")
        yield AtCursor()

    async def on_mount(self) -> None:
        """Fill the head and the foot, and look up what each question asks."""
        self.tell("Overview")
        actions = [GRID[name] for name in ("choose", "hand-in", "leave")]
        arrows = "".join(self.key(GRID[name])[0] for name in ("left", "up", "down", "right"))
        self.foot.update([(arrows, "move"), *self.keys_of(*actions, EVERYWHERE["keys"])])
        self._prompts = await self.quiz.off_thread(self._look_up)
        if self.is_running:
            self._show()

    def _look_up(self) -> Sequence[str]:
        found = [self.recording.laid_out(place) for place in range(len(self._pages))]
        return [each[1].prompt if each else "" for each in found]

    @property
    def _pages(self) -> Sequence[Page]:
        return self.recording.state.pages

    def _show(self) -> None:
        """Say in words what the cursor is at, and bring it into view."""
        grid = self.query_one(Grid)
        page = self._pages[grid.cursor]
        placed = self.recording.deck.by_id.get(page.item.question)
        words = [f"Question {grid.cursor + 1}", str(page.progress)]
        words += ["flagged"] if page.flagged else []
        words += ["where you are"] if grid.cursor == self.recording.state.at else []
        kind = f"   {KINDS[placed.question.kind]}" if placed else ""
        name = Content.styled(", ".join(words), "bold") + muted(kind)
        asked = Content("")
        if self._prompts:
            prompt = self._prompts[grid.cursor]
            asked = content(prompt) if prompt else muted("not looked at yet")
        self.query_one(AtCursor).show(name, asked)
        self.after_painting(self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Scroll as little as shows the row of the cursor; for the first row, to the top."""
        if not self.is_current:
            return
        grid, page = self.query_one(Grid), self.page
        y, height = grid.virtual_region.y + grid.row, page.size.height
        if grid.row == 0:
            page.scroll_home(animate=False)
        elif y < page.scroll_y:
            page.scroll_to(y=y, animate=False)
        elif y >= page.scroll_y + height:
            page.scroll_to(y=y - height + 1, animate=False)

    def action_move(self, step: int) -> None:
        """Go on by a question, or back."""
        self.query_one(Grid).move(step)
        self._show()

    def action_move_rows(self, step: int) -> None:
        """Go down by a row, or up."""
        self.query_one(Grid).move_rows(step)
        self._show()

    def action_choose(self) -> None:
        """Go to the question at the cursor."""
        self.dismiss(self.query_one(Grid).cursor)

    def on_grid_picked(self, event: Grid.Picked) -> None:
        """Go to the question that was clicked on."""
        event.stop()
        self.dismiss(event.place)

    def action_hand_in(self) -> None:
        """Hand the exam in."""
        self.dismiss(HAND_IN)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def standing_words(exam: Exam) -> str:
    """How far an exam has come, in a line: `17 of 20 answered, 2 open, 1 begun, 3 flagged`."""
    counts = [
        (len(exam.places(Progress.OPEN)), "open"),
        (len(exam.places(Progress.BEGUN)), "begun"),
        (len(exam.flagged), "flagged"),
    ]
    answered = f"{len(exam.places(Progress.ANSWERED))} of {len(exam.pages)} answered"
    return ", ".join([answered, *(f"{count} {word}" for count, word in counts if count)])


def legend(exam: Exam) -> str:
    """What the signs of a grid mean."""
    signs = [f"{sign} {progress}" for progress, sign in SIGNS.items()]
    return "   ".join([*signs, f"{FLAG} flagged", f"[{exam.at + 1}] where you are"])
