"""What stands beside the answers: status, exports, remarks, last year, what is out with colleagues. It changes seldom and is
asked for after every change of an answer, so it is kept in memory while it is sure that it is the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from auditprep.model import Accepted, Exported, Handout, PairChoice, Remark, StatusChange, Submission, Wanted
from auditprep.store.accepted import read_accepted
from auditprep.store.earlier import previous_stamp, read_choices, read_previous, read_wanted
from auditprep.store.handouts import read_handouts
from auditprep.store.status import Facts, facts_of, read_exported, read_remarks, read_status_changes


@dataclass(frozen=True, slots=True)
class Standing:
    """See `Snapshot`. `stamp` is last year's."""

    facts: Facts
    status_changes: tuple[StatusChange, ...]
    exported: tuple[Exported, ...]
    remarks: Mapping[str, Remark]
    stamp: str | None
    previous: Submission | None
    choices: tuple[PairChoice, ...]
    wanted: tuple[Wanted, ...]
    handouts: tuple[Handout, ...]
    accepted: tuple[Accepted, ...]


class KnownStanding:
    """What stands there, read when it may have changed: when `forget` says so, or another program has written."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._written = -1
        self._known: Standing | None = None
        self._earlier: tuple[str, Submission | None] | None = None

    def forget(self) -> None:
        """Something of it may have been changed here."""
        self._known = None

    def read(self) -> Standing:
        """As it is now, in the caller's transaction. Raises ValueError where no version of us has written it."""
        written = self._db.conn.execute("PRAGMA data_version").fetchone()[0]
        if self._known is None or written != self._written:
            self._written, self._known = written, self._read()
        return self._known

    def _read(self) -> Standing:
        changes = read_status_changes(self._db)
        stamp = previous_stamp(self._db)
        return Standing(
            facts=facts_of(changes),
            status_changes=changes,
            exported=read_exported(self._db),
            remarks=read_remarks(self._db),
            stamp=stamp,
            previous=self._previous(stamp),
            choices=read_choices(self._db),
            wanted=read_wanted(self._db),
            handouts=read_handouts(self._db),
            accepted=read_accepted(self._db),
        )

    def _previous(self, stamp: str | None) -> Submission | None:
        """Last year, which is large, and made anew only when it is another."""
        if stamp is None:
            self._earlier = None
            return None
        if self._earlier is None or self._earlier[0] != stamp:
            self._earlier = stamp, read_previous(self._db)
        return self._earlier[1]
