"""A strict reader of QTI 1.2 as Canvas has it: its form first, then what Canvas makes of it.

The content models are those of ims_qtiasiv1p2p1.dtd, as far as ours use it. What is read is what
classic quizzes read (gems/plugins/qti_exporter in Canvas's sources): the right options are those
that the scoring condition names outside `not`, every label of a blank is a right form, and comments
hang on conditions that only show something.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from tests.lms.judges.html_reader import shown

_QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
_CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
_CANVAS = "{http://canvas.instructure.com/xsd/cccv1p0}"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_TESTS = "varequal|vargte|varlte|and|or|not|other"
_MODELS = {
    "questestinterop": "assessment",
    "assessment": "section",
    "section": "item+",
    "item": "itemmetadata, presentation, resprocessing, itemfeedback*",
    "itemmetadata": "qtimetadata",
    "qtimetadata": "qtimetadatafield+",
    "qtimetadatafield": "fieldlabel, fieldentry",
    "presentation": "material, (response_lid|response_str)+",
    "material": "mattext",
    "response_lid": "material?, render_choice",
    "response_str": "render_fib",
    "render_choice": "response_label+",
    "render_fib": "response_label",
    "response_label": "material?",
    "resprocessing": "outcomes, respcondition+",
    "outcomes": "decvar",
    "respcondition": "conditionvar, setvar?, displayfeedback?",
    "conditionvar": f"({_TESTS})+",
    "and": f"({_TESTS})+",
    "or": f"({_TESTS})+",
    "not": "varequal",
    "itemfeedback": "flow_mat",
    "flow_mat": "material",
    **dict.fromkeys(("decvar", "setvar", "displayfeedback", "other"), ""),
    **dict.fromkeys(("mattext", "fieldlabel", "fieldentry"), ""),
    **dict.fromkeys(("varequal", "vargte", "varlte"), ""),
}
_ATTRIBUTES = {
    "assessment": {"ident", "title"},
    "section": {"ident"},
    "item": {"ident", "title"},
    "mattext": {"texttype"},
    "response_label": {"ident"},
    "response_str": {"ident", "rcardinality"},
    "decvar": {"maxvalue", "minvalue", "varname", "vartype"},
    "respcondition": {"continue"},
    "setvar": {"action", "varname"},
    "displayfeedback": {"feedbacktype", "linkrefid"},
    "itemfeedback": {"ident"},
    **{name: {"respident"} for name in ("varequal", "vargte", "varlte")},
}
_MAY = {
    "questestinterop": {"{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
    "response_lid": {"ident", "rcardinality"},
    "render_choice": {"shuffle"},
    "render_fib": {"fibtype"},
}
_TEXTS = {"mattext", "fieldlabel", "fieldentry", "varequal", "vargte", "varlte", "setvar"}


class Malformed(Exception):
    """Raised for a package that Canvas would refuse, or would take for something else."""


@dataclass(frozen=True)
class Answer:
    """Something that Canvas holds against what a learner gives; `blank` is where it belongs."""

    text: str
    right: bool = True
    comment: str = ""
    blank: str = ""


@dataclass(frozen=True)
class Asked:
    """A question as Canvas has it."""

    ident: str
    type: str
    stem: str
    answers: tuple[Answer, ...]
    spare: tuple[str, ...] = ()
    range: tuple[Decimal, Decimal] | None = None
    shuffled: bool = False
    comment: str = ""


@dataclass(frozen=True)
class Quiz:
    """A quiz, and the bank that Canvas makes of its questions under the same title."""

    ident: str
    title: str
    questions: tuple[Asked, ...]


def read_canvas(package: bytes) -> tuple[Quiz, ...]:
    """The quizzes of a package; raises Malformed."""
    with ZipFile(BytesIO(package)) as archive:
        roots = {name: _parsed(name, archive.read(name)) for name in archive.namelist()}
    manifest = roots.pop("imsmanifest.xml", None)
    if manifest is None:
        raise Malformed("there is no imsmanifest.xml")
    resources = {each.attrib["identifier"]: each for each in manifest.iter(f"{_CP}resource")}
    named = [each.attrib["href"] for each in manifest.iter(f"{_CP}resource")]
    files = [each.attrib["href"] for each in manifest.iter(f"{_CP}file")]
    if sorted(named) != sorted(roots) or sorted(files) != sorted(roots):
        raise Malformed(f"imsmanifest.xml: {set(named) ^ set(roots)} are not both in it and there")
    quizzes = []
    for ident, resource in resources.items():
        if resource.attrib["type"] == "imsqti_xmlv1p2":
            [about] = [each.attrib["identifierref"] for each in resource.iter(f"{_CP}dependency")]
            if about not in resources:
                raise Malformed(f"imsmanifest.xml: {about} is not there")
            quiz = _quiz(roots[resource.attrib["href"]])
            _settings(roots.get(f"{ident}/assessment_meta.xml"), quiz)
            quizzes.append(quiz)
    idents = [asked.ident for quiz in quizzes for asked in quiz.questions]
    _demand_once("the package", idents + [quiz.ident for quiz in quizzes])
    return tuple(quizzes)


def _parsed(name: str, content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise Malformed(f"{name}: {error}") from error


def _settings(root: ElementTree.Element | None, quiz: Quiz) -> None:
    if root is None or root.tag != f"{_CANVAS}quiz" or root.attrib["identifier"] != quiz.ident:
        raise Malformed(f"{quiz.ident} has no settings")
    if root.findtext(f"{_CANVAS}title") != quiz.title:
        raise Malformed(f"{quiz.ident}: its settings have another title")
    points = Decimal(root.findtext(f"{_CANVAS}points_possible") or "")
    if points != len(quiz.questions):
        raise Malformed(f"{quiz.ident}: {points} points for {len(quiz.questions)} questions")


def _quiz(root: ElementTree.Element) -> Quiz:
    _look(root)
    assessment = root[0]
    questions = tuple(map(_asked, root.iter(f"{_QTI}item")))
    return Quiz(assessment.attrib["ident"], assessment.attrib["title"], questions)


def _look(element: ElementTree.Element) -> None:
    name = element.tag.removeprefix(_QTI)
    if name == element.tag or name not in _MODELS:
        raise Malformed(f"{element.tag} is no element of QTI 1.2 here")
    pattern = re.sub(r"[a-z_]+", r"(?:\g<0> )", _MODELS[name]).replace(", ", "")
    children = "".join(child.tag.removeprefix(_QTI) + " " for child in element)
    if not re.fullmatch(pattern, children):
        raise Malformed(f"{name} may not hold {children}")
    needs, may = _ATTRIBUTES.get(name, set()), _MAY.get(name, set())
    if not needs <= set(element.attrib) <= needs | may:
        raise Malformed(f"{name} has the attributes {sorted(element.attrib)}")
    texts = [element.text or "", *(child.tail or "" for child in element)]
    if name not in _TEXTS and "".join(texts).strip():
        raise Malformed(f"{name} may hold no text")
    for attribute in ("ident", "respident", "linkrefid"):
        if not _NAME.match(element.attrib.get(attribute, "x")):
            raise Malformed(f"{name} has {attribute}={element.attrib[attribute]!r}")
    for child in element:
        _look(child)


def _asked(item: ElementTree.Element) -> Asked:
    ident = item.attrib["ident"]
    fields = {
        each[0].text or "": each[1].text or "" for each in item.iter(f"{_QTI}qtimetadatafield")
    }
    if fields.get("points_possible") != "1":
        raise Malformed(f"{ident}: it is not worth a point")
    responses = list(item.iter(f"{_QTI}response_lid")) + list(item.iter(f"{_QTI}response_str"))
    _demand_once(ident, [each.attrib["ident"] for each in responses])
    known = {each.attrib["ident"]: each for each in responses}
    for test in item.iter():
        if test.attrib.get("respident", responses[0].attrib["ident"]) not in known:
            raise Malformed(f"{ident}: {test.attrib['respident']} is not asked for")
    type_ = fields.get("question_type", "")
    reader = _READERS.get(type_)
    if reader is None:
        raise Malformed(f"{ident}: Canvas has no {type_!r}")
    comments = dict(_comments(item))
    read = reader(_Item(item, ident, type_, known, comments))
    presentation = item.find(f"{_QTI}presentation")
    assert presentation is not None
    stem = _text(presentation[0])
    for blank in {answer.blank for answer in read.answers if type_.startswith("fill_in")}:
        if stem.count(f"[{blank}]") != 1:
            raise Malformed(f"{ident}: [{blank}] stands {stem.count(f'[{blank}]')} times in it")
    return Asked(
        ident,
        type_,
        stem,
        read.answers,
        read.spare,
        read.range,
        read.shuffled,
        comments.get("", ""),
    )


@dataclass(frozen=True)
class _Item:
    root: ElementTree.Element
    ident: str
    type: str
    responses: dict[str, ElementTree.Element]
    comments: dict[str, str]

    def labels(self, response: str) -> dict[str, str]:
        labels = list(self.responses[response].iter(f"{_QTI}response_label"))
        idents = [each.attrib["ident"] for each in labels]
        _demand_once(self.ident, idents)
        return dict(zip(idents, (_text(each[0]) for each in labels), strict=True))

    def scoring(self) -> list[ElementTree.Element]:
        found = self.root.iter(f"{_QTI}respcondition")
        return [each for each in found if each.find(f"{_QTI}setvar") is not None]

    def demand(self, holds: bool, what: str) -> None:
        if not holds:
            raise Malformed(f"{self.ident}: {what}")


@dataclass(frozen=True)
class _Read:
    answers: tuple[Answer, ...]
    spare: tuple[str, ...] = ()
    range: tuple[Decimal, Decimal] | None = None
    shuffled: bool = False


def _choice(item: _Item) -> _Read:
    [response] = item.responses.values()
    many = item.type == "multiple_answers_question"
    item.demand(
        response.attrib.get("rcardinality") == ("Multiple" if many else "Single"),
        "its cardinality is another",
    )
    labels = item.labels(response.attrib["ident"])
    [condition] = item.scoring()
    item.demand(_shares(item) == [Decimal(100)], "it does not score a hundred")
    variables = condition[0]
    tests = list(variables[0]) if variables[0].tag == f"{_QTI}and" else list(variables)
    right = {each.text for each in tests if each.tag == f"{_QTI}varequal"}
    wrong = {each[0].text for each in tests if each.tag == f"{_QTI}not"}
    item.demand(bool(right) and right <= set(labels), "what is right is not among its options")
    item.demand(not many or right | wrong == set(labels), "an option is neither right nor wrong")
    item.demand(many or len(right) == 1, "several options are right")
    if item.type == "true_false_question":
        item.demand(list(labels.values()) == ["True", "False"], "its options are no true and false")
    return _Read(
        tuple(
            Answer(text, ident in right, item.comments.get(ident, ""))
            for ident, text in labels.items()
        ),
        shuffled=next(response.iter(f"{_QTI}render_choice")).attrib["shuffle"] == "Yes",
    )


def _short(item: _Item) -> _Read:
    [condition] = item.scoring()
    forms = [each.text or "" for each in condition[0]]
    _demand_once(item.ident, [form.casefold() for form in forms])
    item.demand(all(forms), "a form is empty")
    return _Read(tuple(map(Answer, forms)))


def _number(item: _Item) -> _Read:
    [condition] = item.scoring()
    [either] = condition[0]
    exact, between = either
    least, most = Decimal(between[0].text or ""), Decimal(between[1].text or "")
    item.demand(least <= Decimal(exact.text or "") <= most, "its range is elsewhere")
    item.demand(
        next(item.root.iter(f"{_QTI}render_fib")).attrib.get("fibtype") == "Decimal",
        "it is no number",
    )
    return _Read((Answer(exact.text or ""),), range=(least, most))


def _blanks(item: _Item) -> _Read:
    answers: list[Answer] = []
    for ident, response in item.responses.items():
        blank = _text(response[0])
        item.demand(ident == f"response_{blank}", f"{ident} is not the response to {blank}")
        labels = item.labels(ident)
        scored = [each[0][0] for each in item.scoring() if each[0][0].attrib["respident"] == ident]
        item.demand(
            [each.text in labels for each in scored] == [True], f"{ident} does not score once"
        )
        answers += (Answer(text, blank=blank) for text in labels.values())
    item.demand(sum(_shares(item)) == 100, "its shares do not make a hundred")
    return _Read(tuple(answers))


def _order(item: _Item) -> _Read:
    [(ident, response)] = item.responses.items()
    item.demand(response.attrib.get("rcardinality") == "Ordered", "it is in no order")
    labels = item.labels(ident)
    [condition] = item.scoring()
    order = [each.text or "" for each in condition[0]]
    item.demand(sorted(order) == sorted(labels), "not every item has a place")
    item.demand(order != list(labels), "the items stand in the right order")
    return _Read(tuple(Answer(labels[each]) for each in order))


def _pairs(item: _Item) -> _Read:
    lists = [item.labels(ident) for ident in item.responses]
    item.demand(all(labels == lists[0] for labels in lists), "its right sides differ")
    numbers = [next(iter(re.findall(r"\d+", ident)), "") for ident in lists[0]]
    _demand_once(item.ident, numbers)
    scored = {each[0][0].attrib["respident"]: each[0][0].text or "" for each in item.scoring()}
    item.demand(set(scored) == set(item.responses), "not every left side scores")
    item.demand(set(scored.values()) <= set(lists[0]), "a right side is not there")
    item.demand(sum(_shares(item)) == 100, "its shares do not make a hundred")
    serving = set(scored.values())
    return _Read(
        tuple(
            Answer(lists[0][scored[ident]], blank=_text(response[0]))
            for ident, response in item.responses.items()
        ),
        tuple(text for ident, text in lists[0].items() if ident not in serving),
    )


_READERS = {
    "multiple_choice_question": _choice,
    "true_false_question": _choice,
    "multiple_answers_question": _choice,
    "short_answer_question": _short,
    "numerical_question": _number,
    "fill_in_multiple_blanks_question": _blanks,
    "ordering_question": _order,
    "matching_question": _pairs,
}


def _shares(item: _Item) -> list[Decimal]:
    return [Decimal(each.findtext(f"{_QTI}setvar") or "") for each in item.scoring()]


def _comments(item: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """What is said where an option is picked, by the option, and by nothing what is always said."""
    said = {each.attrib["ident"]: _text(each[0][0]) for each in item.iter(f"{_QTI}itemfeedback")}
    linked = []
    for condition in item.iter(f"{_QTI}respcondition"):
        for shown_ in condition.iter(f"{_QTI}displayfeedback"):
            linked.append(shown_.attrib["linkrefid"])
            if condition.attrib["continue"] != "Yes" or linked[-1] not in said:
                raise Malformed(f"{item.attrib['ident']}: {linked[-1]} is not shown")
            yield condition[0][0].text or "", said[linked[-1]]
    if sorted(linked) != sorted(said):
        raise Malformed(f"{item.attrib['ident']}: {said.keys() ^ set(linked)} is said to nothing")


def _text(material: ElementTree.Element) -> str:
    text = material[0].text or ""
    if material[0].attrib["texttype"] == "text/plain":
        return text
    return shown(text)


def _demand_once(where: str, names: list[str]) -> None:
    if len(set(names)) != len(names):
        raise Malformed(f"{where}: a name is given twice among {sorted(names)}")
