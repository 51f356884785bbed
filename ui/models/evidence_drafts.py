"""Changes of evidence that are on their way to the case."""

from __future__ import annotations

from dataclasses import replace

from auditprep.model import Evidence

Changes = dict[str, object]


class EvidenceDrafts:
    """What was sent is shown until the case is known to have it: an older answer of the case's does not undo what the
    user has just written."""

    def __init__(self) -> None:
        self._sent: dict[int, dict[str, tuple[object, object]]] = {}  # before, after

    def send(self, evidence: Evidence, changes: Changes) -> None:
        """These changes are on their way; `evidence` is what the case has."""
        sent = self._sent.setdefault(evidence.id, {})
        for name, after in changes.items():
            sent[name] = (getattr(evidence, name), after)

    def seen(self, evidence: Evidence) -> Evidence:
        """The evidence as the user left it; `evidence` is what the case has now. What the case has taken over, or
        changed by itself, is waited for no more."""
        sent = self._sent.get(evidence.id, {})
        for name, (before, after) in list(sent.items()):
            if getattr(evidence, name) == after or getattr(evidence, name) != before:
                del sent[name]
        return replace(evidence, **{name: after for name, (_before, after) in sent.items()})

    def refuse(self, id_: int) -> None:
        """The changes of this evidence were not saved: what the case has counts."""
        self._sent.pop(id_, None)

    def forget(self) -> None:
        self._sent.clear()
