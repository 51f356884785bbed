"""What else another copy of the case brings than words in answers and documents: found by reading both, and written by
`bringing`. What was taken away in one of them is told, and stays as it is here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from auditprep.model import (
    Accepted,
    Answer,
    Decision,
    Exported,
    Handout,
    MergeItem,
    Notice,
    PairChoice,
    Remark,
    Submission,
)
from auditprep.store.accepted import read_accepted
from auditprep.store.checklist import read_settled
from auditprep.store.days import differing_days
from auditprep.store.differing import differing
from auditprep.store.earlier import read_choices, read_previous
from auditprep.store.evidence_rows import read_decision
from auditprep.store.handouts import read_handouts
from auditprep.store.parting import Parting, mates_of
from auditprep.store.register import is_known
from auditprep.store.status import read_exported, read_remarks


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of the other copy; `evidence` and `version` are numbers there."""

    question: str
    evidence: int
    quote: str
    pages: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A line of the checklist as the other copy has settled it; `evidence` are numbers there."""

    text: str
    evidence: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What comes along, and what is only told."""

    citations: tuple[Cited, ...]
    decisions: tuple[Decision, ...]
    settled: tuple[Settled, ...]
    remarks: Mapping[str, Remark]
    handouts: Mapping[str, Handout]
    exported: tuple[Exported, ...]
    previous: Submission | None
    choices: tuple[PairChoice, ...]
    accepted: tuple[Accepted, ...]
    confirmed: tuple[str, ...]
    days: tuple[MergeItem, ...] = ()
    told: tuple[Notice, ...] = ()


def brought(mine: Database, other: Database, found: Parting) -> Brought:
    """The caller holds a transaction on either."""
    citations, told = _citations(mine, other, found)
    previous = read_previous(other) if read_previous(mine) is None else None
    remarks, told_remarks = _remarks(mine, other, found.mine)
    return Brought(
        citations=citations,
        decisions=tuple(each for each in _typed_decisions(other) if not is_known(mine, each)),
        settled=_settled(mine, other, {each.id for each in found.documents.gone}),
        remarks=remarks,
        handouts=_handouts(mine, other, found.mine),
        exported=_exported(mine, other),
        previous=previous,
        choices=_choices(mine, other),
        accepted=_accepted(mine, other),
        confirmed=tuple(_confirmed(found)),
        days=differing_days(mine, other),
        told=(*told, *told_remarks, *differing(mine, other, found)),
    )


# Citations


def _citations(
    mine: Database, other: Database, found: Parting
) -> tuple[tuple[Cited, ...], tuple[Notice, ...]]:
    """Those that come along. One that was taken away here since stays away, and one that both have changed stays as it is
    here: that is told, as is what was taken away there."""
    mates = mates_of(mine, other)
    here, there = _cited(mine), _cited(other)
    changed_here, changed_there = _touched(mine, found.own), _touched(other, found.lacking)
    gone = {each.id for each in found.documents.gone}
    come, told = [], []
    for (key, evidence, quote), (pages, version) in there.items():
        if evidence in gone or key not in found.mine:
            continue
        mate, number = mates.get((evidence, version), (None, version))
        known = here.pop((key, mate, quote), None) if mate is not None else None
        each = Cited(key, evidence, quote, pages, version)
        if mate is None or (known is None and (key, mate) not in changed_here):
            come.append(each)
        elif known is None:
            told.append(Notice("citation-gone-here", key, {"title": _title(mine, mate)}))
        elif known != (pages, number) and (key, evidence) in changed_there:
            if (key, mate) in changed_here:
                told.append(Notice("citation-differs", key, {"title": _title(mine, mate)}))
            else:
                come.append(each)
    theirs = {mate: evidence for (evidence, _number), (mate, _as) in mates.items()}
    gone_there = [(key, mate) for key, mate, _quote in here if (key, theirs.get(mate)) in changed_there]
    told += [Notice("citation-gone-there", key, {"title": _title(mine, mate)}) for key, mate in gone_there]
    return tuple(come), tuple(told)


def _cited(db: Database) -> dict[tuple[str, int, str], tuple[str | None, int]]:
    rows = db.conn.execute(
        "SELECT question, evidence, quote, pages, version FROM citation"
        " WHERE evidence IN (SELECT id FROM evidence WHERE removed IS NULL) ORDER BY id"
    )
    return {(key, evidence, quote): (pages, version) for key, evidence, quote, pages, version in rows}


def _touched(db: Database, lines: Iterable[int]) -> set[tuple[str, int]]:
    """The questions and the evidence whose citations these changes were of."""
    wanted = set(lines)
    rows = db.conn.execute(
        "SELECT id, question, evidence FROM history WHERE field = 'citation' AND evidence IS NOT NULL"
    )
    return {(key, evidence) for id, key, evidence in rows if id in wanted}


def _title(db: Database, evidence: int) -> str:
    return str(db.conn.execute("SELECT title FROM evidence WHERE id = ?", (evidence,)).fetchone()[0])


# The register, the checklist, remarks, handouts, exports, pairs


def _typed_decisions(db: Database) -> tuple[Decision, ...]:
    rows = db.conn.execute(
        "SELECT body, date, paragraph, dnr, title, NULL, NULL FROM decision"
        " WHERE (own OR evidence IS NULL) AND NOT removed ORDER BY id"
    )
    return tuple(read_decision(*row) for row in rows)


def _settled(mine: Database, other: Database, gone: set[int]) -> tuple[Settled, ...]:
    """The lines that are settled there and not here."""
    settled = read_settled(mine)
    open_here = {text for text, (evidence, reason) in settled.items() if not evidence and not reason}
    found = (
        Settled(text, tuple(each for each in evidence if each not in gone), reason)
        for text, (evidence, reason) in read_settled(other).items()
        if text in open_here
    )
    return tuple(each for each in found if each.evidence or each.reason)


def _remarks(
    mine: Database, other: Database, keys: Iterable[str]
) -> tuple[dict[str, Remark], tuple[Notice, ...]]:
    here, known = read_remarks(mine), {"", *keys}
    there = {key: each for key, each in read_remarks(other).items() if key in known}
    come = {key: each for key, each in there.items() if key not in here}
    told = [key for key, each in there.items() if key in here and here[key] != each]
    return come, tuple(Notice("remark-differs", key or None) for key in told)


def _handouts(mine: Database, other: Database, keys: Iterable[str]) -> dict[str, Handout]:
    """Those that this copy lacks, and those that have come back or were called off there."""
    here, known = {each.token: each for each in read_handouts(mine)}, set(keys)
    return {
        each.token: each
        for each in read_handouts(other)
        if known.issuperset(each.questions)
        and (each.token not in here or (here[each.token].is_out and not each.is_out))
    }


def _exported(mine: Database, other: Database) -> tuple[Exported, ...]:
    known = set(read_exported(mine))
    return tuple(each for each in read_exported(other) if each not in known)


def _choices(mine: Database, other: Database) -> tuple[PairChoice, ...]:
    """What was said there of how the questions belong together, and not here, where both have the same last year."""
    ours, theirs = read_previous(mine), read_previous(other)
    if theirs is None or (ours is not None and ours.questionnaire != theirs.questionnaire):
        return ()
    said = {(each.old, each.new) for each in read_choices(mine)}
    return tuple(each for each in read_choices(other) if (each.old, each.new) not in said)


def _accepted(mine: Database, other: Database) -> tuple[Accepted, ...]:
    """What was said there of findings that nothing is said of here."""
    said = {each.known_by for each in read_accepted(mine)}
    return tuple(each for each in read_accepted(other) if each.known_by not in said)


# How far the answers have come


def _confirmed(found: Parting) -> Iterable[str]:
    """The answers that say the same in both, and that only the other copy has called done, or not done."""
    for key, theirs in found.theirs.items():
        mine, base = found.mine[key], found.base[key]
        if content(mine) == content(theirs) and flags(mine) == flags(base) != flags(theirs):
            yield key


def content(answer: Answer) -> tuple[str, str, str]:
    """What an answer says."""
    return answer.mark or "", answer.text, answer.evidence


def flags(answer: Answer) -> tuple[bool, bool]:
    """How far an answer has come."""
    return answer.done, answer.carried
