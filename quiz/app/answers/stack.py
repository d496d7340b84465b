"""The answer widgets of a screen, one a kind, of which one is shown at a time."""

from textual.containers import Vertical

from quiz.app.answers import AREAS, AnswerArea
from quiz.questions import Question


class AreaStack(Vertical):
    """Makes a kind's widget when it is first wanted, and uses it again from then on."""

    def __init__(self) -> None:
        super().__init__(id="area")
        self._areas: dict[type[AnswerArea], AnswerArea] = {}

    async def area_for(self, question: Question) -> AnswerArea:
        """The widget that answers a question, alone in sight."""
        kind = AREAS[question.kind]
        area = self._areas.get(kind)
        if area is None:
            area = self._areas[kind] = kind()
            await self.mount(area)
        for other in self._areas.values():
            other.display = other is area
        return area

    def clear(self) -> None:
        """Show none of them."""
        for area in self._areas.values():
            area.display = False
