"""Findings as a list for people, for programs and for GitHub's annotations."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quiz.deck import Finding, Severity
from quiz.deck.inline import visible

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def nearby(finding: Finding) -> Finding:
    """A finding whose file is named from where the reader stands, if it lies below."""
    here = Path.cwd()
    if not finding.file.is_absolute() or not finding.file.is_relative_to(here):
        return finding
    return replace(finding, file=finding.file.relative_to(here))


def as_text(findings: Sequence[Finding]) -> str:
    """A line each: `file:line: level: rule: message`."""
    return "\n".join(visible(str(nearby(finding))) for finding in findings)


def as_json(findings: Sequence[Finding]) -> str:
    """A JSON list of objects: file, line, column (0 for none), level, rule, message."""
    return json.dumps(
        [
            {
                "file": finding.file.as_posix(),
                "line": finding.line,
                "column": finding.column,
                "level": finding.severity,
                "rule": finding.rule,
                "message": finding.message,
            }
            for finding in map(nearby, findings)
        ],
        ensure_ascii=False,
        indent=2,
    )


def as_github(findings: Sequence[Finding]) -> str:
    """A workflow command each, which GitHub shows beside the line (no line: beside the file)."""
    lines = []
    for finding in map(nearby, findings):
        where = {"file": visible(finding.file.as_posix()), "title": finding.rule}
        if finding.line:
            where["line"] = str(finding.line)
        if finding.column:
            where["col"] = str(finding.column)
        properties = ",".join(f"{name}={_property(text)}" for name, text in where.items())
        message = _data(visible(finding.message))
        lines.append(f"::{_GITHUB[finding.severity]} {properties}::{message}")
    return "\n".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
