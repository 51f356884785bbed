"""A questionnaire ⇄ rows. It comes back exactly as it went in."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from auditprep.model import (
    Answer,
    Change,
    Correction,
    Kind,
    Notice,
    Place,
    Question,
    Questionnaire,
    Role,
    Section,
)

Row = dict[str, Any]


def insert(db: Database, table: str, row: Row) -> int:
    """One new row; gives its id. The names of table and columns are the program's own."""
    columns = ", ".join(f'"{name}"' for name in row)
    holes = ", ".join("?" * len(row))
    query = f'INSERT INTO "{table}" ({columns}) VALUES ({holes})'  # noqa: S608
    return db.conn.execute(query, list(row.values())).lastrowid or 0


def insert_anew(db: Database, table: str, row: Row) -> int:
    """The same, under an id that no row has that is gone but can be put back by an undo: SQLite would give it away again."""
    (gone,) = db.conn.execute(
        "SELECT max(CAST(substr(name, length(?1) + 2) AS INTEGER)) FROM step_part"
        " WHERE kind = 'row' AND after IS NULL AND substr(name, 1, length(?1) + 1) = ?1 || '/'",
        (table,),
    ).fetchone()
    (last,) = db.conn.execute(f'SELECT max(id) FROM "{table}"').fetchone()  # noqa: S608
    return insert(db, table, {"id": max(gone or 0, last or 0) + 1, **row})


def update(db: Database, table: str, id: int, row: Row) -> None:
    """New values in a row. The names of table and columns are the program's own."""
    columns = ", ".join(f'"{name}" = ?' for name in row)
    db.conn.execute(f'UPDATE "{table}" SET {columns} WHERE id = ?', (*row.values(), id))  # noqa: S608


def storable(text: str) -> str:
    """The text without halves of surrogate pairs, which a window can give and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def write_questionnaire(db: Database, questionnaire: Questionnaire) -> None:
    """Everything but the form's head, which stands with its bytes. Inside the caller's transaction."""
    for notice in questionnaire.notices:
        facts = json.dumps(dict(notice.facts), ensure_ascii=False)
        insert(db, "form_notice", {"code": notice.code, "question": notice.question, "facts": facts})
    for section in questionnaire.sections:
        id = insert(db, "section", {"number": section.number, "title": section.title})
        for question in section.questions:
            _write_question(db, id, question)


def _write_question(db: Database, section: int, question: Question) -> None:
    read = question.answer
    insert(
        db,
        "question",
        {
            "key": question.key,
            "section": section,
            "number": question.number,
            "text": question.text,
            "guidance": question.guidance,
            "kind": question.kind.value,
            "read_mark": read.mark,
            "read_text": read.text,
            "read_done": int(read.done),
            "read_evidence": read.evidence,
            "several": int(question.several),
        },
    )
    for option in question.options:
        insert(db, "question_option", {"question": question.key, "text": option})
    for place in question.places:
        insert(db, "question_place", {"question": question.key, **_place_row(place)})


def _place_row(place: Place) -> Row:
    return {
        "role": place.role.value,
        "mechanism": place.mechanism,
        "path": place.path,
        "option": place.option,
        "start": place.start,
        "end": place.end,
    }


def write_corrections(db: Database, corrections: Iterable[Correction]) -> None:
    """What was put right in how the form was read, in the order it was done. Inside the caller's transaction."""
    for each in corrections:
        row = {"question": each.question, "change": each.change.value, "value": each.value}
        insert(db, "correction", {**row, "role": each.role and each.role.value, "option": each.option})


def read_corrections(db: Database) -> tuple[Correction, ...]:
    """What was put right, in the order it was done. Raises ValueError where no version of us has written it."""
    rows = db.execute("SELECT question, change, value, role, option FROM correction ORDER BY id")
    return tuple(read_correction(*row) for row in rows)


def read_correction(
    question: str, change: str, value: str, role: str | None, option: str | None
) -> Correction:
    """A correction out of its columns. Raises ValueError."""
    return Correction(question, Change(change), value, Role(role) if role else None, option)


def read_questionnaire(db: Database) -> Questionnaire:
    """The questionnaire, as it was understood when the case was made."""
    title, board, year, deadline = only_row(db, "SELECT title, board, year, deadline FROM form")
    notices = db.execute("SELECT code, question, facts FROM form_notice ORDER BY id")
    return Questionnaire(
        title=title,
        board=board,
        year=year,
        deadline=read_date(deadline),
        sections=tuple(_read_sections(db)),
        notices=tuple(Notice(code, question, json.loads(facts)) for code, question, facts in notices),
    )


def _read_sections(db: Database) -> Iterator[Section]:
    questions: dict[int, list[Question]] = defaultdict(list)
    for section, question in _read_questions(db):
        questions[section].append(question)
    for id, number, title in db.execute("SELECT id, number, title FROM section ORDER BY id"):
        yield Section(number, title, tuple(questions[id]))


def _read_questions(db: Database) -> Iterator[tuple[int, Question]]:
    options: dict[str, list[str]] = defaultdict(list)
    for key, text in db.execute("SELECT question, text FROM question_option ORDER BY id"):
        options[key].append(text)
    places: dict[str, list[Place]] = defaultdict(list)
    for key, role, *rest in db.execute(
        'SELECT question, role, mechanism, path, option, start, "end" FROM question_place ORDER BY id'
    ):
        places[key].append(Place(Role(role), *rest))
    for section, several, key, number, text, guidance, kind, *read in db.execute(
        "SELECT section, several, key, number, text, guidance, kind, read_mark, read_text, read_done, read_evidence"
        " FROM question ORDER BY id"
    ):
        question = Question(
            key=key,
            number=number,
            text=text,
            guidance=guidance,
            kind=Kind(kind),
            options=tuple(options[key]),
            answer=read_answer(*read),
            places=tuple(places[key]),
            several=bool(several),
        )
        yield section, question


def only_row(db: Database, query: str, *values: object) -> tuple[Any, ...]:
    """The row that must be there. Raises ValueError if it is not."""
    row: tuple[Any, ...] | None = db.conn.execute(query, values).fetchone()
    if row is None:
        raise ValueError(query)
    return row


ANSWER = "mark, text, done, evidence, carried"
"""The columns of an answer, as `read_answer` takes them."""


def read_answer(mark: str | None, text: str, done: int, evidence: str, carried: int = 0) -> Answer:
    """An answer out of its columns."""
    return Answer(mark, text, bool(done), evidence, bool(carried))


def answer_row(answer: Answer) -> Row:
    """An answer as columns."""
    return {
        "mark": answer.mark,
        "text": answer.text,
        "done": int(answer.done),
        "evidence": answer.evidence,
        "carried": int(answer.carried),
    }


def read_date(text: str | None) -> dt.date | None:
    """A date out of its column."""
    return dt.date.fromisoformat(text) if text is not None else None
