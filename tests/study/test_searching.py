"""Finding questions by words, in every text they have, and by what they are."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck import Deck, Placed, read_deck
from quiz.questions import Flashcard, Level, Question, Retired, ShortAnswer
from quiz.study.searching import Facet, Index, Stand, Trait, counted_traits, narrowed
from quiz.study.traits import all_traits, trait_words
from tests.strategies import questions

MOON = read_deck(Path(__file__).parents[1] / "decks" / "moon")
IDS = [placed.question.id for placed in MOON.placed]


def found(words: str, deck: Deck = MOON) -> list[str]:
    return [deck.placed[place].question.id for place in Index(deck).matching(words)]


def deck_of(*several: Question) -> Deck:
    first = MOON.placed[0]
    return replace(MOON, placed=tuple(Placed(each, first.topic, first.file) for each in several))


def card(front: str, **fields: object) -> Question:
    return Flashcard(id="card", front=front, back="back", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("same-side", "same-side"),
        ("same side of the Moon", "same-side"),
        ("turns about itself once in each orbit", "same-side"),
        ("does not turn at all", "same-side"),
        ("every side would face us", "same-side"),
        ("27 days", "same-side"),
        ("walking round a table", "same-side"),
        ("fill great basins", "plains"),
        ("older than the highlands", "plains"),
        ("neither wind nor sound", "no-air"),
        ("no air to speak of", "no-air"),
        ("basaltic", "basalt"),
        ("basanite", "basalt"),
        ("12 people", "walkers"),
        ("Neil Armstrong", "crew"),
        ("Michael Collins stayed", "crew"),
        ("taken for seas Lava fills", "days"),
        ("in Houston", "roles"),
        ("size of Mars struck", "origin"),
        ("How was the Moon formed", "origin"),
    ],
)
def test_a_question_is_found_by_every_text_it_has(words: str, question: str) -> None:
    assert question in found(words)


def test_a_question_is_found_by_its_topic_tags_dispute_and_citation() -> None:
    (dispute,) = MOON.disputes.values()
    assert found("landing walked") == ["walkers"]
    assert found(f"{dispute.title} origin") == ["origin"]
    assert found("moon#4") == ["plains", "basalt"]
    assert found("tidal", deck_of(card("front", tags=("tidal-locking",)))) == ["card"]


def test_nothing_typed_finds_all_in_the_decks_order() -> None:
    assert found("") == found("  ") == found("'") == IDS


def test_all_words_must_occur_wherever_they_stand() -> None:
    assert found("orbit Armstrong") == found("armstrong ORBIT") == ["crew", "roles"]
    assert found("Armstrong cheese") == []


def test_words_are_folded_as_typed_answers_are() -> None:
    deck = deck_of(card("Ağazade’s co-operation on **C++** in Übersee; اُردو"))
    for words in ("agazades", "AĞAZADE", "cooperation", "co-operation", "ubersee", "c++", "اُردو"):
        assert found(words, deck) == ["card"]
    assert found("c#", deck) == []


def test_a_word_is_not_found_across_the_space_between_two() -> None:
    deck = deck_of(card("the atmosphere"))
    assert found("atmo", deck) == ["card"]
    assert found("heat", deck) == []


def test_a_search_may_look_among_some_questions_only() -> None:
    index = Index(MOON)
    everywhere = index.matching("moon")
    assert len(everywhere) > 3
    assert index.matching("moon", everywhere[1:3]) == everywhere[1:3]
    assert index.matching("", [2, 4]) == [2, 4]


@given(st.lists(questions(), min_size=1, max_size=4), st.data())
def test_every_word_of_a_question_finds_it_and_each_further_word_narrows(
    several: list[Question], data: st.DataObject
) -> None:
    index = Index(deck_of(*(replace(each, cite=(), disputes=()) for each in several)))
    place = data.draw(st.integers(0, len(several) - 1))
    texts = index._texts[place].split()
    first, second = data.draw(st.sampled_from(texts)), data.draw(st.sampled_from(texts))
    one, both = index.matching(first), index.matching(f"{first} {second}")
    assert place in both
    assert set(both) <= set(one)
    assert both == index.matching(f"{second} {first}") == index.matching(second, one)
    assert place in index.matching(first[: max(1, len(first) // 2)])


def test_a_list_is_narrowed_by_one_of_each_facet() -> None:
    stands = [{Stand.NEW}, {Stand.DUE, Stand.MISSED}, {Stand.KNOWN}, {Stand.SUSPENDED}]
    stands += [{Stand.NEW, Stand.FLAGGED}] * 5
    standing = {name: frozenset(stand) for name, stand in zip(IDS, stands, strict=True)}

    def ids(*wanted: Trait) -> list[str]:
        return [IDS[place] for place in narrowed(MOON, standing, wanted)]

    due, new = Trait(Facet.STANDING, Stand.DUE), Trait(Facet.STANDING, Stand.NEW)
    understand = Trait(Facet.LEVEL, Level.UNDERSTAND)
    assert ids() == IDS
    assert ids(due) == ["plains"]
    assert ids(Trait(Facet.STANDING, Stand.MISSED)) == ["plains"]
    assert ids(due, Trait(Facet.STANDING, Stand.KNOWN)) == ["plains", "no-air"]
    assert ids(Trait(Facet.TOPIC, "landing")) == ["walkers", "crew", "days", "roles"]
    assert ids(Trait(Facet.KIND, "cloze"), Trait(Facet.KIND, "ordering")) == ["crew", "days"]
    assert ids(understand) == ["same-side", "days"]
    assert ids(understand, new, Trait(Facet.TOPIC, "landing")) == ["days"]
    counts = counted_traits(MOON, standing)
    for trait in all_traits(MOON):
        assert len(ids(trait)) == counts[trait]


def test_a_question_without_a_level_fits_no_level() -> None:
    deck = deck_of(ShortAnswer(id="plain", stem="What?", answer="this"))
    assert narrowed(deck, {}, [Trait(Facet.LEVEL, level) for level in Level]) == []


def test_a_retired_question_is_found_too() -> None:
    old = replace(MOON.placed[0].question, retired=Retired("2", "It was doubtful."))
    assert found("side", deck_of(old)) == ["same-side"]


def test_what_a_list_is_narrowed_to_is_said_in_words() -> None:
    wanted = {
        Trait(Facet.STANDING, "new"),
        Trait(Facet.STANDING, "due"),
        Trait(Facet.TOPIC, "landing"),
        Trait(Facet.KIND, "single_choice"),
    }
    assert trait_words(MOON, wanted) == "only due or new; The landing; single choice"
    assert trait_words(MOON, ()) == ""
    assert {trait.facet for trait in all_traits(MOON)} == set(Facet)
