"""What `decks/README.md` says of a rule: the one place where the rules are documented."""

import re

from quiz.deck.folders import shipped_decks

_HEADING = re.compile(r"^### `(?P<rule>[a-z-]+)` \((?P<level>[^)]+)\)$", re.MULTILINE)
_END = re.compile(r"^#{1,3} ", re.MULTILINE)


def documented_rules() -> dict[str, str]:
    """The section of each rule, heading and all, by the rule's name; raises OSError."""
    text = (shipped_decks() / "README.md").read_text(encoding="utf-8")
    sections = {}
    for heading in _HEADING.finditer(text):
        end = _END.search(text, heading.end())
        body = text[heading.end() : end.start() if end else len(text)]
        sections[heading["rule"]] = f"{heading['rule']} ({heading['level']})\n\n{body.strip()}"
    return sections
