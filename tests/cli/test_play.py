"""`quiz play --plain`: modes, filters, exams and their results, and what is refused."""

import json
from datetime import date
from pathlib import Path

import pytest

from quiz.study.events import Mode
from tests.cli.running import FOLDER, plain, refused, run
from tests.deck.building import MANIFEST, write_deck

BLUEPRINT = """\
blueprint:
  surface: {remember: 1, understand: 3}
"""


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("QUIZ_DATA", str(folder))
    return folder


def bank(*questions: str) -> str:
    return "topic: surface\nquestions:\n" + "".join(questions)


def question(name: str, *fields: str) -> str:
    told = "".join(f"    {field}\n" for field in fields)
    return f"  - id: {name}\n    kind: true_false\n    stem: Is {name}.\n    answer: true\n{told}"


@pytest.fixture
def grouped(tmp_path: Path) -> str:
    """A deck with a blueprint that it cannot fill, a group, and a guide."""
    text = bank(
        question("one", "level: remember", "group: pair"),
        question("two", "group: pair"),
        question("three", "level: understand"),
        question("four"),
    )
    manifest = MANIFEST.replace("title: Surface", "title: Surface\n    guide: guide/s.md")
    return str(
        write_deck(
            tmp_path / "deck",
            {
                "deck.yaml": manifest + BLUEPRINT,
                "banks/surface.yaml": text,
                "guide/s.md": "The guide says it.\n",
            },
        )
    )


def unknown(count: int) -> str:
    """Lines that answer an exam with not knowing, hand it in and read nothing."""
    return "?\n" * count + "\n\n"


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("learn", "The Moon. Learn. 9 questions."),
        ("review", "The Moon. Review. 9 questions."),
        ("exam", "The Moon. Exam. 8 questions."),
        ("cram", "The Moon. Cram. 10 questions."),
        ("missed", "The Moon: nothing was missed."),
    ],
)
def test_each_mode_is_played(mode: str, said: str) -> None:
    assert plain("--mode", mode)[0] == said


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (["--topic", "landing"], 4),
        (["--topic", "landing", "--topic", "surface"], 10),
        (["--kind", "true_false"], 1),
        (["--kind", "true_false", "--kind", "flashcard"], 3),
        (["--level", "understand"], 2),
        (["--level", "understand", "--topic", "landing"], 1),
        (["--count", "3"], 3),
    ],
)
def test_what_is_wanted_is_asked(wanted: list[str], count: int) -> None:
    assert plain("--mode", "cram", *wanted)[0] == (
        f"The Moon. Cram. {count} question{'' if count == 1 else 's'}."
    )


@pytest.mark.parametrize("mode", ["learn", "review", "exam", "cram"])
def test_every_mode_keeps_to_what_is_wanted(mode: str) -> None:
    said = plain("--mode", mode, "--topic", "landing", "--level", "understand")
    assert said[0] == f"The Moon. {mode.capitalize()}. 1 question."
    assert "Put these in order, the earliest first." in said


def test_a_group_alone_can_be_asked(grouped: str) -> None:
    assert "Cram. 2 questions." in plain("--mode", "cram", "--group", "pair", deck=grouped)[0]
    assert "Learn. 1 question." in plain("--mode", "learn", "--group", "pair", deck=grouped)[0]


def test_what_fits_nothing_says_so() -> None:
    wanted = ["--topic", "landing", "--level", "apply"]
    assert plain("--mode", "cram", *wanted) == ["The Moon: no question fits this choice."]
    assert plain("--mode", "exam", *wanted) == ["The Moon: no question fits this exam."]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--topic", "surfase"], "There is no topic 'surfase'. The topics are: surface, landing."),
        (["--kind", "choice"], "There is no kind 'choice'. The kinds are: single_choice, mult"),
        (["--level", "hard"], "'hard' is not one of 'remember'"),
        (["--group", "pair"], "There is no group 'pair' in moon. It has no groups."),
        (["--minutes", "0"], "--minutes"),
        (["--count", "0"], "--count"),
        (["--mode", "exam", "--minutes", "9", "--extra-time", "25 per cent"], "such as 25%"),
        (["--mode", "exam", "--minutes", "9", "--extra-time", "-5%"], "such as 25%"),
        (["--mode", "exam", "--minutes", "9", "--extra-time", "301%"], "such as 25%"),
        (["--mode", "exam", "--minutes", "9", "--extra-time", "²%"], "such as 25%"),
        (["--mode", "exam", "--extra-time", "25%"], "there is none; add --minutes"),
        (["--mode", "cram", "--result", "r.json"], "are for exams; add --mode exam"),
        (["--result", "r.json"], "are for exams; add --mode exam"),
        (["--mode", "learn", "--blueprint"], "are for exams; add --mode exam"),
        (["--mode", "learn", "--allow-pause"], "are for exams; add --mode exam"),
        (["--mode", "exam", "--allow-pause"], "there is none; add --minutes"),
        (["--mode", "exam", "--blueprint"], "moon has no blueprint in its deck.yaml."),
        (["--mode", "exam", "--result", "no/such/r.json"], "no such folder"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(
    data: Path, arguments: list[str], told: str
) -> None:
    assert told in refused("play", FOLDER, "--plain", *arguments)


def test_a_group_that_is_not_there_is_told_with_those_that_are(grouped: str) -> None:
    told = refused("play", grouped, "--plain", "--group", "pear")
    assert told == "There is no group 'pear' in moon. The groups are: pair.\n"


def test_a_blueprint_that_cannot_be_filled_names_the_cell(grouped: str) -> None:
    told = refused("play", grouped, "--plain", "--mode", "exam", "--blueprint")
    assert "surface, understand: 3 wanted, 1 there" in told


def test_a_blueprint_is_kept_to(grouped: str) -> None:
    bank_file = Path(grouped) / "banks" / "surface.yaml"
    more = [question(f"more-{n}", "level: understand") for n in range(3)]
    bank_file.write_text(bank_file.read_text(encoding="utf-8") + "".join(more), encoding="utf-8")
    said = plain("--mode", "exam", "--blueprint", typed=unknown(4), deck=grouped)
    assert "Exam. 4 questions." in said[0]
    assert "understand: 0 of 3 points, by guessing 1.5." in said
    assert "remember: 0 of 1 point, by guessing 0.5." in said


def test_a_result_is_written_as_json_and_told(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    wanted = ["--topic", "landing", "--kind", "numerical", "--result", str(path)]
    said = plain("--mode", "exam", *wanted, typed="12\n\n\n")
    assert said[-1] == f"The result is in {path}."
    assert any(line.startswith("1 of 1 point, 100%.") for line in said)
    result = json.loads(path.read_text(encoding="utf-8"))
    assert (result["format"], result["version"], result["deck"]) == ("quiz-result", 1, "moon")
    assert (result["profile"], result["seed"]) == ("default", 1)
    assert (result["questions"], result["points"], result["by_guessing"]) == (1, 1, 0)
    (given,) = result["answers"]
    assert (given["id"], given["outcome"]) == ("walkers", "right")
    assert given["response"] == {"kind": "typed", "text": "12"}


def test_a_result_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text("old", encoding="utf-8")
    plain("--mode", "exam", "--result", str(path), "--profile", "Ann", typed=unknown(8))
    result = json.loads(path.read_text(encoding="utf-8"))
    assert result["profile"] == "Ann"
    assert (result["questions"], result["points"]) == (8, 0)
    assert list(tmp_path.glob(".*")) == []


def test_an_exam_that_is_stopped_has_no_result_until_it_is_handed_in(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    exam = ["--mode", "exam", "--result", str(path)]
    plain(*exam, typed="?\n:q\n")
    assert not path.exists()
    again = run("play", FOLDER, "--plain", *exam, typed="\n" + unknown(7))
    assert "1 answered" in again.stdout
    answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
    assert [each["outcome"] for each in answers] == ["not known"] * 8


def test_a_result_that_cannot_be_written_is_told_and_the_exam_is_kept(tmp_path: Path) -> None:
    path = tmp_path / f"{'long' * 80}.json"
    arguments = ["--mode", "exam", "--count", "1", "--result", str(path)]
    result = run("play", FOLDER, "--plain", *arguments, typed=unknown(1))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert "The exam itself is kept." in result.stderr
    assert '"answers": 1' in run("stats", FOLDER, "--json").stdout


def test_extra_time_adds_its_share(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    exam = ["--mode", "exam", "--minutes", "60", "--result", str(path)]
    for extra, seconds, left in (([], 3600, 59), (["--extra-time", "25%"], 4500, 74)):
        said = plain(*exam, *extra, typed=unknown(8))
        assert said[0] == f"The Moon. Exam. 8 questions. {left} minutes left."
        assert json.loads(path.read_text(encoding="utf-8"))["seconds_allowed"] == seconds


def test_a_pause_is_offered_where_it_is_allowed() -> None:
    exam = ["--mode", "exam", "--minutes", "60"]
    said = plain(*exam, "--allow-pause", typed=":w\n\n:q\n")
    assert any("its time stands still. 59 minutes left." in line for line in said)
    assert not any("stands still" in line for line in plain(*exam, typed=":w\n:q\n"))


def test_an_exam_in_the_app_wants_a_terminal_and_topics_that_there_are() -> None:
    assert "The app needs a terminal" in refused("play", FOLDER, "--mode", "exam")
    told = refused("play", FOLDER, "--mode", "exam", "--topic", "surfase")
    assert "There is no topic 'surfase'." in told


def test_minutes_are_taken_in_every_mode() -> None:
    for mode in ("learn", "review", "cram"):
        assert "NOT KNOWN." in plain("--mode", mode, "--minutes", "5", typed="?\n")


def test_a_guide_is_read_aloud_in_learning(grouped: str) -> None:
    said = plain("--mode", "learn", typed="t\n4\n\n" * 3, deck=grouped)
    at = said.index("The guide to this topic: Surface.")
    assert said[at + 1] == "The guide says it."
    assert sum("True or false." in line for line in said[:at]) == 3


def test_how_sure_one_is_is_asked_on_request() -> None:
    asked = "How sure are you? g guess, t think so, s sure, Enter to skip: "
    wanted = ["--mode", "cram", "--kind", "true_false"]
    assert any(asked in line for line in plain("--confidence", *wanted, typed="t\ns\n"))
    assert not any("How sure" in line for line in plain(*wanted, typed="t\ns\n"))
    calibrated = json.loads(run("stats", FOLDER, "--json").stdout)["calibration"]
    assert calibrated == [{"confidence": "sure", "answers": 1, "right": 0}]


def test_missed_asks_what_was_wrong_last() -> None:
    plain("--mode", "cram", "--kind", "true_false", "--kind", "numerical", typed="?\n\n?\n")
    said = plain("--mode", "missed")
    assert said[0] == "The Moon. Missed. 2 questions."


def test_learners_are_kept_apart() -> None:
    plain("--mode", "cram", "--kind", "true_false", "--profile", "Ann", typed="t\n")
    assert plain("--mode", "missed") == ["The Moon: nothing was missed."]
    assert plain("--mode", "missed", "--profile", "Ann")[0] == "The Moon. Missed. 1 question."


def told_with_seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode, seed: str) -> str:
    """What is said in a new record of a session with a seed; where it is wanted, all was missed."""
    monkeypatch.setenv("QUIZ_DATA", str(tmp_path / f"{len(list(tmp_path.iterdir()))}"))
    if mode is Mode.MISSED:
        plain("--mode", "exam", typed=unknown(8))
    typed = "?\n\n" * 30 if mode is not Mode.EXAM else unknown(8)
    return run(
        "play", FOLDER, "--plain", "--mode", str(mode.value), "--seed", seed, "--new", typed=typed
    ).stdout


@pytest.mark.parametrize("mode", list(Mode))
def test_the_same_seed_lays_the_same_session_out_in_every_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    once, twice, other = (
        told_with_seed(tmp_path, monkeypatch, mode, seed) for seed in ("7", "7", "8")
    )
    assert once == twice
    assert once != other
    assert "Question 1" in once


def test_a_session_leaves_a_backup_behind(data: Path) -> None:
    plain("--mode", "cram", typed="?\n")
    (backup,) = (data / "backups").glob("record-*.sqlite3")
    assert backup.name in {f"record-{day}.sqlite3" for day in (date.today(),)}
    before = backup.read_bytes()
    plain("--mode", "cram", typed="?\n")
    assert list((data / "backups").glob("record-*.sqlite3")) == [backup], "one a day"
    assert backup.read_bytes() == before


def test_nothing_answered_leaves_no_backup(data: Path) -> None:
    plain("--mode", "missed")
    assert not list(data.glob("backups/*.sqlite3"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["play", FOLDER, "--plain", "--mode", "missed"],
        ["stats", FOLDER, "--json"],
        ["schedule", "show"],
    ],
)
def test_a_record_that_was_restored_is_told_on_the_side(data: Path, arguments: list[str]) -> None:
    plain("--mode", "cram", "--kind", "true_false", typed="?\n")
    (data / "record.sqlite3").write_bytes(b"zeroed" * 999)
    for leftover in data.glob("record.sqlite3-*"):
        leftover.unlink()
    result = run(*arguments)
    assert result.exit_code == 0
    assert "backup" in result.stderr
    assert "backup" not in result.stdout


def test_letters_that_are_no_text_do_not_end_a_session() -> None:
    assert "WRONG." in plain("--mode", "cram", "--kind", "short_answer", typed="\x00\x1b[2J\n")


def test_a_line_without_end_is_taken_as_it_is() -> None:
    said = plain("--mode", "cram", "--kind", "numerical", typed="9" * 5000 + "\n")
    assert "WRONG." in said
