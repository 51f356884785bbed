"""Last year's answers as drafts of this year's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditprep import richtext
from auditprep.model import BETWEEN_MARKS, Answer, CitedThen, Kind, Matching, Question, Submission
from auditprep.prose.marks import meaning, words_of


@dataclass(frozen=True, slots=True)
class Draft:
    """What an answer begins as. `mark` is one of this form's options; `mark_lost`: one was set, and this form does not plainly
    offer it, and `mark_was` what it was called then, where this form calls it something else. `text` and `evidence` are canonical Markdown, word for word as they were. `cited` is what it leaned on then."""

    mark: str | None = None
    text: str = ""
    evidence: str = ""
    cited: tuple[CitedThen, ...] = ()
    mark_lost: bool = False
    mark_was: str = ""


def draft(matching: Matching, previous: Submission, question: Question, key: str) -> Draft | None:
    """Last year's answer as a draft of this question's, which the matching knows as `key`. A question that was merged gets
    what was said of each, one after the other, and a mark only if all agree on it; one that was split all that was said.
    None where it was no question then, or nothing was answered."""
    keys = [old for old in matching.before(key) if _has_something(previous, old)]
    if not keys:
        return None
    answers = [previous.answer(old) for old in keys]
    mark = _mark(matching, previous, question, key)
    was = [each.mark for each in answers if each.mark]
    return Draft(
        mark=mark,
        text=_joined(each.text for each in answers),
        evidence=_joined(each.evidence for each in answers),
        cited=tuple(dict.fromkeys(cited for old in keys for cited in previous.cited_by(old))),
        mark_lost=mark is None and bool(was),
        mark_was=was[0] if mark and was and _is_renamed(was[0], mark) else "",
    )


def _has_something(previous: Submission, key: str) -> bool:
    return not previous.answer(key).is_empty or bool(previous.cited_by(key))


def _joined(texts: Iterable[str]) -> str:
    """The texts, one after the other, each once."""
    kept = list(dict.fromkeys(text for text in texts if text.strip()))
    if len(kept) < 2:
        return "".join(kept)
    return richtext.to_markdown(tuple(block for text in kept for block in richtext.parse(text)))


# Marks


def _mark(matching: Matching, previous: Submission, question: Question, key: str) -> str | None:
    """The mark that all old questions with options agree on, as this form words it; None where they do not."""
    if question.kind is not Kind.CHOICE:
        return None
    asked = [each for old in matching.before(key) if (each := previous.questionnaire.question(old))]
    found = {
        _in_words_of(question, each, previous.answer(each.key)) for each in asked if each.kind is Kind.CHOICE
    }
    return found.pop() if len(found) == 1 else None


def _in_words_of(question: Question, old: Question, answer: Answer) -> str | None:
    """The old mark in the new question's words; None where there is none, or it has no plain counterpart."""
    marks = [translated(mark, old.options, question.options) for mark in answer.marks]
    kept = [mark for mark in marks if mark is not None]
    if not kept or len(kept) < len(marks) or (len(set(kept)) > 1 and not question.several):
        return None
    return BETWEEN_MARKS.join(option for option in question.options if option in kept)


def _is_renamed(was: str, mark: str) -> bool:
    """Whether the options say what they say in other words; letter case and signs are none."""
    old, new = (sorted(map(words_of, each.split(BETWEEN_MARKS))) for each in (was, mark))
    return old != new


def translated(mark: str, old: Sequence[str], new: Sequence[str]) -> str | None:
    """The option of `new` that says what `mark`, one of `old`, did: the same words; or words that mean the same ("Vet ej",
    "Ej aktuellt"), if they are the only ones of that meaning in both and stand at the same place. None where it is not
    plain."""
    same = [option for option in new if words_of(option) == words_of(mark)]
    if same:
        return same[0] if len(same) == 1 else None
    meant = meaning(mark)
    here, there = (
        [at for at, option in enumerate(options) if meaning(option) == meant] for options in (old, new)
    )
    if meant is None or len(here) != 1 or len(there) != 1:
        return None
    at_same_place = here == there or (here[0] == len(old) - 1 and there[0] == len(new) - 1)
    return new[there[0]] if at_same_place else None
