"""Guides: choosing a topic, reading what there is on it, and going on to its questions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from quiz.app import QuizApp
from quiz.app.guide_text import TopicQuestions
from quiz.app.screens.guide import GuideScreen, GuideStopScreen
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.question import QuestionScreen
from quiz.app.screens.topics import TopicsScreen
from quiz.deck import Deck, Placed
from quiz.questions import Rating
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, start
from quiz.study.events import Mode
from quiz.study.queue import Filter
from tests.app.driving import (
    DECKS,
    MOON,
    SIZE,
    an_app,
    clock,
    only,
    painted,
    playing,
    settled,
    squeezed,
    words,
)
from tests.app.guided import guided
from tests.app.hostile import TEXTS, as_shown, hostile_deck


@asynccontextmanager
async def on(
    record: Record, screen: Screen[object], size: tuple[int, int] = SIZE
) -> AsyncIterator[tuple[QuizApp, Pilot[None]]]:
    """The app with a screen over its home screen."""
    app = an_app(record, decks=[DECKS])
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.push_screen(screen)
        await settled(pilot)
        yield app, pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, waiting for what each does."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def learn(record: Record, deck: Deck, topic: str, rating: Rating = Rating.GOOD) -> None:
    """Learn the questions of a topic, rating each answer."""
    wish = Wish(seed=1, mode=Mode.LEARN, wanted=Filter(topics=frozenset({topic})))
    recording = start(record, deck, wish, clock)
    assert isinstance(recording, Recording)
    while recording.advance():
        recording.answer(recording.question.key())
        recording.rate(rating)


async def test_a_guide_is_set_with_what_it_rests_on(record: Record, tmp_path: Path) -> None:
    async with on(record, GuideScreen(guided(tmp_path), "surface")) as (app, _):
        said = words(app)
        assert "Surface and motion" in said
        assert "1 of 2" in said
        together = " ".join(said.split())
        assert "The same side of the Moon always faces us [Moon text ¶2]. It has" in together
        assert "as this page (https://example.org/far-side) tells." in together
        assert "\n\nThe dark plains\n\n" in said
        assert "•  they are basalt [Moon text ¶4] and\n•  they fill great basins.\n" in said


async def test_a_dispute_is_named_in_the_text_and_told_below_it(
    record: Record, tmp_path: Path
) -> None:
    async with on(record, GuideScreen(guided(tmp_path), "surface")) as (app, _):
        said = " ".join(words(app).split())
        named = said.index("not settled [Moon text ¶5; disputed: How the Moon was formed]")
        told = said.index("Disputed: How the Moon was formed")
        assert named < told
        for text in (
            "as of 22 Nov 2026",
            "Moon text ¶5",
            "the size of Mars",
            "the record",
            "vapour",
        ):
            assert text in said[told:]


async def test_a_guide_has_the_topics_own_words_and_dates(record: Record, tmp_path: Path) -> None:
    async with on(record, GuideScreen(guided(tmp_path), "surface")) as (app, pilot):
        said = words(app)
        assert "Basalt  What lava of a certain sort becomes when it sets. [Moon text ¶4]" in said
        assert "1975         A great blow" in said
        assert "Orbit" not in said
        assert "1969" not in said
        await press(pilot, "n")
        said = words(app)
        assert "Orbit  The way of one body round another." in said
        assert "20 Jul 1969  Two people land on the Moon. [Moon text ¶3]" in said


async def test_the_questions_of_a_topic_are_listed_with_how_they_stand(
    record: Record, tmp_path: Path
) -> None:
    deck = guided(tmp_path)
    learn(record, only("no-air", deck=deck), "surface")
    async with on(record, GuideScreen(deck, "surface")) as (app, _):
        said = app.screen.query_one(TopicQuestions).render().plain
        assert "4 new   1 known" in said
        assert "known  According to the text, the Moon has an atmosphere" in said
        assert "new    Why does the same side of the Moon always face the Earth?" in said
        assert "How many people have walked" not in said


async def test_a_topic_without_a_guide_says_so_and_lists_its_questions(
    record: Record, tmp_path: Path
) -> None:
    async with on(record, GuideScreen(guided(tmp_path), "landing")) as (app, _):
        said = words(app)
        assert "There is no guide to this topic." in said
        assert "How many people have walked on the Moon?" in said


async def test_the_next_topic_and_the_one_before_are_a_key_away(
    record: Record, tmp_path: Path
) -> None:
    async with on(record, GuideScreen(guided(tmp_path), "surface")) as (app, pilot):
        await press(pilot, "right")
        assert "The landing" in words(app)
        assert "2 of 2" in words(app)
        await press(pilot, "right")
        assert "This is the last topic." in words(app)
        await press(pilot, "left")
        assert "Surface and motion" in words(app)
        assert "Why does the same side" in words(app)
        await press(pilot, "left")
        assert "This is the first topic." in words(app)


@pytest.mark.parametrize(("key", "mode"), [("p", Mode.CRAM), ("l", Mode.LEARN)])
async def test_a_topic_is_practised_or_learned_by_one_key_alone(
    record: Record, tmp_path: Path, key: str, mode: Mode
) -> None:
    deck = guided(tmp_path)
    async with on(record, GuideScreen(deck, "landing")) as (app, pilot):
        await press(pilot, key)
        assert isinstance(app.screen, QuestionScreen)
        plan = playing(app).state.plan
        assert plan.mode is mode
        assert {item.question for item in plan.items} == {"walkers", "crew", "days", "roles"}


async def test_coming_back_from_practice_shows_how_the_questions_stand_now(
    record: Record,
) -> None:
    async with on(record, GuideScreen(only("no-air"), "surface")) as (app, pilot):
        assert "1 new" in words(app)
        await press(pilot, "l")
        assert isinstance(app.screen, QuestionScreen)
        await press(pilot, "f", "enter", "4", "q")
        while not isinstance(app.screen, GuideScreen):
            await press(pilot, "escape")
        assert "1 known" in words(app)


async def test_what_cannot_be_begun_is_said_in_the_foot(record: Record) -> None:
    deck = only("no-air")
    learn(record, deck, "surface")
    async with on(record, GuideScreen(deck, "surface")) as (app, pilot):
        await press(pilot, "l")
        assert "Nothing is new in this topic." in words(app)
        await press(pilot, "n", "p")
        assert "There is nothing to ask in this topic." in words(app)
        assert "This topic has no questions yet." in words(app)
        assert isinstance(app.screen, GuideScreen)


@pytest.mark.parametrize(
    ("guide", "place"),
    [
        ("Fine.\n\nIt is so [moom#4].", "guide/s.md:3"),
        ("It is so [moon#2].\n\nAnd so [dispute:age].", "guide/s.md:3"),
        ("", "guide/s.md:1"),
    ],
)
async def test_a_guide_that_cannot_be_read_is_told_with_file_and_line(
    record: Record, tmp_path: Path, guide: str, place: str
) -> None:
    async with on(record, GuideScreen(guided(tmp_path, guide=guide), "surface")) as (app, pilot):
        said = words(app)
        assert "the deck's author has to mend this" in " ".join(said.split())
        assert place in said
        assert "Why does the same side" in said
        assert "Basalt  What lava" in said
        assert "There is no guide" not in said
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_a_guide_whose_file_has_gone_is_told(record: Record, tmp_path: Path) -> None:
    deck = guided(tmp_path)
    (deck.folder / "guide" / "s.md").unlink()
    async with on(record, GuideScreen(deck, "surface")) as (app, _):
        assert "guide/s.md\n  cannot be read: No such file or directory" in words(app)


async def test_the_topics_are_listed_with_how_they_stand_and_one_is_chosen(
    record: Record, tmp_path: Path
) -> None:
    deck = guided(tmp_path)
    learn(record, deck, "landing")
    async with on(record, TopicsScreen(deck)) as (app, pilot):
        said = words(app)
        assert "2 topics" in said
        assert "❯ Surface and motion" in said
        assert "5 new" in said
        assert "The landing   no guide" in said
        assert "4 known" in said
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, GuideScreen)
        assert app.screen.topic.id == "landing"


async def test_coming_back_to_the_topics_the_cursor_is_where_the_reading_ended(
    record: Record, tmp_path: Path
) -> None:
    async with on(record, TopicsScreen(guided(tmp_path))) as (app, pilot):
        await press(pilot, "enter", "right", "escape")
        assert isinstance(app.screen, TopicsScreen)
        assert "❯ The landing" in words(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_deck_without_guides_says_so_kindly(record: Record) -> None:
    async with on(record, TopicsScreen(MOON)) as (app, pilot):
        assert "This deck has no study guides; each topic still lists its questions." in words(app)
        assert "no guide\n" not in words(app)
        await press(pilot, "enter")
        assert "Why does the same side" in words(app)


async def test_a_click_reads_a_topic(record: Record, tmp_path: Path) -> None:
    async with on(record, TopicsScreen(guided(tmp_path))) as (app, pilot):
        at = next(n for n, line in enumerate(painted(app)) if "The landing" in line)
        await pilot.click(offset=(6, at))
        await settled(pilot)
        assert isinstance(app.screen, GuideScreen)
        assert app.screen.topic.id == "landing"


async def test_the_cursor_stays_in_view_in_a_deck_of_many_topics(record: Record) -> None:
    first = MOON.manifest.topics[0]
    topics = tuple(replace(first, id=f"t{n}", title=f"Topic {n}") for n in range(60))
    placed = tuple(Placed(each.question, topics[0], each.file) for each in MOON.placed)
    deck = replace(MOON, manifest=replace(MOON.manifest, topics=topics), placed=placed)
    async with on(record, TopicsScreen(deck)) as (app, pilot):
        await press(pilot, "up")
        assert any("❯ Topic 59" in line for line in painted(app))
        await press(pilot, "down")
        assert any("❯ Topic 0" in line for line in painted(app))
        await press(pilot, "enter", *["right"] * 30, "escape")
        assert any("❯ Topic 30" in line for line in painted(app))


async def test_in_a_session_a_guide_is_read_and_gone_on_from(
    record: Record, tmp_path: Path
) -> None:
    async with on(record, GuideStopScreen(guided(tmp_path), "surface")) as (app, pilot):
        said = words(app)
        assert "to read before you go on" in said
        assert "they fill great basins" in said
        assert "↵ go on" in said
        await press(pilot, "p", "l", "n", "right")
        assert isinstance(app.screen, GuideStopScreen)
        assert "Surface and motion" in words(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("bad", TEXTS, ids=["closing", "action", "template", "html", "escape"])
async def test_nothing_in_a_guide_is_obeyed(record: Record, tmp_path: Path, bad: str) -> None:
    deck = hostile_deck(bad)
    (tmp_path / "g.md").write_text(f"{bad} guide [text#1, dispute:dispute].", encoding="utf-8")
    topic = replace(deck.manifest.topics[0], guide="g.md")
    deck = replace(
        deck,
        folder=tmp_path,
        manifest=replace(deck.manifest, topics=(topic,)),
        placed=tuple(Placed(each.question, topic, each.file) for each in deck.placed),
    )
    async with on(record, TopicsScreen(deck)) as (app, pilot):
        assert as_shown(f"{bad} topic") in squeezed(words(app))
        await press(pilot, "enter")
        said = squeezed(words(app))
        for text in ("guide", "topic", "L ¶1", "dispute", "says", "record"):
            assert as_shown(f"{bad} {text}") in said
        assert as_shown(f"{bad} front") in said
        letters = "".join(painted(app))
        assert not any(letter < " " or "\x7f" <= letter < "\xa0" for letter in letters)


@pytest.mark.parametrize("size", [(1, 1), (4, 3), (40, 15), (200, 60)])
async def test_guides_stand_at_every_size(
    record: Record, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with on(record, TopicsScreen(guided(tmp_path)), size) as (app, pilot):
        await press(pilot, "down", "enter", "left", "end")
        assert isinstance(app.screen, GuideScreen)
        await pilot.resize_terminal(*SIZE)
        await settled(pilot)
        assert app.is_running
