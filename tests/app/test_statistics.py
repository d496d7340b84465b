"""The statistics screen: it stands at once, fills in off the thread, and says all in words too."""

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.app.charts.costs import CostCurve
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.statistics import NOTHING_YET, Hardest, StatisticsScreen
from quiz.deck import Deck, Placed
from quiz.questions import DontKnow, Picked
from quiz.questions.text import key_of
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, start
from quiz.study.events import Confidence, Mode
from quiz.study.fitting import Workload
from quiz.study.queue import Filter
from quiz.study.statistics import Statistics
from quiz.study.what_if import Beginning
from tests.app.driving import MOON, SIZE, an_app, clock, painted, settled, squeezed, words
from tests.app.figures import A_YEAR, DAY
from tests.app.hostile import TEXTS, as_shown, hostile_deck

STATISTICS_OF = "quiz.app.screens.statistics.statistics_of"


@pytest.fixture
def a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that sums up to the figures of a year."""
    monkeypatch.setattr(STATISTICS_OF, lambda *_: A_YEAR)


async def open_statistics(pilot: Pilot[None], deck: Deck = MOON) -> QuizApp:
    """Go to the statistics of a deck and wait until all is drawn."""
    app = pilot.app
    assert isinstance(app, QuizApp)
    await settled(pilot)
    app.open_statistics(deck)
    await pilot.pause()
    await settled(pilot)
    return app


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait, letting the app go on, until something holds."""
    for _ in range(500):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came about")


def answer_wrongly(record: Record, times: int) -> None:
    """Pick the same wrong option of a question again and again, sure each time."""
    for _ in range(times):
        wanted = Filter(questions=frozenset({"same-side"}))
        recording = start(record, MOON, Wish(seed=1, mode=Mode.CRAM, wanted=wanted), clock)
        assert isinstance(recording, Recording)
        recording.advance()
        recording.answer(Picked((key_of(DAY),)), Confidence.SURE)
        recording.end()


async def test_an_empty_record_says_in_a_sentence_what_will_stand_here(record: Record) -> None:
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        said = words(app)
        assert squeezed(NOTHING_YET) in squeezed(said)
        assert "The year" not in said
        assert "w simulates a year" in said


async def test_what_was_answered_is_summed_up_and_named(record: Record) -> None:
    answer_wrongly(record, 3)
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        said = words(app)
        assert "1 day in a row   1 day in all   3 answers" in said
        assert "In the last year 3 answers on 1 day; the most, 3, on Mon 23 Nov." in said
        assert "In all: no reviews on a later day yet." in said
        assert "Surface and motion" in said
        assert squeezed(f"0 of 3 right, picked 3 times: {DAY}") in squeezed(said)
        assert "sure   ────────────────────────   0% right  0 of 3" in said


@pytest.mark.usefixtures("a_year")
async def test_every_figure_stands_in_words_or_numbers_beside_what_is_drawn(
    record: Record,
) -> None:
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        said = " ".join(words(app).split())
    for told in (
        "6 days in a row 221 days in all 3,766 answers 12 hours 5 minutes 11 seconds an answer",
        "In the last year",
        "In all: 90% of 1204 reviews (88% to 92%), 89% foretold. 50%",
        "In the last 30 days: 82% of 96 reviews (73% to 89%), 90% foretold. 50%",
        "That is as foretold.",
        "That is less than foretold.",
        "today ━━━━━━━━━━━━━━ 14 tomorrow ━━━━━━━━━ 9 Wed 25 ━━━━━━━━━━━━ 12",
        "81 in 14 days, 6 a day.",
        "74% 28 mature, 20 young, 12 new",
        "2 of 9 right, picked 4 times",
        "no-longer-asked (no longer in the deck)",
        "95% right 199 of 210",
    ):
        assert told in said
    assert said.index("remember") < said.index("understand"), "levels stand in their own order"


async def test_of_a_deck_whose_questions_are_all_gone_there_is_still_the_past(
    record: Record,
) -> None:
    answer_wrongly(record, 3)
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot, replace(MOON, placed=()))
        said = words(app)
        assert "3 answers" in said
        assert "By topic" not in said
        assert "same-side (no longer in the deck)" in said


async def test_the_screen_stands_before_the_record_is_added_up(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(*_: object) -> Statistics:
        gate.wait(10)
        return A_YEAR

    monkeypatch.setattr(STATISTICS_OF, slow)
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.open_statistics(MOON)
        await pilot.pause()
        assert "Adding up …" in words(app)
        await pilot.press("w", "tab", "enter", "down")
        assert "Working it out …" in words(app)
        gate.set()
        await settled(pilot)
        assert "3,766 answers" in words(app)
        assert "A simulated year" in words(app)


async def test_leaving_while_it_is_added_up_leads_home(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(*_: object) -> Statistics:
        gate.wait(10)
        return A_YEAR

    monkeypatch.setattr(STATISTICS_OF, slow)
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.open_statistics(MOON)
        await pilot.pause()
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        gate.set()
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_leaving_once_the_record_was_said_to_be_slow_leads_home(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def slow(*_: object) -> Statistics:
        gate.wait(10)
        return A_YEAR

    monkeypatch.setattr(STATISTICS_OF, slow)
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        app.open_statistics(MOON)
        await until(pilot, lambda: "The record is slow to answer" in words(app))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        gate.set()
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_a_record_that_cannot_be_read_is_told(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Statistics:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(STATISTICS_OF, broken)
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        assert "The record could not be read." in words(app)
        (told,) = app._notifications
        assert "malformed" in told.message


@pytest.mark.usefixtures("a_year")
async def test_a_hard_question_opens_in_browse_by_key_and_by_mouse(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, str]] = []
    app = an_app(record)
    monkeypatch.setattr(
        app, "open_browse", lambda deck, question: opened.append((deck.manifest.id, question))
    )
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        await pilot.press("enter")
        assert opened == [], "the cursor is nowhere yet"
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert opened == [("moon", "same-side")]
        assert any("❯ Why does the same side" in line for line in painted(app)), "scrolled to"
        await pilot.press("shift+tab", "enter")
        assert opened[-1] == ("moon", "basalt")
        await pilot.press("tab")
        await settled(pilot)
        row = next(n for n, line in enumerate(painted(app)) if "❯ Why does" in line)
        await pilot.click(offset=(10, row + 1))
        assert opened[-1] == ("moon", "same-side")


@pytest.mark.usefixtures("a_year")
async def test_a_question_that_left_the_deck_is_not_opened_and_that_is_said(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = an_app(record)
    monkeypatch.setattr(app, "open_browse", lambda *_: pytest.fail("it is not there"))
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        assert "This question is no longer in the deck." in words(app)


async def test_what_if_tells_what_other_retentions_cost_and_where_one_stands(
    record: Record,
) -> None:
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        await pilot.press("w")
        await settled(pilot)
        said = words(app)
        assert "A simulated year: 10 questions begun anew, 20 new a day, 12 s an answer." in said
        rows = [line.split() for line in said.splitlines() if line.strip()[2:3] == "%"]
        assert [row[0] for row in rows] == ["80%", "85%", "90%", "93%", "95%"]
        assert [row[0] for row in rows if row[-1] == "now"] == ["90%"]
        assert app.screen.query_one(CostCurve).display


async def test_leaving_stops_what_is_being_worked_out(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, begun = threading.Event(), []

    def slow(_: Beginning, retention: float) -> Workload:
        begun.append(retention)
        gate.wait(10)
        return Workload(retention, 1.0, 1.0, 1.0)

    monkeypatch.setattr(Beginning, "year_at", slow)
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        await pilot.press("w")
        await until(pilot, lambda: bool(begun))
        assert "Working it out …" in words(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        gate.set()
        await settled(pilot)
    assert begun == [0.7], "no further year was begun"


async def test_a_deck_without_questions_has_nothing_to_work_out(record: Record) -> None:
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot, replace(MOON, placed=()))
        await pilot.press("w")
        await settled(pilot)
        assert "There are no questions to learn." in words(app)


async def test_coming_back_adds_up_anew_and_keeps_the_place(record: Record) -> None:
    answer_wrongly(record, 3)
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        await pilot.press("w")
        await settled(pilot)
        await pilot.press("tab")
        await settled(pilot)
        at = app.screen.query_one("#page").scroll_y
        await pilot.press("question_mark")
        await settled(pilot)
        assert not isinstance(app.screen, StatisticsScreen)
        answer_wrongly(record, 1)
        await pilot.press("escape")
        await settled(pilot)
        assert "4 answers" in words(app)
        assert app.screen.query_one("#page").scroll_y == at
        chosen = app.screen.query_one(Hardest).chosen
        assert chosen is not None
        assert chosen.question == "same-side"


@pytest.mark.usefixtures("a_year")
@pytest.mark.parametrize("size", [(1, 1), (2, 3), (12, 5), (40, 15), (200, 60)])
async def test_it_stands_in_every_size_with_all_that_is_drawn(
    record: Record, size: tuple[int, int]
) -> None:
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot)
        await pilot.press("tab", "w")
        await settled(pilot)
        await pilot.resize_terminal(*size)
        await settled(pilot)
        await pilot.press("down", "tab", "end", "home")
        await settled(pilot)
        assert isinstance(app.screen, StatisticsScreen)


@pytest.mark.usefixtures("a_year")
async def test_at_40_columns_no_line_is_cut_off(record: Record) -> None:
    app = an_app(record)
    async with app.run_test(size=(40, 15)) as pilot:
        await open_statistics(pilot)
        await pilot.press("w")
        await settled(pilot)
        for section in app.screen.query("Section, Hardest"):
            if section.display:
                lines = str(section.render()).split("\n")
                assert max(map(len, lines)) <= section.content_size.width, section.id
                assert section.size.height == len(lines)


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "ansi-light", "gruvbox"])
@pytest.mark.usefixtures("a_year")
async def test_the_curve_is_drawn_in_every_kind_of_theme(record: Record, theme: str) -> None:
    app = an_app(record)
    app.theme = theme
    async with app.run_test(size=(80, 60)) as pilot:
        await open_statistics(pilot)
        await pilot.press("w")
        await settled(pilot)
        assert any("95%" in line and "70%" in line for line in painted(app))
        assert any("●" in line for line in painted(app))


@pytest.mark.parametrize("bad", [*TEXTS, "\u202eاردو 漢字 🇵🇰"])
async def test_hostile_texts_are_shown_as_they_are_written(record: Record, bad: str) -> None:
    deck = hostile_deck(bad)
    for _ in range(3):
        wanted = Filter(questions=frozenset({"single"}))
        recording = start(record, deck, Wish(seed=1, mode=Mode.CRAM, wanted=wanted), clock)
        assert isinstance(recording, Recording)
        recording.advance()
        recording.answer(Picked((key_of(f"{bad} wrong1"),)))
        recording.end()
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot, deck)
        said = squeezed(words(app))
        for text in (f"{bad} title", f"{bad} topic", f"{bad} stem", f"{bad} wrong1"):
            assert as_shown(text) in said
        assert app.is_running
        shown = "".join(painted(app))
        assert not any(letter < " " or "\x7f" <= letter < "\xa0" for letter in shown)


async def test_a_text_without_end_takes_a_few_lines(record: Record) -> None:
    question = MOON.by_id["basalt"]
    long = replace(question.question, stem="Which rock? " * 1_000)
    deck = replace(MOON, placed=(Placed(long, question.topic, question.file),))
    for _ in range(3):
        recording = start(record, deck, Wish(seed=1, mode=Mode.CRAM), clock)
        assert isinstance(recording, Recording)
        recording.advance()
        recording.answer(DontKnow())
        recording.end()
    app = an_app(record)
    async with app.run_test(size=SIZE) as pilot:
        await open_statistics(pilot, deck)
        assert app.screen.query_one(Hardest).size.height <= 7
