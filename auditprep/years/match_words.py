"""What the questions of two forms ask, and how much each of their words says there: a rare word tells questions apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditprep.model import Question, Questionnaire
from auditprep.prose.alike import Wording, plain, wording
from auditprep.prose.alike_words import SAYS_MUCH

LEAST_RARE = 0.3
"""What a word that stands in every question still says, against one that stands in a single question."""
_CLAUSE = re.compile(r"[?.!:;,()–—]|\s-\s|\b(?:och|samt)\b", re.IGNORECASE)
_MOST_CLAUSES = 20
_SMALLEST = 8  # in a form of fewer questions than this no word is common


@dataclass(frozen=True, eq=False, slots=True)
class Asked:
    """A question with what it asks. `at` is its place in the form, and `section` its section's, both from 0; `weights` say
    how much each word says in these forms, and `telling` how much all its words of meaning do."""

    at: int
    question: Question
    section: int
    asks: Wording
    beside: Wording
    weights: Mapping[str, float]
    telling: float

    @property
    def has_meaning(self) -> bool:
        """Whether it has a word of meaning, which "Kommentar" has not."""
        return self.telling > 0


@dataclass(frozen=True, eq=False, slots=True)
class Form:
    """A form as it is matched."""

    asked: tuple[Asked, ...]
    sections: tuple[tuple[str | None, str], ...]
    year: int | None

    def begins_section(self, at: int) -> bool:
        return not at or self.asked[at - 1].section != self.asked[at].section


def read_both(old: Questionnaire, new: Questionnaire) -> tuple[Form, Form]:
    """Both forms, with words weighed by how rare they are in the one where they are less so."""
    worded = [[(wording(each.text), wording(each.guidance or "")) for each in form.questions()] for form in (old, new)]
    counts = [Counter(word for asks, _beside in form for word in asks.words) for form in worded]
    total = max(_SMALLEST, *(len(form) for form in worded))
    rarity = {word: _rarity(max(count[word] for count in counts), total) for word in counts[0].keys() | counts[1].keys()}
    return _form(old, worded[0], rarity), _form(new, worded[1], rarity)


def is_clause_of(part: Asked, whole: Asked) -> bool:
    """Whether a question is, word for word, the other one without clauses at its beginning or its end."""
    words = part.asks.plain
    return bool(words) and words in whole.asks.plain and words in _clauses(whole.question.text)


def _clauses(text: str) -> set[str]:
    """What a text says if clauses are left out at its beginning or its end."""
    clauses = [words for each in _CLAUSE.split(text) if (words := plain(each))]
    if len(clauses) > _MOST_CLAUSES:
        return set()
    ends = range(len(clauses) + 1)
    return {" ".join(clauses[start:end]) for start in ends for end in ends[start + 1 :]}


def _rarity(count: int, total: int) -> float:
    return LEAST_RARE + (1 - LEAST_RARE) * max(0.0, 1 - math.log(count) / math.log(total))


def _form(
    questionnaire: Questionnaire, worded: Iterable[tuple[Wording, Wording]], rarity: Mapping[str, float]
) -> Form:
    questions = [(at, each) for at, section in enumerate(questionnaire.sections) for each in section.questions]
    asked = tuple(
        _asked(place, question, section, *words, rarity)
        for place, ((section, question), words) in enumerate(zip(questions, worded, strict=True))
    )
    sections = tuple((section.number, wording(section.title).plain) for section in questionnaire.sections)
    return Form(asked, sections, questionnaire.year)


def _asked(
    at: int, question: Question, section: int, asks: Wording, beside: Wording, rarity: Mapping[str, float]
) -> Asked:
    weights = {word: says * rarity[word] for word, says in asks.words.items()}
    telling = sum(weight for word, weight in weights.items() if asks.words[word] >= SAYS_MUCH)
    return Asked(at, question, section, asks, beside, weights, telling)
