"""Evidence ⇄ rows: documents with their versions, citations, the register of decisions, the checklist.

The texts of the pages are not read here: a case may have many thousands of them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sqlite_utils import Database

from auditprep.model import (
    ChecklistLine,
    Citation,
    Decision,
    Evidence,
    EvidenceKind,
    Registered,
    Trouble,
    Version,
)
from auditprep.store.rows import Row, read_date, storable

_DECISION = "body, date, paragraph, dnr, title, page, printed_page"


def read_evidence(db: Database) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The evidence that is there, and what was taken away. Raises ValueError where no version of us has written it."""
    versions, decisions = _read_versions(db), _read_decisions(db)
    there: list[Evidence] = []
    removed: list[Evidence] = []
    for id, taken_away, title, kind, represents, secret, note, confirmed, within, *decision in db.execute(
        "SELECT id, removed, title, kind, represents, secret, note, confirmed, within,"
        " body, date, paragraph, dnr, decided, page, printed_page FROM evidence ORDER BY id"
    ):
        newest = _newest(versions[id])
        document = Evidence(
            id=id,
            title=title,
            file_name=newest.file_name,
            sha256=newest.sha256,
            size=newest.size,
            pages=newest.pages,
            kind=EvidenceKind(kind),
            decision=_adopting(*decision),
            decisions=tuple(decisions[id]),
            represents=represents,
            secret=bool(secret),
            note=note,
            confirmed=bool(confirmed),
            versions=tuple(versions[id]),
            within=within,
        )
        (there if taken_away is None else removed).append(document)
    return tuple(there), tuple(removed)


def _newest(versions: list[Version]) -> Version:
    if not versions:
        raise ValueError("evidence without a version")
    return versions[-1]


def _adopting(
    body: str | None,
    date: str | None,
    paragraph: int | None,
    dnr: str | None,
    title: str | None,
    page: int | None,
    printed_page: str | None,
) -> Decision | None:
    """The decision that adopted the document, if anything is known of it."""
    decision = read_decision(body, date, paragraph, dnr, title or "", page, printed_page)
    return None if decision == Decision() else decision


def _read_decisions(db: Database) -> Mapping[int, list[Decision]]:
    """Those read in minutes, by evidence."""
    decisions: dict[int, list[Decision]] = defaultdict(list)
    for id, *columns in db.execute(
        f"SELECT evidence, {_DECISION} FROM decision WHERE evidence IS NOT NULL AND NOT removed ORDER BY id"  # noqa: S608
    ):
        decisions[id].append(read_decision(*columns))
    return decisions


def _read_versions(db: Database) -> Mapping[int, list[Version]]:
    versions: dict[int, list[Version]] = defaultdict(list)
    for (
        evidence,
        number,
        file_name,
        sha256,
        size,
        pages,
        readable,
        printed,
        trouble,
        added,
        unlocked,
    ) in db.execute(
        "SELECT evidence, number, file_name, sha256, size, pages, readable, printed, trouble, added, unlocked"
        " FROM version ORDER BY evidence, number"
    ):
        versions[evidence].append(
            Version(
                number=number,
                file_name=file_name,
                sha256=sha256,
                size=size,
                pages=pages,
                readable=readable,
                printed=read_printed(printed, pages),
                trouble=Trouble(trouble) if trouble is not None else None,
                added=dt.datetime.fromisoformat(added),
                unlocked=unlocked is not None,
            )
        )
    return versions


def read_printed(lines: str, pages: int | None) -> tuple[str | None, ...]:
    """The numbers printed on the pages, out of their column."""
    if not lines:
        return (None,) * (pages or 0)
    return tuple(line or None for line in lines.split("\n"))


def printed_column(numbers: tuple[str | None, ...]) -> str:
    """The same for the column: a line a page, and nothing at all where no page has a number."""
    lines = (" ".join(storable(number or "").split()) for number in numbers)
    return "\n".join(lines) if any(numbers) else ""


def decision_row(decision: Decision) -> Row:
    """A decision as columns."""
    return {
        "body": _words(decision.body),
        "date": decision.date.isoformat() if decision.date else None,
        "paragraph": decision.paragraph,
        "dnr": _words(decision.dnr),
        "title": storable(decision.title),
        "page": decision.page,
        "printed_page": _words(decision.printed_page),
    }


def adopting_row(decision: Decision | None) -> Row:
    """The columns of the decision that adopted a document; all empty for none."""
    row = decision_row(decision or Decision())
    row["decided"] = row.pop("title") or None
    return row


def _words(text: str | None) -> str | None:
    return None if text is None else storable(text)


def read_decision(
    body: str | None,
    date: str | None,
    paragraph: int | None,
    dnr: str | None,
    title: str,
    page: int | None,
    printed_page: str | None,
) -> Decision:
    """A decision out of its columns. Raises ValueError."""
    return Decision(body, read_date(date), paragraph, dnr, title, page, printed_page)


def read_citations(db: Database) -> Mapping[str, tuple[Citation, ...]]:
    """What each answer leans on, of the evidence that is there, in the order it was cited."""
    cited: dict[str, tuple[Citation, ...]] = {}
    for key, *columns in db.execute(
        "SELECT question, evidence, pages, quote, version FROM citation"
        " WHERE evidence IN (SELECT id FROM evidence WHERE removed IS NULL) ORDER BY id"
    ):
        cited[key] = (*cited.get(key, ()), Citation(*columns))
    return cited


def read_register(db: Database) -> tuple[Registered, ...]:
    """The decisions, in order of date and paragraph. Those only read in minutes that were taken away are left out."""
    rows = db.execute(
        f"SELECT id, (SELECT evidence.id FROM evidence WHERE evidence.id = decision.evidence AND removed IS NULL),"  # noqa: S608
        f" {_DECISION} FROM decision WHERE NOT removed AND (own OR evidence IS NULL"
        " OR evidence IN (SELECT id FROM evidence WHERE removed IS NULL))"
        " ORDER BY date IS NULL, date, body, paragraph, id"
    )
    return tuple(Registered(id, read_decision(*columns), evidence) for id, evidence, *columns in rows)


def read_checklist(db: Database) -> tuple[ChecklistLine, ...]:
    """The documents that the auditors ask for, in their order, with what fulfils them."""
    fulfilled: dict[int, tuple[int, ...]] = {}
    for line, evidence in db.execute(
        "SELECT line, evidence FROM checklist_evidence"
        " WHERE evidence IN (SELECT id FROM evidence WHERE removed IS NULL) ORDER BY id"
    ):
        fulfilled[line] = (*fulfilled.get(line, ()), evidence)
    lines = db.execute("SELECT id, text, reason FROM checklist_line ORDER BY position, id")
    return tuple(ChecklistLine(id, text, fulfilled.get(id, ()), reason) for id, text, reason in lines)
