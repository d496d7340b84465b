"""Anki: a deck as a package of notes that Anki imports and updates without losing progress."""

from quiz.anki.exporting import ExportReport, Locked, Wish, export
from quiz.anki.ledger import KindChanged
from quiz.anki.ledger_file import DamagedLedger, ForeignLedger
from quiz.anki.package import UnwritablePackage

__all__ = [
    "DamagedLedger",
    "ExportReport",
    "ForeignLedger",
    "KindChanged",
    "Locked",
    "UnwritablePackage",
    "Wish",
    "export",
]
