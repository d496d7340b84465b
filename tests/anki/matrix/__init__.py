"""Tests of what an update does to a learner's collection, on Anki itself."""
