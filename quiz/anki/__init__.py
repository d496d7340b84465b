"""Anki: a deck as a package of notes that Anki imports and updates without losing progress."""

from quiz.anki.exporting import ExportReport, Remark, export
from quiz.anki.package import UnwritablePackage

__all__ = ["ExportReport", "Remark", "UnwritablePackage", "export"]
