"""Answering each kind by keys alone, and what is said of it."""

import pytest

from quiz.questions import DontKnow, Filled, Ordered, Outcome, Picked, Rating, Recalled, Typed
from quiz.record import Record
from quiz.study.events import Answered, Confirmed, Drafted, Hinted, Mode, Rated, Voided
from tests.app.driving import (
    MOON,
    SIZE,
    an_app,
    answer_rightly,
    only,
    playing,
    settled,
    squeezed,
    type_text,
    words,
)

KINDS = {placed.question.kind: placed.question for placed in MOON.placed}


def events_of(record: Record) -> list[object]:
    left = record.open_session("default", "moon")
    assert left is not None
    return [entry.event for entry in record.entries(left.id)]


def answers_in(record: Record) -> list[Answered]:
    return [event for event in events_of(record) if isinstance(event, Answered)]


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"flashcard"}))
async def test_a_right_answer_by_keys_alone_is_told_and_recorded(record: Record, kind: str) -> None:
    question = KINDS[kind]
    app = an_app(record, only(question.id))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await answer_rightly(pilot, question, playing(app).presentation)
        await settled(pilot)
        [answered] = answers_in(record)
        assert answered.verdict.outcome is Outcome.RIGHT
        if kind != "cloze":
            assert answered.response == question.key()
        said = words(app)
        assert "✓ RIGHT" in said
        assert "✗" not in said
        assert question.explanation in " ".join(said.split())
        assert "rests on Moon text ¶" in said


@pytest.mark.parametrize("rating", list(Rating))
async def test_a_card_is_turned_and_rated_by_keys_alone(record: Record, rating: Rating) -> None:
    card = KINDS["flashcard"]
    app = an_app(record, only("origin", "basalt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d", "enter") if playing(app).question.kind != "flashcard" else None
        while playing(app).question.kind != "flashcard":
            await pilot.press("ctrl+d", "enter")
            await settled(pilot)
        assert card.back not in words(app)
        await pilot.press("enter")
        await settled(pilot)
        assert card.back in words(app)
        assert card.explanation in words(app)
        assert "Disputed: How the Moon was formed" in words(app)
        await pilot.press(str(int(rating)))
        await settled(pilot)
        assert answers_in(record)[-1].response == Recalled(rating)


async def test_a_wrong_answer_is_told_by_glyph_and_word_with_its_feedback(record: Record) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        options = playing(app).presentation.options
        wrong = next(n for n, option in enumerate(options, 1) if "each day" in option.text)
        await pilot.press(str(wrong), "enter")
        await settled(pilot)
        said = words(app)
        assert "✗ WRONG" in said
        assert "✗ your answer" in said
        assert "✓ right" in said
        assert "Then every side would face us in turn." in said
        assert "Seen from the stars" not in said
        assert "comes back after a few others" in said
        assert answers_in(record)[-1].response == Picked((options[wrong - 1].key,))


async def test_a_dispute_is_shown_with_its_accounts_and_on_a_key_its_evidence(
    record: Record,
) -> None:
    app = an_app(record, only("origin"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        said = squeezed(words(app))
        dispute = MOON.disputes["origin"]
        assert squeezed(dispute.accounts[0].says) in said
        assert squeezed(dispute.record or "") in said
        assert squeezed("as of 22 Nov 2026, sureness medium") in said
        address = squeezed(dispute.evidence[0].address)
        assert address not in said
        await pilot.press("s")
        await settled(pilot)
        assert address in squeezed(words(app))
        await pilot.press("s")
        await settled(pilot)
        assert address not in squeezed(words(app))


REFUSALS = {
    "single_choice": "Pick an option first",
    "true_false": "Pick an option first",
    "multiple_response": "Tick an option first",
    "short_answer": "Type an answer first",
    "numerical": "Type an answer first",
    "ordering": "Move an item first",
    "matching": "2 still to match",
    "cloze": "Fill a gap first",
}


@pytest.mark.parametrize("kind", sorted(REFUSALS))
async def test_enter_on_an_untouched_question_refuses_with_words(record: Record, kind: str) -> None:
    app = an_app(record, only(KINDS[kind].id))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert REFUSALS[kind] not in words(app)
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        assert REFUSALS[kind] in words(app)
        assert playing(app).state.attempt is None
        assert answers_in(record) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_not_knowing_is_an_answer_of_its_own(record: Record, kind: str) -> None:
    app = an_app(record, only(KINDS[kind].id))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+d")
        await settled(pilot)
        assert answers_in(record)[-1].response == DontKnow()
        assert "✗ NOT KNOWN" in words(app)
        assert KINDS[kind].explanation in " ".join(words(app).split())


async def test_a_letter_says_that_one_does_not_know_where_letters_are_free(record: Record) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("d")
        await settled(pilot)
        assert answers_in(record)[-1].response == DontKnow()


async def test_letters_typed_into_an_answer_are_no_commands(record: Record) -> None:
    app = an_app(record, only("basalt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "dhsuqt?")
        await pilot.press("enter")
        await settled(pilot)
        assert answers_in(record)[-1].response == Typed("dhsuqt?")


async def test_a_hint_is_shown_on_a_key_and_makes_a_right_answer_hard(record: Record) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "walking round a table" not in words(app)
        await pilot.press("h")
        await settled(pilot)
        assert "Hint: Think of walking round a table" in words(app)
        await answer_rightly(pilot, KINDS["single_choice"], playing(app).presentation)
        await settled(pilot)
        assert any(isinstance(event, Hinted) for event in events_of(record))
        attempt = playing(app).state.attempt
        assert attempt is not None
        assert attempt.rating is Rating.HARD


async def test_a_question_without_a_hint_says_so(record: Record) -> None:
    app = an_app(record, only("no-air"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("h")
        assert "There is no hint" in words(app)


async def test_a_near_miss_counts_once_the_learner_says_that_it_was_a_typo(record: Record) -> None:
    app = an_app(record, only("basalt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "bassalt")
        await pilot.press("enter")
        await settled(pilot)
        assert "≈ NEARLY, but for the spelling" in words(app)
        assert "t it was a typo" in words(app)
        attempt = playing(app).state.attempt
        assert attempt is not None
        assert attempt.rating is Rating.AGAIN
        await pilot.press("t")
        await settled(pilot)
        assert "✓ RIGHT" in words(app)
        assert "it was a typo" not in words(app)
        assert isinstance(events_of(record)[-1], Confirmed)


async def test_a_rejected_look_alike_cannot_be_confirmed(record: Record) -> None:
    app = an_app(record, only("basalt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "basanite")
        await pilot.press("enter")
        await settled(pilot)
        assert "✗ WRONG" in words(app)
        await pilot.press("t")
        await settled(pilot)
        assert not any(isinstance(event, Confirmed) for event in events_of(record))


async def test_a_digit_after_the_answer_changes_its_rating_and_goes_on(record: Record) -> None:
    app = an_app(record, only("same-side", "no-air"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        first = playing(app).question
        await answer_rightly(pilot, first, playing(app).presentation)
        await settled(pilot)
        await pilot.press("4")
        await settled(pilot)
        [attempt] = playing(app).state.done
        assert attempt.rating is Rating.EASY
        assert playing(app).question.id != first.id
        assert Rated(Rating.EASY) in events_of(record)


async def test_part_of_an_answer_is_told_with_its_share(record: Record) -> None:
    app = an_app(record, only("crew"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "Aldrin")
        await pilot.press("enter")
        await type_text(pilot, "Gagarin")
        await pilot.press("enter")
        await type_text(pilot, "Collins")
        await pilot.press("enter")
        await settled(pilot)
        said = words(app)
        assert "≈ PARTLY RIGHT, 67%" in said
        assert "✗ Gagarin Armstrong" in said
        assert "✓ Aldrin" in said
        assert "✓ Collins" in said
        response = answers_in(record)[-1].response
        assert isinstance(response, Filled)
        assert [text for _, text in response.texts] == ["Aldrin", "Gagarin", "Collins"]


async def test_an_item_is_carried_with_space_and_arrows(record: Record) -> None:
    app = an_app(record, only("days"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        before = [option.key for option in playing(app).presentation.options]
        await pilot.press("space", "down", "space", "enter")
        await settled(pilot)
        swapped = (before[1], before[0], *before[2:])
        assert answers_in(record)[-1].response == Ordered(swapped)
        assert "✗ other" in words(app) or "✓ right" in words(app)


async def test_undo_brings_the_question_back_unanswered(record: Record) -> None:
    app = an_app(record, only("same-side", "no-air"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        first = playing(app).question.id
        await pilot.press("1", "enter")
        await settled(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert playing(app).question.id == first
        assert playing(app).state.attempt is None
        assert playing(app).state.done == ()
        assert isinstance(events_of(record)[-1], Voided)
        assert "WRONG" not in words(app)
        assert "RIGHT" not in words(app)


async def test_undo_from_the_next_question_goes_back_to_the_one_before(record: Record) -> None:
    app = an_app(record, only("same-side", "no-air"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        first = playing(app).question.id
        await pilot.press("1", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert playing(app).question.id != first
        await pilot.press("u")
        await settled(pilot)
        assert playing(app).question.id == first
        assert playing(app).state.done == ()


async def test_undo_with_nothing_answered_says_so(record: Record) -> None:
    app = an_app(record, only("same-side"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("u")
        assert "There is no answer to take back." in words(app)


async def test_a_half_typed_answer_is_kept_when_one_leaves(record: Record) -> None:
    app = an_app(record, only("basalt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "basa")
        await pilot.press("escape")
        await settled(pilot)
    assert Drafted(Typed("basa")) in events_of(record)
    again = an_app(record, only("basalt"))
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "A session stands open where you stopped." in words(again)
        await pilot.press("enter")
        await settled(pilot)
        assert playing(again).question.id == "basalt"
        assert "basa" in words(again).split()
        await type_text(pilot, "lt")
        await pilot.press("enter")
        await settled(pilot)
        assert answers_in(record)[-1].response == Typed("basalt")


async def test_a_session_goes_on_where_it_stopped(record: Record) -> None:
    app = an_app(record, MOON)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for _ in range(2):
            await pilot.press("ctrl+d")
            await settled(pilot)
            await pilot.press("enter")
            await settled(pilot)
        third = playing(app).question.id
        await pilot.press("escape")
        await settled(pilot)
    again = an_app(record, MOON)
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "2 answered" in words(again)
        await pilot.press("y")
        await settled(pilot)
        assert playing(again).question.id == third
        assert len(playing(again).state.done) == 2


async def test_declining_the_offer_begins_anew(record: Record) -> None:
    app = an_app(record, only("basalt"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await type_text(pilot, "basa")
        await pilot.press("escape")
        await settled(pilot)
    again = an_app(record, only("basalt"))
    async with again.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        assert playing(again).state.showing is not None
        assert "basa" not in words(again).split()


async def test_the_summary_counts_and_names_what_was_missed_and_undo_goes_back(
    record: Record,
) -> None:
    app = an_app(record, only("same-side", "no-air"), mode=Mode.REVIEW)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        while not playing(app).state.ended:
            recording = playing(app)
            missed = any(a.item.question == "no-air" for a in recording.state.done)
            if recording.question.id == "no-air" and not missed:
                await pilot.press("t", "enter")
            else:
                await answer_rightly(pilot, recording.question, recording.presentation)
            await settled(pilot)
            last = recording.question.id
            await pilot.press("enter")
            await settled(pilot)
        said = words(app)
        assert "1 of 2 right at the first try" in said
        assert "3 answers in all" in said
        assert "✗ wrong" in said
        assert "an atmosphere as thick as that of Mars" in " ".join(said.split())
        assert "Why does the same side" not in said
        await pilot.press("u")
        await settled(pilot)
        assert not playing(app).state.ended
        assert playing(app).question.id == last
        assert playing(app).state.attempt is None
        assert len(playing(app).state.done) == 2
