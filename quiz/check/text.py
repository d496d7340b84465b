"""Texts as characters: what cannot be seen, what shows as written, what reads hard, what is cut."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from quiz.check.fields import prompt, written
from quiz.check.rule import ENGLISH, Remark, Rule
from quiz.deck import Deck, Places, Severity
from quiz.deck.finding import cut
from quiz.deck.inline import inline, plain
from quiz.deck.strict_yaml import Value, entries
from quiz.questions import Cloze, Question
from quiz.questions.invalid import Path as FieldPath
from quiz.questions.text import collapse

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

COMMENT_CUT = "comment-cut"
_DISPUTES = "disputes.yaml"


def _texts(deck: Deck) -> Iterator[tuple[str, Remark]]:
    """Every text of a deck, with a remark that has its place and no message yet."""
    for placed in deck.in_use:
        for path, text in written(placed.question):
            yield text, Remark("", path, placed.question.id)
    manifest = deck.manifest
    yield manifest.title, Remark("", ("title",))
    yield manifest.description, Remark("", ("description",))
    for place, author in enumerate(manifest.authors):
        yield author, Remark("", ("authors", place))
    for place, topic in enumerate(manifest.topics):
        yield topic.title, Remark("", ("topics", place, "title"))
    for place, source in enumerate(deck.sources.values()):
        for field, text in (
            ("title", source.title),
            ("author", source.author),
            ("label", source.label),
        ):
            yield text, Remark("", ("sources", place, field), file="sources.yaml")
    for place, dispute in enumerate(deck.disputes.values()):
        at: FieldPath = ("disputes", place)
        yield dispute.title, Remark("", (*at, "title"), file=_DISPUTES)
        yield dispute.record or "", Remark("", (*at, "record"), file=_DISPUTES)
        for number, account in enumerate(dispute.accounts):
            yield account.says, Remark("", (*at, "accounts", number, "says"), file=_DISPUTES)
        for number, piece in enumerate(dispute.evidence):
            for field, text in (("publisher", piece.publisher), ("title", piece.title)):
                yield text, Remark("", (*at, "evidence", number, field), file=_DISPUTES)


def _each_text(look: Callable[[str], str]) -> Callable[[Deck], Iterator[Remark]]:
    """A rule's `look` from what says the message of one text, or an empty one."""

    def through(deck: Deck) -> Iterator[Remark]:
        for text, at in _texts(deck):
            message = look(text)
            if message:
                yield Remark(message, at.path, at.question, at.file)

    return through


def _control(text: str) -> str:
    found = _CONTROL.search(text)
    if found is None:
        return ""
    what = _named(found[0])
    return f"{what} stands after {_before(text, found.start())} and cannot be seen; take it out"


def _bidi(text: str) -> str:
    found = _BIDI.search(text)
    if found is None:
        return ""
    what = _named(found[0])
    return (
        f"{what} stands after {_before(text, found.start())}: it turns text round, and is shown "
        "spelled out; take it out"
    )


def _named(char: str) -> str:
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}" + (f" ({name.lower()})" if name else "")


def _before(text: str, place: int) -> str:
    """The characters before a place, as a message quotes them."""
    seen = _BIDI.sub("", _CONTROL.sub("", text[:place]))
    return repr(seen[-20:]) if seen else "nothing"


_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_OPENED = re.compile(
    r"(?<![\w*])(?P<star>\*{1,3})(?=\w)"
    r"|(?<!\w)(?P<line>_{1,3})(?=[^\W_])"
    r"|(?P<tick>`+)(?=\S)"
    r"|(?P<link>\[[^\[\]]*\]\((?=\s*(?:https?:|mailto:)))"
    r"|(?P<bracket>\[)(?=\S)(?![^\[\]]*,[^\[\]]*\))(?=[^\]]*\Z)"
)


def _unbalanced(text: str) -> str:
    # What is escaped is meant to be seen, and code is shown as written.
    bare = _ESCAPED.sub("x", text)
    shown = "".join(
        "x" * len(run.text) if run.code or run.link else run.text for run in inline(bare)
    )
    found = _OPENED.search(shown)
    if found is None:
        return ""
    near = shown[found.start() :]
    return (
        f"`{found[0]}` opens at {cut(near)!r} and does not close, so it shows as written; close it"
    )


def _unbalanced_markdown(deck: Deck) -> Iterator[Remark]:
    for placed in deck.in_use:
        for path, text in written(placed.question):
            message = _unbalanced(_without_gaps(placed.question, text))
            if message:
                yield Remark(message, path, placed.question.id)


def _without_gaps(question: Question, text: str) -> str:
    if isinstance(question, Cloze) and text is question.text:
        return question.with_gaps([gap.forms[0] for gap in question.gaps])
    return text


_LETTERS = re.compile(r"[^\W\d_]+")
# Greek letters that pass for Latin ones; the others are symbols in a formula or a unit.
_GREEK_TWINS = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικυ")


def _mixed(text: str) -> str:
    if text.isascii():
        return ""
    for found in _LETTERS.finditer(text):
        word = found[0]
        if word.isascii():
            continue
        scripts = [unicodedata.name(char, "").split(" ")[0] for char in word]
        latin = scripts.count("LATIN")
        foreign = [
            char
            for char, script in zip(word, scripts, strict=True)
            if script == "CYRILLIC" or (script == "GREEK" and char in _GREEK_TWINS and latin >= 3)
        ]
        if latin and foreign:
            return (
                f"{word!r} mixes Latin letters with {_named(foreign[0])}, which looks like one; "
                "type the word anew"
            )
    return ""


GRADED_WORDS = 30
"""A text of fewer words is not graded: one long name would decide."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS = re.compile(r"[.?!]+(?=[\"”’')\]]*(?:\s|$))|:\s")
_VOWELS = re.compile(r"[aeiouy]+")
_NAME_SYLLABLES = 2


def syllables(word: str) -> int:
    """The syllables of an English word, counted roughly: its groups of vowels less a silent e."""
    bare = re.sub(r"['’].*", "", word.lower())
    count = len(_VOWELS.findall(unicodedata.normalize("NFD", bare)))
    silent = re.search(r"[^aeiouy](?:e|es|ed)$", bare) and not re.search(
        r"(?:[^aeiouy]l(?:e|es|ed)|[td]ed|(?:[sxz]|ch|sh|[cg])es)$", bare
    )
    return max(1, count - bool(silent))


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text: school years that reading it takes.

    0.39 · words / sentences + 11.8 · syllables / words − 15.59 (Kincaid, Fishburne, Rogers and
    Chissom 1975, Naval Technical Training Command, Research Branch Report 8-75). Names inside a
    sentence count as two syllables at most, since no author can choose them. 0 without a word.
    """
    total = heavy = 0
    sentences = max(1, len(_ENDS.findall(text)))
    for found in _WORD.finditer(text):
        before = text[: found.start()].rstrip()[-1:]
        is_name = found[0][0].isupper() and before not in ("", ".", "?", "!", ":")
        count = syllables(found[0])
        total += 1
        heavy += min(count, _NAME_SYLLABLES) if is_name else count
    return 0.39 * total / sentences + 11.8 * heavy / total - 15.59 if total else 0.0


def _reading_grades(deck: Deck) -> Iterator[Remark]:
    wanted = deck.manifest.reading_grade
    if wanted is None:
        return
    for placed in deck.in_use:
        path, asked = prompt(placed.question)
        text = f"{asked.strip()}\n{plain(placed.question.explanation or '')}"
        if len(_WORD.findall(text)) < GRADED_WORDS:
            continue
        grade = reading_grade(text)
        if grade > wanted:
            yield Remark(
                f"stem and explanation read at grade {grade:.1f}, above the deck's {wanted}; "
                "shorter sentences and words help",
                path,
                placed.question.id,
            )


_CUT = re.compile(r"^(?P<kept>[^#]*[^\s#]) #(?P<lost>(?!TODO|FIXME|XXX|NOTE)[^\s#].*)$")
_FIELD = re.compile(r"^\s*(?:-\s+)*(?:[a-z_]+:(?:\s+|$))?")
_TEXT_FIELDS = frozenset(
    """
    stem text front back answer answers distractors items pairs explanation note hint feedback
    accept reject unit
    """.split()  # noqa: SIM905
)


def comment_cut(places: Places) -> Rule:
    """The rule that finds texts cut short by a ` #`, read from the files as `places` has them."""

    def look(deck: Deck) -> Iterator[Remark]:
        for document in places.documents.values():
            lines = document.text.splitlines()
            if not any(map(_CUT.match, lines)):
                continue
            for place, question in entries(document.data, "questions"):
                name = str(question["id"])
                if deck.by_id[name].question.retired is not None:
                    continue
                for path, text in _leaves((), question):
                    if path[0] not in _TEXT_FIELDS:
                        continue
                    line = document.place(("questions", place, *path))[0]
                    lost = _lost(lines[line - 1 :], text)
                    if lost:
                        yield Remark(
                            f"a comment begins at `#` and cuts off {cut(lost)!r}; put the text in "
                            "quotes, or a space after `#` if a comment is meant",
                            path,
                            name,
                        )

    return Rule(COMMENT_CUT, Severity.WARNING, look)


def _leaves(path: FieldPath, value: Value) -> Iterator[tuple[FieldPath, str]]:
    match value:
        case str():
            yield path, value
        case list():
            for place, item in enumerate(value):
                yield from _leaves((*path, place), item)
        case dict():
            for key, item in value.items():
                yield from _leaves((*path, key), item)


def _lost(lines: list[str], text: str) -> str:
    """What a comment takes off the plain scalar that begins in the first of the lines, if it does.

    A line that is cut is the scalar's last, and what was read is all that stands before it: so
    neither quotation marks nor a block can be around it.
    """
    wanted = collapse(text)
    before = ""
    for number, line in enumerate(lines):
        here = line[_FIELD.match(line).end() :] if number == 0 else line  # type: ignore[union-attr]
        found = _CUT.match(here)
        if found is not None:
            whole = collapse(f"{before} {found['kept']}")
            return f"#{found['lost']}" if whole == wanted else ""
        before = collapse(f"{before} {here}")
        if len(before) > len(wanted):
            break
    return ""


CONTROL_CHARACTER = Rule("control-character", Severity.WARNING, _each_text(_control))
BIDI_OVERRIDE = Rule("bidi-override", Severity.WARNING, _each_text(_bidi))
UNBALANCED_MARKDOWN = Rule("unbalanced-markdown", Severity.WARNING, _unbalanced_markdown)
MIXED_SCRIPT = Rule("mixed-script", Severity.WARNING, _each_text(_mixed))
READING_GRADE = Rule("reading-grade", Severity.ADVICE, _reading_grades, ENGLISH)

RULES = (CONTROL_CHARACTER, BIDI_OVERRIDE, UNBALANCED_MARKDOWN, MIXED_SCRIPT, READING_GRADE)
"""All rules of this module but `comment_cut`, which wants to be told of places."""
