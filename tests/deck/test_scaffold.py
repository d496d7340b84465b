"""New decks and banks, and a topic put into a deck.yaml that is somebody's own."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz.deck import Deck, Topic, read_deck, read_manifest
from quiz.deck.folders import shipped_decks
from quiz.deck.scaffold import (
    UnfitManifest,
    new_bank,
    new_deck,
    schema_address,
    with_topic,
)
from quiz.deck.schema import schema_text
from tests.deck.building import DISPUTES, MANIFEST, SOURCES, bank_of, write_deck

ORBIT = Topic(id="orbit", title="Orbit: how it moves")


def manifest_of(text: str, folder: Path) -> object:
    (folder / "deck.yaml").write_text(text, encoding="utf-8")
    return read_manifest(folder)


@pytest.mark.parametrize("title", ["Mond", "1971", "no", 'The "Moon": #1', "[x]", "ÄÖ"])
def test_a_new_deck_is_read_with_the_id_and_title_given(tmp_path: Path, title: str) -> None:
    deck = read_deck(write_deck(tmp_path / "new", new_deck("mond-2", title) | surface()))
    assert (deck.manifest.id, deck.manifest.title) == ("mond-2", title)
    kinds = {placed.question.kind for placed in deck.placed}
    assert kinds >= {"single_choice", "short_answer", "true_false"}


def surface() -> dict[str, str]:
    """Stands in for the bank that `write_deck` writes, which the new deck knows no topic of."""
    return {"banks/surface.yaml": "topic: planets\nquestions: []\n"}


def test_each_question_of_a_new_deck_says_why() -> None:
    text = new_deck("a", "A")["banks/planets.yaml"]
    assert text.count("explanation:") == text.count("- id:") >= 3
    assert text.startswith("# yaml-language-server: $schema=../bank.schema.json\n")


def test_a_new_deck_has_its_own_copy_of_the_schema() -> None:
    assert new_deck("a", "A")["bank.schema.json"] == schema_text()


def with_bank(folder: Path, topic: Topic) -> Deck:
    deck = read_deck(folder)
    (folder / "deck.yaml").write_text(
        with_topic((folder / "deck.yaml").read_text(encoding="utf-8"), topic), encoding="utf-8"
    )
    (folder / "banks" / f"{topic.id}.yaml").write_text(
        new_bank(deck, topic, "../bank.schema.json"), encoding="utf-8"
    )
    return read_deck(folder)


def test_a_new_bank_is_read_in_a_deck_without_documents(tmp_path: Path) -> None:
    deck = with_bank(write_deck(tmp_path / "deck"), ORBIT)
    assert deck.by_id["orbit-first"].topic == ORBIT


def test_a_new_bank_in_a_deck_with_documents_cites_one(tmp_path: Path) -> None:
    bank = bank_of("id: orbit-first", "kind: flashcard", "front: f", "back: b")
    bank += "    level: remember\n    explanation: e\n    cite: [almanac#2]\n"
    files = {"sources.yaml": SOURCES, "disputes.yaml": DISPUTES, "banks/surface.yaml": bank}
    deck = with_bank(write_deck(tmp_path / "deck", files), ORBIT)
    assert deck.by_id["orbit-first-2"].question.cite == ("almanac#2",)


COMMENTED = MANIFEST.replace(
    "    title: Landing\n", "    # the sites\n    title: >-\n      Landing\n\n# the end\n"
)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (MANIFEST, MANIFEST + '  - id: orbit\n    title: "Orbit: how it moves"\n'),
        (MANIFEST.rstrip(), MANIFEST + '  - id: orbit\n    title: "Orbit: how it moves"\n'),
        (
            COMMENTED,
            COMMENTED.replace(
                "      Landing\n",
                '      Landing\n  - id: orbit\n    title: "Orbit: how it moves"\n',
            ),
        ),
        (
            MANIFEST + "reading_grade: 9\n",
            MANIFEST + '  - id: orbit\n    title: "Orbit: how it moves"\nreading_grade: 9\n',
        ),
        (
            MANIFEST.replace("  - id", "- id").replace("    title", "  title"),
            MANIFEST.replace("  - id", "- id").replace("    title", "  title")
            + '- id: orbit\n  title: "Orbit: how it moves"\n',
        ),
        (
            MANIFEST.replace("  - id", "  -   id").replace("    title", "      title"),
            MANIFEST.replace("  - id", "  -   id").replace("    title", "      title")
            + '  -   id: orbit\n      title: "Orbit: how it moves"\n',
        ),
        (
            MANIFEST.replace("\n", "\r\n"),
            (MANIFEST + '  - id: orbit\n    title: "Orbit: how it moves"\n').replace("\n", "\r\n"),
        ),
        (
            "\ufeff" + MANIFEST,
            "\ufeff" + MANIFEST + '  - id: orbit\n    title: "Orbit: how it moves"\n',
        ),
    ],
)
def test_a_topic_is_added_and_all_else_stays_as_it_is(
    text: str, changed: str, tmp_path: Path
) -> None:
    before = manifest_of(text, tmp_path)
    assert with_topic(text, ORBIT) == changed
    after = manifest_of(changed, tmp_path)
    assert after == replace(before, topics=(*before.topics, ORBIT))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "topics",
    [
        "topics: [{id: surface, title: Surface}]\n",
        "topics:\n  [\n    {id: surface, title: Surface},\n  ]\n",
        "topics: []\n",
        "topics:\n  - id: a\n    title: A\n  # the last\n  -\n    id: b\n    title: B\n",
        'topics:\n  - id: surface\n    title: "Sur\n  face"\n',
    ],
)
def test_topics_listed_in_another_way_are_left_alone(topics: str) -> None:
    text = MANIFEST[: MANIFEST.index("topics:")] + topics
    with pytest.raises(UnfitManifest):
        with_topic(text, ORBIT)


def test_the_schema_is_looked_for_in_the_deck_and_then_beside_it(tmp_path: Path) -> None:
    bank = tmp_path / "deck" / "banks" / "moon.yaml"
    bank.parent.mkdir(parents=True)
    shipped = (shipped_decks() / "bank.schema.json").as_uri()
    assert schema_address(bank) == shipped
    (tmp_path / "bank.schema.json").write_text("{}", encoding="utf-8")
    assert schema_address(bank) == "../../bank.schema.json"
    (tmp_path / "deck" / "bank.schema.json").write_text("{}", encoding="utf-8")
    assert schema_address(bank) == "../bank.schema.json"
