"""What an export with attachments would hold, and what stands in its way, by document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from auditprep.i18n import _
from auditprep.model import Evidence, Snapshot
from auditprep.prose.naming import is_named
from ui.models.evidence_problems import TROUBLES, Problem, problems


class Why(Enum):
    """Why documents are named before anything is sent."""

    SECRET = "secret"  # they do not go along  # noqa: S105
    UNCITED = "uncited"  # nor do these
    NAMED = "named"  # nor these, though answers tell of what is decided in them
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
    named_only = {each.id for each in uncited if not with_uncited and is_named(snapshot, each)}
    used = [each for each in snapshot.evidence if with_uncited or each.id in cited]
    secret = [each for each in used if each.secret]
    sent = [each for each in used if with_secret or not each.secret]
    files = [file for each in sent for file in _files(each, cited.get(each.id, set()))]
    named = (
        _group(Why.SECRET, () if with_secret else secret),
        _group(Why.NAMED, [each for each in uncited if each.id in named_only]),
        _group(Why.UNCITED, () if with_uncited else [each for each in uncited if each.id not in named_only]),
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


class Made(Enum):
    """What an export makes."""

    FORM = "form"
    BINDER = "binder"
    BUNDLE = "bundle"
    ANSWERS = "answers"
    LIST = "list"  # of attachments
    JSON = "json"


TO_AUDITORS = frozenset((Made.FORM, Made.BINDER, Made.BUNDLE))
"""What goes to the auditors; the rest is for the board, or for the archive."""

WITH_ATTACHMENTS = frozenset((Made.BINDER, Made.BUNDLE))
DRAFT = "-UTKAST"  # as the first line of what is made says, too
MAIL_LIMIT = 20_000_000
"""Bytes: above that many mailboxes say no."""
_MACRO_SUFFIXES = (".docm", ".dotm")


def form_suffix(snapshot: Snapshot) -> str:
    """How the answered form must be named for Word to open it: one with macros otherwise than the others."""
    return ".docm" if Path(snapshot.form_name).suffix.lower() in _MACRO_SUFFIXES else ".docx"


def file_name(snapshot: Snapshot, made: Made) -> str:
    """The name that is proposed."""
    patterns = {
        Made.BINDER: _("{name}, binder"),
        Made.BUNDLE: _("{name}, with attachments"),
        Made.LIST: _("{name}, attachments"),
    }
    suffixes = {Made.FORM: form_suffix(snapshot), Made.BUNDLE: ".zip", Made.LIST: ".docx", Made.JSON: ".json"}
    pattern = patterns.get(made) or _("{name}, answered")
    name = pattern.format(name=Path(snapshot.form_name).stem)
    return name + ("" if snapshot.status.is_decided else DRAFT) + suffixes.get(made, ".pdf")
