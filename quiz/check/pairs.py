"""Questions held against each other: stems that ask the same, and stems that answer another's."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, log

from quiz.check.fields import keys, options, prompt
from quiz.check.rule import ENGLISH, Remark, Rule
from quiz.check.words import content_words, stem, words
from quiz.deck import Deck, Severity
from quiz.deck.finding import cut
from quiz.questions import (
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.invalid import Path as FieldPath
from quiz.questions.text import collapse, fold

ALIKE = 0.9
"""From this likeness on two prompts are near-duplicates."""

TOGETHER = 0.3
"""The share of what a question asks about (weighed by rarity) that a prompt must repeat to cue."""

CROWD = 50
"""Of the prompts that share a word no more than so many are compared with one, the latest."""

_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s.,;:?!\"'’‘“”()\[\]—–…_-]")
_EMPTY = frozenset(
    """
    a an the this that these those it its of in on at by for to from is are was were be been do does
    did has have had which what following please
    """.split()  # noqa: SIM905 - two lines to read instead of forty
)
_POINTING = frozenset(
    """
    these following statement statements sentence sentences option options choose select pick
    """.split()  # noqa: SIM905
)
_ARTICLES = frozenset(("a", "an", "the"))


@dataclass(frozen=True)
class _Asked:
    """A question as these rules compare it."""

    question: Question

    @cached_property
    def prompt(self) -> str:
        """What is asked, without mark-up."""
        return prompt(self.question)[1]

    @cached_property
    def path(self) -> FieldPath:
        """The field that asks."""
        return prompt(self.question)[0]

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """The words, numbers and signs of the prompt in order, the words cut back."""
        return _tokens(self.prompt)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The prompt as a set."""
        return frozenset(self.sequence) - _ARTICLES or frozenset(self.sequence)

    @property
    def telling(self) -> list[str]:
        """The prompt in order, without the words that it could do without."""
        return [token for token in self.sequence if token not in _EMPTY]

    @cached_property
    def content(self) -> frozenset[str]:
        """The words of the prompt that carry its meaning."""
        return content_words(self.prompt)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What is right, each text once; of a true/false statement its truth."""
        if isinstance(self.question, TrueFalse):
            return (str(self.question.answer),)
        return tuple(dict.fromkeys(collapse(text).casefold() for _, text in keys(self.question)))

    @property
    def rests_on_options(self) -> bool:
        """Whether the prompt points to what stands below it, so that alone it asks nothing."""
        pointed = not _POINTING.isdisjoint(words(self.prompt))
        return isinstance(self.question, Matching | Ordering) or (
            pointed and isinstance(self.question, SingleChoice | MultipleResponse)
        )

    def is_kept_apart_from(self, other: "_Asked") -> bool:
        """Whether the two share a group, and so are not asked on one day."""
        return self.question.group is not None and self.question.group == other.question.group


def _tokens(text: str) -> tuple[str, ...]:
    found = (fold(token[0]) for token in _TOKEN.finditer(text))
    return tuple(token if token in _EMPTY else stem(token) for token in found)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets of words are: 2 · shared / (all of one + all of the other), 0 to 1.

    The coefficient of Dice (1945) and Sørensen (1948). Measures that are 1 for any subset, such as
    RapidFuzz's token_set_ratio, would take a short stem for the same as each longer one around it.
    """
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _ask_the_same(one: _Asked, other: _Asked) -> bool:
    """Whether two prompts ask one thing twice.

    Prompts with a word of their own each (`Which capital belongs to X?`) ask of two things. Where
    one has a word more, where the order differs (`metres to feet`), or where a prompt rests on its
    options, the keys tell.
    """
    if likeness(one.tokens, other.tokens) < ALIKE:
        return False
    only_one = one.tokens - other.tokens - _EMPTY
    only_other = other.tokens - one.tokens - _EMPTY
    if only_one and only_other:
        return False
    if one.telling == other.telling and not (one.rests_on_options or other.rests_on_options):
        return True
    is_turned = not only_one and not only_other and one.telling != other.telling
    is_statement = isinstance(one.question, TrueFalse) or isinstance(other.question, TrueFalse)
    return _agree(one, other) and not (is_turned and is_statement)


def _agree(one: _Asked, other: _Asked) -> bool:
    """Whether two questions have the same key, or one that says the same in more words."""
    if not set(one.keys).isdisjoint(other.keys):
        return not isinstance(one.question, Matching | Ordering) or one.keys == other.keys
    ours, theirs = (frozenset(_tokens(" ".join(each.keys))) - _EMPTY for each in (one, other))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _near_duplicates(deck: Deck) -> Iterator[Remark]:
    """Pairs are found by a prefix filter (Chaudhuri, Ganti and Kaushik 2006), not one by one.

    Two sets as alike as that share one of the rarest words of each: if n words stand in a set, one
    of the n − ⌈n · t / (2 − t)⌉ + 1 rarest. Of a crowd that shares a word only the latest are
    looked at, and the first one with the same words and key.
    """
    asked = [_Asked(placed.question) for placed in deck.in_use]
    spread = Counter(token for each in asked for token in each.tokens)
    holding: defaultdict[str, list[_Asked]] = defaultdict(list)
    same: dict[tuple[frozenset[str], tuple[str, ...]], _Asked] = {}
    for each in asked:
        rarest = sorted(each.tokens, key=lambda token: (spread[token], token))
        kept = rarest[: len(rarest) - ceil(len(rarest) * ALIKE / (2 - ALIKE)) + 1]
        candidates = [same[each.tokens, each.keys]] if (each.tokens, each.keys) in same else []
        candidates += [other for token in kept for other in holding[token][-CROWD:]]
        for other in candidates:
            if not each.is_kept_apart_from(other) and _ask_the_same(each, other):
                yield Remark(
                    f"this asks the same as `{other.question.id}` ({cut(other.prompt)!r}); take "
                    "one out, or give both one `group`",
                    each.path,
                    each.question.id,
                )
                break
        same.setdefault((each.tokens, each.keys), each)
        for token in kept:
            holding[token].append(each)


def _cues(deck: Deck) -> Iterator[Remark]:
    asked = [_Asked(placed.question) for placed in deck.in_use]
    holding: defaultdict[str, list[_Asked]] = defaultdict(list)
    for each in asked:
        for word in each.content:
            holding[word].append(each)
    weights = {word: log((len(asked) + 1) / len(found)) for word, found in holding.items()}
    told: set[tuple[str, str]] = set()
    for each in asked:
        about = sum(weights[word] for word in each.content)
        for key in _hidden_keys(each):
            key_words = content_words(key)
            rarest = min(key_words, key=lambda word: len(holding.get(word, ())))
            others = holding.get(rarest, [])
            if len(others) > CROWD:
                continue
            for other in others:
                shared = sum(weights[word] for word in each.content & other.content)
                if (
                    other is not each
                    and key_words <= other.content
                    and shared >= TOGETHER * about > 0
                    and len(each.content & other.content) > 1
                    and not each.is_kept_apart_from(other)
                    and not _is_denied(other)
                    and not _offers_another(each, other)
                    and (each.question.id, other.question.id) not in told
                ):
                    told.add((each.question.id, other.question.id))
                    yield Remark(
                        f"this gives away {cut(key)!r}, the key of `{each.question.id}`; say it "
                        "otherwise, or give both one `group`",
                        other.path,
                        other.question.id,
                    )


def _hidden_keys(each: _Asked) -> Iterator[str]:
    """The keys made of words that the question's own prompt does not have already."""
    if not isinstance(
        each.question, SingleChoice | MultipleResponse | ShortAnswer | Cloze | Flashcard
    ):
        return
    for _, text in keys(each.question):
        found = content_words(text)
        hidden = found - each.content
        if len(hidden) > 1 or any(len(word) > 4 for word in hidden):
            yield text


def _is_denied(other: _Asked) -> bool:
    return isinstance(other.question, TrueFalse) and not other.question.answer


def _offers_another(each: _Asked, other: _Asked) -> bool:
    """Whether a prompt names a wrong option as well, and so does not tell which is right."""
    choice = options(each.question)
    wrong = [content_words(text) for _, text in choice.wrong] if choice is not None else []
    return any(found and found <= other.content for found in wrong)


NEAR_DUPLICATE_STEM = Rule("near-duplicate-stem", Severity.WARNING, _near_duplicates, ENGLISH)
INTER_ITEM_CUE = Rule("inter-item-cue", Severity.WARNING, _cues, ENGLISH)

RULES = (NEAR_DUPLICATE_STEM, INTER_ITEM_CUE)
"""All rules of this module."""
