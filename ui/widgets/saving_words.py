"""Over a question: whether its answer is saved, and if not, why."""

from __future__ import annotations

from auditprep.i18n import _
from ui.models.question_list import QuestionListModel
from ui.widgets.answering import Answering
from ui.widgets.question_head import QuestionHead


class SavingWords:
    """Tells what is known of the saving in the question's head."""

    def __init__(self, head: QuestionHead, answering: Answering, model: QuestionListModel) -> None:
        self._head, self._answering, self._model = head, answering, model

    def show(self, key: str) -> None:
        """Of the question that is shown, in which something may have been typed that is not on its way yet."""
        if self._answering.is_typed or self._answering.drafts.is_on_its_way(key):
            self._head.show_saving()
        elif when := self._answering.saving.saved_at(key):
            self._head.show_saved(when)
        else:
            self._head.show_nothing_saved()
        self._head.show_failure(self._failure(key))

    def _failure(self, shown: str) -> str:
        failure = self._answering.saving.failure(shown)
        if failure is None:
            return ""
        key, sentence = failure
        if key == shown or not self._model.has(key):
            return sentence
        number = self._model.question(key).label
        return _("Question {number} is not saved. {reason}").format(number=number, reason=sentence)
