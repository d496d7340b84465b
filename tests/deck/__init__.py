"""Tests of reading decks."""
