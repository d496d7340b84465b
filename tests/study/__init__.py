"""Tests of sessions, the queue, ratings, memory and study days."""
