"""A question as an item of QTI 2.1."""

from quiz.deck import Deck
from quiz.lms.comments import comment
from quiz.lms.idents import item_ident
from quiz.lms.language import language_tag
from quiz.lms.qti21.declarations import outcome
from quiz.lms.qti21.parts import Asking
from quiz.lms.qti21.rules import setting, value
from quiz.lms.titles import title
from quiz.lms.xml import document, element
from quiz.questions import Question

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = f"{NAMESPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_SOLUTION, _EXPLANATION = "SOLUTION", "explanation"


def item(question: Question, asking: Asking, deck: Deck) -> str:
    """The item as an XML file; its score is 1 at most, and what is to be said comes afterwards."""
    said = comment(question, deck)
    outcomes = [
        outcome("SCORE", "float", "0", most="1"),
        outcome("MAXSCORE", "float", "1"),
        asking.outcomes,
    ]
    rules, solution = asking.rules, ""
    if said:
        outcomes.append(outcome(_SOLUTION, "identifier"))
        rules += setting(_SOLUTION, value("identifier", _EXPLANATION))
        shown = {
            "outcomeIdentifier": _SOLUTION,
            "identifier": _EXPLANATION,
            "showHide": "show",
            "title": "Explanation",
        }
        solution = element("modalFeedback", shown, said)
    attributes = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": INSTANCE,
        "xsi:schemaLocation": SCHEMA,
        "identifier": item_ident(deck, question.id),
        "title": title(question),
        "xml:lang": language_tag(deck),
        "adaptive": "false",
        "timeDependent": "false",
    }
    return document(
        element(
            "assessmentItem",
            attributes,
            asking.responses,
            *outcomes,
            element("itemBody", {}, asking.body),
            element("responseProcessing", {}, rules),
            solution,
        )
    )
