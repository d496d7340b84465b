"""Seminar prompts: questions to talk about, and for the leader what a good answer holds."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quiz.deck import Deck, Placed
from quiz.deck.inline import Run, plain, visible
from quiz.paper.citing import cited
from quiz.paper.compiling import compiled
from quiz.paper.disputed import Disputed
from quiz.paper.gaps import Blank, asked_lines
from quiz.paper.letters import letters
from quiz.paper.printed import NothingToPrint
from quiz.paper.rich import Rich, as_written, rich, rich_or_none
from quiz.paper.sheet import Paper
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Level,
    Matching,
    MultipleResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    Side,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.text import key_of
from quiz.questions.true_false import FALSE, TRUE
from quiz.study.wording import answer_lines

_TEMPLATE = "discussion.typ"
_GAP = "______"


@dataclass(frozen=True)
class DiscussionWish:
    """Which questions are talked about, of any kind. Where no topic is named, all are wanted.

    `lines` are ruled below each prompt, for notes.
    """

    paper: Paper = Paper.A4
    levels: frozenset[Level] = frozenset({Level.EVALUATE})
    topics: frozenset[str] = frozenset()
    lines: int = 0


def discussion(deck: Deck, wish: DiscussionWish, fonts: Sequence[Path] = ()) -> bytes:
    """Prompts in the deck's order, with what to look at; then, on pages of its own, the answers.

    A prompt or an answer goes over to another page only if one page is too small for it. A dispute
    stands in full with the first answer that it bears on; the others name that one.
    Raises NothingToPrint, MissingLibrary, UnreadableFont or MissingGlyphs.
    """
    wanted = [
        placed
        for placed in deck.in_use
        if placed.outline.level in wish.levels
        and (not wish.topics or placed.topic.id in wish.topics)
    ]
    if not wanted:
        levels = " or ".join(level for level in Level if level in wish.levels)
        topics = f" in {', '.join(sorted(wish.topics))}" if wish.topics else ""
        raise NothingToPrint(f"No question of this deck has the level {levels}{topics}.")
    return compiled(_TEMPLATE, _seminar(deck, wish, wanted), fonts=fonts)


@dataclass(frozen=True)
class _Choice:
    """Something to weigh, to order or to match, with the letter or number it is named by."""

    name: str
    text: Rich


@dataclass(frozen=True)
class _Prompt:
    """What the group sees. `lefts` are what `choices` are matched with."""

    number: int
    topic: Rich
    stem: Rich
    lead: str
    lefts: tuple[_Choice, ...]
    choices: tuple[_Choice, ...]
    material: tuple[str, ...]


@dataclass(frozen=True)
class _Objection:
    """Another option, and what there is to say of it."""

    choice: _Choice
    feedback: Rich


@dataclass(frozen=True)
class _Bearing:
    """A dispute that bears on an answer: in full, or by the prompt where it stands in full."""

    title: Rich
    prompt: int
    dispute: Disputed | None


@dataclass(frozen=True)
class _Answer:
    """What the leader sees. `is_ordered` tells that the order of the answer's lines counts."""

    answers: tuple[_Choice, ...]
    is_ordered: bool
    explanation: Rich
    objections: tuple[_Objection, ...]
    note: Rich
    disputes: tuple[_Bearing, ...]


@dataclass(frozen=True)
class _Source:
    label: str
    author: str
    title: str


@dataclass(frozen=True)
class _Seminar:
    """What the template lays out; prompts and answers go together."""

    title: Rich
    plain_title: str
    language: str
    paper: str
    lines: int
    prompts: tuple[_Prompt, ...]
    answers: tuple[_Answer, ...]
    sources: tuple[_Source, ...]


def _seminar(deck: Deck, wish: DiscussionWish, wanted: Sequence[Placed]) -> _Seminar:
    first: dict[str, int] = {}
    for number, placed in enumerate(wanted, 1):
        for name in placed.question.disputes:
            first.setdefault(name, number)
    prompts: list[_Prompt] = []
    answers: list[_Answer] = []
    for number, placed in enumerate(wanted, 1):
        prompt, choices = _prompt(deck, number, placed)
        prompts.append(prompt)
        answers.append(_answer(deck, number, placed.question, choices, first))
    used = {citation.source for placed in wanted for citation in placed.question.citations}
    title = plain(deck.manifest.title)
    return _Seminar(
        title=rich(deck.manifest.title),
        plain_title=f"{title}: questions for discussion",
        language=deck.manifest.language,
        paper=wish.paper.size,
        lines=wish.lines,
        prompts=tuple(prompts),
        answers=tuple(answers),
        sources=tuple(
            _Source(visible(source.label), visible(source.author), visible(source.title))
            for source in deck.sources.values()
            if source.id in used
        ),
    )


_LEADS: dict[type[Question], str] = {
    SingleChoice: "To weigh against each other:",
    MultipleResponse: "To weigh, each on its own:",
    TrueFalse: "Does this hold?",
    Ordering: "To put in order:",
    Matching: "To match with each other:",
}
"""What stands above what there is to choose among."""


def _prompt(deck: Deck, number: int, placed: Placed) -> tuple[_Prompt, dict[str, _Choice]]:
    """A prompt, and its choices by their keys."""
    question = placed.question
    shown = question.present(random.Random(f"discussion {question.id}"))
    is_choice = not isinstance(question, TrueFalse)
    choices = {
        option.key: _Choice(letters(place), rich(option.text))
        for place, option in enumerate(shown.options)
        if is_choice
    }
    lefts = shown.slots if isinstance(question, Matching) else ()
    prompt = _Prompt(
        number=number,
        topic=rich(placed.topic.title),
        stem=_with_rules(question),
        lead=_LEADS.get(type(question), ""),
        lefts=tuple(_Choice(str(place), rich(left.text)) for place, left in enumerate(lefts, 1)),
        choices=tuple(choices.values()),
        material=cited(question.citations, deck),
    )
    return prompt, choices


def _with_rules(question: Question) -> Rich:
    """What a question asks, with a rule for each gap."""
    return tuple(
        tuple(Run(_GAP) if isinstance(piece, Blank) else piece for piece in line)
        for line in asked_lines(question)
    )


def _answer(
    deck: Deck,
    number: int,
    question: Question,
    choices: dict[str, _Choice],
    first: dict[str, int],
) -> _Answer:
    return _Answer(
        answers=_right(question, choices),
        is_ordered=isinstance(question, Ordering | Cloze),
        explanation=rich_or_none(question.explanation),
        objections=_objections(question, choices),
        note=rich_or_none(question.note),
        disputes=tuple(
            _Bearing(
                rich(dispute.title),
                first[dispute.id],
                Disputed.of(dispute, deck) if first[dispute.id] == number else None,
            )
            for dispute in deck.disputes_of(question)
        ),
    )


def _right(question: Question, choices: dict[str, _Choice]) -> tuple[_Choice, ...]:
    match question:
        case SingleChoice(answer=answer):
            return (choices[key_of(answer)],)
        case MultipleResponse(answers=answers):
            return tuple(choices[key_of(answer)] for answer in answers)
        case Ordering(items=items):
            return tuple(choices[key_of(item)] for item in items)
        case Matching(pairs=pairs):
            return tuple(
                _Choice(f"{place}{choices[key_of(right)].name}", rich(f"{left}: {right}"))
                for place, (left, right) in enumerate(pairs, 1)
            )
        case Flashcard(back=back):
            return (_Choice("", rich(back)),)
        case TrueFalse() | ShortAnswer() | Numerical() | Cloze():
            lines = answer_lines(question, Side.FORWARD)
            return tuple(_Choice("", as_written(line)) for line in lines)


def _objections(question: Question, choices: dict[str, _Choice]) -> tuple[_Objection, ...]:
    """The other options with their feedback, in the order in which they are lettered."""
    match question:
        case SingleChoice(distractors=wrong) | MultipleResponse(distractors=wrong):
            said = {key_of(each.text): each for each in wrong}
            return tuple(
                _objection(said[key], choice) for key, choice in choices.items() if key in said
            )
        case TrueFalse(answer=answer, feedback=feedback) if feedback:
            other = FALSE if answer else TRUE
            return (_Objection(_Choice("", as_written(other)), rich(feedback)),)
        case _:
            return ()


def _objection(distractor: Distractor, choice: _Choice) -> _Objection:
    return _Objection(choice, rich_or_none(distractor.feedback))
