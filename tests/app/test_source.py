"""What a question rests on: entries, evidence, and the paragraphs of the documents themselves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.app.document_text import DocumentText
from quiz.app.screens.home import HomeScreen
from quiz.app.screens.source import NO_FOLDER, SourceScreen
from quiz.deck import Deck, Placed, read_deck
from quiz.deck.inline import visible
from quiz.preferences import DEFAULT
from quiz.record import Record
from tests.app.driving import DECKS, MOON, SIZE, an_app, painted, settled, squeezed, words
from tests.app.hostile import TEXTS, as_shown, hostile_deck

DOCUMENTS = DECKS / "documents"
TEXT = (DOCUMENTS / "moon.txt").read_text(encoding="utf-8")
SHIPPED = DECKS.parent.parent / "decks" / "pakistan-russia"
SHIPPED_DOCUMENTS = DECKS.parent.parent.parent / "shared" / "sources"


@asynccontextmanager
async def on(
    record: Record,
    question: str,
    documents: Path | str = "",
    *,
    deck: Deck = MOON,
    size: tuple[int, int] = SIZE,
) -> AsyncIterator[tuple[QuizApp, Pilot[None]]]:
    """The app with the sources of a question over its home screen."""
    app = an_app(record, decks=[DECKS])
    app.preferences = replace(DEFAULT, documents=str(documents))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        app.push_screen(SourceScreen(deck, deck.by_id[question].question))
        await settled(pilot)
        yield app, pilot


def with_text(folder: Path, text: str) -> Path:
    """A folder in which the document of the tests reads so."""
    (folder / "moon.txt").write_text(text, encoding="utf-8")
    return folder


def citing(name: str, *cite: str) -> Deck:
    """A deck of one question, which cites just these paragraphs."""
    placed = MOON.by_id[name]
    question = replace(placed.question, cite=cite)
    return replace(MOON, placed=(Placed(question, placed.topic, placed.file),))


def together(app: QuizApp) -> str:
    return " ".join(words(app).split())


def seen(app: QuizApp) -> str:
    return " ".join(" ".join(painted(app)).split())


async def test_the_entry_of_each_source_and_its_cited_paragraphs_are_shown(record: Record) -> None:
    async with on(record, "days") as (app, _):
        said = together(app)
        assert "Moon text cited: ¶3, ¶5" in said
        assert "The quiz-decks authors: The Moon in short" in said
        assert "5 paragraphs, moon.txt" in said


async def test_the_evidence_of_a_dispute_is_shown_with_its_address_as_text(record: Record) -> None:
    async with on(record, "origin") as (app, _):
        said = words(app)
        flat = " ".join(said.split())
        assert "Disputed: How the Moon was formed" in flat
        assert "as of 22 Nov 2026, sureness medium" in flat
        assert "Moon text ¶5 by a body the size of Mars" in flat
        assert "the record Several impacts" in flat
        assert "Nature Geoscience: A multiple-impact origin for the Moon, 9 Jan 2017" in flat
        assert "\n  https://doi.org/10.1038/ngeo2866" in said


async def test_a_paragraph_that_only_a_dispute_tells_of_is_told_apart(record: Record) -> None:
    deck = citing("origin", "moon#4")
    async with on(record, "origin", DOCUMENTS, deck=deck) as (app, _):
        assert "Moon text cited: ¶4; in a dispute: ¶5" in together(app)


async def test_without_a_folder_it_is_said_what_to_do(record: Record) -> None:
    async with on(record, "days") as (app, _):
        assert NO_FOLDER in together(app)
        assert not app.screen.query(DocumentText)


async def test_the_cited_paragraph_is_scrolled_to_and_marked_in_the_whole_document(
    record: Record,
) -> None:
    async with on(record, "basalt", DOCUMENTS, size=(60, 15)) as (app, pilot):
        lines = painted(app)
        marked = [line for line in lines if "❯" in line]
        assert len(marked) == 1
        assert "❯ 4  The dark plains were once taken" in marked[0]
        assert "Moon text ¶4" in lines[0]
        assert NO_FOLDER not in together(app)
        await pilot.press("end")
        await settled(pilot)
        assert "5 The Moon has no air to speak of." in seen(app)
        await pilot.press("home")
        await settled(pilot)
        assert "5 paragraphs, moon.txt" in seen(app)


async def test_from_one_cited_paragraph_a_key_leads_to_the_next_and_round_to_the_entries(
    record: Record,
) -> None:
    async with on(record, "days", DOCUMENTS, size=(60, 15)) as (app, pilot):
        places = []
        for _ in range(4):
            places.append((painted(app)[0].split(maxsplit=1)[1:], painted(app)[-1].split("   ")[0]))
            await pilot.press("n")
            await settled(pilot)
        assert [place for place, _ in places] == [
            ["Moon text ¶3"],
            ["Moon text ¶5"],
            [],
            ["Moon text ¶3"],
        ]
        assert [following.strip() for _, following in places] == [
            "→ Moon text ¶5",
            "→ entries",
            "→ Moon text ¶3",
            "→ Moon text ¶5",
        ]
        await pilot.press("left")
        await settled(pilot)
        assert "Moon text ¶3" in painted(app)[0]


async def test_a_document_that_differs_is_shown_below_a_warning_which_paragraphs_changed(
    record: Record, tmp_path: Path
) -> None:
    folder = with_text(tmp_path, "A new one.\n\n" + TEXT.replace("Buzz", "Bizz"))
    async with on(record, "days", folder) as (app, pilot):
        said = together(app)
        assert "≈ This is not the file that the deck was made from." in said
        assert "Changed or gone: paragraph 3. Cited here of these: paragraph 3." in said
        assert "In other places: 1–2 stand at 2–3, 4–5 stand at 5–6." in said
        assert "Not registered: paragraphs 1, 4 of this file." in said
        assert "≈ This is not the file" in seen(app), "the warning is what it opens at"
        await pilot.press("n")
        await settled(pilot)
        assert "❯ 6 The Moon has no air" in seen(app), "a paragraph that moved is marked there"
        assert "Moon text ¶5" in painted(app)[0]


async def test_a_document_whose_layout_alone_differs_is_said_to_read_alike(
    record: Record, tmp_path: Path
) -> None:
    folder = with_text(tmp_path, TEXT.replace("\n\n", "\n\n\n"))
    async with on(record, "basalt", folder) as (app, _):
        assert "Its paragraphs read alike; only their layout differs." in together(app)


async def test_a_document_as_registered_has_no_warning(record: Record) -> None:
    async with on(record, "basalt", DOCUMENTS) as (app, _):
        assert "≈" not in words(app)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda folder: None, "moon.txt in {} cannot be read: No such file or directory."),
        (lambda folder: (folder / "moon.txt").mkdir(), "{} cannot be read: it is not a file."),
        (
            lambda folder: (folder / "moon.txt").write_bytes(b"\xff\xfe"),
            "{} is not plain text in UTF-8 (byte 0xff); save it as such.",
        ),
    ],
)
async def test_a_document_that_cannot_be_read_is_told_with_what_to_do(
    record: Record, tmp_path: Path, make: object, told: str
) -> None:
    assert callable(make)
    make(tmp_path)
    async with on(record, "basalt", tmp_path) as (app, _):
        said = squeezed(words(app))
        assert squeezed(told.format(tmp_path)) in said
        assert squeezed("Put the document there under that name, or name another folder") in said
        assert not app.screen.query(DocumentText)


@pytest.mark.parametrize("folder", ["nowhere", "~no-such-user/x", "a\0b"])
async def test_a_folder_that_is_not_there_is_told_with_what_to_do(
    record: Record, folder: str
) -> None:
    async with on(record, "basalt", folder) as (app, _):
        said = together(app)
        assert f"There is no folder {visible(folder)}" in said
        assert "or name another in Settings" in said


@pytest.mark.parametrize("file", ["../moon.txt", "/etc/hostname", "below/moon.txt", "a\0b"])
async def test_only_the_folder_itself_is_looked_into(
    record: Record, tmp_path: Path, file: str
) -> None:
    (tmp_path / "documents" / "below").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "documents" / "below"):
        with_text(folder, TEXT)
    deck = replace(MOON, sources={"moon": replace(MOON.sources["moon"], file=file)})
    async with on(record, "basalt", tmp_path / "documents", deck=deck) as (app, _):
        assert "is a path; the name of a file in that folder is wanted" in together(app)
        assert not app.screen.query(DocumentText)


async def test_a_question_that_cites_nothing_says_so(record: Record) -> None:
    async with on(record, "basalt", DOCUMENTS, deck=citing("basalt")) as (app, pilot):
        assert "This question cites no document." in words(app)
        await pilot.press("n", "s")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_a_source_that_has_left_the_deck_is_passed_over(record: Record) -> None:
    async with on(record, "basalt", DOCUMENTS, deck=replace(MOON, sources={})) as (app, _):
        assert "This question cites no document." in words(app)


@pytest.mark.parametrize("bad", TEXTS, ids=["closing", "action", "template", "html", "escape"])
async def test_nothing_in_sources_and_documents_is_obeyed(
    record: Record, tmp_path: Path, bad: str
) -> None:
    (tmp_path / "text.txt").write_text(f"{bad} paragraph\n", encoding="utf-8")
    async with on(record, "single", tmp_path, deck=hostile_deck(bad)) as (app, pilot):
        said = squeezed(words(app))
        for text in ("source", "author", "L", "dispute", "says", "record", "publisher", "page"):
            assert as_shown(f"{bad} {text}") in said
        assert as_shown(f"https://example.org/{bad}") in said
        await pilot.press("end")
        await settled(pilot)
        assert as_shown(f"{bad} paragraph") in squeezed("".join(painted(app)))
        letters = "".join(painted(app))
        assert not any(letter < " " or "\x7f" <= letter < "\xa0" for letter in letters)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(1, 1), (4, 3), (40, 15), (200, 60)])
async def test_sources_stand_at_every_size(record: Record, size: tuple[int, int]) -> None:
    async with on(record, "days", DOCUMENTS, size=size) as (app, pilot):
        await pilot.press("n", "n", "n", "b", "end", "home")
        await pilot.resize_terminal(*SIZE)
        await settled(pilot)
        assert app.is_running


@pytest.mark.skipif(
    not SHIPPED_DOCUMENTS.is_dir(), reason="the documents are not here; they are not ours to ship"
)
async def test_the_shipped_deck_leads_to_the_paragraphs_of_its_documents(record: Record) -> None:
    deck = read_deck(SHIPPED)
    question = next(
        placed.question.id
        for placed in deck.in_use
        if len({citation.source for citation in placed.question.citations}) == 2
    )
    async with on(record, question, SHIPPED_DOCUMENTS, deck=deck) as (app, pilot):
        stops = len({*deck.by_id[question].question.citations})
        for _ in range(stops):
            assert any("❯" in line for line in painted(app))
            await pilot.press("n")
            await settled(pilot)
        assert "≈" not in words(app)
