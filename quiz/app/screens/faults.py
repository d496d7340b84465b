"""What keeps a deck from being read, laid over the question that an author looks at."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from quiz.app.furniture import HeadLine, KeyLine
from quiz.app.typeset import WRONG_STYLE, Line, Lines, hanging
from quiz.deck import Finding
from quiz.deck.inline import visible


class _Findings(Lines):
    """Findings, each with its file and line."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._findings = findings

    def show(self, findings: Sequence[Finding]) -> None:
        """Show these instead."""
        self._findings = findings
        self.changed()

    def set_lines(self, width: int) -> Sequence[Line]:
        lines: list[Content] = []
        for finding in self._findings:
            place = f"{finding.file.name}:{finding.line}" if finding.line else finding.file.name
            lines += hanging(Content(""), Content.styled(visible(place), WRONG_STYLE), width)
            lines += hanging(Content("  "), Content(visible(finding.message)), width)
            lines.append(Content(""))
        return [Line(line) for line in lines]


class FaultsScreen(ModalScreen[None]):
    """Stands until the deck can be read again; what is below goes on once it can."""

    BINDINGS = [
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
        Binding("q,escape", "app.quit", "Quit", show=False),
    ]

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._findings = findings

    def compose(self) -> ComposeResult:
        yield HeadLine()
        with VerticalScroll(id="page", can_focus=False):
            yield _Findings(self._findings)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.show(self._findings)

    def show(self, findings: Sequence[Finding]) -> None:
        """Show these findings instead."""
        count = len(findings)
        self.query_one(HeadLine).update(
            "An error in the deck" if count == 1 else f"{count} errors in the deck"
        )
        self.query_one(_Findings).show(findings)
        self.query_one(KeyLine).update([("save", "reads the deck again"), ("q", "quit")])

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=lines, animate=False)
