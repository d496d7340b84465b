"""Exporting a deck to Anki: which notes there are, what changed, and what is not carried whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.anki.disputes import disputed
from quiz.anki.ids import note_guid
from quiz.anki.ledger import Bookkeeping
from quiz.anki.ledger_file import LEDGER_FILE, UnwritableLedger, read_ledger, write_ledger
from quiz.anki.losses import losses
from quiz.anki.notes import edition_tag, note_of
from quiz.anki.package import Packable, fields_of, packed
from quiz.anki.subdecks import Subdecks
from quiz.collector import collector_paused
from quiz.deck import Deck, Placed
from quiz.deck.loss import Loss

_NAMED = 20


@dataclass(frozen=True)
class Wish:
    """What is to be exported: some topics or, where none is named, all; in decks by topic or not.

    A locked export is refused if it would write down anything new.
    """

    topics: frozenset[str] = frozenset()
    by_topic: bool = False
    locked: bool = False


@dataclass(frozen=True)
class ExportReport:
    """What an export wrote: how many notes and cards, and which are new or changed since the last.

    `retired` came along and are out of use, `dropped` did not, `simplified` not whole. `unrecorded`
    says why the ledger could not be written, and is empty where all is well.
    """

    notes: int
    cards: int
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    retired: tuple[Loss, ...] = ()
    dropped: tuple[Loss, ...] = ()
    simplified: tuple[Loss, ...] = ()
    unrecorded: str = ""


class Locked(Exception):
    """Raised when a locked export would change the ledger; nothing was written."""

    def __init__(self, ledger: Path, new: Sequence[str], changed: Sequence[str]) -> None:
        told = [
            f"{what}: {', '.join(ids[:_NAMED])}"
            + (f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else "")
            for what, ids in (("new", new), ("changed", changed))
            if ids
        ]
        super().__init__(
            f"{ledger} is not up to date, and the export is locked: nothing was written.\n"
            + "\n".join(told)
            + "\nExport without --locked, and keep the ledger with the deck."
        )


@dataclass(frozen=True)
class _Contents:
    """The questions that are exported, their places in the deck, and the questions that are not.

    Whoever has the note of a retired question shall learn of it; nobody else shall get it.
    """

    questions: tuple[Placed, ...]
    places: tuple[int, ...]
    dropped: tuple[Placed, ...]

    @classmethod
    def of(cls, deck: Deck, wish: Wish, was_exported: Callable[[Placed], bool]) -> "_Contents":
        questions, places, dropped = [], [], []
        for place, placed in enumerate(deck.placed):
            if wish.topics and placed.topic.id not in wish.topics:
                continue
            if placed.outline.is_retired and not was_exported(placed):
                dropped.append(placed)
            else:
                questions.append(placed)
                places.append(place)
        return cls(tuple(questions), tuple(places), tuple(dropped))

    @property
    def in_use(self) -> list[Placed]:
        """Those of them that are not retired."""
        return [placed for placed in self.questions if not placed.outline.is_retired]


def export(deck: Deck, path: Path, wish: Wish = Wish(), *, timestamp: int) -> ExportReport:
    """Write the questions of a deck to an Anki package, in place of what stands at `path`.

    `timestamp` is the present time in seconds since 1970. Each note carries the time of its last
    change, which the deck's ledger knows; those that are new or changed are entered there. The same
    deck and ledger give the same bytes, whenever and wherever.
    Raises UnwritablePackage, DamagedLedger, ForeignLedger, KindChanged or Locked; then the package
    is as it was, and so is the ledger unless only the last step failed, which can be tried again.
    """
    with collector_paused():
        return _exported(deck, path, wish, timestamp)


def _exported(deck: Deck, path: Path, wish: Wish, now: int) -> ExportReport:
    ledger_path = deck.folder / LEDGER_FILE
    known = read_ledger(ledger_path, deck.manifest.id, now)
    book = Bookkeeping(known, deck.manifest.edition, now)
    guids = guids_of(deck)
    book.demand_kinds(
        (guids[each.outline.id], each.outline.id, each.outline.kind) for each in deck.placed
    )
    contents = _Contents.of(deck, wish, lambda placed: guids[placed.outline.id] in book)
    subdecks = Subdecks(deck, contents.questions, by_topic=wish.by_topic)
    notes = _notes(deck, contents, guids, subdecks, book)
    with packed(path, notes, subdecks.decks, known.begun) as package:
        if wish.locked and book.has_changed:
            raise Locked(ledger_path, book.new, book.changed)
        # First the ledger: after a package with times that nobody wrote down, the next would have
        # later ones for the same texts, and would undo once more what learners edited in them.
        unrecorded = _written(ledger_path, book)
        package.put_in_place()
    return ExportReport(
        notes=len(contents.questions),
        cards=sum(len(placed.outline.ways) for placed in contents.questions),
        new=tuple(book.new),
        changed=tuple(book.changed),
        retired=tuple(_out_of_use(contents.questions)),
        dropped=tuple(_out_of_use(contents.dropped)),
        simplified=tuple(losses(contents.in_use, guids)),
        unrecorded=unrecorded,
    )


def _notes(
    deck: Deck,
    contents: _Contents,
    guids: Mapping[str, str],
    subdecks: Subdecks,
    book: Bookkeeping,
) -> Iterator[Packable]:
    """Each note with its time and edition; with that it is entered in the ledger."""
    disputes = {id_: disputed(dispute, deck) for id_, dispute in deck.disputes.items()}
    for place, placed in zip(contents.places, contents.questions, strict=True):
        guid, home = guids[placed.outline.id], subdecks.home(placed)
        note = note_of(placed, deck, guid, home, disputes)
        fields = fields_of(note)
        entry = book.entered(placed.question, note, fields)
        yield Packable(note, fields, edition_tag(entry.edition), place, entry.modified)


def _written(path: Path, book: Bookkeeping) -> str:
    """Write the ledger if it has changed; gives the reason why not, if that cannot be done."""
    if book.has_changed:
        try:
            write_ledger(path, book.ledger)
        except UnwritableLedger as error:
            return f"{path} cannot be written: {error}"
    return ""


def _out_of_use(placed: Iterable[Placed]) -> Iterator[Loss]:
    for each in placed:
        if each.outline.is_retired and (retired := each.question.retired):
            reason = f"retired since edition {retired.edition}: {retired.reason}"
            yield Loss(each.outline.id, reason)


class Guids(Mapping[str, str]):
    """The GUID of each question of a deck, retired ones too, by its id.

    They are made when they are asked for; `kept` has those that came with their questions.
    """

    def __init__(self, deck: Deck, kept: Mapping[str, str]) -> None:
        self._deck = deck
        self._kept = kept

    def __getitem__(self, question: str) -> str:
        return self._kept.get(question) or note_guid(self._deck.manifest.id, question)

    def __iter__(self) -> Iterator[str]:
        return iter(self._deck.by_id)

    def __len__(self) -> int:
        return len(self._deck.by_id)


def guids_of(deck: Deck) -> Guids:
    """The GUIDs of a deck's questions.

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
    return Guids(deck, {question_id: guid for guid, question_id in keepers.items()})
