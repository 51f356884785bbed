"""Findings that the user has accepted, this year or for later years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditprep.model import Accepted, Finding, Snapshot


def accepted_of(snapshot: Snapshot) -> Mapping[str, Accepted]:
    """What was accepted in this case, and last year for later years too, by what the findings are known by."""
    earlier = snapshot.previous.accepted if snapshot.previous else ()
    last = {each.known_by: each for each in (*earlier, *snapshot.accepted)}
    return {known_by: each for known_by, each in last.items() if not each.taken_back}


def part_accepted(
    findings: Iterable[Finding], accepted: Mapping[str, Accepted]
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Accepted], ...]]:
    """The findings that are open, and those that were accepted."""
    every = tuple(findings)
    open_ones = tuple(each for each in every if each.known_by not in accepted)
    return open_ones, tuple((each, accepted[each.known_by]) for each in every if each.known_by in accepted)
