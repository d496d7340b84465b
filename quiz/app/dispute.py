"""Setting a dispute: what each text says and what the record says, below or beside each other."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from quiz.app.answers.area import muted
from quiz.app.typeset import content, hanging
from quiz.deck import Deck, Dispute
from quiz.deck.inline import visible
from quiz.study.wording import date_words

GUTTER = 3
MOST_COLUMNS = 3


def set_dispute(deck: Deck, dispute: Dispute, width: int, *, in_columns: bool) -> list[Content]:
    """A dispute in lines of a width; in columns where that is wished for and there is room."""
    as_of = muted(f"as of {date_words(dispute.as_of)}, sureness {dispute.sure}")
    title = content(f"Disputed: {dispute.title}", "bold")
    if title.cell_length + as_of.cell_length + 2 <= width:
        lines = hanging(Content(""), title, width, as_of)
    else:
        lines = [*title.wrap(max(1, width)), *as_of.wrap(max(1, width))]
    accounts = told_by(deck, dispute)
    if in_columns and 1 < len(accounts) <= MOST_COLUMNS:
        return lines + _side_by_side(accounts, width)
    column = max(len(label) for label, _ in accounts) + 2
    for label, text in accounts:
        lines += hanging(muted(label.ljust(column)), content(text), width)
    return lines


def told_by(deck: Deck, dispute: Dispute) -> Sequence[tuple[str, str]]:
    """Who says what: each text by its paragraph, then the record."""
    accounts = [
        (visible(deck.label(account.citation)), account.says) for account in dispute.accounts
    ]
    return [*accounts, ("the record", dispute.record)] if dispute.record else accounts


def _side_by_side(accounts: Sequence[tuple[str, str]], width: int) -> list[Content]:
    room = (width - GUTTER * (len(accounts) - 1)) // len(accounts)
    columns = [
        [muted(label).truncate(room, ellipsis=True), *content(text).wrap(max(1, room))]
        for label, text in accounts
    ]
    rows = []
    for cells in zip_longest(*columns, fillvalue=Content("")):
        row = Content("")
        for place, cell in enumerate(cells):
            row = row.pad_right(max(0, place * (room + GUTTER) - row.cell_length)) + cell
        rows.append(row)
    return rows
