"""Paper: handouts, keys, flashcards to cut, study guides and seminar prompts, set by Typst."""
