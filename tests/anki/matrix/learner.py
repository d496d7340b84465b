"""A learner who has lived with a deck for a while: reviews, edits, tags, decks of their own."""

from pathlib import Path
from typing import Literal

from anki.collection import Card, Note
from anki.consts import QUEUE_TYPE_LRN, QUEUE_TYPE_MANUALLY_BURIED, QUEUE_TYPE_REV
from anki.decks import DeckId, FilteredDeckConfig
from anki.scheduler.v3 import CardAnswer

from quiz.anki.ids import note_guid
from tests.anki.building import Anki

Rating = Literal["again", "hard", "good", "easy"]
_RATINGS = {
    "again": CardAnswer.AGAIN,
    "hard": CardAnswer.HARD,
    "good": CardAnswer.GOOD,
    "easy": CardAnswer.EASY,
}

OWN_DECK = "For Tuesday"
FILTERED_DECK = "Cram"
OWN_NOTE = "a note of the learner's own"


class Learner(Anki):
    """A collection, and what its owner does with the notes of a deck. They go by question id."""

    def __init__(self, path: Path, deck: str = "small") -> None:
        super().__init__(path)
        self._deck = deck

    def note(self, question: str) -> Note:
        guid = note_guid(self._deck, question)
        id_ = self.collection.db.scalar("SELECT id FROM notes WHERE guid = ?", guid)
        assert id_, f"there is no note of {question}"
        return self.collection.get_note(id_)

    def card(self, question: str, place: int = 0) -> Card:
        """The card of a question, by its template's place."""
        return next(card for card in self.note(question).cards() if card.ord == place)

    def review(self, question: str, *ratings: Rating) -> None:
        scheduler = self.collection.sched
        for rating in ratings:
            card = self.card(question)
            card.start_timer()
            states = self.collection._backend.get_scheduling_states(card.id)
            scheduler.answer_card(
                scheduler.build_answer(card=card, states=states, rating=_RATINGS[rating])
            )

    def suspend(self, question: str) -> None:
        self.collection.sched.suspend_cards([self.card(question).id])

    def bury(self, question: str) -> None:
        self.collection.sched.bury_cards([self.card(question).id])

    def flag(self, question: str, colour: int) -> None:
        self.collection.set_user_flag_for_cards(colour, [self.card(question).id])

    def edit(self, question: str, *, at: int, tags: str = "", **fields: str) -> None:
        """Change fields of a note and give it tags, at a time (seconds since 1970)."""
        note = self.note(question)
        for name, text in fields.items():
            note[name] = text
        note.tags += tags.split()
        self.collection.update_note(note)
        self.collection.db.execute("UPDATE notes SET mod = ? WHERE id = ?", at, note.id)

    def move(self, question: str, deck: str) -> None:
        id_ = self.collection.decks.id(deck)
        self.collection.set_deck([card.id for card in self.note(question).cards()], id_)

    def delete(self, question: str) -> None:
        self.collection.remove_notes([self.note(question).id])

    def give_note_type(self, question: str, name: str) -> None:
        """Change the note type of a note, its fields by their places."""
        models = self.collection.models
        note = self.note(question)
        new = models.by_name(name)
        request = models.change_notetype_info(
            old_notetype_id=note.mid, new_notetype_id=new["id"]
        ).input
        request.note_ids.append(note.id)
        models.change_notetype_of_notes(request)

    def add_field(self, note_type: int, name: str, *, at: int) -> None:
        """Add a field to a note type, at a time: for Anki all its notes change with that."""
        models = self.collection.models
        model = models.get(note_type)
        models.add_field(model, models.new_field(name))
        models.update_dict(model)
        self.collection.db.execute("UPDATE notes SET mod = ? WHERE mid = ?", at, note_type)

    def rename_deck(self, old: str, new: str) -> None:
        decks = self.collection.decks
        decks.rename(decks.by_name(old), new)

    def restyle(self, note_type: int, css: str, *, at: int) -> None:
        """Change the style of a note type, at a time (seconds since 1970)."""
        model = self.collection.models.get(note_type)
        model["css"] = css
        self.collection.models.update_dict(model)
        self.collection.db.execute(
            "UPDATE notetypes SET mtime_secs = ? WHERE id = ?", at, note_type
        )
        self.collection.models._clear_cache()

    def live(self, *, fsrs: bool, edited: int) -> None:
        """Do all that a learner may do with the small deck in a while; edits happen at a time."""
        self.collection.set_config("fsrs", fsrs)
        self.review("longest", "easy", "good")
        self.review("both-ways", "easy")
        self.review("into-rhine", "again")
        self.review("capital", "easy", "again")
        self.suspend("flows-north")
        self.bury("by-height")
        self.flag("two-by-height", 3)
        self.edit("how-long", at=edited, tags="exam difficult::numbers marked")
        self.edit("ice-age", at=edited, Explanation="In my own words.", tags="mine")
        self.move("hills-towns", OWN_DECK)
        self._set_aside("height")
        self._own_options()
        note = self.collection.new_note(self.collection.models.by_name("Basic"))
        note["Front"] = OWN_NOTE
        self.collection.add_note(note, DeckId(1))

        queues = {name: self.card(name).queue for name in ("longest", "into-rhine", "by-height")}
        assert queues == {
            "longest": QUEUE_TYPE_REV,
            "into-rhine": QUEUE_TYPE_LRN,
            "by-height": QUEUE_TYPE_MANUALLY_BURIED,
        }
        assert self.card("capital").lapses == 1
        assert bool(self.card("longest").memory_state) is fsrs
        assert self.card("height").odid

    def _set_aside(self, question: str) -> None:
        """Put the card of a question into a filtered deck."""
        scheduler = self.collection.sched
        filtered = scheduler.get_or_create_filtered_deck(DeckId(0))
        filtered.name = FILTERED_DECK
        term = FilteredDeckConfig.SearchTerm(search=f"nid:{self.note(question).id}", limit=9)
        del filtered.config.search_terms[:]
        filtered.config.search_terms.append(term)
        scheduler.add_or_update_filtered_deck(filtered)

    def _own_options(self) -> None:
        """Give the deck of a question options of the learner's own."""
        decks = self.collection.decks
        options = decks.add_config("Three a day")
        options["new"]["perDay"] = 3
        decks.update_config(options)
        deck = decks.get(self.card("longest").did)
        decks.set_config_id_for_deck_dict(deck, options["id"])
