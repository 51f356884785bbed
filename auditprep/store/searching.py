"""Finding pages by their words. Old versions, and evidence that was taken away, are not found."""

from __future__ import annotations

import sqlite3
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from typing import Any, Self

from sqlite_utils import Database

_SHOWN = (
    "SELECT version.id FROM version JOIN evidence ON evidence.id = evidence WHERE removed IS NULL"
    " AND number = (SELECT max(number) FROM version AS other WHERE other.evidence = version.evidence)"
)
_NAMES = f"""
SELECT evidence.id, number, title, file_name, body, date, '§ ' || paragraph, dnr, decided
FROM version JOIN evidence ON evidence.id = evidence WHERE version.id IN ({_SHOWN}) ORDER BY evidence.id
"""  # noqa: S608
_DECISIONS = (
    "SELECT evidence, '§ ' || paragraph, title, dnr FROM decision"
    " WHERE evidence IS NOT NULL AND NOT removed ORDER BY id"
)
_KEPT = 50  # words that were looked for
_STEPS = 500  # of SQLite's machine, between two looks at the clock
_FINDING = 0.6  # of the time; the rest is for showing what was found

PageRow = tuple[int, int, int, str | None, str]
"""Evidence, version, number, printed number, text."""


class Searching:
    """The words of a case and where they stand. A page is named by the id of its row.

    What is the same from one search to the next is kept: each word once, in one long text. A search is made `within`
    a time: when that is up, what was found by then comes back, and `late` is true.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._seconds: float | None = None
        self._began = 0.0
        self._terms: tuple[str, Sequence[str]] | None = None
        self._containing: dict[str, Sequence[str]] = {}
        self._all_shown = False
        self.late = False
        self.stamp: tuple[int, int] | None = None
        """Another one whenever something in the case may have changed."""

    @contextmanager
    def within(self, seconds: float | None) -> Iterator[Self]:
        """Itself for one search, inside the caller's transaction; None: however long it takes."""
        if len(self._containing) > _KEPT:
            self._containing = {}
        self._began, self._seconds, self.late = time.perf_counter(), seconds, False
        stamp = (self._one("PRAGMA data_version"), self._db.conn.total_changes)
        if stamp != self.stamp:
            self.stamp, self._terms = stamp, None
            self._containing = {}
            hidden = f"SELECT EXISTS (SELECT 1 FROM version WHERE id NOT IN ({_SHOWN}))"  # noqa: S608
            self._all_shown = not self._one(hidden)
        yield self

    def spent(self) -> float:
        """How much of the time is gone: 1 is all of it."""
        return (time.perf_counter() - self._began) / self._seconds if self._seconds else 0.0

    def known(self, words: Iterable[str]) -> Set[str]:
        """Those of the words that stand in some document, old or new."""
        _text, terms = self._all_terms()
        return {word for word in words if word and terms[bisect_left(terms, word, hi=len(terms) - 1)] == word}

    def containing(self, part: str) -> Sequence[str]:
        """The words of all documents with these letters in them."""
        if part in self._containing:
            return self._containing[part]
        if self.spent() > _FINDING:
            self.late = True
            return ()
        text, _terms = self._all_terms()
        found: list[str] = []
        self._containing[part] = found
        at = text.find(part)
        while at >= 0:
            end = text.index("\n", at)
            found.append(text[text.rindex("\n", 0, at) + 1 : end])
            at = text.find(part, end)
        return found

    def page_ids(self, match: str, limit: int, *, ranked: bool = False) -> list[int]:
        """The pages that a full-text query finds, so many at most: in the order they were taken in, or best first."""
        join = f" CROSS JOIN page ON page.id = page_text.rowid AND version IN ({_SHOWN})"
        query = (
            f"SELECT page_text.rowid FROM page_text{'' if self._all_shown else join}"  # noqa: S608
            f" WHERE page_text MATCH ?{' ORDER BY rank' if ranked else ''} LIMIT ?"
        )
        return [id for (id,) in self._in_time(query, (match, limit), _FINDING)]

    def with_sign(self, match: str, sign: str, limit: int) -> Iterator[tuple[int, str]]:
        """The pages that a full-text query finds if they also have a sign in them, which no such query can ask for."""
        query = (
            "SELECT page.id, page.text FROM page_text CROSS JOIN page ON page.id = page_text.rowid"  # noqa: S608
            f" WHERE page_text MATCH ? AND instr(page.text, ?) AND version IN ({_SHOWN}) LIMIT ?"
        )
        return self._in_time(query, (match, sign, limit), _FINDING)

    def pages(self, ids: Sequence[int]) -> Iterator[PageRow]:
        """Evidence, version, number, printed number and text of each page, in the order given."""
        query = (
            "SELECT version.evidence, version.number, page.number, page.printed, page.text"
            " FROM page JOIN version ON version.id = page.version WHERE page.id = ?"
        )
        for id in ids:
            yield from self._db.conn.execute(query, (id,))

    def names(self) -> Iterator[tuple[int, int, str]]:
        """All evidence that is there, with its newest version and what names it: title, file and decisions, a line each."""
        decisions = defaultdict(list)
        for evidence, *words in self._db.conn.execute(_DECISIONS):
            decisions[evidence].append(_line(words))
        for evidence, version, title, file_name, *adopted, decided in self._db.conn.execute(_NAMES):
            lines = (title, file_name, _line(adopted), decided, *decisions[evidence])
            yield evidence, version, "\n".join(filter(None, lines))

    def _in_time(self, query: str, values: tuple[object, ...], share: float) -> Iterator[Any]:
        """The rows that come before this share of the time is gone."""
        if self._seconds is not None:
            self._db.conn.set_progress_handler(lambda: self.spent() > share, _STEPS)
        try:
            yield from self._db.conn.execute(query, values)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            self.late = True
        finally:
            self._db.conn.set_progress_handler(None, _STEPS)

    def _all_terms(self) -> tuple[str, Sequence[str]]:
        """Every word, in order, between line ends; and the same one by one. With an empty one, so that there is a last."""
        if self._terms is None:
            words = self._one(
                "SELECT group_concat(text, char(10)) FROM (SELECT text FROM term ORDER BY text)"
            )
            text = f"\n{words or ''}\n"
            self._terms = text, text[1:].split("\n")
        return self._terms

    def _one(self, query: str) -> Any:
        return self._db.conn.execute(query).fetchone()[0]


def _line(words: Iterable[str | None]) -> str:
    return " ".join(filter(None, words))
