"""What keeps a deck from being read, laid over the question that an author looks at."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from quiz.app.actions import FAULTS, PAGE
from quiz.app.screens.page import PageScreen
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


class FaultsScreen(PageScreen[None], ModalScreen[None]):
    """Stands until the deck can be read again; what is below goes on once it can."""

    CSS_PATH = "faults.tcss"
    BINDINGS = [*FAULTS.bindings(), *PAGE.bindings()]
    places = (FAULTS,)

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._findings = findings

    def compose_page(self) -> Iterable[Widget]:
        yield _Findings(self._findings)

    def on_mount(self) -> None:
        """Fill the head and the foot."""
        self.show(self._findings)

    def show(self, findings: Sequence[Finding]) -> None:
        """Show these findings instead."""
        count = len(findings)
        self.head.update("An error in the deck" if count == 1 else f"{count} errors in the deck")
        self.query_one(_Findings).show(findings)
        self.foot.update([("save", "reads the deck again"), self.key(FAULTS["quit"])])
