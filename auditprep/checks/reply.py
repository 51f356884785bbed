"""An answer as it is held against its question: what is ticked, what is written, what it points at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from auditprep.checks.ground import Ground
from auditprep.checks.texts import ReadText
from auditprep.model import Kind, Question, Role
from auditprep.prose.marks import is_unknown, meaning
from auditprep.prose.placeholders import placeholders
from auditprep.prose.pointers import Elsewhere, Pointing, pointing
from auditprep.prose.sentences import FoundSentence, sentences
from auditprep.prose.small import small_letters
from auditprep.richtext import Table

F = TypeVar("F")

YES = frozenset({"yes", "fully"})


@dataclass(frozen=True)
class Reply:
    """The answer to a question."""

    ground: Ground
    question: Question

    @property
    def key(self) -> str:
        return self.question.key

    @cached_property
    def text(self) -> ReadText:
        """The description."""
        return self.ground.text(self.key)

    @cached_property
    def proof(self) -> ReadText:
        """What the form's own place for evidence says."""
        return self.ground.evidence_field(self.key)

    @cached_property
    def meaning(self) -> str | None:
        """What the mark means: "yes", "fully", "partly", "no", "open"; of a question without options what the text begins
        with. None for other options, and for none."""
        mark = self.ground.snapshot.answer(self.key).mark
        if self.question.kind is Kind.CHOICE:
            return meaning(mark) if mark else None
        begins = _BEGINS.match(self.text.plain)
        return meaning(begins[1]) if begins else None

    @property
    def is_not_known(self) -> bool:
        """Whether the mark is "Vet ej": "Ej aktuellt" says something else."""
        mark = self.ground.snapshot.answer(self.key).mark
        return mark is not None and is_unknown(mark)

    @cached_property
    def has_words(self) -> bool:
        """Whether anything is described: "–" and "." are nothing."""
        return bool(self.text.of(has_words))

    @cached_property
    def is_put_off(self) -> bool:
        """Whether nothing but placeholders is written."""
        return self.text.beside(is_put_off, None, lambda: is_put_off(self.text))

    @property
    def has_room(self) -> bool:
        """Whether the form has a place for a description."""
        return not self.question.places or self.question.place(Role.DESCRIPTION) is not None

    @cached_property
    def small(self) -> str:
        """The description in small letters."""
        return self.text.of(small_letters)

    @cached_property
    def sentences(self) -> tuple[FoundSentence, ...]:
        return self.text.of(sentences)

    @cached_property
    def pointing(self) -> Pointing:
        return self.text.of(pointing)

    @cached_property
    def has_links(self) -> bool:
        return any(
            span.link
            for placed in self.text.blocks
            if not isinstance(placed.block, Table)
            for span in placed.block.spans
        )

    def has(self, parser: Callable[[str], tuple[object, ...]]) -> bool:
        """Whether a parser finds anything in the description, or in the form's place for evidence."""
        return bool(self.text.of(parser) or self.proof.of(parser))

    def found(self, parser: Callable[[str], tuple[F, ...]]) -> tuple[F, ...]:
        """What a parser finds there."""
        return (*self.text.of(parser), *self.proof.of(parser))

    def sends(self, pattern: re.Pattern[str]) -> bool:
        """Whether a sentence that sends the reader elsewhere names it: "prognosen framgår av delårsrapporten"."""
        return any(pattern.search(self.small, each.start, each.end) for each in self.pointing.elsewhere)

    @property
    def says_there_is_none(self) -> bool:
        """Whether it begins with that there is none, or that it has not been done."""
        return bool(_NONE.match(self.small))

    @property
    def is_elsewhere(self) -> bool:
        """Whether the whole answer is one that sends the reader elsewhere: "Ja, se bilaga 2." """
        sent = {each.start for each in self._sent_away}
        return bool(sent) and all(
            each.start in sent or len(_CONTENT.findall(self.small, each.start, each.end)) <= 1
            for each in self.sentences
        )

    @property
    def points_elsewhere(self) -> bool:
        """Whether some sentence does nothing else."""
        return any(self._sent_away)

    @property
    def _sent_away(self) -> Iterator[Elsewhere]:
        return (each for each in self.pointing.elsewhere if each.is_all)


_BEGINS = re.compile(r"\s*(ja|nej|delvis|vet (?:ej|inte))(?![\wåäö])", re.IGNORECASE)
_NONE = re.compile(
    r"\s*(?:nej\b|ing(?:en|et|a)\b|det finns ing|det har inte|(?:nämnden|styrelsen|vi|planen|frågan) har (?:ännu )?inte|(?:ej|inte) aktuell|saknas\b|har inte)"
)
_CONTENT = re.compile(r"[a-zåäö]{4,}")
_WORD = re.compile(r"[^\W_]")


def has_words(text: str) -> bool:
    """Whether there are letters or digits in it."""
    return bool(_WORD.search(text))


def is_put_off(text: ReadText) -> bool:
    """Whether it has words, and they are placeholders: at most one other word that says anything."""
    found = text.of(placeholders)
    if not found:
        return False
    others = [
        word
        for word in _CONTENT.finditer(text.of(small_letters))
        if not any(each.start <= word.start() < each.end for each in found)
    ]
    return len(others) <= 1
