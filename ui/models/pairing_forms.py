"""Last year's form and this year's, as the pairing tells of them: pairs, cards and questions, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditprep import richtext
from auditprep.i18n import _
from auditprep.model import Answer, Difference, Question, Questionnaire, Submission
from ui.models import pairing_words as words
from ui.models.comparison_words import one_line
from ui.models.pairing import Pair
from ui.models.pairing_rows import PairRow, QuestionRow

_ANSWER = 160  # characters of last year's answer that are shown


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question as a card tells it. `mark` is how it was answered, and `answer` the beginning of what was written; the
    section and the options are only told where they differ."""

    head: str
    text: str
    section: str = ""
    options: str = ""
    mark: str | None = None
    answer: str = ""


class PairedForms:
    """Knows the questions of both forms by their keys."""

    def __init__(self, previous: Submission, form: Questionnaire) -> None:
        self._previous = previous
        self._form = form
        self._old = {question.key: question for question in previous.questionnaire.questions()}
        self._new = {question.key: question for question in form.questions()}
        self._sections = _sections(previous.questionnaire), _sections(form)

    def have(self, old: str, new: str) -> bool:
        """Whether both forms still have these questions."""
        return old in self._old and new in self._new

    def pair_row(self, pair: Pair) -> PairRow:
        old, new = self._old.get(pair.old), self._new.get(pair.new)
        said = words.said_words(pair.said)
        spoken = _("Last year {old}, this year {new}: {said}").format(
            old=_named(old, pair.old), new=_named(new, pair.new), said=said
        )
        title = f"{_label(old, pair.old)} → {_label(new, pair.new)}"
        text = one_line(new.text) if new else ""
        return PairRow(pair.keys, title, text, pair.said, said if pair.is_settled else "", spoken)

    def old_rows(self, keys: Iterable[str]) -> list[QuestionRow]:
        return _rows(keys, self._old, self._sections[0])

    def new_rows(self, keys: Iterable[str]) -> list[QuestionRow]:
        return _rows(keys, self._new, self._sections[1])

    def reason(self, pair: Pair, rivals: tuple[Sequence[str], Sequence[str]]) -> str:
        """Why the pair is doubtful; `rivals` are the keys of the others that each of the two may belong to."""
        news = [_label(self._new.get(key), key) for key in rivals[0]]
        olds = [_label(self._old.get(key), key) for key in rivals[1]]
        return words.reason(pair, (news, olds))

    def cards(self, pair: Pair) -> tuple[QuestionCard, QuestionCard]:
        """Last year's question with how it was answered, and this year's."""
        differs = pair.match.differs if pair.match else frozenset()
        then = self._previous.year or self._previous.questionnaire.year
        return (
            _card(
                _head(_("Last year"), then, _label(self._old.get(pair.old), pair.old)),
                self._old.get(pair.old),
                self._sections[0].get(pair.old, ""),
                differs,
                self._previous.answer(pair.old),
            ),
            _card(
                _head(_("This year"), self._form.year, _label(self._new.get(pair.new), pair.new)),
                self._new.get(pair.new),
                self._sections[1].get(pair.new, ""),
                differs,
                Answer(),
            ),
        )


def _card(
    head: str, question: Question | None, section: str, differs: frozenset[Difference], answer: Answer
) -> QuestionCard:
    if question is None:
        return QuestionCard(head, "")
    told = {Difference.OPTIONS, Difference.KIND} & differs
    return QuestionCard(
        head,
        one_line(question.text),
        section if Difference.SECTION in differs else "",
        (", ".join(question.options) or _("none, only text")) if told else "",
        answer.mark,
        _beginning(answer.text),
    )


def _beginning(text: str) -> str:
    written = one_line(richtext.plain(text[: 4 * _ANSWER]))
    return written if len(written) <= _ANSWER else f"{written[:_ANSWER].rstrip()}…"


def _head(when: str, year: int | None, label: str) -> str:
    number = _("question {number}").format(number=label)
    return " · ".join(filter(None, (when, str(year or ""), number)))


def _label(question: Question | None, key: str) -> str:
    return question.label if question else key


def _named(question: Question | None, key: str) -> str:
    return f"{question.label} {one_line(question.text)}" if question else key


def _rows(keys: Iterable[str], questions: dict[str, Question], sections: dict[str, str]) -> list[QuestionRow]:
    return [
        QuestionRow(key, questions[key].label, one_line(questions[key].text), sections.get(key, ""))
        for key in keys
        if key in questions
    ]


def _sections(form: Questionnaire) -> dict[str, str]:
    return {
        question.key: " ".join(filter(None, (section.number, section.title)))
        for section in form.sections
        for question in section.questions
    }
