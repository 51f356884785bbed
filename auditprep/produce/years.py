"""Words of last year, looked at from this year's case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditprep.model import Decision, Snapshot, Stale


def find_stale(text: str, snapshot: Snapshot) -> tuple[Stale, ...]:
    """What in a text that comes from last year is out of date, or may be, this year: positions are in the text. Nothing where
    either year is not known. What secret evidence is called, or has decided, is proposed nowhere. Quick: it may be called
    while somebody is writing."""
    from auditprep.years import stale

    previous = snapshot.previous
    if previous is None or previous.year is None or snapshot.year is None:
        return ()
    shown = [each for each in snapshot.evidence if not each.secret]
    secret = {each.id for each in snapshot.evidence if each.secret}
    decisions = [each.decision for each in snapshot.decisions if each.evidence not in secret]
    decisions += [
        replace(each.decision, title=each.decision.title or each.title)  # what it adopted is what it is about
        for each in shown
        if each.decision
    ]
    titles = [each.title for each in shown]
    return stale.stale(text, previous.year, snapshot.year, decisions, titles, tuple(_known(snapshot)))


def _known(snapshot: Snapshot) -> Iterator[Decision]:
    """All decisions that the case has: in the register, in minutes, and of documents' own adoption."""
    yield from (each.decision for each in snapshot.decisions)
    for evidence in snapshot.evidence:
        yield from evidence.decisions
        if evidence.decision:
            yield evidence.decision
