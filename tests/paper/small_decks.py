"""Small decks for paper: of some questions, or with study guides in a folder."""

from pathlib import Path

from quiz.deck import Account, Deck, Dispute, Evidence, Manifest, Paragraph, Placed, Source, Topic
from quiz.questions import Question

RIVERS = Topic(id="rivers", title="Rivers", guide="guide/rivers.md")
HILLS = Topic(id="hills", title="Hills", guide="guide/hills.md")
PARAGRAPH = Paragraph(kind="body", words=3, fingerprint="0" * 12)


def source(id_: str, label: str) -> Source:
    return Source(
        id=id_,
        title=f"The {id_}",
        author="A. Mapper",
        label=label,
        file=f"{id_}.txt",
        sha256="0" * 64,
        paragraphs=(PARAGRAPH,) * 9,
    )


def dispute(id_: str, title: str) -> Dispute:
    return Dispute(
        id=id_,
        title=title,
        accounts=(
            Account(cite="atlas#2", says=f"first account of {id_}"),
            Account(cite="survey#1", says=f"second account of {id_}"),
        ),
        record=f"record of {id_}",
        evidence=(
            Evidence(
                publisher=f"Office of {id_}",
                title=f"Page on {id_}",
                date="2021-05-28",
                address=f"https://example.org/{id_}?a=1",
            ),
        ),
        sure="medium",
        as_of="2026-11",
    )


SOURCES = {"atlas": source("atlas", "Atlas"), "survey": source("survey", "survey of 1900")}
DISPUTES = {
    "length": dispute("length", "How long it is"),
    "height": dispute("height", "How high it is"),
}


def deck_of(
    *questions: Question,
    folder: Path = Path(),
    language: str = "en",
    title: str = "Rivers and hills",
    topics: tuple[Topic, ...] = (RIVERS, HILLS),
    topic: Topic = RIVERS,
) -> Deck:
    """A deck of some questions, all on one topic."""
    manifest = Manifest(
        format=1,
        id="small",
        title=title,
        edition="2026.11",
        language=language,
        license="CC0-1.0",
        authors=("Someone", "Someone else"),
        description="Of water and stone.",
        topics=topics,
    )
    placed = tuple(Placed(question, topic, Path("banks/rivers.yaml")) for question in questions)
    return Deck(folder, manifest, SOURCES, DISPUTES, placed)


def write(folder: Path, files: dict[str, str]) -> None:
    """Write some texts, by their paths in a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
