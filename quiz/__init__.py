"""Quizzes and flashcards from question banks that rest on their sources."""

__version__ = "0.1.0"
