"""What the user has answered, and how much of it is known to be in the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from auditprep.model import Answer

_NOTHING = Answer()
Changes = dict[str, Any]  # any of mark, text, evidence, done and carried


class Drafts:
    """Every answer as the user sees it: what the case holds, and over it what the user wants there.

    A wish is kept until the case is known to hold its value, however many times that is tried, and in whatever
    order the news arrives: an acknowledgement of something older does not take a newer wish away.
    """

    def __init__(self) -> None:
        self._saved: dict[str, Answer] = {}
        self._wanted: dict[str, Changes] = {}
        self._refused: set[str] = set()
        self._confirmed: set[str] = set()  # drafts of last year's that were confirmed by calling them done

    def start(self, answers: Mapping[str, Answer]) -> None:
        """Begins anew from what a case holds."""
        self._saved = dict(answers)
        self._confirmed.clear()
        self.forget()

    def forget(self) -> None:
        """Gives up every wish that the case does not hold."""
        self._wanted.clear()
        self._refused.clear()

    def refresh(self, answers: Mapping[str, Answer]) -> None:
        """Takes what the same case holds now. What it lacks of the wishes is to be tried again."""
        for key, answer in answers.items():
            self.acknowledge(key, answer)
        self._refused = set(self._wanted)

    def answer(self, key: str) -> Answer:
        """The answer as the user sees it."""
        saved, wanted = self._saved.get(key, _NOTHING), self._wanted.get(key)
        return replace(saved, **wanted) if wanted else saved

    def change(self, key: str, changes: Changes) -> Changes:
        """What must be saved for this to come true: what is news, and what was refused before. May be empty. What is called
        done is confirmed with that; and is a draft again when that is undone."""
        known = self.answer(key)
        changes = self._with_confirming(key, known, changes)
        news = {field: value for field, value in changes.items() if getattr(known, field) != value}
        if not news and key not in self._refused:
            return {}
        self._wanted[key] = wanted = self._wanted.get(key, {}) | news
        send = wanted if key in self._refused else news
        self._refused.discard(key)
        return dict(send)

    def _with_confirming(self, key: str, known: Answer, changes: Changes) -> Changes:
        if changes.get("done"):
            if known.carried:
                self._confirmed.add(key)
            return changes | {"carried": False}
        is_undone = changes.get("done") is False and key in self._confirmed
        if is_undone and not replace(known, **changes).is_empty:  # nothing is no draft
            self._confirmed.discard(key)
            return changes | {"carried": True}
        return changes

    def retry(self) -> list[tuple[str, Changes]]:
        """Everything that was refused, to be tried again."""
        return [(key, self.change(key, {})) for key in sorted(self._refused)]

    def acknowledge(self, key: str, answer: Answer) -> None:
        """The case holds this answer."""
        self._saved[key] = answer
        wanted = self._wanted.pop(key, {})
        lacking = {field: value for field, value in wanted.items() if getattr(answer, field) != value}
        if lacking:
            self._wanted[key] = lacking
        else:
            self._refused.discard(key)

    def refuse(self, key: str) -> None:
        """A change was not saved. It is kept, and goes along with the next attempt."""
        if key in self._wanted:
            self._refused.add(key)

    def is_on_its_way(self, key: str) -> bool:
        return key in self._wanted and key not in self._refused

    def is_refused(self, key: str) -> bool:
        return key in self._refused
