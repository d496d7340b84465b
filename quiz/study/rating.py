"""The rating that a verdict stands for, until the learner says otherwise."""

from quiz.questions import DontKnow, Outcome, Picked, Rating, Recalled, Response, Verdict
from quiz.study.events import Confidence

FEW_SLIPS_OF = 5


def rating_of(
    verdict: Verdict,
    response: Response,
    *,
    hinted: bool,
    helped: bool = False,
    confidence: Confidence | None = None,
) -> Rating:
    """The rating of an answer (design §7); where two rules apply, the lowest counts.

    Right is Good, with a hint or as a guess Hard, and as a guess between two options Again; partial
    is Again, or Hard with one slip in five parts or more; anything else is Again, and so is what
    was helped by letters of the answer or by wrong options struck out. A flashcard is rated by the
    learner, after a hint Hard at best.
    """
    match response, verdict.outcome:
        case Recalled(rating), _:
            rated = rating
        case DontKnow(), _:
            rated = Rating.AGAIN
        case _, Outcome.RIGHT:
            rated = Rating.GOOD
        case _, Outcome.PARTIAL:
            slips = sum(part.outcome is not Outcome.RIGHT for part in verdict.parts)
            few = slips == 1 and len(verdict.parts) >= FEW_SLIPS_OF
            rated = Rating.HARD if few else Rating.AGAIN
        case _:
            rated = Rating.AGAIN
    if helped:
        return Rating.AGAIN
    if confidence is Confidence.GUESS:
        between_two = isinstance(response, Picked) and len(verdict.parts) <= 2
        rated = min(rated, Rating.AGAIN if between_two else Rating.HARD)
    return min(rated, Rating.HARD) if hinted else rated
