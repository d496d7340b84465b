"""The words for what statistics say, the same on a page, in sentences and in the app."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quiz.deck import Deck
from quiz.deck.inline import plain
from quiz.study.calendar import Year
from quiz.study.fitting import LEAST_REVIEWS
from quiz.study.statistics import Mastery, Retention, Statistics
from quiz.study.wording import minutes_words

GONE = "(no longer in the deck)"
"""What stands for the text of a question that left the deck."""


def retention_words(name: str, each: Retention) -> str:
    """What was recalled, its interval, and what was foretold."""
    if not each.reviews:
        return f"{name}: no reviews on a later day yet."
    low, high = each.bounds
    return (
        f"{name}: {each.share:.0%} of {each.reviews} reviews ({low:.0%} to {high:.0%}), "
        f"{each.expected / each.reviews:.0%} foretold."
    )


def foretold_words(each: Retention) -> str:
    """Whether what was recalled is what was foretold, as far as so many reviews can tell."""
    if not each.reviews:
        return ""
    low, high = each.bounds
    expected = each.expected / each.reviews
    if low <= expected <= high:
        return "That is as foretold."
    told = f"That is {'less' if each.share < expected else 'more'} than foretold"
    if each.reviews < LEAST_REVIEWS:
        return f"{told}."
    return f"{told}; `quiz schedule fit` fits the schedule to you."


def year_words(year: Year) -> str:
    """What a year came to."""
    if year.fullest is None:
        return "Nothing was answered in the last year."
    told = f"In the last year {counted(year.answers, 'answer')} on {counted(year.days, 'day')}"
    return f"{told}; the most, {year.most}, on {day_words(year.fullest)}."


def due_words(forecast: Sequence[int]) -> str:
    """How much is due on all the days of a forecast together."""
    whole, days = sum(forecast), len(forecast)
    if not whole:
        return f"Nothing is due in the next {days} days."
    if whole < days:
        return f"{whole} in {days} days."
    return f"{whole} in {days} days, {whole / days:.0f} a day."


def standing_words(each: Mastery) -> str:
    """How the items of a topic or a level stand."""
    return f"{each.mature} mature, {each.young} young, {each.new} new"


def picked_words(count: int, option: str) -> str:
    """How often a wrong option was picked."""
    return f"picked {count} times: {option}"


def time_words(minutes: float) -> str:
    """A time that was spent, in hours and minutes."""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return minutes_words(minutes * 60)
    return counted(hours, "hour") + (f" {minutes_words(rest * 60.0)}" if rest else "")


def day_words(day: date) -> str:
    """A day by its name and date."""
    return f"{day:%a} {day.day} {day:%b}"


def counted(count: int, thing: str) -> str:
    """A number of things: 1 day, 1,204 days."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def option_words(deck: Deck, question: str, key: str) -> str:
    """An option of a question by its text, without mark-up, while the deck still has it."""
    placed = deck.by_id.get(question)
    if placed:
        for option in placed.question.present(random.Random(0)).options:
            if option.key == key:
                return plain(option.text)
    return f"an option that has changed since ({key})"


def titled_topics(deck: Deck, found: Statistics) -> tuple[Mastery, ...]:
    """The topics by their titles instead of their ids."""
    titles = {topic.id: topic.title for topic in deck.manifest.topics}
    return tuple(replace(each, name=titles.get(each.name, each.name)) for each in found.topics)
