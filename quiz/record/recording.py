"""A session that is being played: each event is committed before its state is shown."""

import uuid

from quiz.collector import collector_paused
from quiz.deck import Deck
from quiz.questions import Question, Rating, Response
from quiz.record.deriving import COUNT_AT_ONCE, fuzz_seed
from quiz.record.log import Record
from quiz.record.sitting import Clock, Seat, local_time
from quiz.study.days import study_day
from quiz.study.events import (
    Answered,
    Confidence,
    Confirmed,
    Drafted,
    Ended,
    Event,
    Help,
    Hinted,
    Item,
    Mode,
    Plan,
    Rated,
    Read,
    Started,
    Voided,
)
from quiz.study.memory import Intervals, intervals, remembered
from quiz.study.queue import Candidate, kin_of
from quiz.study.session import OutOfTurn, State, begin, fold, step


@collector_paused()
def candidates(record: Record, deck: Deck, profile: str) -> tuple[Candidate, ...]:
    """Every item of a deck that is in use and not suspended, and how it stands with a learner."""
    standings = record.standings(profile, deck.manifest.id)
    suspended = record.suspended(profile, deck.manifest.id)
    found = []
    for placed in deck.in_use:
        id, kind, level, group, ways, _ = placed.outline
        if id in suspended:
            continue
        topic, kin = placed.topic.id, kin_of(id, group)
        for side in ways:
            item = Item(id, side)
            found.append(Candidate(item, topic, kin, standings.get(item), kind, level, group))
    return tuple(found)


def missed_candidates(record: Record, deck: Deck, profile: str) -> tuple[Candidate, ...]:
    """The same, with those marked whose latest answer was not right."""
    missed = record.missed(profile, deck.manifest.id)
    return tuple(
        candidate._replace(missed=candidate.item in missed)
        for candidate in candidates(record, deck, profile)
    )


class Recording(Seat[State]):
    """A session in which each answer is followed by its verdict."""

    @classmethod
    def start(
        cls, record: Record, deck: Deck, plan: Plan, clock: Clock = local_time
    ) -> "Recording":
        """Begin the session that was planned; there may be nothing to ask."""
        started = Started(plan)
        recording = cls(record, deck, str(uuid.uuid4()), begin(started), 0, clock)
        recording._append(recording._entry(started), recording.state, ())
        return recording

    @classmethod
    def resume(
        cls, record: Record, deck: Deck, session: str, clock: Clock = local_time
    ) -> "Recording":
        """Go on with a session where it stopped."""
        entries = record.entries(session)
        return cls(record, deck, session, fold(entries), len(entries), clock)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to do: no question before the learner, and none to come."""
        return self.state.ended or (self.state.showing is None and self._next_item() is None)

    @property
    def place(self) -> tuple[int, int]:
        """Which question this is, and how many there are with those still to come."""
        return self.state.shown, self.state.shown + len(self._askable())

    @property
    def learned(self) -> tuple[int, int]:
        """How many of the session's different items are done with, and how many there are."""
        waiting = set(self._askable())
        showing = self.state.showing
        if showing and not self.state.attempt:
            waiting.add(showing.item)
        met = {attempt.item for attempt in self.state.done}
        return len(met - waiting), len(met | waiting)

    def intervals(self) -> Intervals:
        """The days until the question before the learner returns, for each rating."""
        showing, plan = self.state.showing, self.state.plan
        if showing is None:
            raise LookupError("no question is being shown")
        history = self._record.history(plan.profile, plan.deck, showing.item)
        if self.state.attempt and plan.mode in COUNT_AT_ONCE:
            history = history[:-1]
        settings = self._record.settings(plan.profile)
        memory = remembered(history, settings.weights)
        day = study_day(self._clock(), self._rollover)
        seed = fuzz_seed(plan.deck, showing.item, len(history))
        return intervals(memory, day, seed, settings)

    def advance(self) -> bool:
        """Show what comes next, a guide or a question; with nothing left, end and return False."""
        guide = self.state.guide
        if guide and not self.state.time_is_up:
            self._commit(Read(guide))
            return True
        item = self._next_item()
        if item is None or self.state.time_is_up:
            if not self.state.ended:
                self._commit(Ended())
            return False
        self._commit(self._lay_out(item, self._form_of(item), self.state.shown))
        return True

    def draft(self, response: Response) -> None:
        """Keep what the learner has of a response so far."""
        self._commit(Drafted(response))

    def hint(self) -> None:
        """Note that the hint was shown."""
        self._commit(Hinted())

    def give_letter(self, gap: str = "") -> None:
        """Note that a letter was given, of a gap where the question has several."""
        self._commit(Hinted(Help.LETTER, gap))

    def strike(self, option: str) -> None:
        """Note that a wrong option was struck out."""
        self._commit(Hinted(Help.STRUCK, option))

    def answer(self, response: Response, confidence: Confidence | None = None) -> None:
        """Mark a response and keep both, with how sure the learner was if they said so."""
        self._commit(Answered(response, self.question.mark(response), confidence))

    def confirm(self) -> None:
        """The learner says that the near miss was a typo."""
        self._commit(Confirmed())

    def rate(self, rating: Rating) -> None:
        """The learner rates the answer themselves."""
        self._commit(Rated(rating))

    def undo(self) -> None:
        """Take the latest attempt back; its question is before the learner again.

        Raises OutOfTurn when there is none.
        """
        if not self.state.can_undo:
            raise OutOfTurn("there is no attempt to take back")
        self._commit(Voided(self.state.done[-1].id))

    def end(self) -> None:
        """End the session, whatever is still to come."""
        self._commit(Ended())

    def _commit(self, event: Event) -> None:
        entry = self._entry(event)
        state, effects = step(self.state, entry)
        self._append(entry, state, effects)

    def _askable(self) -> list[Item]:
        """What is still to come of what the deck still has."""
        return [
            item
            for item in self.state.queue
            if (placed := self.deck.by_id.get(item.question)) is not None
            and not placed.outline.is_retired
            and item.side in placed.outline.ways
        ]

    def _next_item(self) -> Item | None:
        return next(iter(self._askable()), None)

    def _form_of(self, item: Item) -> Question:
        """The question to ask: in learning, a choice that was passed comes back to be typed."""
        question = self.deck.by_id[item.question].question
        passed = any(attempt.is_right for attempt in self.state.done if attempt.item == item)
        if self.state.plan.mode is not Mode.LEARN or not passed:
            return question
        from quiz.deck.recall import as_recall

        banned = (text for dispute in self.deck.disputes.values() for text in dispute.never_key)
        return as_recall(question, banned) or question
