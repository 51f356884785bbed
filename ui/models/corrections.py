"""What the user has put right in how a form was read, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.model import Change, Correction

Corrected = tuple[Correction, ...]


class Corrections:
    """The corrections as they are now, and as they were before each step."""

    def __init__(self) -> None:
        self._states: list[Corrected] = [()]

    @property
    def now(self) -> Corrected:
        return self._states[-1]

    @property
    def can_undo(self) -> bool:
        return len(self._states) > 1

    def start(self, corrections: Corrected) -> None:
        """Begins anew from these; there is no way back behind them."""
        self._states = [corrections]

    def add(self, correction: Correction) -> None:
        """One more. A field that is corrected twice in a row is corrected once."""
        now = self.now
        if now and _is_same_field(now[-1], correction):
            now = now[:-1]
        self._states.append((*now, correction))

    def restore(self, question: str) -> None:
        """What was no question is one again."""
        self._drop(lambda each: each.question == question and each.change is Change.SKIP)

    def leave_out(self, corrections: Corrected) -> None:
        """Takes these away, as those of a saved layout."""
        self._drop(lambda each: each in corrections)

    def undo(self) -> bool:
        """Back to before the last step; whether there was one."""
        if not self.can_undo:
            return False
        self._states.pop()
        return True

    def _drop(self, unwanted: Callable[[Correction], bool]) -> None:
        self._states.append(tuple(each for each in self.now if not unwanted(each)))


def _is_same_field(one: Correction, other: Correction) -> bool:
    fields = (Change.NUMBER, Change.TEXT, Change.GUIDANCE, Change.KIND, Change.OPTIONS, Change.SECTION)
    return one.change in fields and (one.question, one.change) == (other.question, other.change)
