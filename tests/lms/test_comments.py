"""What is said of a question once it is answered: whole, as HTML and as text."""

from dataclasses import replace

import pytest
from hypothesis import given

from quiz.deck import Account, Dispute, Evidence
from quiz.deck.inline import inline, visible
from quiz.lms.comments import comment, plain_comment
from quiz.questions import Flashcard
from tests.app.hostile import hostile_deck
from tests.lms.decks import MOON, REAL
from tests.lms.hostile import HOSTILE
from tests.lms.judges.html_reader import shown
from tests.strategies import texts

SOURCE = next(iter(MOON.sources.values()))
DISPUTE = Dispute(
    id="age",
    title="How *old* it is",
    accounts=(
        Account(cite=f"{SOURCE.id}#2", says="four and a half"),
        Account(cite=f"{SOURCE.id}#1", says="younger"),
    ),
    record="Both are *estimates*.",
    evidence=(
        Evidence(
            publisher="Observatory",
            title="Ages & dates",
            date="2021-05-28",
            address="https://example.org/a?b=1&c=2",
        ),
    ),
    sure="high",
    as_of="2026-11",
)
DECK = replace(MOON, disputes={"age": DISPUTE})
ASKED = Flashcard(
    id="card",
    front="a",
    back="b",
    explanation="So it *is*.",
    note="And more.",
    disputes=("age",),
    cite=(f"{SOURCE.id}#2", f"{SOURCE.id}#1", f"{SOURCE.id}#2"),
)


def test_each_account_the_record_the_evidence_and_the_sources_are_said() -> None:
    author = f"{SOURCE.author}, " if SOURCE.author.strip() else ""
    assert plain_comment(ASKED, DECK) == (
        "So it is.\n\n"
        "And more.\n\n"
        "How old it is, as of Nov 2026\n"
        f"- {SOURCE.label} ¶2: four and a half\n"
        f"- {SOURCE.label} ¶1: younger\n"
        "- the record: Both are estimates.\n\n"
        "Evidence\n"
        "- Observatory: Ages & dates, 28 May 2021 (https://example.org/a?b=1&c=2)\n\n"
        "Sources\n"
        f"- {SOURCE.label} ¶1, ¶2: {author}{SOURCE.title}"
    )


def test_html_says_the_same_with_its_mark_up_and_links() -> None:
    html = comment(ASKED, DECK)
    assert html.startswith("<p>So it <em>is</em>.</p><p>And more.</p>")
    assert "<p><strong>How <em>old</em> it is</strong>, as of Nov 2026</p>" in html
    assert '<a href="https://example.org/a?b=1&amp;c=2">Ages &amp; dates</a>, 28 May 2021' in html
    in_text = plain_comment(ASKED, DECK).replace(" (https://example.org/a?b=1&c=2)", "")
    assert _bare(shown(html)) == _bare(in_text.replace("\n- ", "\n"))


def _bare(text: str) -> str:
    return "".join(text.split())


def test_where_there_is_nothing_to_say_nothing_is_said() -> None:
    asked = Flashcard(id="card", front="a", back="b")
    assert comment(asked, DECK) == plain_comment(asked, DECK) == ""


@given(texts())
def test_an_explanation_is_said_as_written(text: str) -> None:
    asked = Flashcard(id="card", front="a", back="b", explanation=text)
    assert shown(comment(asked, DECK)) == visible("".join(run.text for run in inline(text)))


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_texts_stay_texts(bad: str) -> None:
    deck = hostile_deck(bad)
    for placed in deck.placed:
        shown(comment(placed.question, deck))
        lines = plain_comment(placed.question, deck).split("\n")
        assert all(line.isprintable() for line in lines)


def test_every_question_of_the_real_deck_names_its_sources() -> None:
    for placed in REAL.in_use:
        said = shown(comment(placed.question, REAL))
        for citation in placed.question.citations:
            assert f"¶{citation.paragraph}" in said
        for dispute in REAL.disputes_of(placed.question):
            assert dispute.accounts[0].says.split()[0] in said
