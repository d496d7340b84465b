"""A worksheet of 60 questions as PDF, beside WeasyPrint setting the same page from HTML.

Each runs in a process of its own: whole processes, which read the deck too, and within them the
setting alone, from the questions in memory to the bytes of the PDF.
"""

import html
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from quiz.deck import Deck, read_deck
from quiz.paper.choosing import Choice, chosen
from quiz.paper.layout import Laid, Layout
from quiz.paper.look import Look
from quiz.paper.versions import laid_out, texts_of
from quiz.paper.worksheet import worksheet
from tests.benchmarks import bench_lms
from tests.benchmarks.decks import write_large_deck
from tests.benchmarks.measure import ROOT, table

DECK = 1_000
QUESTIONS = 60
RUNS = 5
"""How often each is measured; the least counts, as all else is other work."""
_PEER = "WeasyPrint"


@dataclass(frozen=True)
class _Cost:
    """Seconds of a whole process and of the setting in it, its peak of memory, and the file."""

    whole: float
    setting: float
    megabytes: float
    kilobytes: float


def run() -> None:
    """Print what a worksheet costs, and then what the other exports for a class do."""
    print(_beside_weasyprint())
    print()
    bench_lms.run()


def _beside_weasyprint() -> str:
    """Time and memory for 60 questions, and their ratios to WeasyPrint's where it is installed."""
    with tempfile.TemporaryDirectory() as scratch:
        deck = write_large_deck(Path(scratch, "deck"), DECK)
        costs = {name: _measured(name, deck) for name in _SETTERS if _is_there(name)}
    peer = costs.get(_PEER)
    rows = [
        [f"{QUESTIONS} questions: {name}", *(_cells(costs[name], peer) if name in costs else _NONE)]
        for name in _SETTERS
    ]
    head = ["to PDF"]
    for what in ("process s", "setting s", "peak MB", "file kB"):
        head += [what, "ratio"]
    return table(head, rows)


_NONE = ["not installed", *[""] * 7]


def _is_there(name: str) -> bool:
    return not name.startswith(_PEER) or find_spec("weasyprint") is not None


def _cells(cost: _Cost, peer: _Cost | None) -> list[str]:
    cells = []
    for form, name in (
        (".2f", "whole"),
        (".2f", "setting"),
        (".0f", "megabytes"),
        (".0f", "kilobytes"),
    ):
        amount: float = getattr(cost, name)
        cells.append(format(amount, form))
        cells.append(f"{amount / getattr(peer, name):.2f}" if peer else "")
    return cells


def _measured(name: str, deck: Path) -> _Cost:
    whole, setting, megabytes, size = [], [], [], 0.0
    for _ in range(RUNS):
        begun = time.perf_counter()
        command = [sys.executable, "-m", __name__, name, str(deck)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            told = child.stdout.read()
            _, status, usage = os.wait4(child.pid, 0)
            whole.append(time.perf_counter() - begun)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"{name} ended with {child.returncode}")
        seconds, size = json.loads(told)
        setting.append(seconds)
        megabytes.append(usage.ru_maxrss / 1024)
    return _Cost(min(whole), min(setting), min(megabytes), size / 1e3)


# What the processes do: each makes a PDF of a layout.


def _ours(deck: Deck, layout: Layout) -> bytes:
    return worksheet(deck, layout, Look())


def _weasyprint(deck: Deck, layout: Layout) -> bytes:
    from weasyprint import HTML

    pdf: bytes = HTML(string=_page(deck, layout)).write_pdf()
    return pdf


def _weasyprint_tagged(deck: Deck, layout: Layout) -> bytes:
    from weasyprint import HTML

    pdf: bytes = HTML(string=_page(deck, layout)).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _page(deck: Deck, layout: Layout) -> str:
    """The same worksheet as HTML: a head to fill in, whole questions, and the foot of each page."""
    questions = "".join(_question(laid, deck) for laid in layout.versions[0].laid)
    title = html.escape(layout.title)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>'
        "@page { size: A4; margin: 18mm 20mm 22mm;"
        f' @bottom-left {{ content: "{layout.code}" }}'
        ' @bottom-right { content: "page " counter(page) " of " counter(pages) } }'
        "body { font: 11pt serif } section { break-inside: avoid }"
        " ol ol { list-style: upper-alpha }"
        f"</style></head><body><h1>{title}</h1><p>Name ______ Class ______ Date ______</p>"
        f"<ol>{questions}</ol></body></html>"
    )


def _question(laid: Laid, deck: Deck) -> str:
    question = deck.by_id[laid.id].question
    assert question.kind == "single_choice"
    texts = texts_of(question)
    options = "".join(f"<li>{html.escape(texts[key])}</li>" for key in laid.options)
    return f"<li><section><p>{html.escape(question.stem)}</p><ol>{options}</ol></section></li>"


_SETTERS: dict[str, Callable[[Deck, Layout], bytes]] = {
    "this worksheet": _ours,
    _PEER: _weasyprint,
    f"{_PEER}, PDF/UA-1": _weasyprint_tagged,
}


def _child(name: str, folder: Path) -> None:
    deck = read_deck(folder)
    questions = chosen(deck, Choice(count=QUESTIONS))
    layout = laid_out(deck, questions, title=deck.manifest.title, seed=1, versions=1)
    begun = time.perf_counter()
    pdf = _SETTERS[name](deck, layout)
    print(json.dumps([time.perf_counter() - begun, len(pdf)]))


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]))
