"""What can be read of a damaged case, made to belong together again, before it becomes a new one (`rescue`)."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath

from auditprep.model import Change, EvidenceKind, Notice, Role, Status, Trouble
from auditprep.store.remembered import read_cited, read_submission
from auditprep.store.rows import Row
from auditprep.store.salvage import Salvage


def make_sound(salvage: Salvage) -> Iterator[Notice]:
    """Lets go of what is not what was once put in, and of what leaned on it; names the documents that are gone."""
    salvage.keep("correction", _is_correction)
    salvage.keep("content", _is_true)
    salvage.keep("form", _is_true)
    _give_versions(salvage)
    yield from _drop_versions_without_bytes(salvage)
    yield from _drop_evidence_without_versions(salvage)
    yield from _drop_torn_texts(salvage)
    _mend_citations(salvage)
    _mend_steps(salvage)
    _mend_status(salvage)
    salvage.keep("previous", lambda row: read_submission(row["submission"]) is not None)
    salvage.keep("wanted", lambda row: read_cited(row["document"]) is not None)


def _give_versions(salvage: Salvage) -> None:
    """The evidence of a case from before there were versions, as today's: each has one, and nobody has read it."""
    old = [row for row in salvage.rows["evidence"] if "sha256" in row]
    for row in old:
        version = {
            name: row.pop(name) for name in ("file_name", "sha256", "size", "pages", "added", "added_by")
        }
        fixed = {"id": row["id"], "evidence": row["id"], "number": 1, "readable": 0, "printed": ""}
        salvage.rows["version"].append({**version, **fixed, "trouble": Trouble.UNREAD.value})
        row |= {"kind": EvidenceKind.OTHER.value, "secret": 0, "note": "", "confirmed": 0, "own": "title"}
    for row in salvage.rows["citation"]:
        row.setdefault("quote", "")
        row.setdefault("version", 1)


def _drop_versions_without_bytes(salvage: Salvage) -> Iterator[Notice]:
    there = {row["sha256"] for row in salvage.rows["content"]}
    titles = {row["id"]: row["title"] for row in salvage.rows["evidence"]}
    for row in salvage.rows["version"]:
        if row.get("unlocked") not in there:
            row["unlocked"] = None
        if row["trouble"] not in {None, *Trouble}:
            row["trouble"] = Trouble.UNREAD.value
        if row["sha256"] not in there:
            title = titles.get(row["evidence"], PurePath(row["file_name"]).stem)
            yield Notice("evidence-lost", facts={"title": title, "file_name": row["file_name"]})
    salvage.keep("version", lambda row: row["sha256"] in there)


def _drop_evidence_without_versions(salvage: Salvage) -> Iterator[Notice]:
    """What is known of a document goes with its last file; a file of which nothing is known is evidence by its name."""
    names = {row["evidence"]: row["file_name"] for row in salvage.rows["version"]}
    salvage.keep("evidence", lambda row: row["id"] in names)
    known = {row["id"] for row in salvage.rows["evidence"]}
    for id in sorted(names.keys() - known):
        salvage.lost.add("evidence")
        row = {"id": id, "title": PurePath(names[id]).stem, "kind": EvidenceKind.OTHER.value, "secret": 1}
        salvage.rows["evidence"].append({**row, "note": "", "confirmed": 0, "own": ""})
        yield Notice("evidence-unknown", facts={"title": row["title"], "file_name": names[id]})
    for row in salvage.rows["evidence"]:
        if row["kind"] not in set(EvidenceKind):
            row["kind"] = EvidenceKind.OTHER.value


def _drop_torn_texts(salvage: Salvage) -> Iterator[Notice]:
    """A document of which a page is lost is to be read anew, as one that nobody has read."""
    pages: dict[int, list[int]] = defaultdict(list)
    for row in salvage.rows["page"]:
        pages[row["version"]].append(row["number"])
    torn = set()
    for row in salvage.rows["version"]:
        if sorted(pages[row["id"]]) != list(range(1, (row["pages"] or 0) + 1)):
            torn.add(row["id"])
            if row["trouble"] != Trouble.UNREAD.value:
                yield Notice(
                    "texts-lost", facts={"title": _title(row, salvage), "file_name": row["file_name"]}
                )
            row |= {"trouble": Trouble.UNREAD.value, "pages": None, "readable": 0, "printed": ""}
    whole = {row["id"] for row in salvage.rows["version"]} - torn
    salvage.rows["page"] = [row for row in salvage.rows["page"] if row["version"] in whole]


def _title(version: Row, salvage: Salvage) -> str:
    titles = (str(row["title"]) for row in salvage.rows["evidence"] if row["id"] == version["evidence"])
    return next(titles, str(version["file_name"]))


def _mend_citations(salvage: Salvage) -> None:
    """A citation of a version that is lost is one of the newest that is left."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for row in salvage.rows["version"]:
        numbers[row["evidence"]].add(row["number"])
    salvage.keep("citation", lambda row: bool(numbers[row["evidence"]]))
    for row in salvage.rows["citation"]:
        if row["version"] not in numbers[row["evidence"]]:
            row["version"] = max(numbers[row["evidence"]])


def _mend_steps(salvage: Salvage) -> None:
    """What was part of a step that is lost is still there, by itself."""
    steps = {row["id"] for row in salvage.rows["step"]}
    handouts = {row["id"] for row in salvage.rows["handout"]}
    for row in salvage.rows["history"]:
        if row.get("step") not in steps:
            row["step"] = None
    for row in salvage.rows["step"]:
        row["handout"] = row["handout"] if row["handout"] in handouts else None
        row["undoes"] = row["undoes"] if row["undoes"] in steps else None


def _mend_status(salvage: Salvage) -> None:
    """A status that no version of us has written is the one that was last set, or that of a new case."""
    known = set(Status)
    salvage.keep("status_change", lambda row: row["before"] in known and row["after"] in known)
    for row in salvage.rows["properties"]:
        if row["status"] not in known:
            row["status"] = last_status(salvage)
            salvage.lost.add("status_change")


def last_status(salvage: Salvage) -> str:
    changes = salvage.rows["status_change"]
    return str(changes[-1]["after"]) if changes else Status.DRAFT.value


def _is_correction(row: Row) -> bool:
    """Whether a version of us may have written it. Where a fresh list of tables was laid in place of a lost one, the
    rows of another table can stand where corrections are looked for."""
    texts = (row["question"], row["change"], row["value"])
    known = row["change"] in set(Change) and (row["role"] is None or row["role"] in set(Role))
    return known and all(isinstance(text, str) for text in texts)


def _is_true(row: Row) -> bool:
    return isinstance(row["bytes"], bytes) and hashlib.sha256(row["bytes"]).hexdigest() == row["sha256"]
