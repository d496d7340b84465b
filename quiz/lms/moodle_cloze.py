"""A cloze text as Moodle's embedded answers: `{1:SHORTANSWER:=form~=form}` for each gap."""

import re
from collections.abc import Sequence

from quiz.lms.forms import typed_forms
from quiz.lms.gaps import with_gaps
from quiz.lms.moodle import literal
from quiz.questions import Cloze

# Moodle ends an answer at ~, # and }, and decodes references once it has found its end. A reference
# holds a # itself, which is passed over since & stands before it.
_TO_ESCAPE = re.compile(r"[^\w \-]")
# Then it takes a backslash before } and # away, so there one more is wanted.
_STRIPPED = re.compile(r"\\(?=[}#])")


def embedded(question: Cloze) -> str:
    """The text as HTML, each gap an embedded answer that counts as much as any other."""
    return with_gaps(question, [_gap(forms) for forms in accepted(question)])


def accepted(question: Cloze) -> tuple[tuple[str, ...], ...]:
    """The forms that each gap takes. Gaps that may change places take those of each other too."""
    forms = [gap.forms for gap in question.gaps]
    for group in question.swap:
        together = [form for number in group for form in question.gaps[number - 1].forms]
        for number in group:
            forms[number - 1] = (*forms[number - 1], *together)
    return tuple(map(typed_forms, forms))


def _gap(forms: Sequence[str]) -> str:
    answers = "~".join(f"={_answer(form)}" for form in forms)
    return f"{{1:SHORTANSWER:{answers}}}"


def _answer(form: str) -> str:
    kept = _STRIPPED.sub(r"\\\\", literal(form))
    return _TO_ESCAPE.sub(lambda found: f"&#{ord(found[0])};", kept)
