"""Running rules over a deck: what they find, in which line, less what is waived with a reason."""

from collections.abc import Iterable, Sequence

from quiz.check.rule import Remark, Rule
from quiz.deck import Deck, Finding, Places, Severity
from quiz.deck.validation import nearest

WAIVER = "waiver"
"""The rule about waivers themselves: each names a rule, gives a reason and is needed."""


def check(deck: Deck, places: Places, rules: Sequence[Rule], known: Iterable[str]) -> list[Finding]:
    """What rules find in a deck, in the order of files and lines.

    `known` are the names of all rules there are: a waiver of one that does not run now is let be.
    """
    findings: list[Finding] = []
    lifted: set[tuple[str, str]] = set()
    ran = [rule for rule in rules if rule.applies_to(deck)]
    for rule in ran:
        for remark in rule.look(deck):
            if _is_waived(deck, rule, remark):
                lifted.add((remark.question, rule.name))
            else:
                findings.append(_finding(places, rule.name, rule.severity, remark))
    severities = {rule.name: rule.severity for rule in ran}
    for remark in _idle_waivers(deck, lifted, severities, frozenset(known)):
        findings.append(_finding(places, WAIVER, Severity.WARNING, remark))
    return sorted(set(findings))


def _is_waived(deck: Deck, rule: Rule, remark: Remark) -> bool:
    if not remark.question or rule.severity is Severity.ERROR:
        return False
    waived = deck.by_id[remark.question].question.waive or {}
    return bool(waived.get(rule.name, "").strip())


def _finding(places: Places, rule: str, severity: Severity, remark: Remark) -> Finding:
    if remark.question:
        file, line = places.of_question(remark.question, remark.path)
    else:
        file, line = places.of_file(remark.file, remark.path)
    return Finding(file, remark.line or line, 0, severity, rule, remark.message)


def _idle_waivers(
    deck: Deck,
    lifted: set[tuple[str, str]],
    severities: dict[str, Severity],
    known: frozenset[str],
) -> Iterable[Remark]:
    """What is wrong with waivers: of no rule, of an error, without a reason, or not needed."""
    for placed in deck.placed:
        question = placed.question
        for name, reason in (question.waive or {}).items():
            message = ""
            if name not in known:
                near = nearest(name, known)
                message = f"there is no rule {name!r}" + (f"; the nearest is `{near}`" * bool(near))
            elif not reason.strip():
                message = f"the waiver of {name} gives no reason"
            elif severities.get(name) is Severity.ERROR:
                message = f"{name} is an error, and errors cannot be waived"
            elif (
                question.retired is None
                and name in severities
                and (question.id, name) not in lifted
            ):
                message = f"{name} finds nothing here; take its waiver out"
            if message:
                yield Remark(message, ("waive", name), question.id)
