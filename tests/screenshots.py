"""Takes README's pictures from the real app: `python -m tests.screenshots`."""

import asyncio
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from rich.console import Console
from rich.text import Text

from quiz.app import QuizApp
from quiz.app.screens.question import QuestionScreen
from quiz.cli.coverage import command as coverage
from quiz.deck import Library
from quiz.deck.folders import shipped_decks
from quiz.questions import SingleChoice
from quiz.record import Record
from quiz.record.choosing import Wish

FOLDER = Path(__file__).parent.parent / ".github" / "screenshots"
MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
QUESTION = "jets-two-texts"


async def take_home(data: Path) -> str:
    """The home screen as SVG."""
    app = QuizApp(Library([shipped_decks()]), Record(data), Wish(seed=7), clock=lambda: MOMENT)
    async with app.run_test(size=(80, 16)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="quiz")


async def take_question(data: Path) -> str:
    """A question that was answered wrongly, as SVG."""
    library = Library([shipped_decks()])
    whole = library.read("pakistan-russia")
    deck = replace(whole, placed=(whole.by_id[QUESTION],))
    app = QuizApp(library, Record(data), Wish(seed=7), deck, clock=lambda: MOMENT)
    async with app.run_test(size=(80, 36)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, QuestionScreen)
        question = screen.recording.question
        assert isinstance(question, SingleChoice)
        texts = [option.text for option in screen.recording.presentation.options]
        wrong = texts.index(question.distractors[0].text) + 1
        await pilot.press(str(wrong), "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot(title="quiz")


def take_coverage() -> str:
    """What `quiz coverage` prints at 80 columns, as SVG."""
    told = CliRunner().invoke(coverage, ["pakistan-russia"], color=True).stdout
    console = Console(
        width=80, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(told))
    return console.export_svg(title="quiz coverage pakistan-russia")


def main() -> None:
    """Write the pictures into `.github/screenshots/`."""
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        pictures = {
            "home": asyncio.run(take_home(Path(one))),
            "question": asyncio.run(take_question(Path(other))),
            "coverage": take_coverage(),
        }
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures.items():
        # The fonts would be fetched from the network; a reader's own fixed-width font does as well.
        own_fonts = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
        unnumbered = re.sub(r"terminal-\d+", "terminal", own_fonts)
        lines = (line.rstrip() for line in unnumbered.splitlines())
        (FOLDER / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
