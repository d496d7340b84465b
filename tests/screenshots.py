"""Takes README's pictures from the real app and the real paper: `python -m tests.screenshots`.

The pages are drawn by Poppler's `pdftoppm`.
"""

import asyncio
import io
import random
import re
import subprocess
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from rich.console import Console
from rich.text import Text
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.app.screens.question import QuestionScreen
from quiz.cli.coverage import command as coverage
from quiz.cli.print_ import command as printed
from quiz.deck import Deck, Library
from quiz.deck.folders import shipped_decks
from quiz.questions import SingleChoice
from quiz.record import Record
from quiz.record.choosing import Wish
from quiz.study.events import Mode
from tests.simulating import HandClock, Learner

FOLDER = Path(__file__).parent.parent / ".github" / "screenshots"
MOMENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAYS = 100
QUESTION = "jets-two-texts"
LIBRARY = Library([shipped_decks()])

Press = Callable[[Pilot[None]], Awaitable[None]]


def studied(data: Path) -> Record:
    """The record of a learner who studied on most of the last hundred days."""
    record, deck = Record(data), LIBRARY.read("pakistan-russia")
    rng = random.Random(5)
    learner = Learner(rng)
    for back in range(DAYS, 0, -1):
        if back > 6 and rng.random() < 0.35:
            continue
        clock = HandClock(MOMENT - timedelta(days=back, hours=-9))
        wish = Wish(seed=back, mode=Mode.REVIEW, count=rng.randint(4, 30))
        learner.study(record, deck, wish, clock)
    return record


async def taken(app: QuizApp, press: Press, size: tuple[int, int]) -> str:
    """The app as SVG, after some keys."""
    async with app.run_test(size=size) as pilot:
        await _settled(pilot)
        await press(pilot)
        await _settled(pilot)
        return app.export_screenshot(title="quiz")


async def _settled(pilot: Pilot[None]) -> None:
    app = pilot.app
    assert isinstance(app, QuizApp)
    for _ in range(4):
        await app.workers.wait_for_complete()
        await app.off_thread(lambda: None)
        await pilot.pause()


def pressing(*keys: str) -> Press:
    """Press keys, each once what the one before began is done."""

    async def press(pilot: Pilot[None]) -> None:
        for key in keys:
            await pilot.press(key)
            await _settled(pilot)

    return press


def _app(record: Record, deck: Deck | None = None) -> QuizApp:
    return QuizApp(LIBRARY, record, Wish(seed=7), deck, clock=lambda: MOMENT)


async def _answered_wrongly(pilot: Pilot[None]) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, QuestionScreen)
    question = screen.recording.question
    assert isinstance(question, SingleChoice)
    texts = [option.text for option in screen.recording.presentation.options]
    wrong = texts.index(question.distractors[0].text) + 1
    await pressing(str(wrong), "enter")(pilot)


def take_coverage() -> str:
    """What `quiz coverage` prints at 80 columns, as SVG."""
    told = CliRunner().invoke(coverage, ["pakistan-russia"], color=True).stdout
    console = Console(
        width=80, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(told))
    return console.export_svg(title="quiz coverage pakistan-russia")


def take_pages(scratch: Path) -> dict[str, bytes]:
    """The first page of a worksheet and a page of its key, as PNG."""
    chosen = ["pakistan-russia", "--topic", "energy", "--topic", "trade", "--versions", "4"]
    taken = {}
    for name, page in (("worksheet", 1), ("key", 2)):
        pdf = scratch / f"{name}.pdf"
        told = CliRunner().invoke(printed, [name, *chosen, "-o", str(pdf)])
        assert told.exit_code == 0, told.output
        at = ["-f", str(page), "-l", str(page), "-singlefile", "-r", "64", "-gray", "-png"]
        subprocess.run(["pdftoppm", *at, pdf, scratch / name], check=True)
        taken[name] = (scratch / f"{name}.png").read_bytes()
    return taken


def pictures(scratch: Path) -> dict[str, str]:
    """Each picture as SVG, by the name of its file."""
    record = studied(scratch / "studied")
    whole = LIBRARY.read("pakistan-russia")
    one = replace(whole, placed=(whole.by_id[QUESTION],))
    return {
        "home": asyncio.run(taken(_app(record), pressing(), (80, 24))),
        "question": asyncio.run(
            taken(_app(Record(scratch / "new"), one), _answered_wrongly, (80, 36))
        ),
        "browse": asyncio.run(taken(_app(record), pressing("b", *"pipeline"), (120, 30))),
        "statistics": asyncio.run(taken(_app(record), pressing("s"), (80, 40))),
        "coverage": take_coverage(),
    }


def main() -> None:
    """Write the pictures into `.github/screenshots/`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        for name, svg in pictures(Path(scratch)).items():
            # The fonts would be fetched from the network; a reader's own fixed-width font does.
            own_fonts = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
            unnumbered = re.sub(r"terminal-\d+", "terminal", own_fonts)
            lines = (line.rstrip() for line in unnumbered.splitlines())
            (FOLDER / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")
        for name, png in take_pages(Path(scratch)).items():
            (FOLDER / f"{name}.png").write_bytes(png)


if __name__ == "__main__":
    main()
