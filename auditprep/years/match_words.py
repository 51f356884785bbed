"""What the questions of two forms ask, and how much each of their words says there: a rare word tells questions apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditprep.model import Question, Questionnaire
from auditprep.prose.alike_words import SAYS_MUCH
from auditprep.prose.wordings import Wording, plain, wording

LEAST_RARE = 0.3
"""What a word that stands in every question still says, against one that stands in a single question."""
_CLAUSE = re.compile(r"[?.!:;,()–—\n]|\s-\s|\b(?:och|samt)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:och|samt)\b ?")
_MOST_CLAUSES = 20
TELLING = 0.7
"""A question whose words say less is told by where it stands, and by its guidance, too."""
_SMALLEST = 8  # in a form of fewer questions than this no word is common


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """A question with what it asks. `at` is its place in the form, and `section` its section's, both from 0; `asks` are its
    words, `beside` those of its guidance; `text` is what `asks` was read from. `weights` say how much each word says in
    these forms, and `telling` how much all its words of meaning do."""

    at: int
    question: Question
    section: int
    text: str
    asks: Wording
    beside: Wording
    weights: Mapping[str, float]
    telling: float

    @property
    def has_meaning(self) -> bool:
        """Whether it has a word of meaning, which "Kommentar" has not."""
        return self.telling > 0

    @property
    def is_telling(self) -> bool:
        return self.telling >= TELLING


@dataclass(frozen=True, eq=False, slots=True)
class Form:
    """A form as it is matched: its questions, its sections by number and title, and the year it says it is for."""

    asked: tuple[Asked, ...]
    sections: tuple[tuple[str | None, str], ...]
    year: int | None

    def begins_section(self, at: int) -> bool:
        return not at or self.asked[at - 1].section != self.asked[at].section


def read_both(old: Questionnaire, new: Questionnaire) -> tuple[Form, Form]:
    """Both forms, with words weighed by how rare they are in the one where they are less so."""
    texts = [[(each.text, each.guidance or "") for each in form.questions()] for form in (old, new)]
    worded = [[_Words(text, guidance) for text, guidance in form] for form in texts]
    rarity = _rarities(worded)
    worded = [[each.told_by_guidance(rarity) for each in form] for form in worded]
    rarity = _rarities(worded)
    return _form(old, worded[0], rarity), _form(new, worded[1], rarity)


def is_clause_of(part: Asked, whole: Asked) -> bool:
    """Whether a question is, word for word, the other one without clauses at its beginning or its end."""
    words = _AND.sub("", part.asks.plain)
    return bool(words) and len(part.asks.plain) < len(whole.asks.plain) and words in _clauses(whole.text)


class _Words:
    """A question's words, and its guidance's."""

    def __init__(self, text: str, guidance: str) -> None:
        self.text, self.guidance = text, guidance
        self.asks, self.beside = wording(text), wording(guidance)

    def told_by_guidance(self, rarity: Mapping[str, float]) -> _Words:
        """Both together, where the question itself says too little: "Beskriv." """
        if not self.guidance or _telling(self.asks, rarity) >= TELLING:
            return self
        return _Words(f"{self.text}\n{self.guidance}", "")


def _clauses(text: str) -> set[str]:
    """What a text says if clauses are left out at its beginning or its end; without the words that join them."""
    clauses = [words for each in _CLAUSE.split(text) if (words := plain(each))]
    if len(clauses) > _MOST_CLAUSES:
        return set()
    ends = range(len(clauses) + 1)
    return {" ".join(clauses[start:end]) for start in ends for end in ends[start + 1 :]}


def _rarities(worded: Sequence[Sequence[_Words]]) -> dict[str, float]:
    """How rare each word is, from `LEAST_RARE` to 1 for one that a single question has."""
    counts = [Counter(word for each in form for word in each.asks.words) for form in worded]
    total = math.log(max(_SMALLEST, *(len(form) for form in worded)))
    common = counts[0] | counts[1]
    return {
        word: LEAST_RARE + (1 - LEAST_RARE) * max(0.0, 1 - math.log(count) / total)
        for word, count in common.items()
    }


def _form(questionnaire: Questionnaire, worded: Sequence[_Words], rarity: Mapping[str, float]) -> Form:
    questions = [
        (at, each) for at, section in enumerate(questionnaire.sections) for each in section.questions
    ]
    asked = tuple(
        _asked(at, question, section, words, rarity)
        for at, ((section, question), words) in enumerate(zip(questions, worded, strict=True))
    )
    sections = tuple((section.number, plain(section.title)) for section in questionnaire.sections)
    return Form(asked, sections, questionnaire.year)


def _asked(at: int, question: Question, section: int, words: _Words, rarity: Mapping[str, float]) -> Asked:
    weights = {word: says * rarity[word] for word, says in words.asks.words.items()}
    return Asked(
        at, question, section, words.text, words.asks, words.beside, weights, _telling(words.asks, rarity)
    )


def _telling(asks: Wording, rarity: Mapping[str, float]) -> float:
    return sum(says * rarity[word] for word, says in asks.words.items() if says >= SAYS_MUCH)
