"""The Textual app."""

from quiz.app.app import QuizApp

__all__ = ["QuizApp"]
