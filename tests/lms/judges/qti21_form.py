"""The documented form of QTI 2.1 items, tests and packages, as far as ours use it.

The content models are those of imsqti_v2p1.xsd (final, 2012) and imscp_v1p1.xsd. To them come the
rules that no schema can state: that names are used once, and that what is named is there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
IMSMD = "http://www.imsglobal.org/xsd/imsmd_v1p2"
IMSQTI = "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1"
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_FLOAT = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")


class Malformed(Exception):
    """Raised for a package that is not as QTI 2.1 has it; says where and what."""


@dataclass(frozen=True)
class _Model:
    """What stands in an element: a pattern of its children's names, each followed by a space."""

    children: str = ""
    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    has_text: bool = False
    choices: dict[str, str] = field(default_factory=dict)


def _model(
    children: str = "", needs: str = "", may: str = "", *, text: bool = False, **choices: str
) -> _Model:
    pattern = re.sub(r"[A-Za-z]+", r"(?:\g<0> )", children).replace(", ", "")
    return _Model(pattern, frozenset(needs.split()), frozenset(may.split()), text, choices)


_INLINE = "em|strong|code|a|span|br|cite"
_EXPRESSION = (
    "variable|baseValue|correct|mapResponse|match|and|or|not|isNull|sum|divide|product|subtract|max"
    "|gt|lt|gte|lte|index|stringMatch|testVariables"
)
_RULE = "responseCondition|setOutcomeValue"
_YES_NO = "true|false"
_BASE = "identifier|string|float|integer|directedPair"
_CARDINALITY = "single|multiple|ordered"
_TWO = _model(f"({_EXPRESSION}){{2}}")
_MANY = _model(f"({_EXPRESSION})+")
_INLINE_MODEL = _model(f"({_INLINE}|textEntryInteraction)*", text=True)

_MODELS = {
    "assessmentItem": _model(
        "responseDeclaration+, outcomeDeclaration+, itemBody, responseProcessing, modalFeedback*",
        "identifier title adaptive timeDependent",
        f"{_XSI} {_LANG}",
        adaptive=_YES_NO,
        timeDependent=_YES_NO,
    ),
    "responseDeclaration": _model(
        "correctResponse, mapping?",
        "identifier cardinality baseType",
        cardinality=_CARDINALITY,
        baseType=_BASE,
    ),
    "outcomeDeclaration": _model(
        "defaultValue?",
        "identifier cardinality baseType",
        "normalMaximum",
        cardinality=_CARDINALITY,
        baseType=_BASE,
    ),
    "correctResponse": _model("value+"),
    "defaultValue": _model("value"),
    "value": _model(text=True),
    "mapping": _model("mapEntry+", "lowerBound upperBound defaultValue"),
    "mapEntry": _model("", "mapKey mappedValue", "caseSensitive", caseSensitive=_YES_NO),
    "itemBody": _model("(p|choiceInteraction|orderInteraction|matchInteraction)+"),
    "choiceInteraction": _model(
        "prompt, simpleChoice+",
        "responseIdentifier shuffle maxChoices",
        "minChoices",
        shuffle=_YES_NO,
    ),
    "orderInteraction": _model(
        "prompt, simpleChoice+", "responseIdentifier shuffle", "orientation", shuffle=_YES_NO
    ),
    "matchInteraction": _model(
        "prompt, simpleMatchSet{2}",
        "responseIdentifier shuffle maxAssociations",
        "minAssociations",
        shuffle=_YES_NO,
    ),
    "simpleMatchSet": _model("simpleAssociableChoice+"),
    "textEntryInteraction": _model("", "responseIdentifier", "expectedLength"),
    "prompt": _model(f"({_INLINE})*", text=True),
    "simpleChoice": _model(f"({_INLINE}|feedbackInline)*", "identifier", "fixed", text=True),
    "simpleAssociableChoice": _model(
        f"({_INLINE})*", "identifier matchMax", "fixed", text=True, fixed=_YES_NO
    ),
    "feedbackInline": _model(
        f"({_INLINE})*", "outcomeIdentifier identifier showHide", text=True, showHide="show|hide"
    ),
    "modalFeedback": _model(
        "(p|ul)*", "outcomeIdentifier identifier showHide", "title", showHide="show|hide"
    ),
    "p": _INLINE_MODEL,
    "ul": _model("li+"),
    "li": _INLINE_MODEL,
    "em": _INLINE_MODEL,
    "strong": _INLINE_MODEL,
    "code": _INLINE_MODEL,
    "cite": _INLINE_MODEL,
    "span": _INLINE_MODEL,
    "a": _model(f"({_INLINE}|textEntryInteraction)*", "href", text=True),
    "br": _model(),
    "responseProcessing": _model(f"({_RULE})+"),
    "responseCondition": _model("responseIf"),
    "responseIf": _model(f"({_EXPRESSION}), ({_RULE})+"),
    "setOutcomeValue": _model(f"({_EXPRESSION})", "identifier"),
    "variable": _model("", "identifier"),
    "correct": _model("", "identifier"),
    "mapResponse": _model("", "identifier"),
    "baseValue": _model("", "baseType", text=True, baseType=_BASE),
    "index": _model("variable", "n"),
    "stringMatch": _model(f"({_EXPRESSION}){{2}}", "caseSensitive", caseSensitive=_YES_NO),
    "not": _model(f"({_EXPRESSION})"),
    "isNull": _model(f"({_EXPRESSION})"),
    **dict.fromkeys(("match", "divide", "subtract", "gt", "lt", "gte", "lte"), _TWO),
    **dict.fromkeys(("and", "or", "sum", "product", "max"), _MANY),
    "assessmentTest": _model(
        "outcomeDeclaration, testPart, outcomeProcessing", "identifier title", _XSI
    ),
    "testPart": _model(
        "itemSessionControl, assessmentSection+",
        "identifier navigationMode submissionMode",
        navigationMode="linear|nonlinear",
        submissionMode="individual|simultaneous",
    ),
    "itemSessionControl": _model("", "showFeedback", showFeedback=_YES_NO),
    "assessmentSection": _model("assessmentItemRef+", "identifier title visible", visible=_YES_NO),
    "assessmentItemRef": _model("", "identifier href"),
    "outcomeProcessing": _model("setOutcomeValue"),
    "testVariables": _model("", "variableIdentifier"),
}


def check(package: bytes) -> None:
    """Look at every file of a package; raises Malformed."""
    with ZipFile(BytesIO(package)) as archive:
        roots = {name: _parsed(name, archive.read(name)) for name in archive.namelist()}
    manifest = roots.pop("imsmanifest.xml", None)
    if manifest is None:
        raise Malformed("there is no imsmanifest.xml")
    _demand(manifest, set(roots))
    idents: set[str] = set()
    for name, root in roots.items():
        _look(root, name)
        _demand_once(name, [*idents, root.attrib["identifier"]])
        idents.add(root.attrib["identifier"])
        if root.tag == f"{{{QTI}}}assessmentItem":
            _look_at_item(root, name)
        elif root.tag == f"{{{QTI}}}assessmentTest":
            _look_at_test(root, name, roots)
        else:
            raise Malformed(f"{name}: neither an item nor a test")


def _parsed(name: str, content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise Malformed(f"{name}: {error}") from error


def _look(element: ElementTree.Element, where: str) -> None:
    namespace, _, name = element.tag.rpartition("}")
    model = _MODELS.get(name)
    if namespace != f"{{{QTI}" or model is None:
        raise Malformed(f"{where}: {element.tag} is no element of QTI 2.1")
    where = f"{where}: {name}"
    children = "".join(child.tag.rpartition("}")[2] + " " for child in element)
    if not re.fullmatch(model.children, children):
        raise Malformed(f"{where} may not hold {children}")
    if (
        not model.has_text
        and "".join([element.text or "", *(c.tail or "" for c in element)]).strip()
    ):
        raise Malformed(f"{where} may hold no text")
    given = set(element.attrib)
    if not model.needs <= given <= model.needs | model.may:
        raise Malformed(f"{where} has the attributes {sorted(given)}")
    for attribute, allowed in model.choices.items():
        if attribute in given and element.attrib[attribute] not in allowed.split("|"):
            raise Malformed(f"{where} has {attribute}={element.attrib[attribute]!r}")
    for attribute in ("identifier", "responseIdentifier", "outcomeIdentifier"):
        if attribute in given and not _NAME.match(element.attrib[attribute]):
            raise Malformed(f"{where} has {attribute}={element.attrib[attribute]!r}")
    for child in element:
        _look(child, where)


def _look_at_item(item: ElementTree.Element, name: str) -> None:
    found = list(_named(item))
    responses = [each for each in found if each[0] == "responseDeclaration"]
    declared = {each[1].attrib["identifier"]: each[1] for each in found if "Declaration" in each[0]}
    _demand_once(name, [each.attrib["identifier"] for tag, each in found if "Declaration" in tag])
    if "SCORE" not in declared:
        raise Malformed(f"{name}: there is no score")
    choices = [each.attrib["identifier"] for tag, each in found if "Choice" in tag]
    _demand_once(name, choices)
    asked = [
        each.attrib["responseIdentifier"]
        for _, each in found
        if "responseIdentifier" in each.attrib
    ]
    if sorted(asked) != sorted(each.attrib["identifier"] for _, each in responses):
        raise Malformed(f"{name}: {asked} are asked for")
    for tag, each in found:
        uses = tag in ("variable", "correct", "mapResponse", "setOutcomeValue")
        if uses and each.attrib["identifier"] not in declared:
            raise Malformed(f"{name}: {each.attrib['identifier']} is not declared")
        if (
            tag == "mapResponse"
            and declared[each.attrib["identifier"]].find(f"{{{QTI}}}mapping") is None
        ):
            raise Malformed(f"{name}: {each.attrib['identifier']} has no mapping")
        if each.attrib.get("outcomeIdentifier", "SCORE") not in declared:
            raise Malformed(f"{name}: {each.attrib['outcomeIdentifier']} is not declared")
    for _, each in responses:
        _look_at_response(each, set(choices), name)


def _look_at_response(response: ElementTree.Element, choices: set[str], name: str) -> None:
    base_type = response.attrib["baseType"]
    keys = [each.text or "" for each in response.iter(f"{{{QTI}}}value")]
    if response.attrib["cardinality"] == "single" and len(keys) != 1:
        raise Malformed(f"{name}: one response has {len(keys)} values")
    entries = [each.attrib["mapKey"] for each in response.iter(f"{{{QTI}}}mapEntry")]
    _demand_once(name, [key.lower() for key in entries])
    for key in (*keys, *entries):
        if base_type in ("identifier", "directedPair") and not set(key.split()) <= choices:
            raise Malformed(f"{name}: {key} is not among the choices")
        if base_type == "directedPair" and len(key.split()) != 2:
            raise Malformed(f"{name}: {key} is no pair")
        if base_type == "float" and not _FLOAT.match(key):
            raise Malformed(f"{name}: {key} is no number")


def _look_at_test(
    test: ElementTree.Element, name: str, roots: dict[str, ElementTree.Element]
) -> None:
    parts = [each for tag, each in _named(test) if tag.startswith(("testPart", "assessment"))]
    _demand_once(name, [each.attrib["identifier"] for each in parts])
    for each in test.iter(f"{{{QTI}}}assessmentItemRef"):
        item = roots.get(each.attrib["href"])
        if item is None or item.attrib["identifier"] != each.attrib["identifier"]:
            raise Malformed(f"{name}: {each.attrib['href']} is not in the package")


def _demand(manifest: ElementTree.Element, names: set[str]) -> None:
    """That the manifest names each file once, and gives each resource a name of its own."""
    resources = list(manifest.iter(f"{{{IMSCP}}}resource"))
    if [child.tag.rpartition("}")[2] for child in manifest] != [
        "metadata",
        "organizations",
        "resources",
    ]:
        raise Malformed("imsmanifest.xml: metadata, organizations and resources are wanted")
    for each in resources:
        files = [file.attrib["href"] for file in each.findall(f"{{{IMSCP}}}file")]
        if files != [each.attrib["href"]]:
            raise Malformed(f"imsmanifest.xml: {each.attrib['href']} has the files {files}")
    named = [each.attrib["href"] for each in resources]
    if sorted(named) != sorted(names):
        raise Malformed(f"imsmanifest.xml: {set(named) ^ names} are not both in it and there")
    idents = [each.attrib["identifier"] for each in resources]
    _demand_once("imsmanifest.xml", idents)
    for dependency in manifest.iter(f"{{{IMSCP}}}dependency"):
        if dependency.attrib["identifierref"] not in idents:
            raise Malformed(f"imsmanifest.xml: {dependency.attrib['identifierref']} is not there")
    types = {each.attrib["type"] for each in resources}
    if not types <= {"imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"}:
        raise Malformed(f"imsmanifest.xml: {types} are not types of QTI 2.1")


def _named(root: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    return ((each.tag.rpartition("}")[2], each) for each in root.iter())


def _demand_once(where: str, names: list[str]) -> None:
    if len(set(names)) != len(names):
        raise Malformed(f"{where}: a name is given twice among {sorted(names)}")
