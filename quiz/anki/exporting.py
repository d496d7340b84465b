"""Exporting a deck to Anki: which notes and decks there are, and what does not come along whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz.anki.disputes import disputed
from quiz.anki.ids import deck_id, note_guid
from quiz.anki.markup import escaped, rendered
from quiz.anki.notes import note_of
from quiz.anki.package import AnkiDeck, write_package
from quiz.deck import Deck
from quiz.deck.inline import plain
from quiz.questions import Cloze, Numerical, Question, ShortAnswer

_UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f]+")
_LEVELS = re.compile(r"\s*:{2,}\s*")


@dataclass(frozen=True)
class Remark:
    """What became of one question, by its id, and why."""

    question: str
    reason: str


@dataclass(frozen=True)
class ExportReport:
    """What an export wrote: how many notes and cards, what it left out and what it simplified."""

    notes: int
    cards: int
    dropped: tuple[Remark, ...]
    simplified: tuple[Remark, ...]


def export(deck: Deck, path: Path, *, timestamp: int) -> ExportReport:
    """Write the questions of a deck to an Anki package, in place of what stands at `path`.

    `timestamp` (seconds since 1970) is when the notes count as changed: Anki takes over a note that
    it knows only if this is later than before. The same deck and timestamp give the same bytes.
    Raises UnwritablePackage.
    """
    root = AnkiDeck(deck_id(deck.manifest.id), _name(deck.manifest.title), _description(deck))
    homes = _homes(deck, root)
    guids = guids_of(deck)
    disputes = {id_: disputed(dispute, deck) for id_, dispute in deck.disputes.items()}
    notes = [
        note_of(placed, deck, guids[placed.question.id], homes[placed.topic.id].id, disputes)
        for placed in deck.in_use
    ]
    write_package(path, notes, list(dict.fromkeys([root, *homes.values()])), timestamp)
    return ExportReport(
        notes=len(notes),
        cards=sum(len(note.cards) for note in notes),
        dropped=tuple(_dropped(deck)),
        simplified=tuple(_simplified(deck, guids)),
    )


def guids_of(deck: Deck) -> dict[str, str]:
    """The GUID of each question, retired ones too, by its id.

    An imported question keeps the GUID that it came with. Where several came from one note, the
    first of its cards keeps it, and the others become notes of their own.
    """
    keepers: dict[str, str] = {}
    imported = [
        (question.anki.card, question.anki.guid, question.id)
        for question in (placed.question for placed in deck.placed)
        if question.anki
    ]
    for _, guid, question_id in sorted(imported):
        keepers.setdefault(guid, question_id)
    guids = {id_: note_guid(deck.manifest.id, id_) for id_ in deck.by_id}
    return guids | {question_id: guid for guid, question_id in keepers.items()}


def _homes(deck: Deck, root: AnkiDeck) -> dict[str, AnkiDeck]:
    """The Anki deck of each topic that has questions; Anki knows decks by name, in any case."""
    homes: dict[str, AnkiDeck] = {}
    by_name: dict[str, AnkiDeck] = {}
    for topic in dict.fromkeys(placed.topic for placed in deck.in_use):
        name = f"{root.name}::{_name(topic.title)}"
        home = AnkiDeck(deck_id(deck.manifest.id, topic.id), name)
        homes[topic.id] = by_name.setdefault(name.casefold(), home)
    return homes


def _name(title: str) -> str:
    """A title as one level of an Anki deck's name."""
    return _LEVELS.sub(": ", _UNNAMEABLE.sub(" ", plain(title))).strip()


def _description(deck: Deck) -> str:
    """What Anki shows above the deck: what it is about, what it rests on, and whose it is."""
    manifest = deck.manifest
    lines = [rendered(manifest.description)]
    lines += [
        escaped(f"{source.label}: {source.author}, {source.title}")
        for source in deck.sources.values()
    ]
    authors = ", ".join(manifest.authors)
    lines.append(escaped(f"{authors}. {manifest.license}. Edition {manifest.edition}."))
    return "<br>".join(filter(None, lines))


def _dropped(deck: Deck) -> Iterator[Remark]:
    for placed in deck.placed:
        if retired := placed.question.retired:
            reason = f"retired since edition {retired.edition}: {retired.reason}"
            yield Remark(placed.question.id, reason)


def _simplified(deck: Deck, guids: dict[str, str]) -> Iterator[Remark]:
    for placed in deck.in_use:
        question = placed.question
        if reason := _loss(question):
            yield Remark(question.id, reason)
        if question.anki and question.anki.guid != guids[question.id]:
            reason = (
                "another question came from the same note in Anki and keeps that note; "
                "this one is a new note"
            )
            yield Remark(question.id, reason)


def _loss(question: Question) -> str:
    match question:
        case ShortAnswer(accept=accept) if accept:
            return "Anki compares what is typed with the first form only; the back lists the others"
        case Numerical(tolerance=tolerance) if tolerance:
            return "Anki compares the number digit by digit; the back gives the tolerance"
        case Cloze(swap=swap) if swap:
            return "gaps that may change places are compared as they stand; the back says they may"
        case _:
            return ""
