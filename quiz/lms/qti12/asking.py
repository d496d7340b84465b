"""What each kind of question is in QTI 1.2 for Canvas."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from quiz.deck.steady import steady
from quiz.lms.bounds import bounds, written
from quiz.lms.forms import typed_forms
from quiz.lms.gaps import with_gaps
from quiz.lms.html import escaped, line, rendered
from quiz.lms.idents import choice_ident
from quiz.lms.qti12.parts import (
    RESPONSE,
    Asking,
    Remark,
    given,
    html,
    label,
    plain,
    scoring,
    shares,
)
from quiz.lms.xml import element
from quiz.questions import (
    Cloze,
    Distractor,
    Flashcard,
    Matching,
    MultipleResponse,
    Numerical,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.questions.text import key_of
from quiz.questions.true_false import FALSE, TRUE


def asking(question: Question) -> Asking | None:
    """What a question is for Canvas; None for a flashcard, which it cannot ask."""
    match question:
        case SingleChoice():
            return _single_choice("multiple_choice_question", question, question.answer)
        case TrueFalse():
            answer = TRUE if question.answer else FALSE
            return _single_choice("true_false_question", question, answer)
        case MultipleResponse():
            return _multiple_response(question)
        case ShortAnswer():
            return _short_answer(question)
        case Numerical():
            return _numerical(question)
        case Cloze():
            return _cloze(question)
        case Ordering():
            return _ordering(question)
        case Matching():
            return _matching(question)
        case Flashcard():
            return None
        case _:
            assert_never(question)


def _single_choice(type_: str, question: SingleChoice | TrueFalse, answer: str) -> Asking:
    return Asking(
        type_,
        _block(question.stem),
        _choices("Single", question),
        scoring(given(RESPONSE, choice_ident(key_of(answer)))),
        tuple(_remarks(_wrong(question))),
    )


def _multiple_response(question: MultipleResponse) -> Asking:
    answers = {key_of(answer) for answer in question.answers}
    options, _ = steady(question)
    # Canvas takes an option for an answer where it stands outside `not`.
    tests = (
        test if option.key in answers else element("not", {}, test)
        for option in options
        for test in [given(RESPONSE, choice_ident(option.key))]
    )
    return Asking(
        "multiple_answers_question",
        _block(question.stem),
        _choices("Multiple", question),
        scoring(element("and", {}, *tests)),
        tuple(_remarks(question.distractors)),
    )


def _wrong(question: SingleChoice | TrueFalse) -> Sequence[Distractor]:
    if isinstance(question, TrueFalse):
        return [Distractor(FALSE if question.answer else TRUE, question.feedback)]
    return question.distractors


def _remarks(distractors: Sequence[Distractor]) -> Iterator[Remark]:
    for distractor in distractors:
        if distractor.feedback:
            option = choice_ident(key_of(distractor.text))
            yield Remark(option, _block(distractor.feedback))


def _choices(cardinality: str, question: Question) -> str:
    options, free = steady(question)
    # Canvas knows true and false by their words, which no HTML may stand about.
    material = _plain_label if isinstance(question, TrueFalse) else _rich_label
    labels = (label(choice_ident(option.key), material(option)) for option in options)
    return element(
        "response_lid",
        {"ident": RESPONSE, "rcardinality": cardinality},
        element("render_choice", {"shuffle": "Yes" if free else "No"}, *labels),
    )


def _rich_label(option: Option) -> str:
    return html(_block(option.text))


def _plain_label(option: Option) -> str:
    return plain(line(option.text))


def _short_answer(question: ShortAnswer) -> Asking:
    # Siblings are alternatives for Canvas, whatever QTI says of them.
    forms = typed_forms((question.answer, *question.accept))
    return Asking(
        "short_answer_question",
        _block(question.stem),
        _entry({}),
        scoring(*(given(RESPONSE, form) for form in forms)),
    )


def _numerical(question: Numerical) -> Asking:
    least, most = bounds(question)
    in_between = element(
        "and",
        {},
        element("vargte", {"respident": RESPONSE}, least),
        element("varlte", {"respident": RESPONSE}, most),
    )
    unit = f"<p>Unit: {escaped(question.unit)}</p>" if question.unit else ""
    return Asking(
        "numerical_question",
        _block(question.stem) + unit,
        _entry({"fibtype": "Decimal"}),
        scoring(element("or", {}, given(RESPONSE, written(question.answer)), in_between)),
    )


def _entry(attributes: dict[str, str]) -> str:
    return element(
        "response_str",
        {"ident": RESPONSE, "rcardinality": "Single"},
        element("render_fib", attributes, label("answer1", "")),
    )


def _cloze(question: Cloze) -> Asking:
    numbers = range(1, len(question.gaps) + 1)
    prefix = "gap"
    while f"[{prefix}" in question.text:
        prefix += "_"
    swapped = {number: group for group in question.swap for number in group}
    responses, conditions = "", ""
    for number, share in zip(numbers, shares(len(numbers)), strict=True):
        name = f"{prefix}{number}"
        forms = [
            form
            for other in dict.fromkeys((number, *swapped.get(number, ())))
            for form in question.gaps[other - 1].forms
        ]
        idents = {f"{name}_{place}": form for place, form in enumerate(typed_forms(forms), 1)}
        response = f"response_{name}"
        labels = (label(ident, plain(form)) for ident, form in idents.items())
        responses += element(
            "response_lid",
            {"ident": response},
            plain(name),
            element("render_choice", {}, *labels),
        )
        # One is enough: for Canvas every label is right.
        conditions += scoring(given(response, next(iter(idents))), share=share, action="Add")
    stem = with_gaps(question, [f"[{prefix}{number}]" for number in numbers])
    return Asking("fill_in_multiple_blanks_question", f"<p>{stem}</p>", responses, conditions)


def _ordering(question: Ordering) -> Asking:
    options, _ = steady(question)
    labels = (label(choice_ident(option.key), _plain_label(option)) for option in options)
    return Asking(
        "ordering_question",
        _block(question.stem),
        element(
            "response_lid",
            {"ident": RESPONSE, "rcardinality": "Ordered"},
            element("render_choice", {"shuffle": "Yes"}, *labels),
        ),
        scoring(*(given(RESPONSE, choice_ident(key_of(item))) for item in question.items)),
    )


def _matching(question: Matching) -> Asking:
    options, _ = steady(question)
    # Canvas takes the first number in a name for the whole name.
    idents = {option.key: f"match{place}" for place, option in enumerate(options, 1)}
    labels = "".join(label(idents[option.key], _plain_label(option)) for option in options)
    responses, conditions = "", ""
    for place, ((left, right), share) in enumerate(
        zip(question.pairs, shares(len(question.pairs)), strict=True), 1
    ):
        response = f"response_{place}"
        responses += element(
            "response_lid",
            {"ident": response},
            html(_block(left)),
            element("render_choice", {}, labels),
        )
        conditions += scoring(given(response, idents[key_of(right)]), share=share, action="Add")
    return Asking("matching_question", _block(question.stem), responses, conditions)


def _block(text: str) -> str:
    return f"<p>{rendered(text)}</p>"
