"""Which questions a worksheet gets: as wished, and the same by the same seed."""

from collections import Counter
from dataclasses import replace

import pytest

from quiz.deck import Deck, Placed
from quiz.paper.choosing import COUNT, Choice, NoBlueprint, UnfitQuestion, chosen
from quiz.paper.printed import NothingToPrint
from quiz.questions import Flashcard, Level, Retired
from quiz.study.queue import Filter
from quiz.study.sampling import ImpossibleBlueprint
from tests.paper.sheets import CHOICE, GAPS, OF_EACH_KIND, REAL, STATEMENT, YEARS
from tests.paper.small_decks import deck_of

CARD = Flashcard(id="card", front="The Rhine", back="A river")
OLD = replace(YEARS, id="old", retired=Retired("2026.10", "It was two floods."))
TWIN = replace(YEARS, id="twin", group="flood")
OTHER_TWIN = replace(STATEMENT, id="other-twin", group="flood")


@pytest.fixture(scope="module")
def real() -> Deck:
    return REAL.read("pakistan-russia")


def _ids(found: tuple[Placed, ...]) -> list[str]:
    return [placed.outline.id for placed in found]


def _in_order(deck: Deck, found: tuple[Placed, ...]) -> bool:
    return [each for each in deck.placed if each in found] == list(found)


def test_without_a_wish_twenty_questions_stand_in_the_decks_order(real: Deck) -> None:
    found = chosen(real, Choice())
    assert len(found) == COUNT == 20
    assert _in_order(real, found)
    assert len({placed.topic.id for placed in found}) > 10


def test_the_same_seed_chooses_the_same_and_another_one_others(real: Deck) -> None:
    assert chosen(real, Choice(seed=3)) == chosen(real, Choice(seed=3))
    assert chosen(real, Choice(seed=3)) != chosen(real, Choice(seed=4))


def test_only_what_is_wanted_is_chosen(real: Deck) -> None:
    wanted = Filter(
        topics=frozenset({"arms", "trade"}),
        kinds=frozenset({"single_choice"}),
        levels=frozenset({Level.ANALYSE}),
    )
    found = chosen(real, Choice(wanted, count=50))
    assert found
    for placed in found:
        assert placed.topic.id in wanted.topics
        assert (placed.outline.kind, placed.outline.level) == ("single_choice", Level.ANALYSE)


def test_neither_flashcards_nor_retired_questions_nor_two_of_a_group_are_chosen() -> None:
    deck = deck_of(CARD, OLD, TWIN, OTHER_TWIN, CHOICE)
    found = _ids(chosen(deck, Choice(count=9)))
    assert "longest" in found
    assert len(found) == 2
    assert len({"twin", "other-twin"} & set(found)) == 1


def test_ids_are_taken_in_the_order_given_and_may_be_of_one_group() -> None:
    deck = deck_of(CARD, OLD, TWIN, OTHER_TWIN, CHOICE)
    ids = ("longest", "other-twin", "twin")
    assert _ids(chosen(deck, Choice(ids=ids))) == list(ids)


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (("nobody",), "There is no question 'nobody' in small"),
        (("old",), "old is retired since edition 2026.10: It was two floods."),
        (("card",), "card is a flashcard; `quiz print cards` prints those"),
        (("longest", "longest"), "longest is asked for twice"),
    ],
)
def test_an_id_that_cannot_stand_on_a_worksheet_is_refused_with_the_reason(
    ids: tuple[str, ...], told: str
) -> None:
    with pytest.raises(UnfitQuestion, match=told):
        chosen(deck_of(CARD, OLD, CHOICE), Choice(ids=ids))


def test_a_blueprint_gives_each_of_its_cells_its_share(real: Deck) -> None:
    assert real.manifest.blueprint
    found = chosen(real, Choice(by_blueprint=True, count=30))
    assert _in_order(real, found)
    assert len(found) == 30
    whole = sum(sum(levels.values()) for levels in real.manifest.blueprint.values())
    cells = Counter((each.topic.id, each.outline.level) for each in found)
    for topic, levels in real.manifest.blueprint.items():
        for level, wanted in levels.items():
            assert abs(cells[topic, level] - 30 * wanted / whole) < 1


def test_a_blueprint_is_not_exceeded() -> None:
    deck = deck_of(*(replace(CHOICE, id=f"q{number}", level=Level.APPLY) for number in range(9)))
    manifest = replace(deck.manifest, blueprint={"rivers": {Level.APPLY: 2}})
    found = chosen(replace(deck, manifest=manifest), Choice(by_blueprint=True, count=9))
    assert len(found) == 2


def test_a_blueprint_that_cannot_be_filled_names_the_cell() -> None:
    deck = deck_of(replace(CHOICE, level=Level.APPLY), GAPS)
    manifest = replace(deck.manifest, blueprint={"rivers": {Level.APPLY: 2}})
    with pytest.raises(ImpossibleBlueprint, match="rivers, apply: 2 wanted, 1 there"):
        chosen(replace(deck, manifest=manifest), Choice(by_blueprint=True))


def test_a_deck_without_a_blueprint_says_so() -> None:
    with pytest.raises(NoBlueprint, match="small has no blueprint"):
        chosen(deck_of(*OF_EACH_KIND), Choice(by_blueprint=True))


def test_a_choice_that_nothing_fits_says_so() -> None:
    with pytest.raises(NothingToPrint, match="No question of small fits"):
        chosen(deck_of(CARD), Choice())
