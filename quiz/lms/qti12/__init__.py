"""QTI 1.2 as Canvas reads it: a quiz a topic, of whose questions it makes a question bank too.

Canvas means its own things by QTI 1.2. What it means is written in its sources: what it exports
(lib/cc/qti), what classic quizzes import (gems/plugins/qti_exporter, once QTIMigrationTool has made
QTI 2.1 of it), and what New Quizzes import (the gem `qti`). What is written here means the same to
all of them, but where `writing` says that it does not.
"""

from quiz.lms.qti12.writing import write

__all__ = ["write"]
