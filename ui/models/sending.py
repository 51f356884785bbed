"""What an export with attachments would hold, and what stands in its way, by document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from auditprep.model import Evidence, Snapshot
from ui.models.evidence_problems import TROUBLES, Problem, problems


class Why(Enum):
    """Why documents are named before anything is sent."""

    SECRET = "secret"  # they do not go along  # noqa: S105
    UNCITED = "uncited"  # nor do these
    REMOVED = "removed"  # answers cite them, and they are not in the case any more
    AILING = "ailing"  # they go along, and cannot be read


@dataclass(frozen=True, slots=True)
class Group:
    """Documents named together, each with what ails it, if anything does."""

    why: Why
    documents: tuple[tuple[Evidence, Problem | None], ...]


@dataclass(frozen=True, slots=True)
class Sending:
    """`count` files go along: each version that is cited is a file of its own. `secret` and `uncited` are how many there
    are to choose about, whatever was chosen."""

    count: int
    secret: int
    uncited: int
    groups: tuple[Group, ...]


def sending(snapshot: Snapshot, *, with_secret: bool, with_uncited: bool) -> Sending:
    """What would be sent now."""
    cited = _cited_versions(snapshot)
    uncited = [each for each in snapshot.evidence if each.id not in cited]
    used = [each for each in snapshot.evidence if with_uncited or each.id in cited]
    secret = [each for each in used if each.secret]
    sent = [each for each in used if with_secret or not each.secret]
    files = [file for each in sent for file in _files(each, cited.get(each.id, set()))]
    named = (
        _group(Why.SECRET, () if with_secret else secret),
        _group(Why.UNCITED, () if with_uncited else uncited),
        _group(Why.REMOVED, [each for each in snapshot.removed if each.id in cited]),
        Group(Why.AILING, tuple((file, trouble) for file in files if (trouble := _trouble(file)))),
    )
    groups = tuple(group for group in named if group.documents)
    return Sending(len(files), len(secret), len(uncited), groups)


def _group(why: Why, documents: list[Evidence] | tuple[()]) -> Group:
    return Group(why, tuple((each, None) for each in documents))


def _cited_versions(snapshot: Snapshot) -> dict[int, set[int]]:
    """The versions of each document that answers lean on."""
    found: dict[int, set[int]] = {}
    for citations in snapshot.citations.values():
        for citation in citations:
            found.setdefault(citation.evidence, set()).add(citation.version)
    return found


def _files(evidence: Evidence, numbers: set[int]) -> list[Evidence]:
    """The document as it was in each of these versions; as it is now where none is cited."""
    versions = {evidence.version(number) for number in numbers} or {evidence.newest}
    return [replace(evidence, versions=(version,)) for version in sorted(versions, key=lambda v: v.number)]


def _trouble(file: Evidence) -> Problem | None:
    found = problems(file, is_cited=True, is_outdated=False)
    return next((problem for problem in found if problem in TROUBLES), None)
