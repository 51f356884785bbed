"""Last year beside a question: what was asked and answered then, and how sure it is that it is the same question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from auditprep.i18n import _
from auditprep.model import (
    Answer,
    CitedThen,
    Difference,
    Match,
    Matching,
    Question,
    Questionnaire,
    Remark,
    Submission,
)
from auditprep.prose.differing import same_words


class Standing(StrEnum):
    """How a question stands to last year."""

    NO_YEAR = "no-year"  # no earlier year has been chosen
    UNPAIRED = "unpaired"  # it is not known yet which questions belong together
    NEW = "new"  # nothing in the earlier form is the same question
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Before:
    """A question that this one comes from, with all that was said of it. `asked` are its words where they were others than
    those of `now`."""

    heading: str
    answer: Answer
    asked: str = ""
    now: str = ""
    cited: tuple[CitedThen, ...] = ()
    remark: Remark = field(default_factory=Remark)


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is to show beside a question. `doubtful` are those that may be the same, in words; `whole` is what the
    auditors said of all of it."""

    standing: Standing
    year: str = ""
    before: tuple[Before, ...] = ()
    doubtful: tuple[str, ...] = ()
    whole: Remark = field(default_factory=Remark)

    @property
    def can_be_carried(self) -> bool:
        """Whether there is an answer to begin from."""
        return any(not each.answer.is_empty for each in self.before)


def beside(
    question: Question, form: Questionnaire, previous: Submission | None, matching: Matching | None
) -> Beside:
    """What is known of this question of `form` from the year before."""
    if previous is None:
        return Beside(Standing.NO_YEAR)
    year, whole = year_of(previous), previous.remark("")
    if matching is None:
        return Beside(Standing.UNPAIRED, year, whole=whole)
    found = tuple(
        _before(match, question, form, previous, matching)
        for match in matching.matches
        if match.new == question.key and match.old is not None
    )
    standing = Standing.KNOWN if found else Standing.NEW
    return Beside(standing, year, found, _doubtful(question.key, previous, matching), whole)


def year_of(previous: Submission | None) -> str:
    """What the year before is called where its number is not known."""
    return str(previous.year) if previous and previous.year else _("last year")


def answered_before(previous: Submission | None, matching: Matching | None) -> frozenset[str]:
    """The questions of this year's form that had an answer last year."""
    if previous is None or matching is None:
        return frozenset()
    return frozenset(
        match.new
        for match in matching.matches
        if match.new is not None and match.old is not None and not previous.answer(match.old).is_empty
    )


def listed(words: Sequence[str]) -> str:
    """ "2.3, 2.4 and 2.5" """
    if len(words) < 2:
        return "".join(words)
    return _("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def _before(
    match: Match, now: Question, form: Questionnaire, previous: Submission, matching: Matching
) -> Before:
    key = match.old or ""
    question = previous.questionnaire.question(key)
    label = question.label if question else key
    return Before(
        heading=" ".join(
            filter(None, [_heading(previous, label), _what_became(match, form, previous, matching)])
        ),
        answer=previous.answer(key),
        asked=question.text if question and _has_other_words(match, question, now) else "",
        now=now.text,
        cited=previous.cited_by(key),
        remark=previous.remark(key),
    )


def _has_other_words(match: Match, then: Question, now: Question) -> bool:
    return Difference.WORDS in match.differs and not same_words(then.text, now.text)


def _heading(previous: Submission, label: str) -> str:
    question = _("question {number}").format(number=label)
    year = str(previous.year or previous.name)
    return f"{year} · {question}"


def _what_became(match: Match, form: Questionnaire, previous: Submission, matching: Matching) -> str:
    """In brackets, where one question has become several or several one."""
    notes = []
    after = matching.after(match.old or "")
    others = [old for old in matching.before(match.new or "") if old != match.old]
    if len(after) > 1:
        notes.append(
            _("split into {questions}").format(questions=listed([_label(form, key) for key in after]))
        )
    if others:
        labels = [_label(previous.questionnaire, key) for key in others]
        notes.append(_("put together with {questions}").format(questions=listed(labels)))
    return f"({', '.join(notes)})" if notes else ""


def _doubtful(new: str, previous: Submission, matching: Matching) -> tuple[str, ...]:
    """Those that may be the same question, best first: "2.2 Is the budget followed up?"."""
    olds = (match.old for match in matching.doubtful if match.new == new and match.old)
    found = (previous.questionnaire.question(old) for old in olds)
    return tuple(f"{each.label} {each.text}" for each in found if each is not None)


def _label(form: Questionnaire, key: str) -> str:
    question = form.question(key)
    return question.label if question else key
