"""Texts as HTML for an LMS: shown as written, XHTML, and the beginning of nothing."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.inline import inline, visible
from quiz.lms.html import address, attribute, escaped, line, readable, reference, rendered
from tests.lms.hostile import HOSTILE
from tests.lms.judges.html_reader import NotXhtml, shown
from tests.strategies import texts

FILTERED = re.compile(r"[{}\[\]@]")
"""What filters of Moodle and blanks of Canvas begin with, in the HTML as it is stored."""
FORMULA = re.compile(r"\\[(\[]|\$\$|\\begin")
"""What a script that sets formulas looks for, in each text of the page."""


def any_text() -> st.SearchStrategy[str]:
    return texts() | st.sampled_from(HOSTILE) | st.text(max_size=20)


@given(texts())
def test_a_text_is_shown_as_written(text: str) -> None:
    assert shown(rendered(text)) == visible("".join(run.text for run in inline(text)))
    assert shown(escaped(text)) == visible(text)
    assert shown(reference(text)) == visible(text)


@given(any_text())
def test_whatever_a_text_holds_it_is_xhtml_with_our_elements_alone(text: str) -> None:
    for html in (rendered(text), escaped(text), reference(text)):
        shown(html)


@given(any_text())
def test_a_text_begins_nothing_that_a_filter_or_a_formula_script_looks_for(text: str) -> None:
    for html in (rendered(text), escaped(text)):
        assert not FILTERED.search(html)
        assert not FORMULA.search(html)
        for part in _texts(ElementTree.fromstring(f"<p>{html}</p>")):
            assert not FORMULA.search(part)


def _texts(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


@given(any_text())
def test_an_attribute_holds_its_text_whole(text: str) -> None:
    element = ElementTree.fromstring(f"<a href={attribute(text)}/>")
    assert element.get("href") == readable(text)


@given(any_text())
def test_a_line_is_one_line_of_characters_that_xml_has(text: str) -> None:
    one = line(text)
    assert one == " ".join(one.split())
    ElementTree.fromstring(f"<p>{escaped(one)}</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* **b** `c<`", "<em>a</em> <strong>b</strong> <code>c&lt;</code>"),
        (
            "[a *b*](https://x.org/?q=1&r=2)",
            '<a href="https://x.org/?q=1&amp;r=2">a <em>b</em></a>',
        ),
        ("[a](javascript:b)", "&#91;a&#93;(javascript:b)"),
        ("a\n*b*\r\nc", "a<br/><em>b</em><br/>c"),
        ("*a\nb*", "<em>a<br/>b</em>"),
        ("$5", "<span>&#36;</span>5"),
        ("\x1b bell \x07 del \x7f", "␛ bell ␇ del ␡"),
        ("next \x85 line", "next <span>&#92;</span>u0085 line"),
        ("turned \u202e", "turned <span>&#92;</span>u202e"),
        ("lone \ud800", "lone <span>&#92;</span>ud800"),
        ("none \uffff", "none <span>&#92;</span>uffff"),
    ],
)
def test_mark_up_becomes_html_and_the_rest_stays_text(text: str, html: str) -> None:
    assert rendered(text) == html


@pytest.mark.parametrize(
    "html",
    [
        "<b>a</b>",
        "a < b",
        "a &nbsp; b",
        "<p>a",
        '<p onclick="w()">a</p>',
        '<a href="javascript:w()">a</a>',
        "\x1b",
    ],
)
def test_the_judge_refuses_what_is_no_harmless_xhtml(html: str) -> None:
    with pytest.raises(NotXhtml):
        shown(html)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("https://example.org/a b[1]", "https://example.org/a%20b%5B1%5D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%C3%A4", "https://example.org/%C3%A4"),
        ("https://example.org/\u00e4\x07", "https://example.org/%C3%A4%07"),
    ],
)
def test_an_address_holds_no_sign_that_a_uri_may_not(given: str, found: str) -> None:
    assert address(given) == found
