"""A learner who does at random whatever a session allows, and alike with the same generator."""

import random
from collections.abc import Callable

from quiz.questions import (
    Cloze,
    DontKnow,
    Filled,
    Flashcard,
    Matched,
    Numerical,
    Ordered,
    Picked,
    Question,
    Rating,
    Recalled,
    Response,
    ShortAnswer,
    SingleChoice,
    Typed,
)
from quiz.record import Recording
from quiz.record.invigilating import ExamRecording
from quiz.study.events import Confidence
from tests.record.building import Seated

Move = Callable[[], None]


def move(seat: Seated, rng: random.Random) -> None:
    """Do one of the things that can be done now; a session that is over is taken up by undoing."""
    rng.choice(_exam_moves(seat, rng) if isinstance(seat, ExamRecording) else _moves(seat, rng))()


def answer_to(question: Question, rng: random.Random) -> Response:
    """A right answer, a typo, "I don't know", or something else of the question's kind."""
    if isinstance(question, Flashcard):
        return Recalled(rng.choice(list(Rating)))
    return rng.choice([question.key(), question.key(), mistyped(question), DontKnow()])


def mistyped(question: Question) -> Response:
    """The right answer with a letter too many, or half of it where nothing is typed."""
    match question:
        case ShortAnswer(answer=answer):
            return Typed(f"{answer}x")
        case Cloze(gaps=gaps):
            return Filled(tuple((gap.key, f"{gap.forms[0]}x") for gap in gaps))
        case _:
            return half(question)


def half(question: Question) -> Response:
    """Half of the right answer, as it stands while it is being given."""
    match question.key():
        case Typed(text):
            return Typed(text[: (len(text) + 1) // 2])
        case Filled(texts):
            return Filled((texts[0], *((key, text[:2]) for key, text in texts[1:2])))
        case Picked(keys):
            return Picked(keys[1:])
        case Ordered(keys):
            return Ordered((*keys[2:], *keys[:2]))
        case Matched(pairs):
            return Matched(pairs[:1])
        case response:
            return response


def _moves(seat: Recording, rng: random.Random) -> list[Move]:
    state = seat.state
    undo = [seat.undo] if state.can_undo else []
    if state.ended:
        return undo
    if state.showing is None or state.attempt is not None:
        moves: list[Move] = [_advance(seat)] * 6 + undo
        if state.attempt is not None:
            moves.append(lambda: seat.rate(rng.choice(list(Rating))))
            if state.attempt.is_near:
                moves += [seat.confirm] * 6
        return moves
    question = seat.question
    sure = rng.choice([None, *Confidence])
    moves = [lambda: seat.answer(answer_to(question, rng), sure)] * 6 + undo + [seat.hint]
    if not isinstance(question, Flashcard):
        moves += [lambda: seat.draft(half(question))] * 3
    if isinstance(question, ShortAnswer | Numerical | Cloze):
        moves.append(seat.give_letter)
    if isinstance(question, SingleChoice):
        wrong = next(key for key in state.showing.keys if key not in question.key().keys)
        moves.append(lambda: seat.strike(wrong))
    return moves


def _advance(seat: Recording) -> Move:
    def go_on() -> None:
        seat.advance()

    return go_on


def _exam_moves(seat: ExamRecording, rng: random.Random) -> list[Move]:
    if seat.is_paused:
        return [seat.go_on]
    places = len(seat.state.pages)
    question = seat.question
    pause = [seat.pause] if seat.state.plan.pausable else []
    return [
        *[lambda: seat.move(rng.randrange(places))] * 5,
        *[lambda: seat.answer(answer_to(question, rng))] * 5,
        *[lambda: seat.draft(half(question))] * 3,
        *[lambda: seat.keep(half(question))] * 2,
        seat.flag,
        *pause,
    ]
