"""All that is asked about spelling: the dictionary, the words of the field, and the user's own, together."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from threading import Lock

from auditprep import richtext
from auditprep.errors import FileError, FileUnreadable
from auditprep.paths import resource
from auditprep.richtext import Spans, Table
from auditprep.spelling.dictionary import Dictionary
from auditprep.spelling.lists import common_words, field_words
from auditprep.spelling.own_words import OwnWords
from auditprep.spelling.rings import with_rings
from auditprep.spelling.suggesting import suggestions
from auditprep.spelling.words import Word, words_in

Span = tuple[int, int]
_PATIENCE = 1.0  # seconds
_AFTER, _BEFORE = ("plan", "arbete"), ("fem", "stor")  # what a part of a compound is tried with


class Speller:
    """May be shared by several threads: each waits for its turn."""

    def __init__(self, dictionary: Dictionary | None = None, own: OwnWords | None = None) -> None:
        """Reads the dictionary. Raises FileMissing, FileUnreadable."""
        self._dictionary = dictionary or Dictionary()
        self._own = own or OwnWords()
        self._field = field_words()
        common = common_words()
        if not all(map(self._dictionary.knows, common)):  # what Hunspell cannot open it takes for empty
            raise FileUnreadable(file=str(resource("spelling")), reason="disk-error")
        self._preferred = self._field | common
        self._lists: frozenset[str] = self._field
        self._turn = Lock()
        self._looked = -_PATIENCE  # when the own words were looked at last

    def misspelt(self, text: str, besides: Collection[str] = ()) -> tuple[Span, ...]:
        """Where in a paragraph stand words that are in no list. `besides`: names that are known here."""
        with self._turn:
            self._look_at_own()
            return tuple((word.start, word.end) for word in self._wrong(text, besides))

    def has_misspelt(self, markdown: str, besides: Collection[str] = ()) -> bool:
        """Whether there is such a word in an answer, outside its links."""
        with self._turn:
            self._look_at_own()
            return any(next(self._wrong(text, besides), None) for text in texts(markdown))

    def suggest(self, word: str) -> tuple[str, ...]:
        """What the word may have been meant to be, the likeliest first; at most five."""
        with self._turn:
            self._look_at_own()
            preferred = self._preferred | self._lists
            return suggestions(word, self._knows, self._dictionary.is_made_up, preferred)

    def with_rings(self, text: str) -> str:
        """A file's name in words, with rings and dots where it is sure that they were left out."""
        with self._turn:
            self._look_at_own()
            return with_rings(text, self._knows)

    def own_words(self) -> tuple[str, ...]:
        """The user's own, in order. Raises FileUnreadable, FileTooBig."""
        return tuple(sorted(self._own.words(), key=str.casefold))

    def add(self, word: str) -> None:
        """It is one of the user's own. Raises FileNotWritable, FileUnreadable, FileTooBig, DiskFull; then it is known all the
        same, until the program ends."""
        try:
            self._own.add(word)
        finally:
            self._looked = -_PATIENCE

    def remove(self, word: str) -> None:
        """It is no more. Raises as `add`."""
        try:
            self._own.remove(word)
        finally:
            self._looked = -_PATIENCE

    def _look_at_own(self) -> None:
        """A file of own words that cannot be read is told of where they are listed, and hinders nothing. It may lie on a share,
        so it is not asked for at every paragraph."""
        if time.monotonic() - self._looked < _PATIENCE:
            return
        self._looked = time.monotonic()
        try:
            own = self._own.words()
        except FileError:
            own = frozenset()
        self._lists = self._field | own

    def _wrong(self, text: str, besides: Collection[str]) -> Iterator[Word]:
        return (word for word in words_in(text) if not self._is_right(word, besides))

    def _is_right(self, word: Word, besides: Collection[str]) -> bool:
        written = word.looked_up
        if self._knows(written) or _is_in(written, besides):
            return True
        if word.is_followed_by_stop and self._dictionary.knows(f"{written}."):
            return True
        return not word.stands_free and self._is_part(written)

    def _is_part(self, written: str) -> bool:
        """Whether it can be the first or the last part of a compound."""
        parts = (*(written + after for after in _AFTER), *(before + written for before in _BEFORE))
        return any(map(self._knows, parts)) or (written.endswith("s") and self._knows(written[:-1]))

    def _knows(self, written: str) -> bool:
        return self._dictionary.knows(written) or _is_in(written, self._lists)


def texts(markdown: str) -> Iterator[str]:
    """The paragraphs and cells of an answer. Instead of the words of links stands what is never looked up."""
    for block in richtext.parse(markdown):
        if isinstance(block, Table):
            yield from (_without_links(cell) for row in block.rows for cell in row)
        else:
            yield _without_links(block.spans)


def _without_links(spans: Spans) -> str:
    return "".join("0" * len(span.text) if span.link else span.text for span in spans)


def _is_in(written: str, words: Collection[str]) -> bool:
    """Whether the word is among these, or is the genitive of one; a word without a capital may have one, a name must."""
    return any(form in words for form in _forms(written))


def _forms(written: str) -> Iterator[str]:
    for form in (written, written[:-1]) if written[-1:] in ("s", "S") else (written,):
        yield form
        if form[:1].isupper():
            yield form[:1].lower() + form[1:]
        if form.isupper():
            yield form.lower()
            yield form.capitalize()
