"""What holds the items of a QTI 1.2 package together: quizzes, their settings, and the manifest."""

from collections.abc import Mapping, Sequence

from quiz.deck import Deck, Topic
from quiz.lms.html import line, rendered
from quiz.lms.idents import topic_ident
from quiz.lms.language import language_tag
from quiz.lms.xml import document, element, words

MANIFEST = "imsmanifest.xml"
_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_IMSMD = "http://www.imsglobal.org/xsd/imsmd_v1p2"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_SETTINGS = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def quiz_files(deck: Deck, topic: Topic, items: Sequence[str]) -> Mapping[str, str]:
    """A quiz of a topic's items and its settings, by their files' names."""
    ident = topic_ident(deck, topic.id)
    return {
        _quiz_file(ident): _quiz(deck, topic, items),
        _settings_file(ident): _settings(deck, topic, len(items)),
    }


def _quiz_file(ident: str) -> str:
    return f"{ident}/{ident}.xml"


def _settings_file(ident: str) -> str:
    # Canvas looks for the settings of a quiz under this very name, beside its identifier.
    return f"{ident}/assessment_meta.xml"


def _quiz(deck: Deck, topic: Topic, items: Sequence[str]) -> str:
    ident = topic_ident(deck, topic.id)
    attributes = {
        "xmlns": _QTI,
        "xmlns:xsi": _INSTANCE,
        "xsi:schemaLocation": f"{_QTI} http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd",
    }
    return document(
        element(
            "questestinterop",
            attributes,
            element(
                "assessment",
                {"ident": ident, "title": quiz_title(deck, topic)},
                element("section", {"ident": "root_section"}, *items),
            ),
        )
    )


def quiz_title(deck: Deck, topic: Topic) -> str:
    """What a topic's quiz, and so its question bank, is called."""
    return f"{line(deck.manifest.title)}: {line(topic.title)}"


def _settings(deck: Deck, topic: Topic, points: int) -> str:
    attributes = {
        "xmlns": _CANVAS,
        "xmlns:xsi": _INSTANCE,
        "xsi:schemaLocation": f"{_CANVAS} https://canvas.instructure.com/xsd/cccv1p0.xsd",
        "identifier": topic_ident(deck, topic.id),
    }
    description = (
        f"<p>{rendered(deck.manifest.description)}</p>" if deck.manifest.description.strip() else ""
    )
    fields = {
        "title": quiz_title(deck, topic),
        "description": description,
        "shuffle_answers": "true",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": f"{points}.0",
    }
    return document(
        element(
            "quiz", attributes, *(element(name, {}, words(text)) for name, text in fields.items())
        )
    )


def manifest_file(deck: Deck, topics: Sequence[Topic]) -> str:
    """The manifest: each quiz and its settings."""
    attributes = {
        "xmlns": _IMSCP,
        "xmlns:imsmd": _IMSMD,
        "xmlns:xsi": _INSTANCE,
        "xsi:schemaLocation": f"{_IMSCP} http://www.imsglobal.org/xsd/imscp_v1p1.xsd "
        f"{_IMSMD} http://www.imsglobal.org/xsd/imsmd_v1p2p2.xsd",
        "identifier": f"p_{deck.manifest.id}",
    }
    language = {"xml:lang": language_tag(deck)}
    title = element("imsmd:langstring", language, words(line(deck.manifest.title)))
    general = element("imsmd:general", {}, element("imsmd:title", {}, title))
    return document(
        element(
            "manifest",
            attributes,
            element(
                "metadata",
                {},
                element("schema", {}, "IMS Content"),
                element("schemaversion", {}, "1.1.3"),
                element("imsmd:lom", {}, general),
            ),
            element("organizations", {}),
            element(
                "resources", {}, *(_resources(topic_ident(deck, topic.id)) for topic in topics)
            ),
        )
    )


def _resources(ident: str) -> str:
    quiz, settings = _quiz_file(ident), _settings_file(ident)
    about = f"{ident}_settings"
    return element(
        "resource",
        {"identifier": ident, "type": "imsqti_xmlv1p2", "href": quiz},
        element("file", {"href": quiz}),
        element("dependency", {"identifierref": about}),
    ) + element(
        "resource",
        {"identifier": about, "type": _SETTINGS, "href": settings},
        element("file", {"href": settings}),
    )
