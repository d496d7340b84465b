"""The numbers and names by which Anki knows our notes again. None of them ever changes.

Anki tells note types, fields and templates by their ids and notes by their GUIDs. A learner who
imports a new edition keeps edits, review history and scheduling only where these are what they
were: a changed note type id makes every note conflict, a changed field or template id makes the
note type conflict, a changed GUID adds the note a second time. So names may be mended, texts too,
but the numbers stay, even for a field or a note type that has gone out of use. A new field or
template gets a new random number.
"""

import hashlib

CHOICE = 1_763_465_281_457
TRUE_FALSE = 1_763_673_477_418
TYPED = 1_763_573_829_894
CLOZE = 1_763_608_274_621
ORDERING = 1_763_756_739_520
MATCHING = 1_763_815_067_571
BASIC = 1_763_921_674_687

FIELDS = {
    "Id": 465281457291412,
    "Topic": 216938666542703,
    "Stem": 695573003829894,
    "Options": 160827608462131,
    "Marked": 662921674687892,
    "Unit": 582558440020817,
    "Typed": 374032431532102,
    "Answer": 756739520705636,
    "Accepted": 294156856295453,
    "Text": 587486279513297,
    "Filled": 249253631874210,
    "Items": 773311337465021,
    "Order": 816704798094849,
    "Pairs": 173316104154120,
    "Matches": 815067571738425,
    "Front": 752554751410549,
    "Back": 566440450868756,
    "Reverse": 407496494544015,
    "Hint": 524462107270548,
    "Explanation": 218374344348658,
    "Feedback": 752797634895812,
    "Note": 157784975643931,
    "Disputes": 129863891771199,
    "Sources": 341538798215470,
    "Data": 210768302883109,
    "Reserved 1": 464639037696109,
    "Reserved 2": 719258041456824,
    "Reserved 3": 875193597040718,
    "Reserved 4": 331260798853241,
}
"""A field of one name has one id in every note type."""

ASK = 610545732205441
ASK_BACK = 133942379894576
"""The ids of the templates: the question, and for a basic note the other way round."""

TEMPLATES_CHANGED = 1_795_692_300
"""When names, templates or styles last changed (seconds since 1970); to be raised with each change.

Anki takes over a note type when this is later than what the learner has, and with it goes whatever
the learner has changed in the templates. So it is not the time of the export.
"""


def note_guid(deck: str, question: str) -> str:
    """The GUID of a question's note: 20 hex digits made from the deck's id and the question's."""
    return hashlib.sha256(f"{deck}/{question}".encode()).hexdigest()[:20]


def deck_id(deck: str, topic: str = "") -> int:
    """The id of the Anki deck for a deck, or for a topic of it.

    It looks like the times that Anki makes its ids of, and lies in its range.
    """
    digest = hashlib.sha256(f"{deck}/{topic}".encode()).digest()
    return (1 << 40) + int.from_bytes(digest[:5])
