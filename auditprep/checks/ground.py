"""What rules look at: a case at one moment, its texts once read, and the pages of its evidence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from auditprep.checks.texts import ReadDocument, ReadText
from auditprep.model import Evidence, FoundPart, FoundPlace, Question, Snapshot
from auditprep.prose.bodies import EVERYWHERE, abbreviations
from auditprep.prose.found import Found
from auditprep.prose.references import Reference, references

NOTHING = ReadText("")

T = TypeVar("T")


class Ground:
    """A case to be looked through. `today` is None where nobody knows: nothing is said then of deadlines. Nothing here changes, so what is found once holds."""

    def __init__(
        self,
        snapshot: Snapshot,
        texts: Mapping[str, ReadText],
        documents: Mapping[tuple[int, int], ReadDocument],
        today: dt.date | None = None,
    ) -> None:
        """`texts` are by what was read (Markdown, or plain words), `documents` by evidence and version."""
        self.snapshot = snapshot
        self.today = today
        self._texts = texts
        self._documents = documents
        self._once: dict[Any, Any] = {}

    def once(self, work: Callable[[Ground], T]) -> T:
        """What a function makes of this case, for several rules to look at; it is asked once."""
        if work not in self._once:
            self._once[work] = work(self)
        made: T = self._once[work]
        return made

    @property
    def year(self) -> int | None:
        return self.snapshot.year

    @cached_property
    def board(self) -> str | None:
        """The board of the case; the body that the answers name most often where the case does not say, None where they name
        none."""
        return self.snapshot.board or self._named_most

    # Questions and answers

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the form's order."""
        return tuple(self.snapshot.questionnaire.questions())

    @cached_property
    def by_key(self) -> Mapping[str, Question]:
        return {each.key: each for each in self.questions}

    def text(self, key: str) -> ReadText:
        """The description of an answer."""
        return self._texts.get(self.snapshot.answer(key).text, NOTHING)

    def evidence_field(self, key: str) -> ReadText:
        """What the form's own place for evidence says."""
        return self._texts.get(self.snapshot.answer(key).evidence, NOTHING)

    def asked(self, question: Question) -> ReadText:
        """The auditors' question with its guidance, a line each."""
        return self._texts.get(asked_words(question), NOTHING)

    # Decisions that are referred to

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Letters of bodies and the names that they stand for, as all answers together explain them."""
        learnt: dict[str, str] = {}
        for question in self.questions:
            learnt |= self.text(question.key).of(abbreviations)
        return MappingProxyType({**learnt, **EVERYWHERE})

    def references(self, key: str, part: FoundPart = FoundPart.TEXT) -> tuple[Reference, ...]:
        """The decisions that the description (or the place for evidence) refers to, as the text says them (`referred` says
        whose they are)."""
        if part is FoundPart.EVIDENCE:
            return _references(self.evidence_field(key), self.letters)
        return self._referring.get(key, ())

    @cached_property
    def _referring(self) -> Mapping[str, tuple[Reference, ...]]:
        return {each.key: _references(self.text(each.key), self.letters) for each in self.questions}

    @cached_property
    def _named_most(self) -> str | None:
        everywhere = {name.casefold() for name in EVERYWHERE.values()}
        named = Counter(
            each.body
            for question in self.questions
            for each in self.references(question.key)
            if each.body and each.body.casefold() not in everywhere
        )
        return named.most_common(1)[0][0] if named else None

    # Evidence

    @cached_property
    def evidence(self) -> Mapping[int, Evidence]:
        """The evidence of the case; what was taken away is not in it."""
        return {each.id: each for each in self.snapshot.evidence}

    def document(self, evidence: int, version: int | None = None) -> ReadDocument | None:
        """The pages of a version (None: the newest); None where there is no such, or nothing of it could be read."""
        known = self.evidence.get(evidence)
        if known is None:
            return None
        found = self._documents.get((evidence, version or known.newest.number))
        return found if found is not None and found.is_readable else None

    # Places

    def place(self, key: str, found: Found, part: FoundPart = FoundPart.TEXT) -> FoundPlace:
        """Where a parser found something in an answer (TEXT, EVIDENCE) or in the question (QUESTION)."""
        return self.span(key, found.start, found.end, part)

    def span(self, key: str, start: int, end: int, part: FoundPart = FoundPart.TEXT) -> FoundPlace:
        """The same for `plain[start:end]`."""
        return FoundPlace(part, key, quote=self._plain(key, part)[start:end], start=start, end=end)

    def whole(self, key: str, part: FoundPart) -> FoundPlace:
        """All of a part: the mark, the description, the question…. A finding about all of an answer comes back whenever
        any of the answer changes."""
        return FoundPlace(part, key, quote=self._plain(key, part))

    def on_page(self, evidence: int, page: int, start: int = -1, end: int = -1) -> FoundPlace:
        """Words on a page of the newest version; the page as a whole without `start`."""
        document, known = self.document(evidence), self.evidence[evidence].newest
        read = document.page(page) if document else None
        quote = read.plain[start:end] if read and start >= 0 else ""
        printed = known.printed[page - 1] if 0 < page <= len(known.printed) else None
        return FoundPlace(FoundPart.PAGE, None, evidence, page, quote, start, end, printed)

    def of_document(self, evidence: int) -> FoundPlace:
        """A document as a whole."""
        return FoundPlace(FoundPart.DOCUMENT, evidence=evidence, quote=self.evidence[evidence].title)

    def _plain(self, key: str, part: FoundPart) -> str:
        if part is FoundPart.TEXT:
            return self.text(key).plain
        if part is FoundPart.EVIDENCE:
            return self.evidence_field(key).plain
        if part is FoundPart.QUESTION:
            return self.asked(self.by_key[key]).plain
        if part is FoundPart.MARK:
            return self.snapshot.answer(key).mark or ""
        return ""


def asked_words(question: Question) -> str:
    """The question with its guidance, a line each."""
    return "\n".join(filter(None, [question.text, question.guidance]))


def _references(text: ReadText, letters: Mapping[str, str]) -> tuple[Reference, ...]:
    """Asked once for each text and what is known of letters."""
    return text.beside(references, tuple(letters.items()), lambda: references(text.walled, letters))
