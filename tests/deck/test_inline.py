"""A text's mark-up: what it is, and what is left as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.deck.inline import Run, inline, plain, visible
from quiz.deck.markdown import MARKDOWN
from tests.strategies import any_texts


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a *b* c", [Run("a "), Run("b", emphasis=True), Run(" c")]),
        ("_b_", [Run("b", emphasis=True)]),
        ("a **b**", [Run("a "), Run("b", strong=True)]),
        ("__b__", [Run("b", strong=True)]),
        ("***b***", [Run("b", emphasis=True, strong=True)]),
        (
            "*a **b** c*",
            [
                Run("a ", emphasis=True),
                Run("b", emphasis=True, strong=True),
                Run(" c", emphasis=True),
            ],
        ),
        ("a `b *c*` d", [Run("a "), Run("b *c*", code=True), Run(" d")]),
        ("``a`b``", [Run("a`b", code=True)]),
        ("*`a`*", [Run("a", emphasis=True, code=True)]),
        ("[a](https://b.org/c) d", [Run("a", link="https://b.org/c"), Run(" d")]),
        ("[a](http://b.org 'title')", [Run("a", link="http://b.org")]),
        ("[a](mailto:b@c.org)", [Run("a", link="mailto:b@c.org")]),
        (
            "[a *b*](https://c.org)",
            [Run("a ", link="https://c.org"), Run("b", emphasis=True, link="https://c.org")],
        ),
        ("[a](https://b.org/ü)", [Run("a", link="https://b.org/%C3%BC")]),
    ],
)
def test_emphasis_code_and_links_are_mark_up(text: str, runs: list[Run]) -> None:
    assert inline(text) == tuple(runs)


@pytest.mark.parametrize("end", ["\n", "  \n", "\\\n", "\n   "])
def test_a_line_break_counts_as_a_space(end: str) -> None:
    assert "".join(run.text for run in inline(f"a{end}b")) == "a b"
    assert plain(f"*a{end}b*") == "a b"


def test_a_backslash_takes_the_meaning_from_a_sign() -> None:
    assert inline(r"\*a\* \`b\` \[c\] \_d\_ \\") == (Run(r"*a* `b` [c] _d_ \\"[:-1]),)
    assert inline(r"C:\new \alpha") == (Run(r"C:\new \alpha"),)


@pytest.mark.parametrize(
    "text",
    [
        "[/]",
        "[/] done",
        "[@click=app.quit]quit[/]",
        "[bold red]x[/bold red]",
        "{{c1::x}}",
        "{{Front}} {% raw %}",
        "<b>x</b> <script>alert(1)</script>",
        "&amp; &lt; &#42;",
        "\x1b[31mred\x1b[0m",
        "# no heading",
        "- no list",
        "> no quotation",
        "    no code block",
        "| no | table |",
        "---",
        "<https://no.link> https://no.link",
        "[[gap|variant]]",
        "[a][b] and [c]",
        "2 * 3 * 4 and snake_case_word",
        "*open **open `open [open",
        "![no image]",
    ],
)
def test_all_else_is_left_as_it_is_written(text: str) -> None:
    assert inline(text) == (Run(text.strip()),)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x"),
        *("file:///etc/passwd", "ftp://a.org", "//a.org", "a", "a.md", "#a", "https:a", ""),
    ],
)
def test_a_link_to_anywhere_but_a_page_or_a_letter_box_is_text(address: str) -> None:
    text = f"see f[i]({address}) there"
    assert "".join(run.text for run in inline(text)) == text
    assert {run.link for run in inline(text)} == {""}
    assert plain(text) == text


def test_the_style_around_a_link_that_is_none_is_kept() -> None:
    runs = inline("*a[b]()* [c](https://d.org)")
    assert [(run.text, run.emphasis, run.link) for run in runs] == [
        ("a", True, ""),
        ("[", True, ""),
        ("b", True, ""),
        ("]()", True, ""),
        (" ", False, ""),
        ("c", False, "https://d.org"),
    ]


def test_blanks_around_a_text_do_not_count() -> None:
    assert inline("  a\n") == (Run("a"),)
    assert inline("") == inline(" \n ") == ()


def test_plain_gives_the_words_and_the_addresses_of_links() -> None:
    assert plain("*a* [b *c*](https://d.org), [e](https://f.org).") == (
        "a b c (https://d.org), e (https://f.org)."
    )
    assert plain("[https://d.org](https://d.org)") == "https://d.org"


def test_plain_shows_what_would_move_a_cursor() -> None:
    assert plain("a\x1b[2Jb\u202ec\x07") == "a\\u001b[2Jb\\u202ec\\u0007"
    assert visible("ä – 😀 \t\n") == "ä – 😀 \t\n"


@given(any_texts())
def test_any_text_has_runs_that_say_something(text: str) -> None:
    for run in inline(text):
        assert run.text
        assert run.link == "" or run.link.lower().startswith(("http://", "https://", "mailto:"))


@given(st.text(st.sampled_from("ab *_`[]()\\<>!&\n:/.#'\"http"), max_size=40))
def test_any_mixture_of_signs_has_runs(text: str) -> None:
    assert all(run.text for run in inline(text))
    assert isinstance(plain(text), str)


@given(
    any_texts().filter(lambda text: not set(text) & set("*_`\\\n\r\x00") and "](" not in text)
    | st.text(st.sampled_from("ab []()<>!&\"'~:/."), max_size=20).filter(
        lambda text: "](" not in text
    )
)
def test_a_text_without_signs_of_mark_up_is_one_run_of_itself(text: str) -> None:
    bare = text.strip()
    assert inline(text) == ((Run(bare),) if bare else ())
    # It is not given to the parser, which would find nothing in it.
    tokens = [token for block in MARKDOWN.parseInline(bare) for token in block.children or ()]
    assert {token.type for token in tokens} <= {"text"}
    assert "".join(token.content for token in tokens) == bare


@pytest.mark.parametrize(
    "sign", ["[", "*a", "`", "**a", "[a](", "*a **b", "_", "\\", "[a](https://b"]
)
def test_a_long_row_of_open_signs_is_got_through(sign: str) -> None:
    assert inline(sign * 2000)
