"""Running commands on the small deck in a data folder of a test's own."""

from pathlib import Path

from click.testing import CliRunner, Result

from quiz.cli import quiz
from quiz.questions import Response
from quiz.record import Record, Recording
from quiz.record.choosing import Wish, start
from quiz.study.events import Confidence, Mode
from quiz.study.queue import Filter
from tests.record.building import MOON

FOLDER = str(Path(__file__).parents[1] / "decks" / "moon")


def run(*arguments: str, typed: str = "") -> Result:
    """What a command does that is given these arguments and lines."""
    result = CliRunner().invoke(quiz, arguments, input=typed, prog_name="quiz")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def lines(*arguments: str, typed: str = "") -> list[str]:
    """What a command says that ends well."""
    result = run(*arguments, typed=typed)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def refused(*arguments: str, code: int = 2) -> str:
    """What is told of a command that is refused."""
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.stderr


def plain(*arguments: str, typed: str = "", deck: str = FOLDER) -> list[str]:
    """What is said in a session on the small deck that is begun anew."""
    return lines("play", deck, "--plain", "--new", "--seed", "1", *arguments, typed=typed)


def answer(
    data: Path,
    question: str,
    *responses: Response,
    mode: Mode = Mode.CRAM,
    confidence: Confidence | None = None,
) -> None:
    """Answer a question of the small deck, in a session of its own for each response."""
    record = Record(data)
    wanted = Filter(questions=frozenset({question}))
    for response in responses:
        recording = start(record, MOON, Wish(seed=1, mode=mode, wanted=wanted))
        assert isinstance(recording, Recording)
        assert recording.advance()
        recording.answer(response, confidence)
        recording.end()
    record.close()
