"""Tests of sessions line by line."""
