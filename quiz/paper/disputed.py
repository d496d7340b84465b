"""A dispute as it stands on paper: each account, the record, and the evidence with its address."""

from dataclasses import dataclass

from quiz.deck import Deck, Dispute
from quiz.deck.inline import visible
from quiz.paper.rich import Rich, rich
from quiz.study.wording import date_words

RECORD = "the record"


@dataclass(frozen=True)
class Said:
    """Who says what."""

    who: str
    says: Rich


@dataclass(frozen=True)
class Shown:
    """A published page that the record rests on."""

    publisher: str
    title: str
    date: str
    address: str


@dataclass(frozen=True)
class Disputed:
    """A dispute, ready to be set by `dispute.typ`; the record is the last that is said, if any."""

    title: Rich
    said: tuple[Said, ...]
    evidence: tuple[Shown, ...]
    as_of: str
    sure: str

    @classmethod
    def of(cls, dispute: Dispute, deck: Deck) -> "Disputed":
        """A dispute of a deck."""
        said = [
            Said(visible(deck.label(account.citation)), rich(account.says))
            for account in dispute.accounts
        ]
        if dispute.record is not None:
            said.append(Said(RECORD, rich(dispute.record)))
        return cls(
            title=rich(dispute.title),
            said=tuple(said),
            evidence=tuple(
                Shown(
                    visible(each.publisher),
                    visible(each.title),
                    date_words(each.date),
                    visible(each.address),
                )
                for each in dispute.evidence
            ),
            as_of=date_words(dispute.as_of),
            sure=dispute.sure,
        )
