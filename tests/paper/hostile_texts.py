"""Texts that a careless program would obey: code of Typst's, mark-up, codes for a terminal."""

HOSTILE = (
    "#set page(width: 1pt)",
    '#import "common.typ": *',
    "#panic(1) #eval(2) $x^2$ @label <label>",
    "= no heading / no term // no comment ]",
    "a [b] {c} ~ --- \" ' #[d",
    "\x1b[31mred \u202eturned",
    "{{x}} <b>&amp; \\ x \\",
)
"""Each has none of Markdown's own mark-up, so that it is to be seen as it is."""

LONG = "m" * 10_000
"""A word that no page is wide enough for."""
