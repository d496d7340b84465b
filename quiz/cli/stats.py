"""`quiz stats`: what the log says of a learner and a deck."""

import json
from typing import TYPE_CHECKING

import click

from quiz.cli.preferring import profile_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.deck import Deck
    from quiz.study.statistics import Mastery, Retention, Statistics

BAR = 22


@click.command()
@click.argument("deck", metavar="DECK")
@profile_option("Whose statistics.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--plain", is_flag=True, help="Sentences, for screen readers.")
def command(deck: str, profile: str, as_json: bool, plain: bool) -> None:
    """Say how learning DECK goes: retention, forecast, streak, mastery, trouble, time."""
    from quiz.cli.failures import told
    from quiz.deck import Library
    from quiz.deck.folders import data_folder
    from quiz.record import Record
    from quiz.record.reviewing import statistics_of

    with told():
        contents = Library.of_this_machine().read(deck)
        record = Record(data_folder())
        if record.notice:
            click.echo(record.notice, err=True)
        try:
            found = statistics_of(record, contents, profile)
        finally:
            record.close()
    if as_json:
        click.echo(_json(contents, found))
        return
    lines = _sentences(contents, found) if plain else _page(contents, found)
    for line in lines:
        click.echo(line)


def _json(deck: "Deck", found: "Statistics") -> str:
    from quiz.study.figures import option_words

    def retention(each: "Retention") -> dict[str, float]:
        low, high = each.bounds
        return {
            "reviews": each.reviews,
            "recalled": each.recalled,
            "share": round(each.share, 4),
            "low": round(low, 4),
            "high": round(high, 4),
            "expected": round(each.expected / each.reviews, 4) if each.reviews else 0.0,
        }

    def mastery(each: "Mastery") -> dict[str, object]:
        return {
            "name": each.name,
            "items": each.items,
            "new": each.new,
            "young": each.young,
            "mature": each.mature,
            "recall": round(each.recall, 4),
        }

    return json.dumps(
        {
            "deck": deck.manifest.id,
            "day": found.day.isoformat(),
            "answers": found.answers,
            "days": found.days,
            "streak": found.streak,
            "minutes": round(found.minutes, 1),
            "median_seconds": round(found.median_seconds, 1),
            "retention": retention(found.retention),
            "retention_last_30_days": retention(found.retention_lately),
            "due": list(found.forecast),
            "calendar": {day.isoformat(): count for day, count in found.calendar.items()},
            "topics": [mastery(each) for each in found.topics],
            "levels": [mastery(each) for each in found.levels],
            "trouble": [
                {
                    "question": each.question,
                    "answers": each.answers,
                    "right": each.right,
                    "picked_again": [
                        {"option": option_words(deck, each.question, key), "times": count}
                        for key, count in each.wrong_picks
                    ],
                }
                for each in found.trouble
            ],
            "calibration": [
                {"confidence": each.confidence, "answers": each.answers, "right": each.right}
                for each in found.calibration
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _sentences(deck: "Deck", found: "Statistics") -> "Iterator[str]":
    from quiz.deck.inline import visible
    from quiz.study.figures import option_words, retention_words, titled_topics

    yield f"{visible(deck.manifest.title)}, {found.day:%d %B %Y}."
    yield f"Answers: {found.answers}. Days: {found.days}. In a row: {found.streak}."
    yield f"{found.minutes:.0f} minutes in all, {found.median_seconds:.0f} seconds an answer."
    yield retention_words("Retention", found.retention)
    yield retention_words("Retention in the last 30 days", found.retention_lately)
    yield "Due today and on the days to come: " + ", ".join(map(str, found.forecast)) + "."
    for heading, tallies in (
        ("By topic.", titled_topics(deck, found)),
        ("By level.", found.levels),
    ):
        yield heading
        for each in tallies:
            yield (
                f"{visible(each.name)}: {each.recall:.0%} expected to be recalled; of "
                f"{each.items}, {each.new} new, {each.young} young, {each.mature} mature."
            )
    for trouble in found.trouble:
        yield from _trouble_lines(deck, trouble.question, trouble.right, trouble.answers)
        for key, count in trouble.wrong_picks:
            yield f"Picked {count} times: {option_words(deck, trouble.question, key)}"
    for calibrated in found.calibration:
        yield (
            f"When you said {calibrated.confidence}: right {calibrated.right} times "
            f"of {calibrated.answers}."
        )


def _page(deck: "Deck", found: "Statistics") -> "Iterator[str]":
    from quiz.deck.inline import visible
    from quiz.study.figures import option_words, picked_words, retention_words, titled_topics

    yield visible(deck.manifest.title)
    yield ""
    yield (
        f"  Answers {found.answers}   days {found.days}   in a row {found.streak}   "
        f"minutes {found.minutes:.0f}   seconds an answer {found.median_seconds:.0f}"
    )
    yield f"  {retention_words('Retention', found.retention)}"
    yield f"  {retention_words('Last 30 days', found.retention_lately)}"
    yield ""
    yield "Due, today and the days to come"
    yield ""
    yield "  " + " ".join(f"{count:>3}" for count in found.forecast)
    for heading, tallies in (("By topic", titled_topics(deck, found)), ("By level", found.levels)):
        yield ""
        yield f"{heading:<32}{'expected to be recalled':<31}new young mature"
        yield ""
        for each in tallies:
            filled = round(each.recall * BAR)
            bar = "━" * filled + "─" * (BAR - filled)
            name = _cut(visible(each.name), 28)
            yield (
                f"  {name:<28}  {bar} {each.recall:>4.0%}  "
                f"{each.new:>5} {each.young:>5} {each.mature:>6}"
            )
    if found.trouble:
        yield ""
        yield "Hardest"
        yield ""
    for trouble in found.trouble:
        for line in _trouble_lines(deck, trouble.question, trouble.right, trouble.answers):
            yield f"  {_cut(line, 76)}"
        for key, count in trouble.wrong_picks:
            option = _cut(option_words(deck, trouble.question, key), 54)
            yield f"      {picked_words(count, option)}"
    if found.calibration:
        yield ""
        yield "When you said"
        yield ""
    for calibrated in found.calibration:
        share = calibrated.right / calibrated.answers
        yield (
            f"  {calibrated.confidence:<6} right {share:>4.0%} "
            f"({calibrated.right} of {calibrated.answers})"
        )


def _trouble_lines(deck: "Deck", question: str, right: int, answers: int) -> "Iterator[str]":
    from quiz.check.fields import prompt
    from quiz.deck.inline import visible
    from quiz.study.figures import GONE

    placed = deck.by_id.get(question)
    asked = prompt(placed.question)[1] if placed else GONE
    yield f"{right} of {answers} right  {question}: {visible(asked)}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
