"""Changes to answers, each with its line of history. They run inside the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal, TypedDict

from sqlite_utils import Database

from auditprep.model import Answer
from auditprep.store.latest import next_id
from auditprep.store.rows import ANSWER, answer_row, insert, read_answer, storable


def now() -> str:
    """This moment in UTC, as it is written in the file."""
    return moment(dt.datetime.now(dt.UTC))


def moment(when: dt.datetime) -> str:
    """A moment as it is written in the file: in UTC, so that moments are in the order of their letters."""
    return when.astimezone(dt.UTC).isoformat(timespec="microseconds")


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
        since = dt.datetime.now(dt.UTC) - self.began  # below zero where the clock has been set back
        return (self.key, self.field) == (key, field) and dt.timedelta() <= since < _TYPING_LASTS


TypedField = Literal["text", "evidence"]
"""What of an answer is typed."""


LEFT = "left:"
"""What stands before the field of a line of history that tells what somebody else said and was not taken."""


class AnswerChange(TypedDict, total=False):
    """What is to be changed of an answer; what is not named stays."""

    mark: str | None
    text: str
    done: bool
    evidence: str
    carried: bool


class Changes:
    """Writes what differs, signed by `who`. An equal value is no change and leaves no history."""

    def __init__(self, db: Database, who: str, step: Step | None = None) -> None:
        """`step` is what the changes are part of, so that they can be taken back with it."""
        self._db = db
        self._who = who
        self._step = step

    def answer(self, key: str, change: AnswerChange, *, told: bool = False) -> None:
        """An answer that is called done is no draft of another year any more, nor is one of which nothing is left. `told`: the
        history tells of it already."""
        before = self.current(key)
        after = replace(before, **change)
        if after.done or after.is_empty:
            after = replace(after, carried=False)
        if before == after:
            return
        self._write(key, after)
        new = told_parts(after)
        for field, value in told_parts(before).items():
            if value != new[field] and not told:
                self._remember(key, field, value, new[field])
            if value != new[field] and self._step:
                self._step.part("answer", field, value, new[field], question=key)

    def leave(self, key: str, change: AnswerChange) -> None:
        """Only remembers what somebody else said, as it is not taken: it stands there before what stays."""
        stays = self.current(key)
        now = told_parts(stays)
        for field, value in told_parts(replace(stays, **change)).items():
            if value != now[field]:
                self._remember(key, f"{LEFT}{field}", value, now[field])

    def typed(self, key: str, field: TypedField, text: str, line: TypedLine | None) -> TypedLine | None:
        """Saves what is being typed. Less than a minute after it began the line of history grows, later there is
        a new one. Gives the line to go on with."""
        answer = self.current(key)
        before = answer.text if field == "text" else answer.evidence
        if before == text:
            return line
        self._write(key, replace(answer, text=text) if field == "text" else replace(answer, evidence=text))
        if line and line.goes_on(key, field):
            self._db.conn.execute("UPDATE history SET after = ? WHERE id = ?", (text or None, line.id))
            return line
        self._step = Step(
            self._db, self._who, "typed", field, quiet=True
        )  # its part is the line itself, which grows
        id = self._remember(key, field, before or None, text or None)
        return TypedLine(id, key, field, dt.datetime.now(dt.UTC))

    def current(self, key: str) -> Answer:
        """The answer as it is now."""
        row = self._db.conn.execute(f"SELECT {ANSWER} FROM answer WHERE question = ?", (key,)).fetchone()  # noqa: S608
        return read_answer(*row) if row else Answer()

    def _write(self, key: str, answer: Answer) -> None:
        self._db.conn.execute(
            "INSERT INTO answer (question, mark, text, done, evidence, carried) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (question) DO UPDATE SET mark = excluded.mark, text = excluded.text,"
            " done = excluded.done, evidence = excluded.evidence, carried = excluded.carried",
            (key, *answer_row(answer).values()),
        )

    def _remember(self, key: str, field: str, before: str | None, after: str | None) -> int:
        step = self._step.id if self._step else None
        return remember(self._db, self._who, key, field, before, after, step=step)


class Step:
    """Several changes made as one, to be undone as one. It is in the file from the first part on: a step in which nothing
    changed leaves no trace."""

    def __init__(
        self,
        db: Database,
        who: str,
        kind: str,
        what: str,
        *,
        handout: int | None = None,
        undoes: int | None = None,
        quiet: bool = False,
    ) -> None:
        """`quiet`: it has no number that anybody is told."""
        self._db = db
        self._is_quiet = quiet
        self._row = {
            "who": who,
            "kind": kind,
            "what": what,
            "handout": handout,
            "undoes": undoes,
            "undone": 0,
        }
        self._id: int | None = None
        self.is_watched = False  # what changes beside the answers is kept row by row: see `watching`

    @property
    def id(self) -> int:
        """The number of its row, which is there from now on."""
        if self._id is None:
            row = {"id": next_id(self._db, quiet=self._is_quiet), "changed": now(), **self._row}
            self._id = insert(self._db, "step", row)
        return self._id

    @property
    def id_if_any(self) -> int:
        """The same; 0 if nothing has changed."""
        return self._id or 0

    @contextmanager
    def unless_it_fails(self) -> Iterator[None]:
        """What is begun inside, and taken back with its transaction, has not begun."""
        before = self._id
        try:
            yield
        except BaseException:
            self._id = before
            raise

    def call(self, what: str) -> None:
        """What it is about, where that is known only now, and was not said."""
        if self._row["what"]:
            return
        self._row["what"] = storable(what)
        if self._id is not None:
            self._db.conn.execute("UPDATE step SET what = ? WHERE id = ?", (self._row["what"], self._id))

    def part(
        self,
        kind: str,
        name: str,
        before: str | None,
        after: str | None,
        *,
        question: str | None = None,
        evidence: int | None = None,
    ) -> None:
        """Something that was `before` and is `after` now, in the words of what can put it back (`undoing`)."""
        if self.is_watched and kind == "citation":
            return
        row = {"step": self.id, "kind": kind, "name": name, "before": before, "after": after}
        insert(self._db, "step_part", {**row, "question": question, "evidence": evidence})

    def row(self, name: str, before: str | None, after: str | None, evidence: int | None) -> None:
        """A row that was watched."""
        self.part("row", name, before, after, evidence=evidence)


def told_parts(answer: Answer) -> dict[str, str | None]:
    """The parts of an answer as the history tells of them: what is not there is None."""
    return {
        "mark": answer.mark,
        "text": answer.text or None,
        "evidence": answer.evidence or None,
        "done": _said(answer.done),
        "carried": _said(answer.carried),
    }


def as_change(parts: dict[str, str | None]) -> AnswerChange:
    """Parts that the history tells of, as a change that makes them so again."""
    change: AnswerChange = {}
    for field, value in parts.items():
        if field == "mark":
            change["mark"] = value
        elif field == "text":
            change["text"] = value or ""
        elif field == "evidence":
            change["evidence"] = value or ""
        elif field == "done":
            change["done"] = value is not None
        elif field == "carried":
            change["carried"] = value is not None
    return change


def remember(
    db: Database,
    who: str,
    key: str,
    field: str,
    before: str | None,
    after: str | None,
    evidence: int | None = None,
    step: int | None = None,
) -> int:
    """A line of history, if there is anything to remember; gives its id, or 0. `evidence` is what a citation is of."""
    if before == after:
        return 0
    row = {"question": key, "changed": now(), "who": who, "field": field}
    return insert(
        db, "history", {**row, "before": before, "after": after, "evidence": evidence, "step": step}
    )


def _said(yes: bool) -> str | None:
    return "true" if yes else None
