"""`quiz print`: what it writes, what it says, and how it ends where it cannot."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quiz.cli.print_ import command
from quiz.deck.folders import DATA_VARIABLE
from tests.cli.running import FOLDER
from tests.paper.pdf_pages import bare, faults_of, text_of


@pytest.fixture(autouse=True)
def _data_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    folder = tmp_path / "moon"
    shutil.copytree(FOLDER, folder)
    return folder


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "out.pdf"


def _run(*arguments: object) -> Result:
    result = CliRunner().invoke(command, list(map(str, arguments)), prog_name="quiz print")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _told(*arguments: object) -> list[str]:
    """What is said by a command that ends well."""
    result = _run(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def _refused(*arguments: object, code: int = 2) -> str:
    result = _run(*arguments)
    assert result.exit_code == code, result.output
    return result.stderr


def _edit(deck: Path, old: str, new: str) -> None:
    for path in (deck / "banks").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_worksheet_is_written_and_its_code_and_seed_are_said(pdf: Path) -> None:
    first, last = _told("worksheet", FOLDER, "-o", pdf, "--versions", 2)
    text = text_of(pdf.read_bytes())
    code = first.split("sheet ")[1].split(",")[0]
    assert first == f"{pdf}: sheet {code}, 8 questions, 13 points, 2 versions"
    assert last == "Seed 1: the same options make the same sheet."
    assert f"{code},versionB" in text
    assert faults_of(pdf.read_bytes()) == []


def test_a_key_of_the_same_options_is_that_of_the_sheet(pdf: Path, tmp_path: Path) -> None:
    options = ("--versions", 3, "--seed", 7, "--kind", "single_choice", "--kind", "ordering")
    form, data = tmp_path / "form.csv", tmp_path / "layout.json"
    sheet = _told("worksheet", FOLDER, "-o", pdf, *options)[0].split(": ", 1)[1]
    told = _told("key", FOLDER, "-o", pdf, *options, "--csv", form, "--data", data)
    assert told[0] == f"{pdf}: the key to {sheet}"
    assert [line.split(": ")[0] for line in told[1:]] == [str(form), str(data), "Seed 7"]
    assert form.read_bytes() == b"\xef\xbb\xbfname,version,1,2\r\n"
    assert json.loads(data.read_text(encoding="utf-8"))["code"] in sheet


def test_a_key_by_the_layout_tells_what_changed_since(
    deck: Path, pdf: Path, tmp_path: Path
) -> None:
    data = tmp_path / "layout.json"
    _told("worksheet", deck, "-o", pdf, "--versions", 2, "--data", data)
    assert not [
        line for line in _told("key", deck, "-o", pdf, "--layout", data) if "changed" in line
    ]
    _edit(deck, "It turns about itself once in each orbit", "It turns once in each orbit")
    _edit(deck, "Turning and orbit take the same time", "They take the same time")
    _edit(deck, "One of the three had to keep the ship.", "One kept the ship.")
    told = [line for line in _told("key", deck, "-o", pdf, "--layout", data) if "changed" in line]
    assert [line.split(": ")[:2] for line in told] == [
        ["changed", "same-side"],
        ["changed", "crew"],
    ]
    assert "options are others" in told[0]
    assert "edited since" in told[1]
    text = text_of(pdf.read_bytes())
    assert bare("Changed: its options are others than on the sheet") in text


def test_questions_are_named_in_the_order_wished_for(pdf: Path) -> None:
    _told(
        "worksheet", FOLDER, "-o", pdf, "--id", "days", "--id", "same-side", "--title", "Quiz *1*"
    )
    text = text_of(pdf.read_bytes())
    assert text.startswith("Quiz1Name")
    assert text.index("earliestfirst") < text.index("alwaysfacetheEarth")


def test_fewer_questions_than_asked_for_are_told(pdf: Path) -> None:
    result = _run("worksheet", FOLDER, "-o", pdf, "--count", 30)
    assert result.stderr == "8 questions fit; 30 were asked for.\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--topic", "energy"), "There is no topic 'energy'. The topics are: surface, landing."),
        (("--kind", "essay"), "There is no kind 'essay'. The kinds are: single_choice,"),
        (("--id", "nobody"), "There is no question 'nobody' in moon."),
        (("--id", "days", "--count", 3), "--id names the questions themselves"),
        (("--blueprint",), "moon has no blueprint in its deck.yaml."),
        (("--versions", 27), "--versions"),
        (("--layout", "layout.json", "--seed", 3), "--layout says which questions there are"),
        (("--data", "out.pdf", "--csv", "./out.pdf"), "Two of the files to write are the same"),
    ],
)
def test_what_is_asked_for_wrongly_ends_with_2(
    options: tuple[object, ...], told: str, pdf: Path
) -> None:
    assert told in _refused("key", FOLDER, "-o", pdf, *options)
    assert not pdf.exists()


def test_an_impossible_blueprint_names_the_cell(deck: Path, pdf: Path) -> None:
    with (deck / "deck.yaml").open("a", encoding="utf-8") as file:
        file.write("blueprint:\n  landing: {evaluate: 3}\n")
    told = _refused("worksheet", deck, "-o", pdf, "--blueprint")
    assert "landing, evaluate: 3 wanted, 0 there." in told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--kind", "flashcard"), "No question of moon fits this choice."),
        (("--font", "nothing.ttf"), "nothing.ttf: there is no such file or folder."),
        (("--font", FOLDER), "there is no font in it"),
    ],
)
def test_what_cannot_be_printed_ends_with_1(
    options: tuple[object, ...], told: str, pdf: Path
) -> None:
    assert told in _refused("worksheet", FOLDER, "-o", pdf, *options, code=1)
    assert not pdf.exists()


def test_a_layout_that_is_not_of_this_deck_or_none_at_all_is_refused(
    deck: Path, pdf: Path, tmp_path: Path
) -> None:
    data = tmp_path / "layout.json"
    data.write_text("{}", encoding="utf-8")
    told = _refused("key", deck, "-o", pdf, "--layout", data, code=1)
    assert "is not the layout of a worksheet" in told
    _told("worksheet", deck, "-o", pdf, "--data", data)
    manifest = deck / "deck.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("id: moon", "id: mars", 1))
    told = _refused("key", deck, "-o", pdf, "--layout", data, code=1)
    assert f"{data} is the layout of a sheet of the deck moon; this is mars." in told


def test_a_character_that_no_font_has_is_told_with_its_question_and_nothing_is_written(
    deck: Path, pdf: Path
) -> None:
    pdf.write_bytes(b"what was there")
    _edit(deck, "Of which rock", "Of which 岩 rock")
    told = _refused("worksheet", deck, "-o", pdf, code=1)
    assert "No font has 岩 (U+5CA9, CJK UNIFIED IDEOGRAPH-5CA9). It stands in question " in told
    assert "--font FILE" in told
    assert told.endswith("Nothing was written.\n")
    assert pdf.read_bytes() == b"what was there"
    told = _refused("worksheet", FOLDER, "-o", pdf, "--title", "岩", code=1)
    assert "It stands in what is not the deck's, such as --title." in told


def test_what_is_there_is_kept_when_it_cannot_be_written(
    pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf.write_bytes(b"what was there")

    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("quiz.deck.writing.put", refuse)
    told = _refused("worksheet", FOLDER, "-o", pdf, code=1)
    assert told == f"{pdf} cannot be written: Permission denied.\n"
    assert pdf.read_bytes() == b"what was there"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    target = tmp_path / "missing" / "out.pdf"
    told = _refused("worksheet", FOLDER, "-o", target, code=1)
    assert told.startswith(f"{target} cannot be written: No such file")


def test_without_typst_it_says_what_to_install(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.paper.compiling.find_spec", lambda name: None)
    for kind in ("worksheet", "key", "cards"):
        told = _refused(kind, FOLDER, "-o", pdf, code=1)
        assert told.startswith("This needs typst, which is not installed.")
        assert "pip install 'quiz-decks[classroom]'" in told
    assert not pdf.exists()


def test_the_commands_load_nothing_to_print_with_before_they_run() -> None:
    code = (
        "import sys, quiz.cli.print_;"
        "print([name for name in ('typst', 'pydantic', 'yaml', 'textual') if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"


def test_cards_are_written_with_how_to_print_them(pdf: Path) -> None:
    (told,) = _told("cards", FOLDER, "-o", pdf, "--flip", "short", "--per-page", "16")
    assert told == f"{pdf}: print on both sides, turned over the short edge, at full size"
    assert faults_of(pdf.read_bytes()) == []


def test_a_discussion_is_written_and_one_of_nothing_says_so(pdf: Path) -> None:
    told = _refused("discussion", FOLDER, "-o", pdf, "--level", "evaluate", code=1)
    assert "No question of this deck has the level evaluate" in told
    assert _told("discussion", FOLDER, "-o", pdf, "--level", "understand") == [str(pdf)]
    assert faults_of(pdf.read_bytes()) == []


@pytest.mark.parametrize("imposed", [False, True])
def test_the_guide_is_written_page_by_page_or_to_be_folded(imposed: bool, pdf: Path) -> None:
    decks = Path(__file__).parents[2] / "decks"
    options = ("--imposed",) * imposed
    (told,) = _told("guide", decks / "pakistan-russia", "-o", pdf, "--topic", "energy", *options)
    assert told.startswith(str(pdf))
    assert ("fold the stack" in told) is imposed
    assert bare("Energy and the pipeline") in text_of(pdf.read_bytes())
