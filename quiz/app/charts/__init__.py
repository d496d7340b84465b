"""Figures drawn in lines of text, each beside its number, for whatever width there is."""
