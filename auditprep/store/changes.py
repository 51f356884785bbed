"""Changes to rows, each with its line of history. They run inside the caller's transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal, TypedDict

from sqlite_utils import Database

from auditprep.model import Answer
from auditprep.store.rows import insert, read_answer


def now() -> str:
    """This moment in UTC, as it is written in the file."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


_TYPING_LASTS = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of history that grows while someone types: the window saves every few seconds, and a day's writing
    would otherwise be thousands of copies of a long answer."""

    id: int
    key: str
    field: TypedField
    began: dt.datetime

    def goes_on(self, key: str, field: TypedField) -> bool:
        return (self.key, self.field) == (key, field) and dt.datetime.now(dt.UTC) - self.began < _TYPING_LASTS


TypedField = Literal["text", "evidence"]
"""What of an answer is typed."""


class AnswerChange(TypedDict, total=False):
    """What is to be changed of an answer; what is not named stays."""

    mark: str | None
    text: str
    done: bool
    evidence: str


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
        self._write(key, after)
        self._remember(key, "mark", before.mark, after.mark)
        self._remember(key, "text", before.text or None, after.text or None)
        self._remember(key, "evidence", before.evidence or None, after.evidence or None)
        self._remember(key, "done", _said(before.done), _said(after.done))

    def typed(self, key: str, field: TypedField, text: str, line: TypedLine | None) -> TypedLine | None:
        """Saves what is being typed. Less than a minute after it began the line of history grows, later there is
        a new one. Gives the line to go on with."""
        answer = self._answer(key)
        before = answer.text if field == "text" else answer.evidence
        if before == text:
            return line
        self._write(key, replace(answer, text=text) if field == "text" else replace(answer, evidence=text))
        if line and line.goes_on(key, field):
            self._db.conn.execute("UPDATE history SET after = ? WHERE id = ?", (text or None, line.id))
            return line
        id = self._remember(key, field, before or None, text or None)
        return TypedLine(id, key, field, dt.datetime.now(dt.UTC))

    def _write(self, key: str, answer: Answer) -> None:
        self._db.conn.execute(
            "INSERT INTO answer (question, mark, text, done, evidence) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (question) DO UPDATE SET mark = excluded.mark, text = excluded.text,"
            " done = excluded.done, evidence = excluded.evidence",
            (key, answer.mark, answer.text, int(answer.done), answer.evidence),
        )

    def _answer(self, key: str) -> Answer:
        row = self._db.conn.execute(
            "SELECT mark, text, done, evidence FROM answer WHERE question = ?", (key,)
        ).fetchone()
        return read_answer(*row) if row else Answer()

    def _remember(self, key: str, field: str, before: str | None, after: str | None) -> int:
        return remember(self._db, self._who, key, field, before, after)


def remember(
    db: Database,
    who: str,
    key: str,
    field: str,
    before: str | None,
    after: str | None,
    evidence: int | None = None,
) -> int:
    """A line of history, if there is anything to remember; gives its id, or 0. `evidence` is what a citation is of."""
    if before == after:
        return 0
    row = {"question": key, "changed": now(), "who": who, "field": field}
    return insert(db, "history", {**row, "before": before, "after": after, "evidence": evidence})


def _said(done: bool) -> str | None:
    return "true" if done else None
