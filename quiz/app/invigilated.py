"""The app where a teacher waits for the result: it keeps hold of the exam that is sat."""

from typing import TYPE_CHECKING

from quiz.app.app import QuizApp
from quiz.record import Recording

if TYPE_CHECKING:
    from quiz.record.invigilating import ExamRecording


class InvigilatedApp(QuizApp):
    """The app; `exam` is the exam that was begun or gone on with last, if any was."""

    exam: "ExamRecording | None" = None

    def play(self, recording: "Recording | ExamRecording") -> None:
        if not isinstance(recording, Recording):
            self.exam = recording
        super().play(recording)
