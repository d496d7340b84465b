"""What each kind of question looks like: asked, answered rightly, answered wrongly."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from quiz.app import QuizApp
from quiz.deck import Library
from quiz.preferences import DEFAULT, Preferences
from quiz.questions import Picked, Question
from quiz.record import Record
from quiz.record.choosing import Wish
from quiz.study.events import Mode
from tests.app.driving import (
    MOON,
    SIZE,
    answer_rightly,
    clock,
    only,
    playing,
    settled,
    type_text,
)

Compare = Callable[..., bool]

FIRST = {question.kind: question for question in (each.question for each in MOON.placed)}
"""A question of each kind."""


def asking(record: Record, question: Question, preferences: Preferences = DEFAULT) -> QuizApp:
    wish = Wish(seed=3, mode=Mode.CRAM)
    return QuizApp(Library([]), record, wish, only(question.id), clock, preferences=preferences)


async def answer_wrongly(pilot: Pilot[None], app: QuizApp) -> None:
    """Give an answer that is wrong, by keys."""
    question, laid_out = playing(app).question, playing(app).presentation
    key = question.key()
    match question.kind:
        case "single_choice" | "multiple_response" | "true_false":
            assert isinstance(key, Picked)
            options = enumerate(laid_out.options, 1)
            place = next(n for n, option in options if option.key not in key.keys)
            await pilot.press(str(place), "enter")
        case "short_answer" | "numerical":
            await pilot.press("7", "enter")
        case "cloze":
            for _ in laid_out.slots:
                await type_text(pilot, "who")
                await pilot.press("enter")
        case "ordering":
            right = getattr(key, "keys")  # noqa: B009
            at_end = [option.key for option in laid_out.options].index(right[0]) + 1
            await pilot.press(*["down"] * (at_end - 1), str(len(laid_out.options)), "enter")
        case "matching":
            right = dict(getattr(key, "pairs"))  # noqa: B009
            for slot in laid_out.slots:
                options = zip("abcdef", laid_out.options, strict=False)
                await pilot.press(next(a for a, each in options if each.key != right[slot.key]))
            await pilot.press("enter")
        case _:
            await pilot.press("enter", "1")
    await settled(pilot)


@pytest.mark.parametrize("kind", sorted(FIRST))
def test_asked(snap_compare: Compare, record: Record, kind: str) -> None:
    app = asking(record, FIRST[kind])
    assert snap_compare(app, terminal_size=SIZE, run_before=settled)


@pytest.mark.parametrize("kind", sorted(set(FIRST) - {"flashcard"}))
def test_right(snap_compare: Compare, record: Record, kind: str) -> None:
    app = asking(record, FIRST[kind])

    async def answer(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await answer_rightly(pilot, FIRST[kind], playing(app).presentation)
        await settled(pilot)

    assert snap_compare(app, terminal_size=SIZE, run_before=answer)


def wrongly(app: QuizApp) -> Callable[[Pilot[None]], object]:
    async def answer(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await answer_wrongly(pilot, app)

    return answer


@pytest.mark.parametrize("kind", sorted(set(FIRST) - {"flashcard"}))
def test_wrong(snap_compare: Compare, record: Record, kind: str) -> None:
    app = asking(record, FIRST[kind])
    assert snap_compare(app, terminal_size=SIZE, run_before=wrongly(app))


@pytest.mark.parametrize("size", [(40, 15), (120, 40)], ids=["40", "120"])
@pytest.mark.parametrize("kind", ["single_choice", "cloze", "matching"])
def test_wrong_at_other_sizes(
    snap_compare: Compare, record: Record, kind: str, size: tuple[int, int]
) -> None:
    app = asking(record, FIRST[kind])
    assert snap_compare(app, terminal_size=size, run_before=wrongly(app))


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
def test_wrong_in_other_themes(snap_compare: Compare, record: Record, theme: str) -> None:
    app = asking(record, FIRST["single_choice"], Preferences(theme=theme))
    assert snap_compare(app, terminal_size=SIZE, run_before=wrongly(app))
