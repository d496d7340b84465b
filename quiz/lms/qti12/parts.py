"""The parts of an item of QTI 1.2, and the pieces of XML that they are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quiz.lms.xml import element, words

RESPONSE = "response1"
"""The name by which Canvas knows the response of a question that has but one."""

_ALL = "100"


@dataclass(frozen=True)
class Remark:
    """What is said, as HTML, where an option was picked."""

    option: str
    says: str


@dataclass(frozen=True)
class Asking:
    """What is asked, and how it is scored.

    `type` is Canvas's word for the kind and `stem` is HTML; responses and conditions are XML.
    """

    type: str
    stem: str
    responses: str
    conditions: str
    remarks: Sequence[Remark] = ()


def html(text: str) -> str:
    """A text that has mark-up, which stands in XML as a text."""
    return _material("text/html", text)


def plain(text: str) -> str:
    """A text without mark-up."""
    return _material("text/plain", text)


def _material(texttype: str, text: str) -> str:
    return element("material", {}, element("mattext", {"texttype": texttype}, words(text)))


def label(ident: str, material: str) -> str:
    """Something that can be picked."""
    return element("response_label", {"ident": ident}, material)


def given(response: str, text: str) -> str:
    """The test whether a response is an option, or a text, case apart."""
    return element("varequal", {"respident": response}, words(text))


def scoring(*tests: str, share: str = _ALL, action: str = "Set") -> str:
    """The condition under which a response scores, in hundredths."""
    score = element("setvar", {"action": action, "varname": "SCORE"}, share)
    goes_on = "Yes" if action == "Add" else "No"
    return element(
        "respcondition", {"continue": goes_on}, element("conditionvar", {}, *tests), score
    )


def shares(number: int) -> list[str]:
    """As many shares of a mark, in hundredths with two places, that add up to all of it."""
    ends = [round(10000 * part / number) for part in range(number + 1)]
    return [f"{(end - begin) / 100:.2f}" for begin, end in pairwise(ends)]
