"""What is said of an answer, of what it rests on, and of a guide, line by line."""

from collections.abc import Iterator

from quiz.deck import Deck, Topic
from quiz.deck.guides import Mark, Shape, read_guide
from quiz.deck.inline import plain, visible
from quiz.questions import (
    Cloze,
    Flashcard,
    Matching,
    MultipleResponse,
    Ordering,
    Outcome,
    Question,
    SingleChoice,
    TrueFalse,
)
from quiz.study.session import Attempt
from quiz.study.wording import answer_lines, verdict_words


def told(deck: Deck, question: Question, attempt: Attempt) -> Iterator[str]:
    """What a learner is told after an answer: the verdict, its parts, the answer, the grounds."""
    yield f"{verdict_words(attempt)}."
    if not isinstance(question, Flashcard):
        yield from _parts(question, attempt)
    if attempt.verdict.outcome is not Outcome.RIGHT or isinstance(question, Flashcard):
        answer = [plain(text) for text in answer_lines(question, attempt.item.side)]
        heading = "The right order is" if isinstance(question, Ordering) else "The answer is"
        yield f"{heading}: {'; '.join(answer)}"
    yield from grounds(deck, question)


def grounds(deck: Deck, question: Question) -> Iterator[str]:
    """What a learner is told after any answer to a question, line by line.

    The explanation and note; each dispute with its accounts, record and evidence; the citations.
    """
    for text in (question.explanation, question.note):
        if text:
            yield plain(text)
    for dispute in deck.disputes_of(question):
        yield f"Disputed: {plain(dispute.title)}. As of {dispute.as_of}."
        for account in dispute.accounts:
            label = visible(deck.sources[account.citation.source].label)
            yield f"{label}, paragraph {account.citation.paragraph}: {plain(account.says)}"
        if dispute.record:
            yield f"The record: {plain(dispute.record)}"
        for evidence in dispute.evidence:
            yield (
                f"Evidence: {visible(evidence.publisher)}, {visible(evidence.title)}, "
                f"{evidence.date}, {visible(evidence.address)}"
            )
    cited = [
        f"{visible(deck.source_label(citation.source))} paragraph {citation.paragraph}"
        for citation in question.citations
    ]
    if cited:
        yield f"It rests on: {'; '.join(cited)}."


def _parts(question: Question, attempt: Attempt) -> Iterator[str]:
    for part in attempt.verdict.parts:
        given, wanted = plain(part.given), plain(part.wanted)
        right = part.outcome is Outcome.RIGHT
        match question:
            case SingleChoice() | MultipleResponse() | TrueFalse():
                if given:
                    why = f" {plain(part.feedback)}" if part.feedback and not right else ""
                    yield (f"You chose: {given}, {'right' if right else 'wrong'}.{why}")
                elif not right and isinstance(question, MultipleResponse):
                    yield (f"You left out: {wanted}.")
            case Matching(pairs=pairs):
                left = next(
                    text
                    for slot, (text, _) in zip(attempt.verdict.parts, pairs, strict=True)
                    if slot is part
                )
                if given:
                    yield (f"{plain(left)}: {given}, {'right' if right else f'wrong, {wanted}'}.")
            case Cloze():
                said = given or "left empty"
                outcome = "right" if right else f"{part.outcome}, {wanted}"
                yield (f"{said}: {outcome}.")
            case _:
                if given and not right and not isinstance(question, Ordering):
                    yield (f"You typed: {given}.")


def counted(number: int, what: str) -> str:
    """So many of a thing: 1 question, 2 questions."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def guide_lines(deck: Deck, topic: Topic) -> Iterator[str]:
    """The guide of a topic, a line for each paragraph, with what it rests on said behind it.

    Raises UnreadableDeck.
    """
    for block in read_guide(deck, topic):
        words = "".join(
            _piece_words(piece) if isinstance(piece, str) else _mark_words(deck, piece)
            for piece in block.pieces
        )
        yield f"Heading: {words}" if block.shape is Shape.HEADING else words


def _piece_words(text: str) -> str:
    """A piece of a text, with the spaces that keep it apart from its neighbours."""
    before, after = text[:1].isspace(), text[-1:].isspace() and bool(text.strip())
    return " " * before + plain(text) + " " * after


def _mark_words(deck: Deck, mark: Mark) -> str:
    said = [
        f"{visible(deck.sources[each.source].label)} paragraph {each.paragraph}"
        for each in mark.citations
    ]
    said += [f"disputed: {plain(deck.disputes[name].title)}" for name in mark.disputes]
    return f" ({'; '.join(said)})"
