"""What is known of how saving goes: when each answer was saved last, and why it was not."""

from __future__ import annotations

import datetime as dt


class Saving:
    """By the questions' keys."""

    def __init__(self) -> None:
        self._saved_at: dict[str, dt.datetime] = {}
        self._failures: dict[str, str] = {}

    def start(self) -> None:
        """Begins anew: nothing is known."""
        self._saved_at.clear()
        self._failures.clear()

    def succeed(self, key: str, when: dt.datetime, *, wholly: bool) -> None:
        """The case holds an answer since `when`; `wholly`: nothing of it failed that is still wanted."""
        self._saved_at[key] = when
        if wholly:
            self._failures.pop(key, None)

    def fail(self, key: str, sentence: str) -> None:
        self._failures[key] = sentence

    def saved_at(self, key: str) -> dt.datetime | None:
        """When the answer was saved last; None where it was not, or failed since."""
        return None if key in self._failures else self._saved_at.get(key)

    def failure(self, key: str | None) -> tuple[str, str] | None:
        """The question that is not saved and why: this one, or else the first that failed; None if all is well."""
        if not self._failures:
            return None
        failed = key if key in self._failures else next(iter(self._failures))
        return failed, self._failures[failed]
