"""Texts as HTML: shown as written, and never a beginning of anything that Anki looks for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.anki.disputes import readable_date
from quiz.anki.markup import attribute, escaped, hidden, rendered, unhidden
from quiz.deck.inline import inline
from quiz.questions import Flashcard, Question
from tests.anki.building import shown
from tests.strategies import questions, texts

HOSTILE = (
    "{{c1::x}} {{Stem}} }} <b>b</b> <!-- c --> [sound:x.mp3] [latex]y[/latex] [$]q[/$] "
    "[[type:Stem]] [anki:tts lang=en]t[/anki:tts] \\\\(z\\\\) &amp; &lt; \"quoted\" 'so' "
    "<script>w()</script>"
)
STARTS = re.compile(r"\{\{|\}\}|\[|<(?!/?(em|strong|code|a|br)\b)|\\")


@given(texts() | st.just(HOSTILE))
def test_a_text_is_shown_as_written(text: str) -> None:
    assert shown(rendered(text)) == "".join(run.text for run in inline(text))
    assert shown(escaped(text)) == text


@given(texts() | st.just(HOSTILE))
def test_a_text_starts_nothing_in_anki(text: str) -> None:
    assert not STARTS.search(rendered(text))
    assert not STARTS.search(escaped(text))
    assert '"' not in attribute(text)[1:-1]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* **b** `c<`", "<em>a</em> <strong>b</strong> <code>c&lt;</code>"),
        (
            '[a *b*](https://x.org/?q="1"&r={2})',
            '<a href="https://x.org/?q=%221%22&amp;r=%7B2%7D">a <em>b</em></a>',
        ),
        ("[a](javascript:b)", "&#91;a](javascript:b)"),
        ('it\'s "so"', 'it\'s "so"'),
        ("\x1b&#91;31m \x1f x", "␛&amp;#91;31m ␟ x"),
        ("a\nb\r\n\r\nc\n", "a<br>b<br><br>c"),
        ("*a*\n_b_ c", "<em>a</em><br><em>b</em> c"),
        ("*a\nb* `c\nd`", "<em>a<br>b</em> <code>c<br>d</code>"),
        ("a\n\u2005b", "a<br>\u2005b"),
    ],
)
def test_mark_up_becomes_html_and_the_rest_stays_text(text: str, html: str) -> None:
    assert rendered(text) == html


def test_a_text_without_mark_up_keeps_its_lines_too() -> None:
    assert escaped("a\nb\r\n<c>") == "a<br>b<br>&lt;c&gt;"
    assert attribute("a\nb") == '"a&#10;b"'


@given(questions())
def test_the_hidden_copy_of_a_question_comes_back_equal(question: Question) -> None:
    field = hidden(question)
    assert unhidden(field) == question
    assert field.isascii()
    assert not re.search(r"[<>{}\[\\]", field)


def test_the_hidden_copy_keeps_what_anki_would_normalise_or_drop() -> None:
    question = Flashcard(id="a", front="e\u0301 \u2126 \x85", back=HOSTILE + "\x00\x1f&#123;")
    assert unhidden(hidden(question)) == question


def test_what_is_no_hidden_question_is_refused() -> None:
    with pytest.raises(ValueError, match="not the content of a question"):
        unhidden("nothing")


@pytest.mark.parametrize(
    ("date", "words"), [("2021", "2021"), ("2021-05", "May 2021"), ("2021-12-08", "8 Dec 2021")]
)
def test_dates_are_readable(date: str, words: str) -> None:
    assert readable_date(date) == words
