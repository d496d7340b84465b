"""What holds the items of a QTI 2.1 package together: the test, and the manifest.

The manifest is that of IMS Content Packaging 1.1 as the QTI 2.1 profile has it, with LOM (IMS
Learning Resource Meta-data 1.2) and QTI metadata for each item.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz.deck import Deck, Placed
from quiz.lms.html import line
from quiz.lms.idents import item_ident, topic_ident
from quiz.lms.language import language_tag
from quiz.lms.qti21.items import INSTANCE, NAMESPACE, SCHEMA
from quiz.lms.qti21.parts import Asking
from quiz.lms.qti21.rules import of, setting
from quiz.lms.titles import title
from quiz.lms.xml import document, element, words

MANIFEST = "imsmanifest.xml"
TEST = "test.xml"
_IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_IMSMD = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_IMSQTI = "http://www.imsglobal.org/xsd/imsqti_metadata_v2p1"


@dataclass(frozen=True)
class Packed:
    """A question that is in the package, with what it is there."""

    placed: Placed
    asking: Asking


def item_file(deck: Deck, question: str) -> str:
    """Where an item lies in the package, by its question's id."""
    return f"items/{item_ident(deck, question)}.xml"


def test_file(deck: Deck, packed: Sequence[Packed]) -> str:
    """The test as an XML file: a section a topic, whose items may be answered in any order."""
    sections = [_section(deck, members) for members in by_topic(packed)]
    control = element("itemSessionControl", {"showFeedback": "true"})
    part = {"identifier": "part", "navigationMode": "nonlinear", "submissionMode": "individual"}
    scores = of("sum", element("testVariables", {"variableIdentifier": "SCORE"}))
    attributes = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": INSTANCE,
        "xsi:schemaLocation": SCHEMA,
        "identifier": test_ident(deck),
        "title": line(deck.manifest.title),
    }
    declared = {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}
    return document(
        element(
            "assessmentTest",
            attributes,
            element("outcomeDeclaration", declared),
            element("testPart", part, control, *sections),
            element("outcomeProcessing", {}, setting("SCORE", scores)),
        )
    )


def _section(deck: Deck, members: Sequence[Packed]) -> str:
    topic = members[0].placed.topic
    attributes = {
        "identifier": topic_ident(deck, topic.id),
        "title": line(topic.title),
        "visible": "true",
    }
    references = (
        element(
            "assessmentItemRef",
            {
                "identifier": item_ident(deck, each.placed.question.id),
                "href": item_file(deck, each.placed.question.id),
            },
        )
        for each in members
    )
    return element("assessmentSection", attributes, *references)


def manifest_file(deck: Deck, packed: Sequence[Packed]) -> str:
    """The manifest as an XML file: which files there are, and what each item is about."""
    attributes = {
        "xmlns": _IMSCP,
        "xmlns:imsmd": _IMSMD,
        "xmlns:imsqti": _IMSQTI,
        "xmlns:xsi": INSTANCE,
        "xsi:schemaLocation": " ".join(_SCHEMAS),
        "identifier": f"p_{deck.manifest.id}",
    }
    items = [_item(each, deck) for each in packed]
    return document(
        element(
            "manifest",
            attributes,
            element(
                "metadata",
                {},
                element("schema", {}, "QTIv2.1 Package"),
                element("schemaversion", {}, "1.0.0"),
                _lom(deck, deck.manifest.title, ()),
            ),
            element("organizations", {}),
            element("resources", {}, _test(deck, packed), *items),
        )
    )


_SCHEMAS = (
    _IMSCP,
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    _IMSMD,
    "http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd",
    _IMSQTI,
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_metadata_v2p1.xsd",
)


def _test(deck: Deck, packed: Sequence[Packed]) -> str:
    dependencies = (
        element("dependency", {"identifierref": item_ident(deck, each.placed.question.id)})
        for each in packed
    )
    attributes = {"identifier": test_ident(deck), "type": "imsqti_test_xmlv2p1", "href": TEST}
    return element("resource", attributes, element("file", {"href": TEST}), *dependencies)


def _item(packed: Packed, deck: Deck) -> str:
    question = packed.placed.question
    href = item_file(deck, question.id)
    attributes = {
        "identifier": item_ident(deck, question.id),
        "type": "imsqti_item_xmlv2p1",
        "href": href,
    }
    described = element(
        "metadata",
        {},
        _lom(deck, title(question), _keywords(packed.placed)),
        element(
            "imsqti:qtiMetadata",
            {},
            element("imsqti:timeDependent", {}, "false"),
            element("imsqti:interactionType", {}, packed.asking.interaction),
            element("imsqti:feedbackType", {}, "nonadaptive"),
            element("imsqti:solutionAvailable", {}, "true"),
        ),
    )
    return element("resource", attributes, described, element("file", {"href": href}))


def _keywords(placed: Placed) -> Iterator[str]:
    """What an item can be found by: its id here, topic, kind, level, group and tags."""
    question = placed.question
    yield f"id: {question.id}"
    yield f"topic: {line(placed.topic.title)}"
    yield f"kind: {question.kind}"
    if question.level:
        yield f"level: {question.level}"
    if question.group:
        yield f"group: {question.group}"
    yield from question.tags


def _lom(deck: Deck, called: str, keywords: Iterable[str]) -> str:
    language = language_tag(deck)

    def said(name: str, text: str) -> str:
        words_ = element("imsmd:langstring", {"xml:lang": language}, words(text))
        return element(f"imsmd:{name}", {}, words_)

    general = (
        said("title", line(called)),
        element("imsmd:language", {}, words(language)),
        *(said("keyword", keyword) for keyword in keywords),
    )
    return element("imsmd:lom", {}, element("imsmd:general", {}, *general))


def by_topic(packed: Iterable[Packed]) -> list[list[Packed]]:
    """The questions of each topic, in their order; the topics in that of their first ones."""
    topics: dict[str, list[Packed]] = {}
    for each in packed:
        topics.setdefault(each.placed.topic.id, []).append(each)
    return list(topics.values())


def test_ident(deck: Deck) -> str:
    """The name of a deck's test."""
    return f"d_{deck.manifest.id}"
