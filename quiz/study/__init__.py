"""A session as a pure reducer over events; the queue; memory (FSRS); study days."""
