"""Writes README's table of keys from the list of actions: `python -m tests.keys_table`."""

from collections.abc import Iterator
from pathlib import Path

from quiz.app.action import Action
from quiz.app.actions import PLACES

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- made by python -m tests.keys_table -->", "<!-- end of the table of keys -->"

NAMES = {
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
    "plus": "+",
    "minus": "−",
    "escape": "Esc",
    "pageup": "Page Up",
    "pagedown": "Page Down",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def table() -> str:
    """The table, from the places that there are."""
    return "\n".join(["| keys | what it does | name |", "| --- | --- | --- |", *_rows()])


def written() -> str:
    """The table as README has it."""
    text = README.read_text(encoding="utf-8")
    return text.partition(BEGIN)[2].partition(END)[0].strip()


def _rows() -> Iterator[str]:
    for place in PLACES:
        yield f"| **{place.title}** | | |"
        for action in place.actions:
            yield f"| {_keys(action)} | {action.does} | `{action.name}` |"


def _keys(action: Action) -> str:
    keys = ", ".join(map(spelled, action.keys.split(",")))
    if not action.typing:
        return keys
    typing = ", ".join(map(spelled, action.typing.split(",")))
    return f"{keys}; while typing {typing}"


def spelled(key: str) -> str:
    """A key as a reader finds it on the keyboard."""
    *held, last = key.strip().split("+")
    name = NAMES.get(last) or (last if len(last) == 1 and not held else last.capitalize())
    return "+".join([*map(str.capitalize, held), name])


def main() -> None:
    """Put the table into README."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
