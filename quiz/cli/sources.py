"""`quiz sources`: the documents that a deck rests on."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.deck import Source
    from quiz.deck.file_reader import ReadFile
    from quiz.deck.model import SourcesFile

    Registered = ReadFile[SourcesFile]


@click.group()
def command() -> None:
    """The documents that a deck rests on."""


@command.command()
@click.argument("document", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--deck", required=True, metavar="DECK", help="The deck: a folder or an id.")
@click.option("--id", "id_", metavar="ID", help="What citations call it; else after its file.")
@click.option("--title", help="Its title; else its first line, if that looks like one.")
@click.option("--author", help="Who wrote it.")
@click.option("--label", help="The short name that learners see; else its id.")
def add(
    document: Path,
    deck: str,
    id_: str | None,
    title: str | None,
    author: str | None,
    label: str | None,
) -> None:
    """Register FILE (plain text in UTF-8) in a deck, and print its numbered paragraphs.

    The kinds of paragraph (title, byline, heading, body) are guessed; correct them in sources.yaml.
    """
    from quiz.cli.failures import Failure, Misuse, told
    from quiz.deck import Library, Source
    from quiz.deck.document import UnreadableDocument, read_document
    from quiz.deck.files import SOURCES_FILE
    from quiz.deck.inline import visible
    from quiz.deck.slug import slug
    from quiz.questions import InvalidFields

    with told():
        path = Library.of_this_machine().folder_of(deck) / SOURCES_FILE
        present = _registered(path)
    try:
        text = read_document(document)
    except UnreadableDocument as error:
        raise Failure(f"{document} {error}.") from None
    if not text.paragraphs:
        raise Failure(f"{document} holds no paragraph: all of its lines are empty.")
    paragraphs = text.registered()
    id_ = id_ or slug(document.stem)
    first_is_title = paragraphs[0].kind == "title"
    try:
        source = Source(
            id=id_,
            title=title or (text.paragraphs[0] if first_is_title else document.stem),
            author=author or "(not named)",
            label=label or id_,
            file=document.name,
            sha256=text.sha256,
            paragraphs=paragraphs,
        )
    except InvalidFields as error:
        message = "; ".join(problem.message for problem in error.problems)
        raise Misuse(f"{message}. Name it with --id and --label.") from None
    _refuse_twice(source, present)
    _append(path, source, present)
    numbered = zip(paragraphs, text.paragraphs, strict=True)
    for number, (paragraph, words) in enumerate(numbered, start=1):
        told_of = f"{paragraph.kind}, {paragraph.words} words"
        click.echo(f"{source.id}#{number}  ({told_of})  {visible(words)}")
    click.echo(f"Registered in {path}; correct there the kinds that were guessed wrong.")
    if not _sources(present):
        click.echo(
            "From now on each question of this deck wants `level`, `cite` and `explanation`."
        )


def _registered(path: Path) -> "Registered | None":
    """`sources.yaml` as it stands, or None if there is none; raises UnreadableDeck."""
    import os

    from quiz.deck import UnreadableDeck
    from quiz.deck.file_reader import FileReader
    from quiz.deck.validation import SOURCES

    if not os.path.lexists(path):
        return None
    files = FileReader()
    read = files.file(path, SOURCES)
    if files.findings:
        raise UnreadableDeck(files.findings)
    return read


def _sources(present: "Registered | None") -> "tuple[Source, ...]":
    return present.value.sources if present and present.value else ()


def _refuse_twice(source: "Source", present: "Registered | None") -> None:
    """Raise Misuse if the id, the file's name or the very file is registered already."""
    from quiz.cli.failures import Misuse

    anew = "If the document changed, take its entry out of sources.yaml and add it again."
    for other in _sources(present):
        if other.sha256 == source.sha256:
            raise Misuse(f"This document is registered already, as {other.id!r}.")
        if other.id == source.id:
            raise Misuse(
                f"{source.id!r} is registered already, for {other.file}. "
                f"Choose another --id.\n{anew}"
            )
        if other.file == source.file:
            raise Misuse(
                f"A document {source.file} is registered already, as {other.id!r}. "
                f"Give this file another name.\n{anew}"
            )


def _append(path: Path, source: "Source", present: "Registered | None") -> None:
    """Write `sources.yaml` with one more source; what stands in it stays as it is, byte for byte.

    The new text is read back before it takes the old one's place. Raises Failure.
    """
    from quiz.cli.failures import Failure
    from quiz.deck.strict_yaml import BadYaml, read_yaml
    from quiz.deck.validation import SOURCES
    from quiz.deck.writing import write_new, write_over
    from quiz.questions import InvalidFields

    try:
        old = path.read_bytes().decode() if present else ""
        new = _with_entry(old, source, present)
        sources = SOURCES.build(read_yaml(new.encode()).data).sources
        if sources != (*_sources(present), source):
            raise ValueError("another source came of it")
        if present:
            write_over(path, new)
        else:
            write_new(path, new)
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror}.") from None
    except (BadYaml, InvalidFields, ValueError):
        raise Failure(
            f"{path} was left as it is: the new source cannot be added to its layout. "
            "Write `sources:` and below it one `- id:` after another."
        ) from None


def _with_entry(old: str, source: "Source", present: "Registered | None") -> str:
    """The text of `sources.yaml` with an entry at the end, indented as those before it are."""
    end = "\r\n" if "\r\n" in old else "\n"
    before, after, indent = old, "", "  "
    if present is None:
        before = "sources:\n"
    elif not _sources(present):
        # The empty list gives way to a first entry; nothing else moves.
        match = re.search(
            r"^\ufeff?sources:([ \t]*\[[ \t]*\][ \t]*)(?:\r?\n|\Z)", old, re.MULTILINE
        )
        if match:
            before, after = old[: match.start(1)] + end, old[match.end() :]
    else:
        line, _ = present.document.place(("sources", len(_sources(present)) - 1))
        first = re.split(r"\r\n|\r|\n", present.document.text)[line - 1]
        indent = first[: len(first) - len(first.lstrip(" "))]
        if not old.endswith(("\n", "\r")):
            before = old + end
    return before + "".join(f"{indent}{line}{end}" for line in _entry(source)) + after


def _entry(source: "Source") -> list[str]:
    """The lines of a source's entry in a list of YAML."""
    from quiz.deck.bank_text import scalar

    return [
        f"- id: {scalar(source.id)}",
        f"  title: {scalar(source.title)}",
        f"  author: {scalar(source.author)}",
        f"  label: {scalar(source.label)}",
        f"  file: {scalar(source.file)}",
        f"  sha256: {source.sha256}",
        "  paragraphs:",
        *(
            f"    - {{kind: {paragraph.kind}, words: {paragraph.words}, "
            f'fingerprint: "{paragraph.fingerprint}"}}'
            for paragraph in source.paragraphs
        ),
    ]
