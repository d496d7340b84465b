"""The formats there are, each by its name; what writes one is imported when it is first wanted."""

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.lms.exported import Writer


@dataclass(frozen=True)
class Format:
    """A format: what its files end in, what it is for, and what to do with a file of it.

    `ending` follows the id of a deck in the name of a file that nobody named.
    """

    name: str
    ending: str
    summary: str
    advice: str
    _module: str
    _function: str = "write"

    @property
    def writer(self) -> "Writer":
        """What writes a file of it."""
        module = importlib.import_module(f"quiz.lms.{self._module}")
        writer: Writer = getattr(module, self._function)
        return writer

    def file_name(self, deck: str) -> str:
        """The name of a file for a deck, by its id."""
        return f"{deck}{self.ending}"


_ALL = (
    Format(
        "moodle-xml",
        "-moodle.xml",
        "Moodle: all that its question bank can hold.",
        "In Moodle: Question bank, Import, Moodle XML format.",
        "moodle_xml",
    ),
    Format(
        "gift",
        "-gift.txt",
        "Moodle and others: a text that people can read and change.",
        "In Moodle: Question bank, Import, GIFT format.",
        "gift",
    ),
    Format(
        "qti-1.2",
        "-qti-1.2.zip",
        "Canvas: a quiz for each topic, of which it makes a question bank too.",
        "In Canvas: Settings, Import Course Content, QTI .zip file. It keeps no levels and tags.",
        "qti12",
    ),
    Format(
        "qti-2.1",
        "-qti-2.1.zip",
        "TAO and others that read QTI 2.1: items with their own scoring.",
        "Import the .zip file as it is.",
        "qti21",
    ),
    Format(
        "blackboard",
        "-blackboard.txt",
        "Blackboard: what is asked and what is right, without feedback.",
        "In Blackboard: Upload Questions, in a test or a pool; it asks for at most 500 questions "
        "in a file, and 250 in its Ultra view.",
        "blackboard",
    ),
    Format(
        "quizlet",
        "-quizlet.txt",
        "Quizlet: cards of what can be asked without options.",
        "In Quizlet: make a set, choose Import, paste the text; a tab parts term and definition, a "
        "new line the cards.",
        "quizlet",
    ),
    Format(
        "csv",
        ".csv",
        "Spreadsheets: all questions with all their fields, one a row.",
        "`quiz import` makes flashcards and single choices of such a table.",
        "table",
        "write_csv",
    ),
    Format(
        "tsv",
        ".tsv",
        "The same, parted by tabs.",
        "`quiz import` makes flashcards and single choices of such a table.",
        "table",
        "write_tsv",
    ),
)
FORMATS = {format.name: format for format in _ALL}
