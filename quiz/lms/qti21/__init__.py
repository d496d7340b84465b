"""QTI 2.1: a package of items that score themselves, in a test with a section a topic."""

from quiz.lms.qti21.writing import write

__all__ = ["write"]
