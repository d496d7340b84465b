"""`quiz schedule`: what is set, and the effect on the next session."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from quiz.questions import DontKnow, Typed
from quiz.record import Record
from quiz.study.events import Configured, Entry, Item, Mode
from quiz.study.memory import Review
from quiz.study.settings import Settings
from tests.cli.running import FOLDER, answer, lines, plain, refused, run
from tests.deck.building import write_deck
from tests.record.building import OWN_WEIGHTS
from tests.study.test_fitting import forgetful

ITEM = Item("basalt")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("QUIZ_DATA", str(folder))
    return folder


def settings(data: Path, profile: str = "default") -> Settings:
    record = Record(data)
    try:
        return record.settings(profile)
    finally:
        record.close()


def due(data: Path) -> date | None:
    record = Record(data)
    try:
        standing = record.standings("default", "moon").get(ITEM)
        return standing.due if standing else None
    finally:
        record.close()


def due_today() -> int:
    figures = json.loads("\n".join(lines("stats", FOLDER, "--json")))
    count = figures["due"][0]
    assert isinstance(count, int)
    return count


def test_the_settings_are_shown_and_those_that_are_named_change() -> None:
    assert lines("schedule", "show") == [
        "retention      0.9",
        "new a day      20",
        "fuzz           on",
        "rollover hour  4",
        "weights        the defaults of FSRS-6",
    ]
    changed = lines("schedule", "set", "--retention", "0.85", "--no-fuzz")
    assert changed == lines("schedule", "show")
    assert changed[:3] == ["retention      0.85", "new a day      20", "fuzz           off"]
    assert lines("schedule", "set", "--rollover-hour", "0")[:4] == [
        *changed[:3],
        "rollover hour  0",
    ]


def test_learners_have_settings_of_their_own(data: Path) -> None:
    lines("schedule", "set", "--retention", "0.8", "--profile", "Ann")
    assert lines("schedule", "show")[0] == "retention      0.9"
    assert lines("schedule", "show", "--profile", "Ann")[0] == "retention      0.8"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--retention", "1.2"], "retention is 1.2; 0.7 to 0.99 is wanted"),
        (["--retention", "nan"], "retention is nan"),
        (["--new-a-day", "-1"], "-1 new questions a day"),
        (["--rollover-hour", "24"], "an hour, 0 to 23, is wanted"),
    ],
)
def test_what_cannot_be_set_is_told_and_leaves_all_as_it_was(
    data: Path, arguments: list[str], told: str
) -> None:
    said = refused("schedule", "set", *arguments)
    assert said.startswith("This cannot be set: ")
    assert told in said
    assert settings(data) == Settings()


def test_setting_nothing_new_writes_nothing(data: Path) -> None:
    lines("schedule", "set", "--retention", "0.9")
    assert json.loads("\n".join(lines("stats", FOLDER, "--json")))["answers"] == 0
    record = Record(data)
    (count,) = record._connection.execute("SELECT count(*) FROM events").fetchone()
    record.close()
    assert count == 0


def test_no_new_ones_a_day_leaves_reviews_without_them() -> None:
    lines("schedule", "set", "--new-a-day", "0")
    assert plain("--mode", "review") == ["The Moon: nothing is due and nothing is new today."]
    lines("schedule", "set", "--new-a-day", "3")
    assert plain("--mode", "review")[0] == "The Moon. Review. 3 questions."


def test_who_wants_to_remember_more_is_asked_sooner(data: Path) -> None:
    found = []
    for retention in ("0.99", "0.75"):
        lines("schedule", "set", "--retention", retention, "--no-fuzz")
        lines("schedule", "forget", FOLDER, "basalt")
        answer(data, "basalt", Typed("basalt"), mode=Mode.REVIEW)
        found.append(due(data))
    assert found[0] is not None
    assert found[1] is not None
    assert found[0] < found[1]


def test_a_suspended_question_is_not_asked_until_it_is_resumed() -> None:
    cram = ["--mode", "cram", "--kind", "short_answer"]
    assert lines("schedule", "suspend", FOLDER, "basalt") == ["Suspended: basalt."]
    assert plain(*cram) == ["The Moon: no question fits this choice."]
    assert plain("--mode", "learn")[0] == "The Moon. Learn. 8 questions."
    assert plain("--mode", "exam")[0] == "The Moon. Exam. 7 questions."
    assert plain(*cram, "--profile", "Ann")[0] == "The Moon. Cram. 1 question."
    assert lines("schedule", "resume", FOLDER, "basalt") == ["Resumed: basalt."]
    assert plain(*cram)[0] == "The Moon. Cram. 1 question."


def test_a_question_forgotten_is_new_again_and_its_answers_are_kept(data: Path) -> None:
    answer(data, "basalt", Typed("basalt"), mode=Mode.REVIEW)
    assert plain("--mode", "learn")[0] == "The Moon. Learn. 8 questions."
    assert lines("schedule", "forget", FOLDER, "basalt") == ["New again: basalt."]
    assert plain("--mode", "learn")[0] == "The Moon. Learn. 9 questions."
    assert json.loads("\n".join(lines("stats", FOLDER, "--json")))["answers"] == 1


def test_a_question_moved_is_due_on_its_day_until_it_is_answered(data: Path) -> None:
    answer(data, "basalt", Typed("basalt"), mode=Mode.REVIEW)
    assert due_today() == 0
    far = date.today() + timedelta(days=400)
    assert lines("schedule", "move", FOLDER, "basalt", "--due", far.isoformat()) == [
        f"Due on {far}: basalt."
    ]
    assert due(data) == far
    near = date.today() - timedelta(days=1)
    lines("schedule", "move", FOLDER, "basalt", "--due", near.isoformat())
    assert due_today() == 1
    said = plain("--mode", "review", "--count", "1")
    assert "Of which rock are the dark plains made?" in said
    answer(data, "basalt", Typed("basalt"), mode=Mode.REVIEW)
    assert due_today() == 0


def test_what_was_never_learned_has_no_day_to_move(data: Path) -> None:
    answer(data, "basalt", Typed("basalt"), mode=Mode.REVIEW)
    before = due(data)
    told = refused("schedule", "move", FOLDER, "basalt", "walkers", "--due", "2030-01-01")
    assert told == "walkers is new: a day can be set once it was answered.\n"
    assert due(data) == before


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "1", "2026-13-01"])
def test_what_is_no_day_is_told(day: str) -> None:
    told = refused("schedule", "move", FOLDER, "basalt", "--due", day)
    assert told == f"{day!r} is no day; one such as 2026-12-24 is wanted.\n"


@pytest.mark.parametrize("command", ["suspend", "resume", "forget", "move"])
def test_a_question_that_is_not_there_is_told_with_the_nearest_and_nothing_is_done(
    command: str,
) -> None:
    option = ["--due", "2030-01-01"] if command == "move" else []
    told = refused("schedule", command, FOLDER, "basalt", "basal", *option)
    assert told.startswith("There is no question 'basal' in moon; did you mean `basalt`?")
    assert plain("--mode", "cram", "--kind", "short_answer")[0].endswith("1 question.")


def test_several_questions_are_taken_at_once() -> None:
    lines("schedule", "suspend", FOLDER, "basalt", "walkers", "crew")
    assert plain("--mode", "exam")[0] == "The Moon. Exam. 5 questions."


@pytest.mark.parametrize("times", [0, 1])
def test_fitting_refuses_a_short_log_with_its_number(data: Path, times: int) -> None:
    answer(data, "basalt", *[DontKnow()] * times, mode=Mode.REVIEW)
    told = refused("schedule", "fit", code=1)
    assert told.startswith("There are 0 reviews on later days; fitting wants 400 ")


@pytest.fixture
def long_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log that is long enough to be fitted to."""
    log = {("moon", Item(f"q{n}")): tuple(each) for n, each in enumerate(forgetful(120, 4))}

    def histories(*_: object) -> dict[tuple[str, Item], tuple[Review, ...]]:
        return log

    monkeypatch.setattr(Record, "histories", histories)


def test_a_fit_is_shown_and_taken_only_on_request(data: Path, long_log: None) -> None:
    shown = lines("schedule", "fit")
    assert shown[0] == "480 reviews on later days."
    for name in ("log loss", "RMSE (bins)"):
        (line,) = [line for line in shown if name in line]
        now, fitted = (float(word) for word in line.split() if word[0].isdigit())
        assert fitted < now
    assert shown[-1] == "Nothing was changed; --take puts them to use."
    assert settings(data) == Settings()
    assert lines("schedule", "fit", "--take")[-1] == "They are in use from now on."
    assert len(settings(data).weights) == 21
    assert lines("schedule", "show")[-1] == "weights        your own"
    assert lines("schedule", "set", "--default-weights")[-1].endswith("the defaults of FSRS-6")


def test_a_fit_keeps_every_other_setting(data: Path, long_log: None) -> None:
    lines("schedule", "set", "--retention", "0.8", "--new-a-day", "7")
    lines("schedule", "fit", "--take")
    assert (settings(data).retention, settings(data).new_a_day) == (0.8, 7)


def test_what_another_retention_would_cost_is_a_table_that_marks_ones_own() -> None:
    said = lines("schedule", "what-if", FOLDER)
    assert said[0] == "10 questions, 20 new a day, 12 s an answer"
    rows = [line.split() for line in said[3:]]
    assert [row[0] for row in rows] == ["80%", "85%", "90%", "93%", "95%"]
    assert [row[0] for row in rows if row[-1] == "now"] == ["90%"]
    assert said == lines("schedule", "what-if", FOLDER)
    lines("schedule", "set", "--retention", "0.8", "--new-a-day", "5")
    changed = lines("schedule", "what-if", FOLDER)
    assert changed[0] == "10 questions, 5 new a day, 12 s an answer"
    assert changed[3].endswith("now")


def test_ones_own_weights_are_simulated(data: Path) -> None:
    usual = lines("schedule", "what-if", FOLDER)
    record = Record(data)
    forgetting = (*(weight / 20 for weight in OWN_WEIGHTS[:4]), *OWN_WEIGHTS[4:])
    act = Configured("default", Settings(weights=forgetting))
    from datetime import UTC, datetime

    record.act(Entry("act", datetime.now(UTC), date.today(), act))
    record.close()
    assert lines("schedule", "what-if", FOLDER) != usual


def test_a_deck_without_questions_costs_nothing_to_learn(tmp_path: Path) -> None:
    deck = write_deck(tmp_path / "empty", {"banks/surface.yaml": "topic: surface\nquestions: []\n"})
    result = run("schedule", "what-if", str(deck))
    assert result.exit_code == 1
    assert "has no questions" in result.stderr
