"""`quiz play`: a session on a deck, in the app or line by line."""

import random
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.preferring import SHOWN_PROFILE
from quiz.collector import making_what_stays

if TYPE_CHECKING:
    from quiz.cli.preferring import Liked
    from quiz.deck import Deck
    from quiz.record.choosing import Wish
    from quiz.record.invigilating import ExamRecording


@click.command()
@click.argument("deck", metavar="[DECK]", required=False)
@click.option("--plain", is_flag=True, help="Line by line: for screen readers and pipes.")
@click.option(
    "--mode",
    type=click.Choice(["learn", "review", "exam", "missed", "cram"]),
    help="What is new; what is due; an exam; what was missed last; anything, unscheduled. "
    "Without it, whichever of learn and review comes next.",
)
@click.option(
    "--count",
    type=click.IntRange(1, 1000),
    help="How many questions: 10 in learn and 20 otherwise, if nothing is said.",
)
@click.option("--topic", "topics", multiple=True, metavar="ID", help="Only this topic; repeatable.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind; repeatable.")
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice(["remember", "understand", "apply", "analyse", "evaluate"]),
    help="Only this level; repeatable.",
)
@click.option("--group", "groups", multiple=True, metavar="NAME", help="Only this group.")
@click.option("--minutes", type=click.FloatRange(0.1, 1440), help="How long it goes on.")
@click.option("--extra-time", metavar="PERCENT", help="In an exam, more time: 25%.")
@click.option("--allow-pause", is_flag=True, help="In an exam, let the learner stop the time.")
@click.option("--blueprint", is_flag=True, help="In an exam, as the deck's blueprint lays down.")
@click.option(
    "--result",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="In an exam, write the result as JSON for a teacher.",
)
@click.option("--confidence", is_flag=True, help="Ask how sure you are before each verdict.")
@click.option("--seed", type=int, help="Lay the session out as another with this seed was.")
@click.option("--profile", show_default=SHOWN_PROFILE, help="Who is learning.")
@click.option(
    "--watch",
    is_flag=True,
    help="For authors: read DECK anew on every save, and show its errors. Nothing is recorded.",
)
@click.option("--new", "anew", is_flag=True, help="Begin anew, even if a session stands open.")
def command(
    deck: str | None,
    plain: bool,
    mode: str | None,
    count: int | None,
    topics: tuple[str, ...],
    kinds: tuple[str, ...],
    levels: tuple[str, ...],
    groups: tuple[str, ...],
    minutes: float | None,
    extra_time: str | None,
    allow_pause: bool,
    blueprint: bool,
    result: Path | None,
    confidence: bool,
    seed: int | None,
    profile: str | None,
    watch: bool,
    anew: bool,
) -> None:
    """Quiz yourself on DECK (a folder or an id); without one, the app shows the decks."""
    with making_what_stays():
        from quiz.cli.preferring import Liked, preferred, preferred_or_told
        from quiz.questions import Level
        from quiz.record.choosing import Wish
        from quiz.study.events import Mode
        from quiz.study.queue import Filter

    liked = Liked(preferred()) if plain else preferred_or_told()
    preferences = liked.preferences
    wish = Wish(
        profile=profile or preferences.profile,
        mode=Mode(mode) if mode else None,
        count=count,
        seed=random.getrandbits(32) if seed is None else seed,
        anew=anew,
        wanted=Filter(
            topics=frozenset(topics),
            kinds=frozenset(_known_kinds(kinds)),
            levels=frozenset(map(Level, levels)),
            groups=frozenset(groups),
        ),
        minutes=minutes,
        extra_time=_share(extra_time),
        by_blueprint=blueprint,
        pausable=allow_pause,
    )
    _demand_sense(wish, result)
    if watch:
        _play_watching(deck, wish, liked)
    elif plain:
        _play_plain(deck, wish, result, confidence or preferences.confidence)
    else:
        open_app(deck, wish, result, liked)


def open_app(
    name: str | None,
    wish: "Wish | None" = None,
    result: Path | None = None,
    liked: "Liked | None" = None,
) -> None:
    """Open the app, on a deck if one is named; write the result of an exam, if that is wanted.

    Without a wish or what is liked, what the settings say holds.
    """
    with making_what_stays():
        from quiz.cli.failures import told
        from quiz.cli.preferring import preferred_or_told
        from quiz.deck import Library
        from quiz.deck.folders import data_folder
        from quiz.record import Record
        from quiz.record.choosing import Wish

        library = Library.of_this_machine()
        with told():
            deck = library.open(name) if name else None
        if deck and wish:
            _demand_known(deck, wish)
        _demand_terminal()
        with told():
            record = Record(data_folder())
        from quiz.app.invigilated import InvigilatedApp

    try:
        liked = liked or preferred_or_told()
        preferences = liked.preferences
        wish = wish or Wish(seed=random.getrandbits(32), profile=preferences.profile)
        app = InvigilatedApp(
            library, record, wish, deck, preferences=preferences, notices=liked.notices
        )
        app.run()
        if result:
            _hand_over(result, app.exam)
    finally:
        record.close()
    _back_up()
    if app.return_code:
        sys.exit(app.return_code)


def _play_watching(name: str | None, wish: "Wish", liked: "Liked") -> None:
    import tempfile

    from quiz.cli.failures import Misuse, told
    from quiz.deck import Library
    from quiz.record import Record

    if name is None:
        raise Misuse("--watch wants a deck: the folder that holds its deck.yaml.")
    with told():
        folder = Library.of_this_machine().folder_of(name)
    _demand_terminal()
    with tempfile.TemporaryDirectory(prefix="quiz-") as thrown_away:
        record = Record(Path(thrown_away))
        try:
            from quiz.app.watching import WatchingApp

            app = WatchingApp(folder, record, wish, liked.preferences, liked.notices)
            app.run()
        finally:
            record.close()
    if app.return_code:
        sys.exit(app.return_code)


def _demand_terminal() -> None:
    from quiz.cli.failures import Misuse

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse(
            "The app needs a terminal, and this is none.\n"
            "`quiz play DECK --plain` plays line by line, in a pipe too."
        )


def _play_plain(name: str | None, wish: "Wish", result: Path | None, asks_confidence: bool) -> None:
    from quiz.cli.failures import Misuse, told
    from quiz.deck import Library
    from quiz.deck.folders import data_folder
    from quiz.plain import PlainExam, PlainSession, choose_plain
    from quiz.record import Record
    from quiz.record.choosing import NoBlueprint
    from quiz.record.invigilating import ExamRecording
    from quiz.study.sampling import ImpossibleBlueprint

    library = Library.of_this_machine()
    if name is None:
        known = ", ".join(shelved.manifest.id for shelved in library.decks)
        raise Misuse(f"--plain wants a deck. The decks are: {known}.")
    with told():
        deck = library.read(name)
        _demand_known(deck, wish)
        record = Record(data_folder())
        if record.notice:
            click.echo(record.notice, err=True)
        wish = replace(wish, guides=deck.topics_with_guides)
        try:
            recording = choose_plain(record, deck, wish, _ask, click.echo)
            if isinstance(recording, ExamRecording):
                if PlainExam(recording, _ask, click.echo).play() is not None and result:
                    _write_result(result, recording)
            elif recording is not None:
                session = PlainSession(recording, _ask, click.echo)
                (session.asking_confidence() if asks_confidence else session).play()
        except (NoBlueprint, ImpossibleBlueprint) as error:
            raise Misuse(f"{error}.") from None
        except KeyboardInterrupt:
            click.echo("\nStopped. What was answered is kept.")
        finally:
            record.close()
    _back_up()


def _back_up() -> None:
    """Keep a copy of the record, once a day; a session that is over does not fail by it."""
    from quiz.deck.folders import data_folder
    from quiz.record import RecordError
    from quiz.record.backups import rotate

    try:
        rotate(data_folder(), date.today())
    except RecordError as error:
        click.echo(str(error), err=True)


def _hand_over(path: Path, recording: "ExamRecording | None") -> None:
    """Write the result of the exam that was sat in the app, once it was handed in."""
    if recording is None or not recording.state.ended:
        click.echo("No exam was handed in, so there is no result yet.", err=True)
    else:
        _write_result(path, recording)


def _write_result(path: Path, recording: "ExamRecording") -> None:
    from quiz.cli.failures import Failure
    from quiz.deck.writing import write_new, write_over
    from quiz.record.reporting import exam_report, result_json

    try:
        write = write_over if path.exists() else write_new
        write(path, result_json(recording, exam_report(recording)) + "\n")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}. The exam itself is kept."
        raise Failure(message) from None
    click.echo(f"The result is in {path}.")


def _share(percent: str | None) -> float:
    """A share from a text such as 25%, 0 for none."""
    from quiz.cli.failures import Misuse

    if percent is None:
        return 0.0
    number = percent.strip().removesuffix("%")
    if not number.isascii() or not number.isdecimal() or int(number) > 300:
        raise Misuse(f"--extra-time is {percent!r}; a percentage is wanted, such as 25%.")
    return int(number) / 100


def _known_kinds(kinds: tuple[str, ...]) -> tuple[str, ...]:
    from quiz.cli.failures import Misuse
    from quiz.study.wording import KINDS

    for kind in kinds:
        if kind not in KINDS:
            raise Misuse(f"There is no kind {kind!r}. The kinds are: {', '.join(KINDS)}.")
    return kinds


def _demand_sense(wish: "Wish", result: Path | None) -> None:
    """Refuse what would be passed over in silence, or could not be written in the end."""
    from quiz.cli.failures import Misuse
    from quiz.study.events import Mode

    for_exams = result or wish.by_blueprint or wish.extra_time or wish.pausable
    if wish.mode is not Mode.EXAM and for_exams:
        options = "--result, --blueprint, --extra-time and --allow-pause"
        raise Misuse(f"{options} are for exams; add --mode exam.")
    if wish.extra_time and wish.minutes is None:
        raise Misuse("--extra-time adds to the time allowed, and there is none; add --minutes.")
    if wish.pausable and wish.minutes is None:
        raise Misuse("--allow-pause stops the time allowed, and there is none; add --minutes.")
    if result and not result.absolute().parent.is_dir():
        raise Misuse(f"The result cannot go into {result.absolute().parent}: no such folder.")


def _demand_known(deck: "Deck", wish: "Wish") -> None:
    from quiz.cli.failures import Misuse

    topics = [topic.id for topic in deck.manifest.topics]
    for topic in wish.wanted.topics:
        if topic not in topics:
            raise Misuse(f"There is no topic {topic!r}. The topics are: {', '.join(topics)}.")
    groups = dict.fromkeys(each.outline.group for each in deck.placed if each.outline.group)
    for group in wish.wanted.groups:
        if group not in groups:
            known = f"The groups are: {', '.join(groups)}." if groups else "It has no groups."
            raise Misuse(f"There is no group {group!r} in {deck.manifest.id}. {known}")


def _ask(prompt: str) -> str | None:
    click.echo(prompt, nl=False)
    line = sys.stdin.readline()
    if not line or not sys.stdin.isatty():
        # Nobody typed the end of this line on the screen.
        click.echo()
    return line.rstrip("\r\n") if line else None
