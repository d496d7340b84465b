"""The note types: which fields a kind of question has in Anki, and what its cards look like."""

from dataclasses import dataclass

import genanki

from quiz.anki import ids
from quiz.anki.script import script
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
            fields=list(map(_field, self.fields)),
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


_HEAD = ("Id", "Topic")
_RESERVED = ("Reserved 1", "Reserved 2", "Reserved 3", "Reserved 4")
"""Empty: what they will hold one day comes without a new field, which would be a conflict."""
_UNSEEN = ("Data", *_RESERVED)
_TAIL = ("Explanation", "Feedback", "Note", "Disputes", "Hint", "Sources", *_UNSEEN)


def _field(name: str) -> dict[str, str | int | bool]:
    unseen = name in _UNSEEN
    return {
        "name": name,
        "id": ids.FIELDS[name],
        "font": "Arial",
        "preventDeletion": unseen or name == "Id",
        "collapsed": unseen,
        "excludeFromSearch": unseen,
        "plainText": unseen,
    }


def _shown(name: str) -> str:
    return "{{" + name + "}}"


def _folded(name: str, title: str) -> str:
    """A field that a phone shows folded, under a title; nothing where it is empty."""
    return (
        f'{{{{#{name}}}}}<details class="fold {name.lower()}" open>'
        f'<summary class="tappable">{title}</summary>'
        f'<div dir="auto">{{{{{name}}}}}</div></details>{{{{/{name}}}}}\n'
    )


_HINT = (
    '{{#Hint}}<details class="hint"><summary class="tappable">Hint</summary>'
    '<div dir="auto">{{Hint}}</div></details>{{/Hint}}\n'
)
_FEEDBACK = '{{#Feedback}}<div class="feedback" dir="auto">{{Feedback}}</div>{{/Feedback}}\n'
_AFTER = (
    _FEEDBACK
    + _folded("Explanation", "Explanation")
    + _folded("Note", "Note")
    + "{{Disputes}}\n"
    + _folded("Sources", "Sources")
)


def _side(side: str, stem: str, body: str, code: str) -> str:
    # MathJax leaves an element of this class alone: no text of a deck is meant for it.
    return (
        f'<div class="quiz {side} tex2jax_ignore" data-id="{_shown("Id")}">\n'
        f'<p class="topic" dir="auto">{_shown("Topic")}</p>\n'
        f'<div class="stem" id="stem" dir="auto">{_shown(stem)}</div>\n'
        f"{body}</div>\n"
        f"<script>{code}</script>\n"
    )


def _asked(part: str, front: str, back: str, *, stem: str = "Stem", filled: str = "") -> Template:
    """The template of a note with one card, whose script has a `part` of its own if it names one.

    `filled` takes the stem's place on the back.
    """
    parts = (part,) if part else ()
    return Template(
        ids.ASK,
        "Question",
        _side("front", stem, front + _HINT, script(*parts)),
        _side("back", filled or stem, _answer(back), script(*parts)),
    )


def _answer(text: str) -> str:
    return f'<div id="answer">{text}</div>\n' + _AFTER


def _group(inside: str) -> str:
    return f'<div role="group" aria-labelledby="stem">{inside}</div>\n'


def _tick(text: str) -> str:
    return (
        f'<li data-place="{text}"><label class="tappable">'
        f'<input type="radio" name="option" class="tappable"><span class="text">{text}</span>'
        "</label></li>"
    )


_ACCEPTED = '{{#Accepted}}<p class="aside" dir="auto">{{Accepted}}</p>{{/Accepted}}\n'

CHOICE = NoteType(
    ids.CHOICE,
    "Quiz choice",
    (*_HEAD, "Stem", "Options", "Marked", *_TAIL),
    "Stem",
    (_asked("choice", _group("{{Options}}"), "{{Marked}}"),),
)

TRUE_FALSE = NoteType(
    ids.TRUE_FALSE,
    "Quiz true or false",
    (*_HEAD, "Stem", "Answer", *_TAIL),
    "Stem",
    (
        _asked(
            "choice",
            _group(f'<ul class="options">{_tick("True")}{_tick("False")}</ul>'),
            '<p class="answer key truth">{{Answer}}</p>',
        ),
    ),
)

TYPED = NoteType(
    ids.TYPED,
    "Quiz typed",
    (*_HEAD, "Stem", "Unit", "Typed", "Answer", "Accepted", *_TAIL),
    "Stem",
    (
        _asked(
            "typed",
            '{{#Unit}}<p class="aside" dir="auto">Unit: {{Unit}} (type the number alone)</p>'
            "{{/Unit}}\n{{type:Typed}}\n",
            '<p class="answer key" dir="auto">{{Answer}}</p>\n' + _ACCEPTED + "{{type:Typed}}",
        ),
    ),
)

CLOZE = NoteType(
    ids.CLOZE,
    "Quiz cloze",
    (*_HEAD, "Text", "Filled", "Accepted", *_TAIL),
    "Text",
    (_asked("cloze", "", _ACCEPTED, stem="Text", filled="Filled"),),
)

ORDERING = NoteType(
    ids.ORDERING,
    "Quiz ordering",
    (*_HEAD, "Stem", "Items", "Order", *_TAIL),
    "Stem",
    (_asked("ordering", _group("{{Items}}"), "{{Order}}"),),
)

MATCHING = NoteType(
    ids.MATCHING,
    "Quiz matching",
    (*_HEAD, "Stem", "Pairs", "Matches", *_TAIL),
    "Stem",
    (_asked("matching", _group("{{Pairs}}"), "{{Matches}}"),),
)

BASIC = NoteType(
    ids.BASIC,
    "Quiz basic",
    (*_HEAD, "Front", "Back", "Reverse", *_TAIL),
    "Front",
    (
        _asked("", "", '<p class="answer" dir="auto">{{Back}}</p>', stem="Front"),
        Template(
            ids.ASK_BACK,
            "Reverse",
            "{{#Reverse}}\n" + _side("front", "Back", _HINT, script()) + "{{/Reverse}}\n",
            _side("back", "Back", _answer('<p class="answer" dir="auto">{{Front}}</p>'), script()),
        ),
    ),
)

NOTE_TYPES = (BASIC, TYPED, CLOZE, CHOICE, TRUE_FALSE, ORDERING, MATCHING)
