"""A cloze text for a learning management system, with something else in its gaps."""

from collections.abc import Sequence

from quiz.deck.gapped import gapped
from quiz.lms.html import escaped, rendered
from quiz.questions import Cloze


def with_gaps(question: Cloze, gaps: Sequence[str]) -> str:
    """The text as HTML with each gap replaced by some HTML (as many as there are gaps)."""
    return gapped(question, gaps, rendered, escaped)
