"""The part of the door that is about Granska: findings that may stand, and those that are mended."""

from __future__ import annotations

from auditprep import richtext
from auditprep.case.base import OpenCase
from auditprep.errors import WordsChanged
from auditprep.model import Finding, FoundPart, FoundPlace, Mend, MendKind


class CaseChecks(OpenCase):
    """What changes something raises ReadOnlyCase, LockedCase and SaveFailed besides what it says."""

    def accept(self, finding: Finding, reason: str, *, later: bool = False) -> None:
        """The finding may stand, this year or in `later` years too, as long as its words are the same. Raises ReasonLacks."""
        self._file.accept(finding, reason, later=later)

    def take_back(self, finding: Finding) -> None:
        """The finding is open again, also where it was accepted an earlier year."""
        self._file.take_back(finding)

    def mend(self, mend: Mend) -> None:
        """Does what one click does. Raises WordsChanged where what was found stands there no more, UnknownQuestion,
        UnknownEvidence, NoSuchPages."""
        if mend.kind is MendKind.WRITE:
            self._write(mend)
        elif mend.evidence is not None:
            self._file.cite(mend.question, mend.evidence, mend.pages, mend.quote)

    def _write(self, mend: Mend) -> None:
        if mend.place is None or mend.place.question is None:
            raise WordsChanged(question=mend.question)
        key, place = mend.place.question, mend.place
        answer = self._file.current([key])[key]
        if place.part is FoundPart.EVIDENCE:
            self._file.answer(key, {"evidence": _over(answer.evidence, place, mend.words)})
        else:
            self._file.answer(key, {"text": _over(answer.text, place, mend.words)})


def _over(markdown: str, place: FoundPlace, words: str) -> str:
    """Raises WordsChanged."""
    stands = richtext.plain(markdown)[place.start : place.end] == place.quote
    written = richtext.written_over(markdown, place.start, place.end, words) if stands else None
    if written is None:
        raise WordsChanged(question=place.question)
    return written
