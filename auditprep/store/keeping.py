"""What the user does with evidence that is there: describes it, sorts its versions, takes it away, erases it.

Everything runs inside the caller's transaction, and what an answer leans on is remembered in its history.
"""

from __future__ import annotations

from typing import Any, TypedDict

from sqlite_utils import Database

from auditprep.errors import NotRemoved, OnlyVersion, UnknownEvidence
from auditprep.model import Decision, EvidenceKind
from auditprep.prose.file_titles import file_title
from auditprep.store import proposing, register, versions
from auditprep.store.changes import Step, now
from auditprep.store.citing import Citing
from auditprep.store.evidence_rows import adopting_row
from auditprep.store.pages import forget_words
from auditprep.store.rows import Row, insert_anew, storable, update

_OWN = ("title", "kind", "decision", "represents")
"""What is read out of a document, and stays as the user has set it until a newer file says otherwise."""


class EvidenceChange(TypedDict, total=False):
    """What is to be changed of a piece of evidence; what is not named stays."""

    title: str
    kind: EvidenceKind
    decision: Decision | None
    represents: str | None
    secret: bool
    note: str
    confirmed: bool


class Keeping:
    """Changes evidence, signed by `who`."""

    def __init__(self, db: Database, who: str, step: Step | None = None) -> None:
        """`step` is what the changes are part of."""
        self._db = db
        self._citing = Citing(db, who, step)

    def change(self, evidence: int, change: EvidenceChange) -> None:
        """Raises UnknownEvidence."""
        own = str(self._one("own", evidence)).split()
        row = _row(change) | {"own": " ".join(name for name in _OWN if name in own or name in change)}
        update(self._db, "evidence", evidence, row)

    def separate(self, evidence: int, number: int) -> int:
        """Makes a version evidence of its own, which the citations that meant it follow; gives its id.
        Raises UnknownEvidence, OnlyVersion."""
        self.demand(evidence)
        version, newest = versions.of(self._db, evidence, number), versions.of(self._db, evidence)
        if versions.count(self._db, evidence) == 1:
            raise OnlyVersion(title=self._one("title", evidence))
        id = self._split_off(evidence, version.id)
        with self._citing.remembered(evidence, id):
            self._move(evidence, version, id, 1)
        if version == newest:
            register.move(self._db, evidence, id)
        return id

    def merge(self, evidence: int, into: int) -> None:
        """Makes the versions of one piece of evidence the newest of another, with what leans on them; what is known of
        them is proposed. Raises UnknownEvidence."""
        self.demand(evidence)
        self.demand(into)
        if evidence == into:
            return
        proposing.merged(self._db, evidence, into)
        with self._citing.remembered(evidence, into):
            for at, version in enumerate(
                versions.all_of(self._db, evidence), versions.of(self._db, into).number + 1
            ):
                self._move(evidence, version, into, at)
        register.move(self._db, evidence, into)
        self._hand_over(evidence, into)
        self._drop(evidence)

    def remove(self, evidence: int) -> None:
        """Takes it away, so that it can be put back. Raises UnknownEvidence."""
        self.demand(evidence)
        with self._citing.remembered(evidence):
            update(self._db, "evidence", evidence, {"removed": now()})

    def restore(self, evidence: int) -> None:
        """Puts it back, with what leans on it. Raises UnknownEvidence."""
        self._one("id", evidence)
        with self._citing.remembered(evidence):
            update(self._db, "evidence", evidence, {"removed": None})

    def erase(self, evidence: int) -> None:
        """Leaves nothing of it: neither bytes nor texts nor citations nor what the history says of these.
        Raises UnknownEvidence, NotRemoved."""
        if self._one("removed", evidence) is None:
            raise NotRemoved(title=self._one("title", evidence))
        self._citing.forget(evidence)
        register.let_go(self._db, evidence)
        versions.drop(self._db, evidence)
        self._db.conn.execute("UPDATE evidence SET within = NULL WHERE within = ?", (evidence,))
        self._forget_steps(evidence)
        self._drop(evidence)
        forget_words(self._db)

    def demand(self, evidence: int) -> None:
        """Raises UnknownEvidence unless it is there, and not taken away."""
        if self._one("removed", evidence) is not None:
            raise UnknownEvidence(evidence=evidence)

    def _split_off(self, evidence: int, version: int) -> int:
        """New evidence, called by its file's name, and as secret as that which it comes from."""
        kind, secret, within = self._db.conn.execute(
            "SELECT kind, secret, within FROM evidence WHERE id = ?", (evidence,)
        ).fetchone()
        (name,) = self._db.conn.execute("SELECT file_name FROM version WHERE id = ?", (version,)).fetchone()
        row: Row = {"title": file_title(name), "kind": kind, "secret": secret, "within": within}
        return insert_anew(self._db, "evidence", {**row, "note": "", "confirmed": 0, "own": ""})

    def _move(self, evidence: int, version: versions.Kept, to: int, as_number: int) -> None:
        self._citing.follow(evidence, version.number, to, as_number)
        update(self._db, "version", version.id, {"evidence": to, "number": as_number})

    def _hand_over(self, evidence: int, to: int) -> None:
        """What belonged to one piece of evidence belongs to another, which is secret if that was."""
        self._db.conn.execute(
            "INSERT OR IGNORE INTO checklist_evidence (line, evidence)"
            " SELECT line, ? FROM checklist_evidence WHERE evidence = ?",
            (to, evidence),
        )
        self._db.conn.execute("UPDATE history SET evidence = ? WHERE evidence = ?", (to, evidence))
        self._db.conn.execute(  # it is nothing by itself now, and what was told of it is erased with the other
            "DELETE FROM step_part WHERE evidence = ? AND kind <> 'row'", (evidence,)
        )
        self._db.conn.execute("UPDATE step_part SET evidence = ? WHERE evidence = ?", (to, evidence))
        self._db.conn.execute("UPDATE evidence SET within = nullif(?, id) WHERE within = ?", (to, evidence))
        if self._one("secret", evidence):
            update(self._db, "evidence", to, {"secret": 1})

    def _forget_steps(self, evidence: int) -> None:
        """What steps have kept of it, and its title where they are called by that. What it was once one with has had its title
        too: of such a step nothing stays."""
        rows = self._db.conn.execute(
            "SELECT DISTINCT step FROM step_part WHERE evidence = ?1 OR kind = 'row' AND (name = 'evidence/' || ?1"
            " OR json_extract(before, '$.evidence') = ?1 OR json_extract(after, '$.evidence') = ?1)",
            (evidence,),
        )
        for (step,) in rows.fetchall():
            is_watched = self._db.conn.execute(
                "SELECT 1 FROM step_part WHERE step = ? AND kind = 'row'", (step,)
            ).fetchone()
            self._db.conn.execute(
                "DELETE FROM step_part WHERE step = ? AND (kind = 'row' OR evidence = ?)", (step, evidence)
            )
            if is_watched:
                self._db.conn.execute("DELETE FROM history WHERE step = ? AND field = 'citation'", (step,))
                self._db.conn.execute("UPDATE step SET what = '' WHERE id = ?", (step,))

    def _drop(self, evidence: int) -> None:
        self._db.conn.execute("DELETE FROM checklist_evidence WHERE evidence = ?", (evidence,))
        self._db.conn.execute("DELETE FROM evidence WHERE id = ?", (evidence,))

    def _one(self, column: str, evidence: int) -> Any:
        """A column of the evidence. Raises UnknownEvidence."""
        query = f"SELECT {column} FROM evidence WHERE id = ?"  # noqa: S608 the program's own names
        row = self._db.conn.execute(query, (evidence,)).fetchone()
        if row is None:
            raise UnknownEvidence(evidence=evidence)
        return row[0]


def _row(change: EvidenceChange) -> Row:
    row: Row = {}
    for name, value in change.items():
        if name == "decision":
            row |= adopting_row(change["decision"])
        elif isinstance(value, bool):
            row[name] = int(value)
        else:
            row[name] = storable(value) if isinstance(value, str) else value
    if not row.get("represents", ...):
        row["represents"] = None
    return row
