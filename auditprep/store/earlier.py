"""Last year as this case remembers it: the submission, which questions belong together, and which documents of last year
need one of this year in their place. Changes run inside the caller's transaction."""

from __future__ import annotations

from secrets import token_hex

from sqlite_utils import Database

from auditprep.errors import UnknownWanted
from auditprep.model import CitedThen, PairChoice, Submission, Wanted
from auditprep.model.remembered import remembered_form
from auditprep.store.changes import Step
from auditprep.store.remembered import cited_text, read_cited, read_submission, submission_text


def previous_stamp(db: Database) -> str | None:
    """Another one whenever last year has changed; None where there is none."""
    row = db.conn.execute("SELECT stamp FROM previous").fetchone()
    return None if row is None else str(row[0])


def read_previous(db: Database) -> Submission | None:
    """Last year; None where there is none, or where it is no longer whole."""
    row = db.conn.execute("SELECT submission FROM previous").fetchone()
    return None if row is None else read_submission(row[0])


def set_previous(db: Database, submission: Submission | None, before: Submission | None) -> None:
    """What was chosen and wanted with another form `before` goes; with the same questions it stays. The same year once more
    changes nothing."""
    text = None if submission is None else submission_text(submission)
    if text and db.conn.execute("SELECT 1 FROM previous WHERE submission = ?", (text,)).fetchone():
        return
    forms = [remembered_form(each.questionnaire) for each in (before, submission) if each is not None]
    if len(forms) < 2 or forms[0] != forms[1]:
        db.conn.execute("DELETE FROM pair_choice")
        db.conn.execute("DELETE FROM wanted")
    db.conn.execute("DELETE FROM previous")
    if text is not None:
        db.conn.execute("INSERT INTO previous (id, stamp, submission) VALUES (1, ?, ?)", (token_hex(8), text))


def read_choices(db: Database) -> tuple[PairChoice, ...]:
    """What the user has said of which questions belong together, in the order it was said."""
    rows = db.conn.execute("SELECT old, new, together FROM pair_choice ORDER BY id")
    return tuple(PairChoice(old, new, bool(together)) for old, new, together in rows)


def choose(db: Database, choice: PairChoice) -> None:
    """Said last, it stands last."""
    forget(db, choice.old, choice.new)
    db.conn.execute(
        "INSERT INTO pair_choice (old, new, together) VALUES (?, ?, ?)",
        (choice.old, choice.new, int(choice.together)),
    )


def forget(db: Database, old: str, new: str) -> None:
    db.conn.execute("DELETE FROM pair_choice WHERE old = ? AND new = ?", (old, new))


def read_wanted(db: Database) -> tuple[Wanted, ...]:
    """What is wanted, in the order it was carried over. A document that is no longer whole is left out."""
    rows = db.conn.execute("SELECT id, question, document FROM wanted ORDER BY id")
    found = ((id, key, read_cited(text)) for id, key, text in rows)
    return tuple(Wanted(id, key, then) for id, key, then in found if then is not None)


def want(db: Database, key: str, then: CitedThen, step: Step) -> None:
    """The answer needs a document of this year in the place of this one; once for each."""
    text = cited_text(then)
    if put_wanted(db, key, text):
        step.part("wanted", text, None, "wanted", question=key)


def put_wanted(db: Database, key: str, text: str) -> bool:
    """Whether it was not wanted before."""
    query = "INSERT OR IGNORE INTO wanted (question, document) VALUES (?, ?)"
    return db.conn.execute(query, (key, text)).rowcount > 0


def is_wanted(db: Database, key: str, text: str) -> bool:
    query = "SELECT 1 FROM wanted WHERE question = ? AND document = ?"
    return db.conn.execute(query, (key, text)).fetchone() is not None


def drop_wanted(db: Database, key: str, text: str) -> None:
    db.conn.execute("DELETE FROM wanted WHERE question = ? AND document = ?", (key, text))


def settle(db: Database, id: int) -> str:
    """It is not wanted any more; the question that it was for. Raises UnknownWanted."""
    row = db.conn.execute("SELECT question FROM wanted WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise UnknownWanted(wanted=id)
    db.conn.execute("DELETE FROM wanted WHERE id = ?", (id,))
    return str(row[0])
