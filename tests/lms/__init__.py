"""Tests of quiz.lms, with judges that others wrote."""
