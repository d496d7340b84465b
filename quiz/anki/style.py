"""How a card looks: one column, calm, by day and by night, on a phone and on a screen."""

from importlib.resources import files

CSS = (files("quiz.anki") / "cards" / "card.css").read_text(encoding="utf-8")
