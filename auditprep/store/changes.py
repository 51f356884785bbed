"""Changes to rows, each with its line of history. They run inside the caller's transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TypedDict

from sqlite_utils import Database

from auditprep.model import Answer
from auditprep.store.rows import insert, read_answer


def now() -> str:
    """This moment in UTC, as it is written in the file."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


class AnswerChange(TypedDict, total=False):
    """What is to be changed of an answer; what is not named stays."""

    mark: str | None
    text: str
    done: bool


class Changes:
    """Writes what differs, signed by `who`. An equal value is no change and leaves no history."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    def answer(self, key: str, change: AnswerChange) -> None:
        before = self._answer(key)
        after = replace(before, **change)
        if before == after:
            return
        self._db.conn.execute(
            "INSERT INTO answer (question, mark, text, done) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (question) DO UPDATE SET mark = excluded.mark, text = excluded.text, done = excluded.done",
            (key, after.mark, after.text, int(after.done)),
        )
        self._remember(key, "mark", before.mark, after.mark)
        self._remember(key, "text", before.text or None, after.text or None)
        self._remember(key, "done", _said(before.done), _said(after.done))

    def _answer(self, key: str) -> Answer:
        row = self._db.conn.execute(
            "SELECT mark, text, done FROM answer WHERE question = ?", (key,)
        ).fetchone()
        return read_answer(*row) if row else Answer()

    def cite(self, key: str, evidence: int, pages: str | None) -> None:
        before = self._cited(key, evidence)
        self._db.conn.execute(
            "INSERT INTO citation (question, evidence, pages) VALUES (?, ?, ?)"
            " ON CONFLICT (question, evidence) DO UPDATE SET pages = excluded.pages",
            (key, evidence, pages),
        )
        self._remember(key, "citation", before, self._cited(key, evidence))

    def uncite(self, key: str, evidence: int) -> None:
        before = self._cited(key, evidence)
        self._db.conn.execute("DELETE FROM citation WHERE question = ? AND evidence = ?", (key, evidence))
        self._remember(key, "citation", before, None)

    def _cited(self, key: str, evidence: int) -> str | None:
        """The citation as people read it: the evidence's title, and the pages."""
        row = self._db.conn.execute(
            "SELECT title, citation.pages FROM citation JOIN evidence ON evidence.id = citation.evidence"
            " WHERE question = ? AND evidence.id = ?",
            (key, evidence),
        ).fetchone()
        return ", ".join(part for part in row if part) if row else None

    def _remember(self, key: str, field: str, before: str | None, after: str | None) -> None:
        if before != after:
            row = {"question": key, "changed": now(), "who": self._who, "field": field}
            insert(self._db, "history", {**row, "before": before, "after": after})


def _said(done: bool) -> str | None:
    return "true" if done else None
