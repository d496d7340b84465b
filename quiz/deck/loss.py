"""What an export says of a question that it leaves out, simplifies or only keeps."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Loss:
    """What became of one question, by its id, and why."""

    question: str
    reason: str
