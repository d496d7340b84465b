"""How an item of QTI 2.1 scores itself: the expressions and rules of its response processing."""

from collections.abc import Iterable

from quiz.lms.xml import element, words


def variable(identifier: str) -> str:
    """What a variable holds."""
    return element("variable", {"identifier": identifier})


def value(base_type: str, text: str) -> str:
    """A constant."""
    return element("baseValue", {"baseType": base_type}, words(text))


def whole(number: int) -> str:
    """A whole number as a constant."""
    return value("integer", str(number))


def real(number: int) -> str:
    """A whole number as a constant that scores are reckoned with."""
    return value("float", str(number))


def of(operator: str, *operands: str) -> str:
    """An operator with what it works on: `match`, `sum`, `divide`, `max` and so on."""
    return element(operator, {}, *operands)


def is_given(response: str) -> str:
    """Whether a response was given at all: players differ in what they make of none."""
    return of("not", of("isNull", variable(response)))


def is_one_of(response: str, forms: Iterable[str]) -> str:
    """Whether a text is one of some forms, case apart."""
    tests = (
        element(
            "stringMatch", {"caseSensitive": "false"}, variable(response), value("string", form)
        )
        for form in forms
    )
    return of("or", *tests)


def mapped(response: str) -> str:
    """What a response comes to by the mapping in its declaration."""
    return element("mapResponse", {"identifier": response})


def setting(outcome: str, expression: str) -> str:
    """A rule that sets an outcome."""
    return element("setOutcomeValue", {"identifier": outcome}, expression)


def adding(outcome: str, expression: str) -> str:
    """A rule that makes an outcome greater."""
    return setting(outcome, of("sum", variable(outcome), expression))


def when(test: str, *rules: str) -> str:
    """Rules that are followed where something holds."""
    return of("responseCondition", of("responseIf", test, *rules))


def right_response(response: str) -> str:
    """What would have been right."""
    return element("correct", {"identifier": response})
