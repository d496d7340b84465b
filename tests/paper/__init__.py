"""Tests of quiz.paper: what is printed, read back from the PDF."""
