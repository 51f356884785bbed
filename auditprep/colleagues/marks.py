"""What a colleague has ticked, as the form words it."""

from __future__ import annotations

from auditprep.model import BETWEEN_MARKS, Question
from auditprep.prose.normal import normal


def option_of(question: Question, ticked: str) -> str | None:
    """The mark that was ticked, in the form's own words and order; None if any part of it is none of the options."""
    if ticked in question.options:
        return ticked
    found = {_option(question, each) for each in ticked.split(BETWEEN_MARKS)}
    if None in found or (len(found) > 1 and not question.several):
        return None
    return BETWEEN_MARKS.join(each for each in question.options if each in found)


def _option(question: Question, words: str) -> str | None:
    """The option that these words are, however they are spelt; one that they begin with, if there is one only."""
    bare = _bare(words)
    same = [each for each in question.options if _bare(each) == bare]
    if same:
        return same[0]
    begun = [each for each in question.options if bare.startswith((f"{_bare(each)} ", f"{_bare(each)},"))]
    return begun[0] if len(begun) == 1 else None


def _bare(words: str) -> str:
    return " ".join(normal(words).split()).casefold().strip(" .:")
