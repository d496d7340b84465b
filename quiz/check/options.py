"""All rules about the options of single choice and multiple response."""

from quiz.check import (
    option_cues,
    option_form,
    option_numbers,
    option_overlap,
    option_references,
)
from quiz.check.rule import Rule

RULES: tuple[Rule, ...] = (
    *option_cues.RULES,
    *option_references.RULES,
    *option_form.RULES,
    *option_overlap.RULES,
    *option_numbers.RULES,
)
