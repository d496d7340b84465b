"""The learner's record: an append-only log of events in SQLite, and what is derived from it."""

from quiz.record.log import OpenSession, Record
from quiz.record.recording import Recording
from quiz.record.store import RecordError, open_record

__all__ = ["OpenSession", "Record", "RecordError", "Recording", "open_record"]
