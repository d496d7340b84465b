"""What runs on a card, joined from the files in `cards/`: the common parts around a kind's own.

Without it a card is whole and readable, in one order. It stands inside the templates, since Anki
never updates a script that is a media file. It takes nothing from a deck but what it finds in the
page, and fetches nothing. Anki reads two opening braces as a field's beginning and an escaped
bracket as mathematics, in a script too, so neither stands in one.
"""

from importlib.resources import files

_FOLDER = files("quiz.anki") / "cards"


def script(*parts: str) -> str:
    """The script of a card, with the parts of a kind (`choice`, `cloze` and so on) in it."""
    code = "\n".join(map(_read, ("start", *parts, "finish")))
    return f"\n(function () {{\n{code}}})();\n"


def _read(part: str) -> str:
    return (_FOLDER / f"{part}.js").read_text(encoding="utf-8")
