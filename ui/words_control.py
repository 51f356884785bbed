"""Words in all answers, between the window and the core: found, and replaced. Wishes in as method calls, facts out as
signals."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import Signal

from auditprep.model import Progress, Reworded, Rewording, Snapshot, WordSearch
from auditprep.prose.phrases import Phrase
from auditprep.prose.replacing import MOST, rewordings
from ui.case_control import CaseControl, unless
from ui.worker import CallOff, Desk

_AT_ONCE = 50  # places, before it is seen whether they still are wanted


class WordsControl(CaseControl):
    """Seeks in what the window shows, also where that only waits to be saved; only the latest wish is answered."""

    found = Signal(object, object)  # WordSearch, tuple of Rewording
    replaced = Signal(object)  # Reworded
    replace_failed = Signal(object)  # error
    phrases_read = Signal(object, object)  # tuples of Phrase: those that come with auditprep, the user's own
    phrases_kept = Signal(object)  # tuple of Phrase: the user's own as they are kept
    keep_failed = Signal(object)  # error

    def __init__(self, seen: Callable[[], Snapshot | None], *given: Any) -> None:
        """`seen` is the open case as the window shows it; None without one."""
        super().__init__(*given)
        self._seen = seen
        self._seeking = CallOff()

    def cancel(self) -> None:
        super().cancel()
        self._seeking.set()

    def find(self, sought: WordSearch) -> None:
        """Seeks the words in all answers."""
        self._seeking.set()
        self._seeking = call_off = CallOff()
        if (snapshot := self._seen()) is None:
            return

        def told(found: tuple[Rewording, ...]) -> None:
            if not call_off.is_set():
                self.found.emit(sought, found)

        self._worker.do(lambda: _seek(snapshot, sought), told, unless(call_off, self._failed), call_off)

    def replace(self, sought: WordSearch, places: tuple[Rewording, ...]) -> None:
        """Writes these places over, as one step."""
        what = f"{sought.find} → {sought.words or '–'}"

        def work(desk: Desk) -> tuple[Reworded, Snapshot]:
            return desk.case.replace_words(places, what), desk.case.snapshot()

        self._bound()(work, self._on_replaced, self.replace_failed.emit)

    # Phrases

    def read_phrases(self) -> None:
        """The phrases that there are."""
        self._worker.do(self._press.phrases, lambda both: self.phrases_read.emit(*both), self._failed)

    def keep_phrases(self, before: tuple[Phrase, ...], after: tuple[Phrase, ...]) -> None:
        """The user's own were `before`, and are `after`."""
        self._worker.do(
            lambda: self._press.keep_phrases(before, after), self.phrases_kept.emit, self.keep_failed.emit
        )

    def _on_replaced(self, made: tuple[Reworded, Snapshot]) -> None:
        self._refreshed(made[1])
        self.replaced.emit(made[0])


def _seek(snapshot: Snapshot, sought: WordSearch) -> Generator[Progress, None, tuple[Rewording, ...]]:
    """An answer at a time: of a large case it takes a while, and is called off when more of the words is typed."""
    found: list[Rewording] = []
    answers = list(snapshot.answers.items())
    for at in range(0, len(answers), _AT_ONCE):
        yield Progress(at, len(answers), "seek")
        found += rewordings(dict(answers[at : at + _AT_ONCE]), sought)
        if len(found) > MOST:
            break
    return tuple(found)
