"""Two copies of the same case that were changed apart: what both began from, and what the other one has.

The histories of both have a beginning in common; what stood in a part of an answer after the last change that both know is
what they parted from. A merge copies the other's changes in, so that the next one knows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from sqlite_utils import Database

from auditprep import files
from auditprep.errors import OtherCase
from auditprep.model import Answer, Evidence, Version
from auditprep.store.changes import LEFT, as_change, moment
from auditprep.store.evidence_rows import read_evidence
from auditprep.store.openfile import OpenFile
from auditprep.store.rows import only_row
from auditprep.store.trouble import reading


class Line(NamedTuple):
    """A change as both copies have it."""

    question: str
    field: str
    when: str
    who: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Documents:
    """The other copy's evidence, as this one sees it: `new` is not here; `more` is, but for some of its files (its id here,
    and those); `back` was brought by a merge that was undone (its id here); `gone` was taken away here, and `left_out`
    there; `secret` is marked so only there (its id here)."""

    new: tuple[Evidence, ...] = ()
    more: tuple[tuple[int, Evidence, tuple[Version, ...]], ...] = ()
    back: tuple[tuple[int, Evidence], ...] = ()
    gone: tuple[Evidence, ...] = ()
    left_out: tuple[Evidence, ...] = ()
    secret: tuple[int, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """Those that come along."""
        return tuple(
            each.title for each in (*self.new, *(e for _id, e, _v in self.more), *(e for _id, e in self.back))
        )


@dataclass(frozen=True, slots=True)
class Parting:
    """What both began from, and what each has now; `lacking` are the changes that are not here, and `own` those that are not
    there, each by the number of its row where it is."""

    base: Mapping[str, Answer]
    mine: Mapping[str, Answer]
    theirs: Mapping[str, Answer]
    documents: Documents = field(default_factory=Documents)
    lacking: Mapping[int, Line] = field(default_factory=dict)
    own: Mapping[int, Line] = field(default_factory=dict)


def open_copy(mine: OpenFile, path: Path) -> closing[OpenFile]:
    """Another copy of the case, to be read only. Raises FileMissing, FileUnreadable, NotACase, NewerCase, BrokenCase, OtherCase."""
    if files.is_same(path, mine.path):
        raise OtherCase(file=str(path), reason="itself")
    other = OpenFile(path, read_only=True, who=mine.who)
    try:
        with reading(path):
            same = is_same_case(mine.db, other.db)
        if not same:
            raise OtherCase(file=str(path), reason="other")
    except BaseException:
        other.close()
        raise
    return closing(other)


def is_same_case(one: Database, other: Database) -> bool:
    """Whether both are copies of one case."""
    query = "SELECT created, sha256 FROM properties, form"
    return only_row(one, query) == only_row(other, query)


def parting(mine: OpenFile, other: OpenFile) -> Parting:
    """Where the two parted. The caller holds a transaction on either."""
    undone = _undone_merges(mine.db, other.db)
    known = {id: line for id, (line, step) in _lines(mine.db).items() if step not in undone}
    there = {id: line for id, (line, _step) in _lines(other.db).items()}
    here, elsewhere = frozenset(known.values()), frozenset(there.values())
    common = [line for line in there.values() if line in here]
    answers = mine.answers()
    theirs = {key: answer for key, answer in other.answers().items() if key in answers}
    return Parting(
        base=_base(common, theirs),
        mine=answers,
        theirs=theirs,
        documents=_documents(mine.db, other.db, undone),
        lacking={id: line for id, line in there.items() if line not in here},
        own={id: line for id, line in known.items() if line not in elsewhere},
    )


def _undone_merges(mine: Database, other: Database) -> frozenset[int]:
    """The merges here that were undone, and the steps that undid them: what they brought may be brought again. Not those that
    were made before the copy was: that they were undone is what has changed here since."""
    there = set(other.conn.execute("SELECT changed, who FROM step WHERE kind = 'merge'"))
    rows = mine.conn.execute("SELECT id, changed, who FROM step WHERE kind = 'merge' AND undone")
    merges = {id for id, *made in rows if tuple(made) not in there}
    undoing = mine.conn.execute("SELECT id, undoes FROM step WHERE undoes IS NOT NULL")
    return frozenset(merges | {id for id, undoes in undoing if undoes in merges})


def _lines(db: Database) -> dict[int, tuple[Line, int | None]]:
    """Every change by the number of its row, with the step that it was part of."""
    rows = db.conn.execute(
        "SELECT id, step, question, field, changed, who, before, after FROM history ORDER BY id"
    )
    return {id: (Line(*rest), step) for id, step, *rest in rows}


def read_lines(db: Database) -> dict[Line, int]:
    """Every change, with the number of its row."""
    return {line: id for id, (line, _step) in _lines(db).items()}


def _base(common: Iterable[Line], keys: Iterable[str]) -> dict[str, Answer]:
    """What stood in each answer after the last change that both know."""
    parts: dict[str, dict[str, str | None]] = defaultdict(dict)
    for line in common:
        parts[line.question][line.field.removeprefix(LEFT)] = line.after
    return {key: Answer(**as_change(parts[key])) for key in keys}


# Evidence


def _documents(mine: Database, other: Database, undone: frozenset[int]) -> Documents:
    """`undone` are merges here that were undone."""
    here, removed = read_evidence(mine)
    there, left_out = read_evidence(other)
    known = _Known(
        {version.sha256: each for each in (*removed, *here) for version in each.versions},
        frozenset(each.id for each in removed),
        _brought_by(mine, undone),
        frozenset(added for (added,) in mine.conn.execute("SELECT added FROM erased")),
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for each in there:
        for name, value in known.places(each):
            found[name].append(value)
    shown = {version.sha256 for each in here for version in each.versions}
    found["left_out"] += [each for each in left_out if any(v.sha256 in shown for v in each.versions)]
    return Documents(**{name: tuple(each) for name, each in found.items()})


def mates_of(mine: Database, other: Database) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Evidence and number here of each file that both have, by the same there."""
    query = "SELECT sha256, evidence, number FROM version"
    here = {digest: (evidence, number) for digest, evidence, number in mine.conn.execute(query)}
    there = {digest: (evidence, number) for digest, evidence, number in other.conn.execute(query)}
    return {place: here[digest] for digest, place in there.items() if digest in here}


@dataclass(frozen=True, slots=True)
class _Known:
    """What this copy knows of files: whose they are, which evidence was taken away, and which of that was brought by a merge
    that was undone; when those were taken in that were erased."""

    files: Mapping[str, Evidence]
    away: frozenset[int]
    undone: frozenset[int]
    erased: frozenset[str]

    def places(self, theirs: Evidence) -> Iterator[tuple[str, object]]:
        """In which of the lists of `Documents` evidence of the other copy belongs, and as what."""
        mates = [self.files[each.sha256] for each in theirs.versions if each.sha256 in self.files]
        if not mates:
            yield ("gone" if self._was_erased(theirs) else "new"), theirs
            return
        mate = mates[-1]
        if mate.id in self.away - self.undone:
            yield "gone", theirs
            return
        if mate.id in self.away:
            yield "back", (mate.id, theirs)
        if lacking := tuple(each for each in theirs.versions if each.sha256 not in self.files):
            yield "more", (mate.id, theirs, lacking)
        if theirs.secret and not mate.secret:
            yield "secret", mate.id

    def _was_erased(self, theirs: Evidence) -> bool:
        return any(each.added and moment(each.added) in self.erased for each in theirs.versions)


def _brought_by(db: Database, steps: frozenset[int]) -> frozenset[int]:
    """The evidence that these steps brought."""
    rows = db.conn.execute("SELECT evidence, step FROM step_part WHERE kind = 'evidence'")
    return frozenset(id for id, step in rows if step in steps)
