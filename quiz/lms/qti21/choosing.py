"""What is picked, in QTI 2.1: single choice, true/false and multiple response."""

import math
from collections.abc import Sequence

from quiz.deck.steady import steady
from quiz.lms.html import rendered
from quiz.lms.idents import choice_ident
from quiz.lms.qti21.declarations import Worths, outcome, outcomes, response
from quiz.lms.qti21.parts import RESPONSE, SCORE, Asking
from quiz.lms.qti21.rules import (
    is_given,
    mapped,
    of,
    real,
    right_response,
    setting,
    variable,
    when,
)
from quiz.lms.xml import element
from quiz.questions import Distractor, MultipleResponse, Option, Question, SingleChoice, TrueFalse
from quiz.questions.text import key_of

_FEEDBACK = "FEEDBACK"


def single_choice(
    question: SingleChoice | TrueFalse, answer: str, distractors: Sequence[Distractor]
) -> Asking:
    """One answer among some distractors."""
    right = choice_ident(key_of(answer))
    return Asking(
        "choiceInteraction",
        response(RESPONSE, "single", "identifier", [right]),
        _choices(question, question.stem, distractors, most="1"),
        when(of("match", variable(RESPONSE), right_response(RESPONSE)), setting(SCORE, real(1)))
        + _picking(distractors),
        outcome(_FEEDBACK, "identifier") if _explained(distractors) else "",
    )


def multiple_response(question: MultipleResponse) -> Asking:
    """Several answers among distractors, where false picks cost what they cost here."""
    answers = [choice_ident(key_of(answer)) for answer in question.answers]
    cost = min(len(question.answers), len(question.distractors))
    most = math.lcm(len(answers), cost)
    worths = [(answer, most // len(answers)) for answer in answers]
    worths += [
        (choice_ident(key_of(distractor.text)), -(most // cost))
        for distractor in question.distractors
    ]
    return Asking(
        "choiceInteraction",
        response(RESPONSE, "multiple", "identifier", answers, Worths(tuple(worths), most=most)),
        _choices(question, question.stem, question.distractors, most="0"),
        when(is_given(RESPONSE), setting(SCORE, of("divide", mapped(RESPONSE), real(most))))
        + _picking(question.distractors),
        outcomes(_FEEDBACK, "identifier") if _explained(question.distractors) else "",
    )


def _choices(question: Question, stem: str, distractors: Sequence[Distractor], *, most: str) -> str:
    options, free = steady(question)
    feedback = {key_of(item.text): item.feedback for item in distractors}
    return element(
        "choiceInteraction",
        {
            "responseIdentifier": RESPONSE,
            "shuffle": "true" if free else "false",
            "maxChoices": most,
            "minChoices": "0",
        },
        element("prompt", {}, rendered(stem)),
        *(_choice(option, feedback.get(option.key, "")) for option in options),
    )


def _choice(option: Option, feedback: str) -> str:
    ident = choice_ident(option.key)
    shown = {"outcomeIdentifier": _FEEDBACK, "identifier": ident, "showHide": "show"}
    why = element("feedbackInline", shown, "<br/>", rendered(feedback)) if feedback else ""
    return element("simpleChoice", {"identifier": ident}, rendered(option.text), why)


def _picking(distractors: Sequence[Distractor]) -> str:
    """The rule by which what was picked brings its feedback."""
    if not _explained(distractors):
        return ""
    return when(is_given(RESPONSE), setting(_FEEDBACK, variable(RESPONSE)))


def _explained(distractors: Sequence[Distractor]) -> bool:
    return any(distractor.feedback for distractor in distractors)
