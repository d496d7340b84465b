"""A deck whose every text holds what a careless program would obey."""

from decimal import Decimal
from pathlib import Path

from quiz.deck import Deck
from quiz.deck.deck import Placed
from quiz.deck.inline import visible
from quiz.deck.model import Account, Dispute, Evidence, Manifest, Paragraph, Source, Topic
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

TEXTS = ("[/] done", "[@click=app.quit]x[/]", "{{x}}", "<b>", "\x1b[31mred\x1b[2J")
"""Mark-up of Textual's, an action of its, a template, HTML, and codes that a terminal obeys."""


def as_shown(text: str) -> str:
    """A text as a reader is to see it, without white space."""
    return "".join(visible(text).split())


def hostile_deck(bad: str) -> Deck:
    """All nine kinds, with a text in every field; each field's ends in words of its own."""
    topic = Topic(id="topic", title=f"{bad} topic")
    manifest = Manifest(
        format=1,
        id="hostile",
        title=f"{bad} title",
        edition="1",
        language="en",
        license="CC0",
        authors=(f"{bad} author",),
        description=f"{bad} description",
        topics=(topic,),
    )
    source = Source(
        id="text",
        title=f"{bad} source",
        author=f"{bad} author",
        label=f"{bad} L",
        file="text.txt",
        sha256="0" * 64,
        paragraphs=(Paragraph(kind="body", words=1, fingerprint="0" * 12),),
    )
    dispute = Dispute(
        id="dispute",
        title=f"{bad} dispute",
        accounts=(Account(cite="text#1", says=f"{bad} says"),),
        record=f"{bad} record",
        evidence=(
            Evidence(
                publisher=f"{bad} publisher",
                title=f"{bad} page",
                date="2026",
                address=f"https://example.org/{bad}",
            ),
        ),
        sure="low",
        as_of="2026",
    )
    placed = tuple(
        Placed(question, topic, Path("banks/hostile.yaml")) for question in _questions(bad)
    )
    return Deck(Path("hostile"), manifest, {"text": source}, {"dispute": dispute}, placed)


def _questions(bad: str) -> list[Question]:
    def told(name: str) -> dict[str, object]:
        return {
            "id": name,
            "cite": ("text#1",),
            "disputes": ("dispute",),
            "explanation": f"{bad} why",
            "note": f"{bad} note",
            "hint": f"{bad} hint",
        }

    wrong = tuple(Distractor(f"{bad} wrong{n}", f"{bad} feedback{n}") for n in (1, 2))
    gap = bad.replace("[", "(").replace("]", ")")
    return [
        SingleChoice(
            **told("single"), stem=f"{bad} stem", answer=f"{bad} right", distractors=wrong
        ),
        MultipleResponse(
            **told("multiple"),
            stem=f"{bad} stem",
            answers=(f"{bad} right1", f"{bad} right2"),
            distractors=wrong,
        ),
        TrueFalse(**told("truth"), stem=f"{bad} stem", answer=False, feedback=f"{bad} feedback"),
        ShortAnswer(**told("short"), stem=f"{bad} stem", answer=f"{bad} right"),
        Numerical(**told("number"), stem=f"{bad} stem", answer=Decimal(7), unit=f"{bad} unit"),
        Cloze(**told("cloze"), text=f"{bad} before [[{gap} gap]] {bad} after [[second]]."),
        Ordering(**told("order"), stem=f"{bad} stem", items=tuple(f"{bad} i{n}" for n in range(4))),
        Matching(
            **told("match"),
            stem=f"{bad} stem",
            pairs=tuple((f"{bad} left{n}", f"{bad} right{n}") for n in (1, 2)),
            distractors=(f"{bad} spare1", f"{bad} spare2"),
        ),
        Flashcard(**told("card"), front=f"{bad} front", back=f"{bad} back", reverse=True),
    ]
