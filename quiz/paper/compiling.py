"""From a template and its data to a PDF, by Typst: the one place that knows that library.

A text of a bank reaches Typst as JSON, and is a string there: nothing in it is ever code.
"""

import dataclasses
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from typst import Compiler, Fonts, TypstError

_TEMPLATES = Path(__file__).parent / "templates"
_NO_GLYPH = re.compile(r"the text `\"(?P<text>.*?)\"` could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class MissingLibrary(Exception):
    """Raised where an optional library is not installed; says what to install."""

    def __init__(self, library: str) -> None:
        super().__init__(
            f"This needs {library}, which is not installed. Install it with\n"
            "  pip install 'quiz-decks[classroom]'"
        )


class UnreadableFont(Exception):
    """Raised when a font that was named holds no font."""


class MissingGlyphs(Exception):
    """Raised when no font has some characters of a text; nothing was written.

    `texts` are what cannot be shown, as a rule a character each, or some that make one sign
    together. Each stands once, in the order found.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(dict.fromkeys(texts))
        super().__init__(f"no font has {', '.join(map(repr, self.texts))}")


def compiled(
    template: str,
    data: "DataclassInstance",
    *,
    fonts: Sequence[Path] = (),
    attached: Mapping[str, str] | None = None,
) -> bytes:
    """A PDF that conforms to PDF/UA-1, so that a screen reader can follow it.

    `template` is the name of a file in `templates`, which finds the data, as JSON makes it of a
    dataclass, in `data` of `common.typ`. `fonts` are files or folders with fonts beside those that
    Typst brings; fonts of this machine are left alone, so the same input gives the same bytes.
    `attached` are files that go into the PDF: their text by their name.
    Raises MissingLibrary, UnreadableFont or MissingGlyphs.
    """
    _demand_typst()
    with _fonts(fonts) as known:
        return _compiled(template, data, known, attached or {})


def noted(
    template: str, data: "DataclassInstance", label: str, *, fonts: Sequence[Path] = ()
) -> tuple[str, ...]:
    """What a template notes under a label once its data is laid out: texts, in its `metadata`.

    The arguments are as for `compiled`. Raises MissingLibrary or UnreadableFont.
    """
    _demand_typst()
    with _fonts(fonts) as known:
        found = _compiler(template, data, known).query(f"<{label}>", field="value")
    return tuple(map(str, json.loads(found)))


def relaid(template: str, data: "DataclassInstance", pdf: bytes) -> bytes:
    """A PDF in which a template lays out the pages of another, which it finds in `inlaid`.

    It is for printers alone: Typst has no PDF/UA for such pages, nor do their links lead anywhere.
    Raises MissingLibrary.
    """
    _demand_typst()
    with _fonts(()) as known:
        compiler = _compiler(template, data, known, {"inlaid": json.dumps(list(pdf))})
        made = compiler.compile(format="pdf", timestamp=0)
    assert isinstance(made, bytes)
    return made


def _demand_typst() -> None:
    if find_spec("typst") is None:
        raise MissingLibrary("typst")


def _compiled(
    template: str, data: "DataclassInstance", fonts: "Fonts", attached: Mapping[str, str]
) -> bytes:
    import typst

    files = {"attached": json.dumps(dict(attached), ensure_ascii=False)}
    compiler = _compiler(template, data, fonts, files)
    try:
        pdf = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=0)
    except typst.TypstError as error:
        if texts := _undisplayed(error):
            raise MissingGlyphs(texts) from None
        raise
    assert isinstance(pdf, bytes)
    return pdf


def _compiler(
    template: str,
    data: "DataclassInstance",
    fonts: "Fonts",
    files: Mapping[str, str] | None = None,
) -> "Compiler":
    import typst

    inputs = {
        "data": json.dumps(dataclasses.asdict(data), ensure_ascii=False),
        "fonts": json.dumps(_families(fonts)),
        **(files or {}),
    }
    return typst.Compiler(
        _TEMPLATES / template,
        root=_TEMPLATES,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )


@contextmanager
def _fonts(paths: Sequence[Path]) -> Iterator["Fonts"]:
    """The fonts that Typst brings, and those in some files and folders; raises UnreadableFont.

    Typst looks into folders alone, so each file gets one for a while.
    """
    from typst import Fonts

    folders: list[str] = []
    with ExitStack() as stack:
        for path in paths:
            folder = path
            if path.is_file():
                folder = Path(stack.enter_context(TemporaryDirectory(prefix="quiz-")))
                shutil.copy(path, folder)
            elif not path.is_dir():
                raise UnreadableFont(f"{path}: there is no such file or folder.")
            found = Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
            )
            if not found.fonts():
                raise UnreadableFont(f"{path}: there is no font in it (.ttf, .otf, .ttc or .otc).")
            folders.append(str(folder))
        yield Fonts(include_system_fonts=False, font_paths=folders)


def _families(fonts: "Fonts") -> list[str]:
    """The families beside those that Typst brings, in the order of their names."""
    from typst import Fonts

    own = set(Fonts(include_system_fonts=False).families())
    return sorted(set(fonts.families()) - own)


def _undisplayed(error: "TypstError") -> list[str]:
    texts = (found["text"] for found in _NO_GLYPH.finditer(f"{error.message}\n{error.diagnostic}"))
    return [_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in texts]
