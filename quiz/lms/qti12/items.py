"""A question as an item of QTI 1.2."""

from collections.abc import Iterator

from quiz.deck import Deck, Placed
from quiz.lms.comments import comment
from quiz.lms.html import line
from quiz.lms.idents import item_ident
from quiz.lms.qti12.parts import RESPONSE, Asking, given, html
from quiz.lms.titles import title
from quiz.lms.xml import element, words

_GENERAL = "general_fb"


def item(placed: Placed, asking: Asking, deck: Deck) -> str:
    """The item; it is worth one point, and what is to be said comes with the answers."""
    question = placed.question
    said = comment(question, deck)
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    showing = [_showing(element("other", {}), _GENERAL)] if said else []
    showing += [
        _showing(given(RESPONSE, remark.option), _remark_ident(remark.option))
        for remark in asking.remarks
    ]
    feedback = [_feedback(_GENERAL, said)] if said else []
    feedback += [_feedback(_remark_ident(remark.option), remark.says) for remark in asking.remarks]
    return element(
        "item",
        {"ident": item_ident(deck, question.id), "title": title(question)},
        element("itemmetadata", {}, metadata(dict(_fields(placed, asking)))),
        element("presentation", {}, html(asking.stem), asking.responses),
        element(
            "resprocessing",
            {},
            element("outcomes", {}, element("decvar", score)),
            *showing,
            asking.conditions,
        ),
        *feedback,
    )


def metadata(fields: dict[str, str]) -> str:
    """Fields with their labels, as QTI 1.2 has them everywhere."""
    return element(
        "qtimetadata",
        {},
        *(
            element(
                "qtimetadatafield",
                {},
                element("fieldlabel", {}, words(name)),
                element("fieldentry", {}, words(entry)),
            )
            for name, entry in fields.items()
        ),
    )


def _fields(placed: Placed, asking: Asking) -> Iterator[tuple[str, str]]:
    """What Canvas wants to know of an item, and then what it could be found by elsewhere."""
    question = placed.question
    yield "question_type", asking.type
    yield "points_possible", "1"
    yield "topic", line(placed.topic.title)
    yield "kind", question.kind
    if question.level:
        yield "level", question.level
    if question.group:
        yield "group", line(question.group)
    if question.tags:
        yield "tags", ", ".join(map(line, question.tags))


def _showing(test: str, feedback: str) -> str:
    shown = {"feedbacktype": "Response", "linkrefid": feedback}
    return element(
        "respcondition",
        {"continue": "Yes"},
        element("conditionvar", {}, test),
        element("displayfeedback", shown),
    )


def _feedback(ident: str, said: str) -> str:
    return element("itemfeedback", {"ident": ident}, element("flow_mat", {}, html(said)))


def _remark_ident(option: str) -> str:
    return f"{option}_fb"
