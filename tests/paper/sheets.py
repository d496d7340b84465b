"""Worksheets to look at: a question of each kind, and layouts of them."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from quiz.deck import Deck, Library
from quiz.paper.layout import Layout
from quiz.paper.versions import laid_out
from quiz.questions import (
    Cloze,
    Distractor,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from tests.paper.small_decks import deck_of

CHOICE = SingleChoice(
    id="longest",
    cite=("atlas#2",),
    disputes=("length",),
    stem="Which river is the *longest*?",
    answer="The Rhine",
    distractors=(Distractor("The Ems", "It is a third as long."), Distractor("The Weser")),
    explanation="It has 1233 km.",
)
YEARS = SingleChoice(
    id="flood",
    stem="When was the flood?",
    answer="1962",
    distractors=(Distractor("1953"), Distractor("2002"), Distractor("1825")),
)
SEVERAL = MultipleResponse(
    id="into-rhine",
    disputes=("length",),
    stem="Which rivers flow into the Rhine?",
    answers=("The Main", "The Neckar", "The Moselle"),
    distractors=(Distractor("The Isar"), Distractor("The Saale", "That is the Elbe's.")),
)
STATEMENT = TrueFalse(id="north", stem="The Rhine flows north.", answer=True, feedback="It does.")
TYPED = ShortAnswer(
    id="source",
    stem="In which pass does it rise?",
    answer="Oberalp",
    accept=("the Oberalp", "Oberalppass"),
    reject=("Gotthard",),
)
NUMBER = Numerical(
    id="length", stem="How long is it?", answer=Decimal(1233), tolerance=Decimal(2), unit="km"
)
GAPS = Cloze(
    id="towns",
    text="It passes [[Basel|Bâle]], then **Mainz and [[Cologne]]**, then [[Rotterdam]].",
    swap=((1, 2),),
)
ORDER = Ordering(
    id="downstream", stem="Put them in order.", items=("Chur", "Basel", "Mainz", "Bonn")
)
SHORT_ORDER = Ordering(id="two", stem="Which first?", items=("Spring", "Mouth"))
PAIRS = Matching(
    id="countries",
    stem="Which town is where?",
    pairs=(
        ("Chur", "Switzerland"),
        ("Bonn", "Germany"),
        ("Basel", "Switzerland"),
        ("Lyon", "France"),
    ),
    distractors=("Austria", "Poland"),
)
OF_EACH_KIND: tuple[Question, ...] = (
    CHOICE,
    SEVERAL,
    STATEMENT,
    TYPED,
    NUMBER,
    GAPS,
    ORDER,
    PAIRS,
)

REAL = Library((Path(__file__).parents[2] / "decks",))


def layout_of(deck: Deck, versions: int = 1, seed: int = 1) -> Layout:
    """The layout of all questions of a deck."""
    title = deck.manifest.title
    return laid_out(deck, deck.placed, title=title, seed=seed, versions=versions)


def sheet_of(questions: Sequence[Question], versions: int = 1) -> tuple[Deck, Layout]:
    """A deck of some questions, and the layout of all of them."""
    deck = deck_of(*questions)
    return deck, layout_of(deck, versions)
