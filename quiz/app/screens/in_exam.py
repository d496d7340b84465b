"""What the screens of an exam share: the time left in the head line, and when it is called out."""

from typing import TypeVar

from textual import events, on

from quiz.app.screens.page import PageScreen
from quiz.record.invigilating import ExamRecording
from quiz.study.time_left import clock_words

T = TypeVar("T")

LOOK_EVERY = 1.0
"""Seconds between two looks at the time."""

STANDS = 10
"""For as many looks, what is called out stands, whatever is typed."""


class InExam(PageScreen[T]):
    """A screen of an exam that is being sat."""

    def __init__(self, recording: ExamRecording) -> None:
        super().__init__()
        self.recording = recording
        self._head = ("", "")
        self._called_out = ""
        self._stands = 0

    @on(events.Mount)
    def keep_looking(self) -> None:
        """Look at the time again and again, if it is limited."""
        if self.recording.seconds_left is not None:
            self.set_interval(LOOK_EVERY, self.look_at_time)

    async def look_at_time(self) -> None:
        """Show the time that is left now."""
        self._stands = max(0, self._stands - 1)
        self.tell_time()

    def tell(self, title: str, beside: str = "") -> None:
        """Show a title, and a few words beside the time."""
        self._head = (title, beside)
        self.tell_time()

    def tell_time(self) -> None:
        """Show the head line as it is to be now."""
        title, beside = self._head
        left = self.recording.seconds_left
        time = "" if left is None else clock_words(left)
        self.head.update(title, "   ".join(filter(None, (beside, time))))

    def call_out(self, words: str) -> None:
        """Say something above the keys that a few keys more do not take away."""
        self._called_out, self._stands = words, STANDS
        self.foot.say(words)

    def say(self, words: str) -> None:
        """Say something above the keys until the next key; what was called out comes back then."""
        self.foot.say(words or (self._called_out if self._stands else ""))

    def on_key(self) -> None:
        """What was said is said until the next key."""
        self.say("")
