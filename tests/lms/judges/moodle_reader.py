"""A strict reader of Moodle XML, by its documented form and nothing of the writer's.

The form is that of docs.moodle.org, "Moodle XML format" and "Embedded Answers (Cloze) question
type"; what a share may be is the list of grades that Moodle's form for a question offers. Elements
may stand in any order; none may be missing, unknown or there too often.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SHARES = frozenset(
    Decimal(share)
    for share in re.findall(
        r"[0-9.]+",
        "0 5 10 11.11111 12.5 14.28571 16.66667 20 25 30 33.33333 40 50 60 66.66667 70 75 80 "
        "83.33333 90 100",
    )
)
FORMATS = frozenset({"html", "moodle_auto_format", "plain_text", "markdown"})
GRADINGS = frozenset(
    {
        "ALL_OR_NOTHING",
        "ABSOLUTE_POSITION",
        "RELATIVE_NEXT_EXCLUDE_LAST",
        "RELATIVE_NEXT_INCLUDE_LAST",
        "RELATIVE_ONE_PREVIOUS_AND_NEXT",
        "RELATIVE_ALL_PREVIOUS_AND_NEXT",
        "LONGEST_ORDERED_SUBSET",
        "LONGEST_CONTIGUOUS_SUBSET",
        "RELATIVE_TO_CORRECT",
    }
)

_SPACE = " \t\n\r\0\x0b"
"""What Moodle takes off both ends of a text."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_GAP_BEGIN = re.compile(
    r"\{[0-9]*:(?:SHORTANSWER(?:_C)?|SAC?|MWC?|NUMERICAL|NM|MULTICHOICE(?:_[VHS]{1,2})?|"
    r"MC[VHS]{0,2}|MULTIRESPONSE(?:_[HS]{1,2})?|MR[HS]{0,2}):"
)
_SHORT_GAP = re.compile(r"\{([0-9]*):SHORTANSWER:")

_TRUTH = frozenset({"true", "false", "1", "0"})
_ONCE, _MAYBE, _ANY, _SOME = (1, 1), (0, 1), (0, 999), (1, 999)
_COMMON = {
    "name": _ONCE,
    "questiontext": _ONCE,
    "generalfeedback": _ONCE,
    "defaultgrade": _ONCE,
    "penalty": _ONCE,
    "hidden": _ONCE,
    "idnumber": _MAYBE,
    "hint": _ANY,
    "tags": _MAYBE,
}
_COMBINED = {
    "correctfeedback": _ONCE,
    "partiallycorrectfeedback": _ONCE,
    "incorrectfeedback": _ONCE,
    "shownumcorrect": _MAYBE,
}
_OWN: dict[str, dict[str, tuple[int, int]]] = {
    "multichoice": {
        "single": _ONCE,
        "shuffleanswers": _ONCE,
        "answernumbering": _ONCE,
        "showstandardinstruction": _MAYBE,
        "answer": (2, 999),
        **_COMBINED,
    },
    "truefalse": {"answer": (2, 2)},
    "shortanswer": {"usecase": _ONCE, "answer": _SOME},
    "numerical": {
        "answer": _SOME,
        "units": _MAYBE,
        "unitgradingtype": _MAYBE,
        "unitpenalty": _MAYBE,
        "showunits": _MAYBE,
        "unitsleft": _MAYBE,
    },
    "matching": {"shuffleanswers": _ONCE, "subquestion": (3, 999), **_COMBINED},
    "cloze": {"defaultgrade": _MAYBE},
    "ordering": {
        "layouttype": _ONCE,
        "selecttype": _ONCE,
        "selectcount": _ONCE,
        "gradingtype": _ONCE,
        "showgrading": _ONCE,
        "numberingstyle": _MAYBE,
        "answer": (2, 999),
        **_COMBINED,
    },
}


class Malformed(ValueError):
    """Raised for a file that Moodle would not take, or not as it was meant."""


@dataclass(frozen=True)
class Answer:
    """An answer: its text, its share of the mark in hundredths, and what is said of it."""

    text: str
    share: Decimal
    feedback: str = ""
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True)
class MoodleQuestion:
    """A question as read.

    `pairs` are left and right sides, `gaps` the answers of each gap of a cloze; `text` then has
    `{#1}` and so on in their places, as Moodle stores it. `settings` are the elements that hold one
    word.
    """

    type: str
    name: str
    category: str
    text: str
    general: str
    id_number: str
    tags: tuple[str, ...]
    hints: tuple[str, ...]
    settings: Mapping[str, str]
    answers: tuple[Answer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    gaps: tuple[tuple[Answer, ...], ...] = ()
    units: tuple[str, ...] = ()


def read_moodle(content: bytes) -> tuple[MoodleQuestion, ...]:
    """The questions of a file; raises Malformed."""
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise Malformed(f"not well-formed: {error}") from error
    _demand(root.tag == "quiz", f"the root is <{root.tag}> and not <quiz>")
    questions = []
    category = ""
    for element in root:
        _demand(element.tag == "question", f"<{element.tag}> stands among the questions")
        if _attribute(element, "type") == "category":
            category = _category(element)
        else:
            questions.append(_question(element, category))
    numbers = Counter((each.category, each.id_number) for each in questions if each.id_number)
    for number, times in numbers.items():
        _demand(times == 1, f"the ID number {number} stands {times} times")
    return tuple(questions)


def _category(element: Element) -> str:
    _children(element, {"category": _ONCE, "info": _MAYBE, "idnumber": _MAYBE})
    path = _text(_only(element, "category"))
    names = re.split(r"(?<!/)/(?!/)", path.replace("//", "\0"))
    _demand(names[0] in ("$course$", "$system$", "$module$", "$cat1$"), f"no context in {path!r}")
    _demand(all(name.strip() for name in names), f"a category without a name in {path!r}")
    return "\n".join(name.strip().replace("\0", "/") for name in names)


def _question(element: Element, category: str) -> MoodleQuestion:
    type_ = _attribute(element, "type")
    _demand(type_ in _OWN, f"unknown type {type_!r}")
    _children(element, _COMMON | _OWN[type_])
    text = _formatted(element, "questiontext")
    general = _formatted(element, "generalfeedback")
    name = _text(_only(element, "name"))
    _demand(0 < len(name) <= 255, f"the name {name!r}")
    _demand(bool(text), f"{name} asks nothing")
    for each in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        if element.find(each) is not None:
            _formatted(element, each)
    question = MoodleQuestion(
        type_,
        name,
        category,
        text,
        general,
        element.findtext("idnumber") or "",
        tuple(_tags(element)),
        tuple(_content(hint) for hint in element.findall("hint")),
        _settings(element),
    )
    _demand(len(question.id_number) <= 100, f"{name} has an ID number of over 100 characters")
    return _with_answers(question, element)


def _with_answers(question: MoodleQuestion, element: Element) -> MoodleQuestion:
    settings = question.settings
    answers = tuple(map(_answer, element.findall("answer")))
    if question.type != "ordering":
        for each in answers:
            _share(each.share)
    match question.type:
        case "multichoice":
            _choice(answers, settings)
        case "truefalse":
            _demand({each.text for each in answers} == {"true", "false"}, "not true and false")
            _demand(sorted(each.share for each in answers) == [0, 100], "not one is right")
        case "shortanswer":
            _demand(settings["usecase"] in ("0", "1"), "usecase is neither 0 nor 1")
            _demand(max(each.share for each in answers) == 100, "no form has all of the mark")
        case "numerical":
            for each in answers:
                _demand(bool(_NUMBER.match(each.text)), f"{each.text!r} is no number")
                _demand(each.tolerance >= 0, "a tolerance is below nought")
            _demand(max(each.share for each in answers) == 100, "no number has all of the mark")
            _demand(settings.get("showunits", "3") in "0123", "showunits is not 0 to 3")
        case "matching":
            return replace(question, pairs=tuple(_pairs(element)))
        case "cloze":
            stored, gaps = read_gaps(question.text)
            return replace(question, text=stored, gaps=gaps)
        case "ordering":
            _ordering(answers, settings)
    return replace(question, answers=answers, units=tuple(_units(element)))


def _choice(answers: tuple[Answer, ...], settings: Mapping[str, str]) -> None:
    for name in ("single", "shuffleanswers"):
        _demand(settings[name] in _TRUTH, f"{name} is neither true nor false")
    _demand(settings["answernumbering"] in {"abc", "ABCD", "123", "iii", "IIII", "none"}, "numbers")
    if settings["single"] in ("true", "1"):
        _demand(max(each.share for each in answers) == 100, "no option has all of the mark")
    else:
        total = sum(each.share for each in answers if each.share > 0)
        _demand(round(total / 100, 2) == 1, f"the shares come to {total} hundredths")


def _ordering(answers: tuple[Answer, ...], settings: Mapping[str, str]) -> None:
    places = [each.share for each in answers]
    _demand(places == sorted(set(places)), "the items are not numbered in their order")
    _demand(settings["layouttype"] in ("VERTICAL", "HORIZONTAL"), "layouttype")
    _demand(settings["selecttype"] in ("ALL", "RANDOM", "CONTIGUOUS"), "selecttype")
    _demand(settings["gradingtype"] in GRADINGS, f"gradingtype {settings['gradingtype']}")
    _demand(settings["showgrading"] in ("SHOW", "HIDE"), "showgrading")
    _demand(2 <= int(settings["selectcount"]) <= len(answers), "selectcount")


def _answer(element: Element) -> Answer:
    _children(element, {"text": _ONCE, "feedback": _MAYBE, "tolerance": _MAYBE})
    text = _text(element)
    _demand(bool(text), "an answer is empty")
    share = _decimal(_attribute(element, "fraction"))
    feedback = element.find("feedback")
    tolerance = element.findtext("tolerance")
    return Answer(
        text,
        share,
        _content(feedback) if feedback is not None else "",
        _decimal(tolerance) if tolerance is not None else Decimal(0),
    )


def _pairs(element: Element) -> Iterator[tuple[str, str]]:
    pairs = []
    for each in element.findall("subquestion"):
        _children(each, {"text": _ONCE, "answer": _ONCE})
        _demand(_attribute(each, "format") in FORMATS, "a left side has no format")
        answer = _only(each, "answer")
        _children(answer, {"text": _ONCE})
        pairs.append((_text(each), _text(answer)))
    _demand(sum(bool(left) for left, _ in pairs) >= 2, "fewer than two left sides")
    _demand(all(right for _, right in pairs), "a right side is empty")
    _demand(len({right for _, right in pairs}) >= 2, "fewer than two right sides")
    yield from pairs


def _units(element: Element) -> Iterator[str]:
    for unit in element.findall("units/unit"):
        _children(unit, {"multiplier": _ONCE, "unit_name": _ONCE})
        _demand(_decimal(unit.findtext("multiplier", "")) == 1, "the first unit is not the base")
        yield unit.findtext("unit_name", "")


def _tags(element: Element) -> Iterator[str]:
    for tag in element.findall("tags/tag"):
        text = _text(tag)
        _demand(0 < len(text) <= 50, f"a tag of {len(text)} characters")
        yield text


def read_gaps(text: str) -> tuple[str, tuple[tuple[Answer, ...], ...]]:
    """A cloze text as Moodle stores it, and the answers of its gaps; raises Malformed."""
    gaps: list[tuple[Answer, ...]] = []
    stored: list[str] = []
    end = 0
    while begin := _SHORT_GAP.search(text, end):
        stored += [text[end : begin.start()], f"{{#{len(gaps) + 1}}}"]
        _demand(begin[1] == "1", "a gap counts other than once")
        answers, end = _gap(text, begin.end())
        gaps.append(tuple(answers))
    stored.append(text[end:])
    whole = "".join(stored)
    _demand(bool(gaps), "a cloze without a gap")
    _demand(not _GAP_BEGIN.search(whole), "a gap begins and is not read")
    for answers_of_one in gaps:
        best = max(each.share for each in answers_of_one)
        _demand(best == 100, "no form of a gap has all of the mark")
    return whole, tuple(gaps)


def _gap(text: str, place: int) -> tuple[list[Answer], int]:
    answers: list[Answer] = []
    while True:
        share, place = _gap_share(text, place)
        raw, place = _until(text, place, "~#}")
        feedback = ""
        if text[place] == "#":
            feedback, place = _until(text, place + 1, "~}")
        answers.append(Answer(_decoded(raw), share, _decoded(feedback)))
        _demand(bool(answers[-1].text.strip()), "a form of a gap is empty")
        if text[place] == "}":
            return answers, place + 1
        place += 1


def _gap_share(text: str, place: int) -> tuple[Decimal, int]:
    if text[place] == "=":
        return Decimal(100), place + 1
    if share := re.compile(r"%(-?[0-9.]+)%").match(text, place):
        _share(_decimal(share[1]))
        return _decimal(share[1]), share.end()
    return Decimal(0), place


def _until(text: str, place: int, signs: str) -> tuple[str, int]:
    """What stands before the next of some signs that nothing protects, and the sign's place."""
    start = place
    while place < len(text):
        before = text[start:place]
        if text[place] in signs and not before.endswith(("\\", "&", "&amp;")):
            return before, place
        place += 1
    raise Malformed("a gap is not closed")


def _decoded(raw: str) -> str:
    return html.unescape(raw).replace(r"\}", "}").replace(r"\#", "#")


def _settings(element: Element) -> dict[str, str]:
    return {
        child.tag: (child.text or "").strip() for child in element if not len(child) and child.text
    }


def _formatted(element: Element, name: str) -> str:
    child = _only(element, name)
    _demand(_attribute(child, "format") in FORMATS, f"<{name}> has no format that Moodle knows")
    return _content(child)


def _content(element: Element) -> str:
    _children(element, {"text": _ONCE, "shownumcorrect": _MAYBE, "clearwrong": _MAYBE})
    return _text(element)


def _text(element: Element) -> str:
    """The text that an element holds in <text>, without space around it, as Moodle takes it."""
    text = _only(element, "text")
    _demand(len(text) == 0, "an element stands inside <text>")
    return (text.text or "").strip(_SPACE)


def _children(element: Element, allowed: Mapping[str, tuple[int, int]]) -> None:
    """Demands that an element has the children that it may have, as often as it may."""
    found = Counter(child.tag for child in element)
    for name in found:
        _demand(name in allowed, f"<{name}> is unknown in <{element.tag}>")
    for name, (least, most) in allowed.items():
        times = found[name]
        _demand(least <= times <= most, f"<{name}> stands {times} times in <{element.tag}>")
    stray = [element.text, *(child.tail for child in element)] if len(element) else []
    _demand(not "".join(text or "" for text in stray).strip(), f"words stray in <{element.tag}>")


def _only(element: Element, name: str) -> Element:
    found = element.findall(name)
    _demand(len(found) == 1, f"<{name}> stands {len(found)} times in <{element.tag}>")
    return found[0]


def _attribute(element: Element, name: str) -> str:
    value = element.get(name)
    _demand(value is not None, f"<{element.tag}> has no {name}")
    return value or ""


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise Malformed(f"{text!r} is no number") from None


def _share(share: Decimal) -> None:
    _demand(abs(share) in SHARES, f"Moodle takes no share of {share} hundredths")


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Malformed(otherwise)
