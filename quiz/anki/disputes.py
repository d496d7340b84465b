"""What stands on a card where sources differ: each account, the record, and the evidence."""

from quiz.anki.markup import escaped, link, rendered
from quiz.deck import Deck, Dispute, Evidence

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def disputed(dispute: Dispute, deck: Deck) -> str:
    """A dispute of a deck as HTML."""
    rows = [
        _row(escaped(deck.label(account.citation)), account.says) for account in dispute.accounts
    ]
    if dispute.record is not None:
        rows.append(_row("the record", dispute.record))
    evidence = "".join(f'<li dir="auto">{_evidence(item)}</li>' for item in dispute.evidence)
    if evidence:
        evidence = (
            '<details class="evidence"><summary class="tappable">Evidence</summary>'
            f"<ul>{evidence}</ul></details>"
        )
    return (
        '<section class="dispute"><details class="fold" open><summary class="tappable" dir="auto">'
        f"<strong>{rendered(dispute.title)}</strong> "
        f"<span>as of {readable_date(dispute.as_of)}</span></summary>"
        f"<dl>{''.join(rows)}</dl>{evidence}</details></section>"
    )


def _row(who: str, says: str) -> str:
    return f'<dt dir="auto">{who}</dt><dd dir="auto">{rendered(says)}</dd>'


def _evidence(item: Evidence) -> str:
    title = link(item.address, escaped(item.title))
    return f"{escaped(item.publisher)}: {title}, {readable_date(item.date)}"


def readable_date(date: str) -> str:
    """A year, a month (2021-05) or a day (2021-05-28) as a reader writes it: 28 May 2021."""
    year, *rest = date.split("-")
    if not rest:
        return year
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{_MONTHS[int(rest[0]) - 1]} {year}"
