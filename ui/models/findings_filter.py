"""Which findings are shown, and how they are put together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from auditprep.model import Severity

EVERY: frozenset[Severity] = frozenset(Severity)


class By(Enum):
    """What findings are put together by."""

    QUESTION = "question"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class FindingsFilter:
    """What is asked for. `words` are all to be found, whatever their case; `accepted`: what may stand is shown, too;
    `untouched`: and what is told at questions that nobody has begun, however much it matters."""

    by: By = By.QUESTION
    severities: Collection[Severity] = EVERY
    accepted: bool = False
    words: tuple[str, ...] = ()
    untouched: bool = True

    @property
    def is_open(self) -> bool:
        """Whether every open finding is let through."""
        return frozenset(self.severities) == EVERY and self.untouched and not self.words
