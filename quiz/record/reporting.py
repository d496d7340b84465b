"""The report of an exam that was taken, and its form for a teacher's programs."""

import json

from quiz.deck.content import content_hash, to_json
from quiz.record.codec import response_to_json
from quiz.record.invigilating import ExamRecording
from quiz.study.report import ExamReport, Marked, Tally, report


def exam_report(recording: ExamRecording) -> ExamReport:
    """The report of an exam, each question as it was when it was shown.

    A question that was never gone to is taken from the deck; one that left the deck since is left
    out.
    """
    marked = []
    for number, page in enumerate(recording.state.pages, 1):
        placed = recording.deck.by_id.get(page.item.question)
        if page.showing is not None:
            question = recording.as_shown(page.item, page.showing.content)
        elif placed is not None:
            question = placed.question
        else:
            continue
        topic = placed.topic.title if placed else ""
        marked.append(Marked(number, question, topic, page.attempt, page.flagged))
    return report(marked)


def result_json(recording: ExamRecording, told: ExamReport) -> str:
    """A result as JSON: who, which deck and edition, when, scores, and every question."""
    plan, deck = recording.state.plan, recording.deck
    times = [attempt.at for attempt in recording.state.done]
    return json.dumps(
        {
            "format": "quiz-result",
            "version": 1,
            "profile": plan.profile,
            "deck": plan.deck,
            "edition": deck.manifest.edition,
            "seed": plan.seed,
            "seconds_allowed": plan.seconds,
            "first_answer": min(times).isoformat() if times else None,
            "last_answer": max(times).isoformat() if times else None,
            **_tally(told.whole),
            "topics": [{"topic": tally.name, **_tally(tally)} for tally in told.topics],
            "levels": [{"level": tally.name, **_tally(tally)} for tally in told.levels],
            "answers": [_answer(each) for each in told.marked],
        },
        ensure_ascii=False,
        indent=2,
    )


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "questions": tally.questions,
        "points": round(tally.points, 4),
        "by_guessing": round(tally.guessing, 4),
    }


def _answer(marked: Marked) -> dict[str, object]:
    attempt = marked.attempt
    return {
        "number": marked.number,
        "id": marked.question.id,
        "kind": marked.question.kind,
        "level": marked.question.level,
        "topic": marked.topic,
        "content": content_hash(to_json(marked.question)),
        "outcome": marked.outcome,
        "score": round(marked.score, 4),
        "response": json.loads(response_to_json(attempt.response)) if attempt else None,
        "seconds": round(attempt.seconds, 1) if attempt else None,
        "flagged": marked.flagged,
    }
