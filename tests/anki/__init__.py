"""Tests of quiz.anki, with Anki's own backend."""
