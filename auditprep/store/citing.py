"""What answers lean on. Every change is remembered in the history of the answer; all inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlite_utils import Database

from auditprep.prose.pages import pages_list, pages_of
from auditprep.store.changes import Step, remember


@dataclass(frozen=True, slots=True)
class _Told:
    """A citation as a row, as people read it, and as a step keeps it."""

    question: str
    evidence: int
    quote: str
    words: str
    state: str


class Citing:
    """Changes to citations, signed by `who`."""

    def __init__(self, db: Database, who: str, step: Step | None = None) -> None:
        """`step` is what the changes are part of, so that they can be taken back with it."""
        self._db = db
        self._who = who
        self._step = step

    def cite(self, key: str, evidence: int, pages: str | None, quote: str) -> None:
        """The answer leans on these pages of the newest version, and on those of the same quote no more."""
        with self.remembered(evidence):
            self._db.conn.execute(
                "INSERT INTO citation (question, evidence, pages, quote, version)"
                " SELECT ?1, ?2, ?3, ?4, max(number) FROM version WHERE evidence = ?2 HAVING count(*)"
                " ON CONFLICT (question, evidence, quote)"
                " DO UPDATE SET pages = excluded.pages, version = excluded.version",
                (key, evidence, pages, quote),
            )

    def uncite(self, key: str, evidence: int, quote: str) -> None:
        with self.remembered(evidence):
            self._db.conn.execute(
                "DELETE FROM citation WHERE question = ? AND evidence = ? AND quote = ?",
                (key, evidence, quote),
            )

    def follow(self, evidence: int, number: int, to: int, as_number: int) -> None:
        """The citations of a version follow it to another piece of evidence. Where the same question cites that one
        already, in the same words, the two become one."""
        self._db.conn.execute("PRAGMA defer_foreign_keys = ON")  # until the version itself has moved
        rows = self._db.conn.execute(
            "SELECT id, question, pages, quote FROM citation WHERE evidence = ? AND version = ?",
            (evidence, number),
        ).fetchall()
        for id, question, pages, quote in rows:
            there = self._db.conn.execute(
                "SELECT id, pages FROM citation WHERE question = ? AND evidence = ? AND quote = ?",
                (question, to, quote),
            ).fetchone()
            if there:
                self._db.conn.execute("DELETE FROM citation WHERE id = ?", (id,))
                id, pages = there[0], _both(there[1], pages)
            self._db.conn.execute(
                "UPDATE citation SET evidence = ?, version = ?, pages = ? WHERE id = ?",
                (to, as_number, pages, id),
            )

    def state(self, key: str, evidence: int, quote: str) -> str | None:
        """What a citation says, as a step keeps it; None where there is none."""
        row = self._db.conn.execute(
            "SELECT pages, version FROM citation WHERE question = ? AND evidence = ? AND quote = ?",
            (key, evidence, quote),
        ).fetchone()
        return _state(*row) if row else None

    def put(self, key: str, evidence: int, quote: str, state: str | None) -> None:
        """Makes a citation what a step has kept of it. One of a version that is not there any more is of the newest."""
        if state is None:
            self.uncite(key, evidence, quote)
            return
        pages, version = json.loads(state)
        with self.remembered(evidence):
            self._db.conn.execute(
                "INSERT INTO citation (question, evidence, pages, quote, version)"
                " SELECT ?1, ?2, ?3, ?4, coalesce(max(iif(number = ?5, number, NULL)), max(number))"
                " FROM version WHERE evidence = ?2 HAVING count(*) ON CONFLICT (question, evidence, quote)"
                " DO UPDATE SET pages = excluded.pages, version = excluded.version",
                (key, evidence, pages, quote, version),
            )

    def forget(self, evidence: int) -> None:
        """Leaves nothing of what leaned on it, also in the history; older lines are known by their title."""
        self._db.conn.execute("DELETE FROM citation WHERE evidence = ?", (evidence,))
        self._db.conn.execute("DELETE FROM history WHERE evidence = ?", (evidence,))
        (title,) = self._db.conn.execute("SELECT title FROM evidence WHERE id = ?", (evidence,)).fetchone()
        for column in ("before", "after"):
            self._db.conn.execute(
                f"DELETE FROM history WHERE field = 'citation' AND evidence IS NULL"  # noqa: S608
                f" AND ({column} = ?1 OR substr({column}, 1, length(?1) + 2) = ?1 || ', ')",
                (title,),
            )

    @contextmanager
    def remembered(self, *evidence: int) -> Iterator[None]:
        """What changes inside, of what leans on this evidence, becomes lines of history."""
        before = self._told(evidence)
        yield
        after = self._told(evidence)
        for id, told in (before | after).items():
            self._remember(told, before.get(id), after.get(id))

    def _remember(self, told: _Told, before: _Told | None, after: _Told | None) -> None:
        if before == after:
            return
        was, is_now = (each.words if each else None for each in (before, after))
        key, of, step = told.question, told.evidence, self._step.id if self._step else None
        remember(self._db, self._who, key, "citation", was, is_now, of, step)
        if self._step:
            was, is_now = (each.state if each else None for each in (before, after))
            self._step.part("citation", told.quote, was, is_now, question=key, evidence=of)

    def _told(self, evidence: tuple[int, ...]) -> dict[int, _Told]:
        """The citations by the id of their row."""
        holes = ", ".join("?" * len(evidence))
        rows = self._db.conn.execute(
            "SELECT citation.id, question, evidence.id, title, version, pages, quote FROM citation"  # noqa: S608
            f" JOIN evidence ON evidence.id = citation.evidence WHERE removed IS NULL AND evidence.id IN ({holes})",
            evidence,
        )
        return {
            id: _Told(key, of, quote, _words(title, version, pages, quote), _state(pages, version))
            for id, key, of, title, version, pages, quote in rows
        }


def _state(pages: str | None, version: int) -> str:
    return json.dumps([pages, version], ensure_ascii=False)


def _words(title: str, version: int, pages: str | None, quote: str) -> str:
    parts = (title, f"version {version}" if version > 1 else "", pages, f"”{quote}”" if quote else "")
    return ", ".join(part for part in parts if part)


def _both(one: str | None, other: str | None) -> str | None:
    """The pages of both; None, which is all of it, where either is."""
    if not one or not other:
        return None
    return pages_of((*pages_list(one), *pages_list(other))) or one
