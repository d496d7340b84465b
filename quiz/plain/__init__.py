"""A session line by line: for screen readers, pipes, dumb terminals and tests.

No cursor movement, no colour, no drawing characters: each line makes sense read aloud.
"""

from quiz.plain.beginning import choose_plain
from quiz.plain.conversation import Ask, Say
from quiz.plain.exam import PlainExam
from quiz.plain.session import HELP, PlainSession
from quiz.plain.telling import grounds

__all__ = ["HELP", "Ask", "PlainExam", "PlainSession", "Say", "choose_plain", "grounds"]
