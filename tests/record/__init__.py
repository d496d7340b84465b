"""Tests of the record: what is kept, what is derived, and what survives."""
