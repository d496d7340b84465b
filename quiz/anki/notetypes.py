"""The note types: which fields a kind of question has in Anki, and what its cards look like."""

from dataclasses import dataclass

import genanki

from quiz.anki import ids
from quiz.anki.script import SCRIPT
from quiz.anki.style import CSS


@dataclass(frozen=True)
class Template:
    """One card of a note: its two sides in Anki's template language."""

    id: int
    name: str
    front: str
    back: str


@dataclass(frozen=True)
class NoteType:
    """The fields and templates that notes of one sort have; `sort` is the field to sort them by."""

    id: int
    name: str
    fields: tuple[str, ...]
    sort: str
    templates: tuple[Template, ...]

    def model(self) -> genanki.Model:
        """The note type as genanki has it, with its stable ids."""
        return genanki.Model(
            self.id,
            self.name,
            fields=[
                {
                    "name": name,
                    "id": ids.FIELDS[name],
                    "font": "Arial",
                    "preventDeletion": name in ("Id", "Question"),
                    "collapsed": name == "Question",
                    "excludeFromSearch": name == "Question",
                    "plainText": name == "Question",
                }
                for name in self.fields
            ],
            templates=[
                {
                    "name": template.name,
                    "id": template.id,
                    "qfmt": template.front,
                    "afmt": template.back,
                }
                for template in self.templates
            ],
            css=CSS,
            sort_field_index=self.fields.index(self.sort),
        )


_TAIL_FIELDS = ("Hint", "Explanation", "Note", "Disputes", "Sources", "Question")

_HINT = '{{#Hint}}<details class="hint"><summary>Hint</summary>{{Hint}}</details>{{/Hint}}\n'
_TAIL = """\
{{#Explanation}}<div class="explanation">{{Explanation}}</div>{{/Explanation}}
{{#Note}}<div class="note">{{Note}}</div>{{/Note}}
{{Disputes}}
{{#Sources}}<p class="sources">Sources: {{Sources}}</p>{{/Sources}}
"""


def _side(side: str, stem: str, body: str, script: str) -> str:
    # MathJax leaves an element of this class alone: no text of a deck is meant for it.
    return (
        f'<div class="quiz {side} tex2jax_ignore" data-id="{_field("Id")}">\n'
        f'<p class="topic">{_field("Topic")}</p>\n'
        f'<div class="stem">{_field(stem)}</div>\n'
        f"{body}</div>\n"
    ) + (f"<script>{script}</script>\n" if script else "")


def _field(name: str) -> str:
    return "{{" + name + "}}"


def _asked(
    front: str, back: str, *, stem: str = "Stem", filled: str = "", script: str = ""
) -> Template:
    """The template of a note with one card; `filled` takes the stem's place on the back."""
    return Template(
        ids.ASK,
        "Question",
        _side("front", stem, front + _HINT, script),
        _side("back", filled or stem, f'<div id="answer">{back}</div>\n' + _TAIL, script),
    )


CHOICE = NoteType(
    ids.CHOICE,
    "Quiz choice",
    ("Id", "Topic", "Stem", "Options", "Marked", *_TAIL_FIELDS),
    "Stem",
    (_asked("{{Options}}\n", "{{Marked}}", script=SCRIPT),),
)

TYPED = NoteType(
    ids.TYPED,
    "Quiz typed answer",
    ("Id", "Topic", "Stem", "Unit", "Typed", "Answer", "Accepted", *_TAIL_FIELDS),
    "Stem",
    (
        _asked(
            '{{#Unit}}<p class="aside">Unit: {{Unit}} (type the number alone)</p>{{/Unit}}\n'
            "{{type:Typed}}\n",
            '<p class="answer key">{{Answer}}</p>\n'
            '{{#Accepted}}<p class="aside">{{Accepted}}</p>{{/Accepted}}\n{{type:Typed}}',
        ),
    ),
)

CLOZE = NoteType(
    ids.CLOZE,
    "Quiz gaps",
    ("Id", "Topic", "Text", "Filled", "Accepted", *_TAIL_FIELDS),
    "Text",
    (
        _asked(
            "",
            '{{#Accepted}}<p class="aside">{{Accepted}}</p>{{/Accepted}}',
            stem="Text",
            filled="Filled",
            script=SCRIPT,
        ),
    ),
)

ORDERING = NoteType(
    ids.ORDERING,
    "Quiz ordering",
    ("Id", "Topic", "Stem", "Items", "Order", *_TAIL_FIELDS),
    "Stem",
    (_asked("{{Items}}\n", "{{Order}}", script=SCRIPT),),
)

MATCHING = NoteType(
    ids.MATCHING,
    "Quiz matching",
    ("Id", "Topic", "Stem", "Pairs", "Matches", *_TAIL_FIELDS),
    "Stem",
    (_asked("{{Pairs}}\n", "{{Matches}}", script=SCRIPT),),
)

_FORWARD = _asked("", '<p class="answer">{{Back}}</p>', stem="Front")

FLASHCARD = NoteType(
    ids.FLASHCARD,
    "Quiz flashcard",
    ("Id", "Topic", "Front", "Back", "Reverse", *_TAIL_FIELDS),
    "Front",
    (
        _FORWARD,
        Template(
            ids.ASK_BACK,
            "Reverse",
            "{{#Reverse}}\n" + _side("front", "Back", _HINT, "") + "{{/Reverse}}\n",
            _side("back", "Back", '<p class="answer" id="answer">{{Front}}</p>\n' + _TAIL, ""),
        ),
    ),
)
