"""How the topics of a deck stand."""

from dataclasses import replace
from pathlib import Path

from quiz.deck import Placed, read_deck
from quiz.questions import Retired
from quiz.study.searching import Stand
from quiz.study.topics import topic_standings

MOON = read_deck(Path(__file__).parent.parent / "decks" / "moon")
NEW = {placed.question.id: frozenset({Stand.NEW}) for placed in MOON.placed}


def test_topics_come_in_the_decks_order_each_with_its_questions() -> None:
    surface, landing = topic_standings(MOON, NEW)
    assert (surface.topic.id, landing.topic.id) == ("surface", "landing")
    assert [placed.question.id for placed, _ in landing.questions] == [
        "walkers",
        "crew",
        "days",
        "roles",
    ]
    assert (surface.count(Stand.NEW), surface.count(Stand.DUE)) == (5, 0)


def test_each_question_counts_as_one_thing_whatever_else_holds() -> None:
    stands = {
        **NEW,
        "basalt": frozenset({Stand.DUE, Stand.MISSED}),
        "plains": frozenset({Stand.SUSPENDED, Stand.FLAGGED}),
    }
    surface = topic_standings(MOON, stands)[0]
    counts = [surface.count(stand) for stand in (Stand.DUE, Stand.NEW, Stand.SUSPENDED)]
    assert counts == [1, 3, 1]
    assert sum(counts) == len(surface.questions)


def test_a_retired_question_is_left_out() -> None:
    first = MOON.placed[0]
    question = replace(first.question, retired=Retired("2", "Doubtful."))
    retired = Placed(question, first.topic, first.file)
    deck = replace(MOON, placed=(retired, *MOON.placed[1:]))
    stands = {**NEW, first.question.id: frozenset({Stand.RETIRED})}
    surface = topic_standings(deck, stands)[0]
    assert first.question.id not in {placed.question.id for placed, _ in surface.questions}


def test_a_topic_without_questions_stands_empty() -> None:
    deck = replace(MOON, placed=())
    assert [each.questions for each in topic_standings(deck, {})] == [(), ()]
