"""What the auditors said, as the user writes it down: what the case holds, and over it what is not there yet."""

from __future__ import annotations

from collections.abc import Mapping

from auditprep.model import Remark


class Remarks:
    """By the question's key, "" for the whole. A wish is kept until the case is known to hold it."""

    def __init__(self) -> None:
        self._saved: Mapping[str, Remark] = {}
        self._wanted: dict[str, Remark] = {}
        self._refused: set[str] = set()

    def start(self, saved: Mapping[str, Remark]) -> None:
        """Begins anew from what a case holds."""
        self._wanted.clear()
        self._refused.clear()
        self.follow(saved)

    def follow(self, saved: Mapping[str, Remark]) -> None:
        """Takes what the same case holds now."""
        self._saved = saved
        self._wanted = {key: wish for key, wish in self._wanted.items() if wish != self._held(key)}
        self._refused &= set(self._wanted)

    def remark(self, key: str) -> Remark:
        """The remark as the user sees it."""
        return self._wanted.get(key, self._held(key))

    def change(self, key: str, remark: Remark) -> bool:
        """The user has written this; whether it is to be saved: it is news, or was refused before."""
        if remark == self.remark(key) and key not in self._refused:
            return False
        self._wanted[key] = remark
        self._refused.discard(key)
        return True

    def refuse(self, key: str) -> None:
        """It was not saved. It is kept, to be tried again."""
        if key in self._wanted:
            self._refused.add(key)

    def retry(self) -> list[tuple[str, Remark]]:
        """Everything that was refused."""
        again = [(key, self._wanted[key]) for key in sorted(self._refused)]
        self._refused.clear()
        return again

    def is_kept(self, key: str) -> bool:
        """Whether the case holds what the user sees."""
        return key not in self._wanted

    def are_kept(self) -> bool:
        """Whether the case holds all that the user sees."""
        return not self._wanted

    def _held(self, key: str) -> Remark:
        return self._saved.get(key, Remark())
