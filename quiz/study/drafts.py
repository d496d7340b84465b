"""How far a response has come: whether there is anything of it, and whether it is whole."""

from quiz.questions import (
    Filled,
    Matched,
    Ordered,
    Picked,
    Presentation,
    Response,
    Typed,
)


def is_empty(response: Response) -> bool:
    """Whether nothing was picked, typed or matched; not knowing is an answer."""
    match response:
        case Picked(keys) | Ordered(keys):
            return not keys
        case Typed(text):
            return not text.strip()
        case Filled(texts):
            return not any(text.strip() for _, text in texts)
        case Matched(pairs):
            return not pairs
        case _:
            return False


def is_whole(response: Response, laid_out: Presentation) -> bool:
    """Whether nothing is left to be filled, matched or put in order; not knowing is whole."""
    match response:
        case Filled(texts):
            filled = {gap for gap, text in texts if text.strip()}
            return filled >= {slot.key for slot in laid_out.slots}
        case Matched(pairs):
            return {left for left, _ in pairs} >= {slot.key for slot in laid_out.slots}
        case Ordered(keys):
            return {*keys} >= {option.key for option in laid_out.options}
        case _:
            return not is_empty(response)
