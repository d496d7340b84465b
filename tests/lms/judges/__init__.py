"""Judges of the exports, which know the documented forms and nothing of what writes them."""
