"""The variables of an item of QTI 2.1: what a learner gives, and what it comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quiz.lms.xml import element, words


@dataclass(frozen=True)
class Worths:
    """What each value of a response is worth, within bounds; a value that is not there, nothing."""

    worths: tuple[tuple[str, int], ...]
    least: int = 0
    most: int = 1


def response(
    identifier: str,
    cardinality: str,
    base_type: str,
    right: Iterable[str],
    mapping: Worths | None = None,
) -> str:
    """A response: what is right, and what each value is worth where a mapping says so."""
    texts = "".join(element("value", {}, words(text)) for text in right)
    declared = {"identifier": identifier, "cardinality": cardinality, "baseType": base_type}
    worths = _mapping(mapping, base_type) if mapping else ""
    return element("responseDeclaration", declared, element("correctResponse", {}, texts), worths)


def _mapping(mapping: Worths, base_type: str) -> str:
    case: Mapping[str, str] = {"caseSensitive": "false"} if base_type == "string" else {}
    entries = (
        element("mapEntry", {"mapKey": key, "mappedValue": str(worth), **case})
        for key, worth in mapping.worths
    )
    bounds = {"lowerBound": str(mapping.least), "upperBound": str(mapping.most)}
    return element("mapping", {**bounds, "defaultValue": "0"}, *entries)


def outcome(identifier: str, base_type: str, default: str = "", most: str = "") -> str:
    """An outcome with one value; a score also says how much it can be at most."""
    declared = {"identifier": identifier, "cardinality": "single", "baseType": base_type}
    if most:
        declared["normalMaximum"] = most
    begin = element("defaultValue", {}, element("value", {}, default)) if default else ""
    return element("outcomeDeclaration", declared, begin)


def outcomes(identifier: str, base_type: str) -> str:
    """An outcome that may have several values, and has none at first."""
    declared = {"identifier": identifier, "cardinality": "multiple", "baseType": base_type}
    return element("outcomeDeclaration", declared)
