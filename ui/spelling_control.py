"""Spelling, between the window and the core: paragraphs in, what is in no list out. In a thread of its own, a little at a
time, so that who asks for suggestions does not wait for the rest of a long answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal

from auditprep.errors import AuditprepError
from auditprep.model import Spelling
from ui.worker import CallOff, Worker

_AT_ONCE = 3_000  # characters of what is looked through between two other jobs

Text = tuple[str, str]  # a key, and Markdown


class SpellingControl(QObject):
    """Wishes in as method calls, facts out as signals."""

    checked = Signal(object)  # dict of paragraph → places
    suggested = Signal(str, object)  # the word, what it may have been meant to be
    found = Signal(str)  # the key of the first answer with a misspelling; "" where there is none
    words_read = Signal(object)  # tuple of the user's own words
    added = Signal(str)
    removed = Signal(object)  # tuple of words
    unavailable = Signal(object)  # error: nothing can be checked
    write_failed = Signal(object)  # error: the own words cannot be kept, or read

    def __init__(
        self, speller: Callable[[], Spelling], worker: Worker, parent: QObject | None = None
    ) -> None:
        """`speller` gives what knows words; it is called in the worker's thread."""
        super().__init__(parent)
        self._speller, self._worker = speller, worker
        self._checking, self._finding = CallOff(), CallOff()

    def check(self, texts: Sequence[str], besides: Collection[str]) -> None:
        """Looks paragraphs through, and tells in parts; what was asked before and is not begun is called off."""
        self._checking.set()
        self._checking = CallOff()
        self._check_on(_in_parts(texts), frozenset(besides), self._checking)

    def suggest(self, word: str) -> None:
        """Thinks of what the word may have been meant to be."""
        self._worker.do(
            lambda: self._speller().suggest(word),
            lambda words: self.suggested.emit(word, words),
            lambda _error: self.suggested.emit(word, ()),
        )

    def find(self, answers: Sequence[Text], besides: Collection[str]) -> None:
        """Looks for the first of these answers with a misspelling."""
        self._finding.set()
        self._finding = CallOff()
        self._find_on(list(answers), frozenset(besides), self._finding)

    def cancel(self) -> None:
        """The case is left."""
        self._checking.set()
        self._finding.set()

    # The user's own words

    def read_words(self) -> None:
        self._worker.do(self._words, self.words_read.emit, self.write_failed.emit)

    def add(self, word: str) -> None:
        """It is one of the user's own; where that cannot be kept it is known all the same, until the program ends."""

        def failed(error: AuditprepError) -> None:
            self.added.emit(word)
            self.write_failed.emit(error)

        self._worker.do(lambda: self._speller().add(word), lambda _none: self.added.emit(word), failed)

    def remove(self, words: tuple[str, ...]) -> None:
        def work() -> None:
            for word in words:
                self._speller().remove(word)

        self._worker.do(work, lambda _none: self.removed.emit(words), self.write_failed.emit)

    def _words(self) -> tuple[str, ...]:
        return self._speller().own_words()

    # A part at a time

    def _check_on(self, parts: list[list[str]], besides: frozenset[str], call_off: CallOff) -> None:
        if not parts:
            return
        first, *more = parts

        def told(found: dict[str, object]) -> None:
            if not call_off.is_set():
                self.checked.emit(found)
                self._check_on(more, besides, call_off)

        def work() -> dict[str, object]:
            speller = self._speller()
            return {text: speller.misspelt(text, besides) for text in first}

        self._worker.do(work, told, self._tell_failed(call_off), call_off)

    def _find_on(self, left: list[Text], besides: frozenset[str], call_off: CallOff) -> None:
        now, later = _some(left)

        def work() -> str | None:
            speller = self._speller()
            return next((key for key, markdown in now if speller.has_misspelt(markdown, besides)), None)

        def told(key: str | None) -> None:
            if call_off.is_set():
                return
            if key is None and later:
                self._find_on(later, besides, call_off)
            else:
                self.found.emit(key or "")

        self._worker.do(work, told, self._tell_failed(call_off), call_off)

    def _tell_failed(self, call_off: CallOff) -> Callable[[AuditprepError], None]:
        def tell(error: AuditprepError) -> None:
            if not call_off.is_set():
                self.unavailable.emit(error)

        return tell


def _in_parts(texts: Sequence[str]) -> list[list[str]]:
    """The texts in runs of about so many characters."""
    parts: list[list[str]] = []
    room = 0
    for text in texts:
        if not parts or room < len(text):
            parts.append([])
            room = _AT_ONCE
        parts[-1].append(text)
        room -= len(text)
    return parts


def _some(answers: list[Text]) -> tuple[list[Text], list[Text]]:
    """The first of these answers, and the rest."""
    length = 0
    for at, (_key, markdown) in enumerate(answers):
        if length > _AT_ONCE:
            return answers[:at], answers[at:]
        length += len(markdown)
    return answers, []
