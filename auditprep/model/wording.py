"""Words sought in all answers, and what they are to be instead."""

from __future__ import annotations

from dataclasses import dataclass

from auditprep.model.checking import FoundPart


@dataclass(frozen=True, slots=True)
class WordSearch:
    """What is sought, and what it is to be instead (`words`; "" takes it away)."""

    find: str
    words: str = ""
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Rewording:
    """A place with the words: `quote` is `plain text[start:end]` of that part of the answer, and is to be `words`; they stand
    after `before`, and before `after`."""

    question: str
    part: FoundPart  # TEXT or EVIDENCE
    start: int
    end: int
    quote: str
    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reworded:
    """What became of it: the step (0 if nothing was changed), the places that were written over, and those where other words
    stood by then, which were left."""

    step: int
    made: tuple[Rewording, ...]
    left: tuple[Rewording, ...] = ()
