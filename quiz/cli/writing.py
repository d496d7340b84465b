"""Writing the file that a command was asked for."""

from pathlib import Path


def write(path: Path, content: bytes, meanwhile: str = "") -> None:
    """Put a file in place of what is there; raises Failure, and then it is as it was.

    `meanwhile` tells what else has happened by then.
    """
    from quiz.cli.failures import Failure
    from quiz.deck.writing import put

    try:
        put(path, content)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}.{meanwhile}"
        raise Failure(message) from None
