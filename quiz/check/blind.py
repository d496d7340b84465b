"""The blind test-taker: what the usual tricks leave of the options, before anything was learned."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quiz.check.fields import options, prompt
from quiz.check.rule import ENGLISH
from quiz.check.words import content_words, numbers, words
from quiz.deck import Deck

_HEDGES = frozenset(
    """
    about almost appear appears approximately around can commonly could frequently generally largely
    likely mainly many may might mostly normally often partly perhaps possible possibly primarily
    probable probably relatively roughly seem seems several some sometimes somewhat tend tends
    typically usually
    """.split()  # noqa: SIM905 - as in quiz.check.words
)
_ABSOLUTES = frozenset(
    """
    absolutely all always any anybody anyone anything completely entirely every everybody everyone
    everything exclusively fully impossible invariably must never nobody none nothing only
    solely totally undoubtedly wholly
    """.split()  # noqa: SIM905 - as in quiz.check.words
)


@dataclass(frozen=True)
class Choice:
    """What a test-taker sees of a choice, the right options first, and how many are right."""

    stem: str
    options: tuple[str, ...]
    right: int


@dataclass(frozen=True)
class Trial:
    """One choice after a trick: of `options`, `right` are right and `left` were left standing.

    `hits` are the right ones among those left. Where the right options are no different from the
    wrong ones, `hits` is hypergeometric, whatever the trick looks at.
    """

    options: int
    right: int
    left: int
    hits: int


Scores = tuple[int, ...]
"""How promising each option looks to a trick, in the order of the options."""


@dataclass(frozen=True)
class Trick:
    """A way to choose without knowing; `language` is set where it rests on one language's words."""

    name: str
    scores: Callable[[Choice], Scores]
    language: str = ""


def choices(deck: Deck) -> tuple[Choice, ...]:
    """The single choices and multiple responses in use, without mark-up."""
    found = []
    for placed in deck.in_use:
        given = options(placed.question)
        if given is not None:
            texts = tuple(text for _, text in given.all)
            found.append(Choice(prompt(placed.question)[1], texts, len(given.right)))
    return tuple(found)


def trial(choice: Choice, scores: Scores) -> Trial | None:
    """What is left once all but the options with the best score are struck; None if all are."""
    best = max(scores)
    left = scores.count(best)
    if left == len(scores):
        return None
    return Trial(len(scores), choice.right, left, scores[: choice.right].count(best))


def longest(choice: Choice) -> Scores:
    """The letters in each option."""
    return tuple(map(len, choice.options))


def hedged(choice: Choice) -> Scores:
    """The hedges in each option: `usually`, `some`, `may`."""
    return tuple(sum(word in _HEDGES for word in words(text)) for text in choice.options)


def without_absolutes(choice: Choice) -> Scores:
    """0 for an option that says `always`, `never` or the like, else 1."""
    return tuple(int(_ABSOLUTES.isdisjoint(words(text))) for text in choice.options)


def specific(choice: Choice) -> Scores:
    """The numbers in each option."""
    return tuple(len(numbers(text)) for text in choice.options)


def echoing(choice: Choice) -> Scores:
    """The content words that each option shares with the stem."""
    stem = content_words(choice.stem)
    return tuple(len(stem & content_words(text)) for text in choice.options)


def converging(choice: Choice) -> Scores:
    """How often the content words of each option stand in the other options."""
    told = [content_words(text) for text in choice.options]
    counts = Counter(word for each in told for word in each)
    return tuple(sum(counts[word] - 1 for word in each) for each in told)


LONGEST = Trick("the longest option", longest)

TRICKS = (
    Trick("the one with most hedges", hedged, ENGLISH),
    Trick("those without absolutes", without_absolutes, ENGLISH),
    Trick("the one with most figures", specific),
    Trick("the one that echoes the stem", echoing),
    Trick("the one most like the rest", converging),
)
"""The tricks beside the longest option (Haladyna, Downing and Rodriguez 2002; NBME flaw list)."""

TOGETHER = "all of these, by vote"


def trials(deck: Deck) -> Iterator[tuple[str, tuple[Trial, ...]]]:
    """Each trick's name and what it comes to, the longest option first and the vote of all last.

    A trick has one voice for each option that it leaves, and none where it leaves all.
    """
    seen = choices(deck)
    votes = [[0] * len(choice.options) for choice in seen]
    for trick in (LONGEST, *TRICKS):
        if trick.language and deck.manifest.language.split("-")[0] != trick.language:
            continue
        done = []
        for choice, box in zip(seen, votes, strict=True):
            scores = trick.scores(choice)
            one = trial(choice, scores)
            if one is not None:
                done.append(one)
                best = max(scores)
                for place, score in enumerate(scores):
                    box[place] += score == best
        yield trick.name, tuple(done)
    together = (trial(choice, tuple(box)) for choice, box in zip(seen, votes, strict=True))
    yield TOGETHER, tuple(one for one in together if one is not None)
