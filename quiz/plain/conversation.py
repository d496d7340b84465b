"""Asking for lines and saying them, and the commands that a line may be at any prompt."""

import re
from collections.abc import Callable, Mapping

Ask = Callable[[str], str | None]
"""Shows a prompt and gives the line typed, or None at the end of the input."""

Say = Callable[[str], None]
"""Shows one line."""


_COMMAND = re.compile(":[a-z?]")


class Stop(Exception):
    """The learner stops, or the input has ended."""


class Conversation:
    """A learner at the other end; `commands` are what lines such as `:h` do, whenever they come."""

    def __init__(self, ask: Ask, say: Say, commands: Mapping[str, Callable[[], None]]) -> None:
        self.say: Say = lambda line: say(_flat(line))
        self.ask: Ask = lambda prompt: ask(_flat(prompt))
        self._commands = commands

    def line(self, prompt: str) -> str:
        """The next line that is no command, without white space around it; raises Stop."""
        while True:
            line = self.ask(prompt)
            if line is None or line.strip() == ":q":
                raise Stop
            command = self._commands.get(line.strip())
            if command is not None:
                command()
            elif _COMMAND.fullmatch(line.strip()):
                known = ", ".join((*self._commands, ":q"))
                self.say(f"{line.strip()} does nothing here. These do something: {known}.")
            else:
                return line.strip()


def _flat(text: str) -> str:
    """A text without tabs, which move a cursor."""
    return text.replace("\t", " ")
