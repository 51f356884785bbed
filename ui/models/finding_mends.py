"""What a click has mended, as it can be seen in the case, and what stood there before."""

from __future__ import annotations

from dataclasses import dataclass

from auditprep import richtext
from auditprep.model import Citation, FoundPart, Mend, MendKind, Snapshot


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A part of an answer ("text" or "evidence") before a mend and after it."""

    question: str
    field: str
    before: str
    after: str

    def is_done(self, snapshot: Snapshot) -> bool:
        """Whether it stands in the case as it was mended, and has not been changed since."""
        return getattr(snapshot.answer(self.question), self.field) == self.after


@dataclass(frozen=True, slots=True)
class Recited:
    """A document that an answer leans on after a mend; `before` is what it leaned on there, None for nothing."""

    mend: Mend
    before: Citation | None

    def is_done(self, snapshot: Snapshot) -> bool:
        """Whether the case has the citation as it was mended."""
        now = _citation(self.mend, snapshot)
        return now is not None and now.pages == self.mend.pages and now != self.before


def made_by(mend: Mend, snapshot: Snapshot) -> Rewritten | Recited | None:
    """What the mend makes of the case as it is; None where what it mends stands there no more."""
    if mend.kind is not MendKind.WRITE:
        return Recited(mend, _citation(mend, snapshot))
    place = mend.place
    if place is None or place.question is None:
        return None
    field = "evidence" if place.part is FoundPart.EVIDENCE else "text"
    before = getattr(snapshot.answer(place.question), field)
    after = richtext.written_over(before, place.start, place.end, mend.words)
    return None if after is None else Rewritten(place.question, field, before, after)


def _citation(mend: Mend, snapshot: Snapshot) -> Citation | None:
    same = (
        each
        for each in snapshot.cited(mend.question)
        if each.evidence == mend.evidence and each.quote == mend.quote
    )
    return next(same, None)
