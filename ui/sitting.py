"""One sitting at one case, from when it is opened until it is left: what it holds, and what is still to be saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from auditprep.model import Answer, Snapshot
from ui.rescue import RescueFile
from ui.worker import Opened


class Sitting:
    """Keeps every change until the case is known to hold it. The snapshot is the case as it holds it: a change that only waits
    to be saved would be taken for saved there."""

    def __init__(self, opened: Opened) -> None:
        self.token = opened.token
        self.read_only, self.disk_full = opened.read_only, opened.disk_full
        self.holder = opened.holder  # who has it, where it is read-only for that
        self.snapshot: Snapshot = opened.snapshot
        self.unsaved: dict[str, dict[str, Any]] = {}
        self.failing: set[str] = set()
        self._rescue = RescueFile(opened.snapshot.path)

    def want(self, key: str, changes: dict[str, Any]) -> dict[str, Any]:
        """Keeps a change; gives what to send: what failed before goes along."""
        wanted = self.unsaved.setdefault(key, {})
        wanted.update(changes)
        return dict(wanted) if key in self.failing else changes

    def news(self, key: str, changes: dict[str, Any]) -> dict[str, Any]:
        """What of these changes is not on its way already. (Sent once more, it would go over what has been asked for meanwhile,
        such as an earlier text.)"""
        waiting = {} if key in self.failing else self.unsaved.get(key, {})
        return {
            name: value for name, value in changes.items() if name not in waiting or waiting[name] != value
        }

    def keep(self, key: str, sent: dict[str, Any], changed_since: tuple[str, ...]) -> Answer:
        """The case holds what was sent, and says which answers are others by that than the board has decided on: gives the
        answer as it is now. A newer wish is still waiting."""
        waiting = self.unsaved.get(key, {})
        for name in [name for name, value in sent.items() if name in waiting and waiting[name] == value]:
            del waiting[name]
        if not waiting:
            self.unsaved.pop(key, None)
            self.failing.discard(key)
        if not self.failing:
            self._rescue.remove()
        answer = _changed(self.snapshot.answer(key), sent)
        self.snapshot = replace(
            self.snapshot, answers={**self.snapshot.answers, key: answer}, changed_since=changed_since
        )
        return answer

    @property
    def seen(self) -> Snapshot:
        """The case as the window shows it: with what only waits to be saved."""
        waiting = {key: _changed(self.snapshot.answer(key), each) for key, each in self.unsaved.items()}
        return (
            replace(self.snapshot, answers={**self.snapshot.answers, **waiting}) if waiting else self.snapshot
        )

    def rescue(self) -> Path | None:
        """Writes all that is not saved to the rescue file, and says where that is."""
        return self._rescue.write(self.unsaved)


def _changed(answer: Answer, changes: dict[str, Any]) -> Answer:
    """The answer after these changes; who calls it done has confirmed it, and where nothing is left there is no draft (as the
    case has it, but not while it is being typed)."""
    after = replace(answer, **changes)
    is_typed = set(changes) in ({"text"}, {"evidence"})
    is_draft = after.carried and not after.done and not (after.is_empty and not is_typed)
    return replace(after, carried=is_draft)
