"""What ails a piece of evidence, or is still to be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from auditprep.model import Evidence, Trouble


class Problem(Enum):
    """The gravest first."""

    LOCKED = "locked"
    DAMAGED = "damaged"
    EMPTY = "empty"
    SCANNED = "scanned"
    OPAQUE = "opaque"
    UNREAD = "unread"
    TOO_MUCH = "too-much"
    OUTDATED = "outdated"  # an answer cites a version that is not the newest
    SECRET = "secret"  # noqa: S105
    UNCONFIRMED = "unconfirmed"
    UNUSED = "unused"


TROUBLES = frozenset(
    (Problem.LOCKED, Problem.DAMAGED, Problem.EMPTY, Problem.SCANNED, Problem.OPAQUE)
    + (Problem.UNREAD, Problem.TOO_MUCH, Problem.OUTDATED)
)
"""Those that stand in the way of using it; the others are states that one may want to see."""

ICONS = {
    Problem.LOCKED: ("lock", "partly"), Problem.DAMAGED: ("warning", "no"), Problem.EMPTY: ("warning", "no"),
    Problem.SCANNED: ("warning", "partly"), Problem.OPAQUE: ("warning", "partly"),
    Problem.UNREAD: ("clock", "partly"), Problem.TOO_MUCH: ("warning", "partly"),
    Problem.OUTDATED: ("newer", "partly"), Problem.SECRET: ("shield", "muted"),
    Problem.UNCONFIRMED: ("ask", "accent"), Problem.UNUSED: ("dash", "muted"),
}  # fmt: skip
"""The icon that goes with each, and the name of its colour in the theme."""

_BY_TROUBLE = {
    Trouble.UNREAD: Problem.UNREAD,
    Trouble.LOCKED: Problem.LOCKED,
    Trouble.DAMAGED: Problem.DAMAGED,
    Trouble.EMPTY: Problem.EMPTY,
    Trouble.OPAQUE: Problem.OPAQUE,
    Trouble.TOO_MUCH: Problem.TOO_MUCH,
}


def problems(evidence: Evidence, *, is_cited: bool, is_outdated: bool) -> tuple[Problem, ...]:
    """What ails this evidence, the gravest first."""
    return tuple(_problems(evidence, is_cited, is_outdated))


def _problems(evidence: Evidence, is_cited: bool, is_outdated: bool) -> Iterator[Problem]:
    newest = evidence.newest
    if newest.trouble is not None:
        yield _BY_TROUBLE[newest.trouble]
    elif newest.is_scanned:
        yield Problem.SCANNED
    if is_outdated:
        yield Problem.OUTDATED
    if evidence.secret:
        yield Problem.SECRET
    if not evidence.confirmed:
        yield Problem.UNCONFIRMED
    if not is_cited:
        yield Problem.UNUSED
