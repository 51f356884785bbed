"""Which question of the case each answer on a sheet is to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from auditprep.model import Handout, Question, Questionnaire, SheetAnswer
from auditprep.prose.differing import same_words

_NEAR = 0.1
"""A second question that is nearly as like as the best makes the best no clear one."""
_MUCH = 0.5
"""So like are the words of a heading at least in which somebody has written."""
_MOST_PAIRS = 100_000
"""Of more pairs than these only the words themselves are compared."""


def matched(
    questionnaire: Questionnaire, answers: Sequence[SheetAnswer], handout: Handout | None
) -> list[str | None]:
    """The key of the question that each answer is to, None where none surely is. Keys hold only where the sheet is the
    handout's; the rest is told by the questions' words, those that went out first, and no question is taken twice."""
    known = [_known(each, questionnaire) if handout else None for each in answers]
    taken = {key for key in known if key is not None}
    for only in ([handout.questions] if handout else []) + [None]:
        asked = [
            each
            for each in questionnaire.questions()
            if each.key not in taken and (only is None or each.key in only)
        ]
        left = [None if key else each for key, each in zip(known, answers, strict=True)]
        found = _by_words(asked, left)
        if only is not None:
            found |= _by_number(
                [each for each in asked if each.key not in found.values()],
                [None if at in found else each for at, each in enumerate(left)],
            )
        known = [key or found.get(at) for at, key in enumerate(known)]
        taken |= set(found.values())
    return known


def _known(answer: SheetAnswer, questionnaire: Questionnaire) -> str | None:
    return answer.key if answer.key is not None and questionnaire.question(answer.key) else None


def _by_words(asked: Sequence[Question], answers: Sequence[SheetAnswer | None]) -> dict[int, str]:
    """The question of each answer that asks the same in its words: the best for both, and clearly so. Where several have the
    same words, the number tells them apart."""
    places = [at for at, each in enumerate(answers) if each is not None and each.text]
    pairs = {
        (at, question.key): alike
        for at in places
        for question in asked
        if (each := answers[at]) is not None
        and (alike := _alike(each, question, exact=len(places) * len(asked) > _MOST_PAIRS))
    }
    of_answer: dict[int, list[tuple[str, float]]] = defaultdict(list)
    of_question: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for (at, key), alike in pairs.items():
        of_answer[at].append((key, alike))
        of_question[key].append((at, alike))
    found: dict[int, str] = {}
    taken: set[str] = set()
    for (at, key), alike in sorted(pairs.items(), key=lambda each: (-each[1], each[0])):
        near = alike - _NEAR
        if at in found or key in taken:
            continue
        if any(other >= near and each != key and each not in taken for each, other in of_answer[at]):
            continue
        if any(other >= near and each != at and each not in found for each, other in of_question[key]):
            continue
        found[at] = key
        taken.add(key)
    return found


def _by_number(asked: Sequence[Question], answers: Sequence[SheetAnswer | None]) -> dict[int, str]:
    """The question of each answer that has its number, which no other has, and much of its words: of those that went out on
    the sheet, where somebody has written in the heading."""
    from auditprep.prose.alike import likeness

    numbers = Counter(each.label for each in asked)
    given = Counter(each.label for each in answers if each is not None)
    ours = {each.label: each for each in asked if numbers[each.label] == 1}
    return {
        at: ours[each.label].key
        for at, each in enumerate(answers)
        if each is not None
        and each.label in ours
        and given[each.label] == 1
        and likeness(each.text, ours[each.label].text) >= _MUCH
    }


def _alike(answer: SheetAnswer, question: Question, *, exact: bool) -> float:
    """How alike an answer's question and one of the case are, 0 where they do not ask the same. `exact`: only the same words
    do."""
    from auditprep.prose.alike import ALIKE, likeness  # takes its time to load

    is_same = same_words(answer.text, question.text)
    alike = 1.0 if is_same else 0.0 if exact else likeness(answer.text, question.text)
    if alike < ALIKE:
        return 0.0
    return alike + (2 * _NEAR if answer.label and answer.label == question.label else 0.0)
