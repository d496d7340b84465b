"""The parts of an item of QTI 2.1 that its kind decides, and what they are called."""

from dataclasses import dataclass

RESPONSE, SCORE = "RESPONSE", "SCORE"
"""The response of an item that has but one, and what it comes to."""


@dataclass(frozen=True)
class Asking:
    """What is asked, and how it is scored.

    `interaction` is the name of its interaction; the rest is XML: the responses, what is shown, the
    rules that score, and the outcomes beside the score.
    """

    interaction: str
    responses: str
    body: str
    rules: str
    outcomes: str = ""
