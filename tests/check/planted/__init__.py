"""Decks that are at fault on purpose: as they stand, and how they are made and looked through."""
