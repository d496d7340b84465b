"""How a sheet is to look: its paper, the size of its print, and further fonts."""

from dataclasses import dataclass
from pathlib import Path

from quiz.paper.sheet import Paper


@dataclass(frozen=True)
class Look:
    """How a sheet is to look; `fonts` are files or folders beside what Typst brings.

    Large print is 18 points, semi-bold, ragged, in one column, without italics, as RNIB and APH
    advise for readers with low vision. They prefer letters without serifs, and Typst brings none
    but for code, so in large print the fonts named here come first.
    """

    paper: Paper = Paper.A4
    large: bool = False
    fonts: tuple[Path, ...] = ()
