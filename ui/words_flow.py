"""What follows on what, where words are replaced in all answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _, ngettext
from auditprep.model import FoundPlace, Reworded, Rewording, Snapshot, WordSearch
from ui import texts
from ui.controller import Controller
from ui.models import page_numbers
from ui.pages.questions import QuestionsPage
from ui.pages.replace import ReplacePage
from ui.widgets.notice_line import NoticeLine


class WordsFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        page: ReplacePage,
        questions: QuestionsPage,
        told: NoticeLine,
        go: Callable[[QWidget], None],
    ) -> None:
        super().__init__(window)
        self._controller, self._words = controller, controller.words
        self._page, self._questions, self._told, self._go = page, questions, told, go
        self._from: QWidget = questions
        page.search_requested.connect(self._words.find)
        page.replace_requested.connect(self._on_replace_wanted)
        page.place_requested.connect(self._on_place_wanted)
        page.closed.connect(lambda: self._go(self._from))
        self._words.found.connect(page.show_found)
        self._words.replaced.connect(self._on_replaced)
        self._words.replace_failed.connect(self._on_failed)
        controller.case_refreshed.connect(self._on_refreshed)

    def show(self, came_from: QWidget | None) -> None:
        """The page, with the words that are selected in the answer."""
        if self._controller.snapshot is None:
            return
        if came_from is not None and came_from is not self._page:
            self._from = came_from
        words = self._questions.selected_words() if came_from is self._questions else ""
        self._told.hide()
        self._go(self._page)
        self._page.show_case(self._controller.snapshot)
        self._page.seek(words)

    def forget_case(self) -> None:
        self._from = self._questions
        self._page.forget_case()

    def set_read_only(self, read_only: bool) -> None:
        self._page.set_read_only(read_only)

    def _on_refreshed(self, snapshot: Snapshot) -> None:
        if self._page.isVisible():
            self._page.show_case(snapshot)

    def _on_replace_wanted(self, sought: WordSearch, places: tuple[Rewording, ...]) -> None:
        """What is typed is saved first: it would go over what is replaced."""
        self._questions.flush()
        self._words.replace(sought, places)

    def _on_replaced(self, made: Reworded) -> None:
        words = _replaced_words(made)
        if made.step:
            self._page.settle()
            self._told.say(words, _("Undo"), lambda: self._undo(made.step))
        else:
            self._told.say(words, is_done=False)

    def _undo(self, step: int) -> None:
        """What is typed is saved first: the undo is to know what was changed since."""
        self._questions.flush()
        self._told.hide()
        self._controller.colleagues.undo(step)

    def _on_failed(self, error: AuditprepError) -> None:
        self._page.show_error(texts.error(error))

    def _on_place_wanted(self, found: Rewording) -> None:
        place = FoundPlace(found.part, found.question, quote=found.quote, start=found.start, end=found.end)
        self._go(self._questions)
        self._questions.show_words(found.question, place)


def _replaced_words(made: Reworded) -> str:
    """ "Replaced in 12 places in 5 questions. 1 place was left: …" """
    count, within = len(made.made), len({each.question for each in made.made})
    words = []
    if count:
        places = ngettext("{count} place", "{count} places", count).format(count=page_numbers.grouped(count))
        told = ngettext(
            "Replaced: {places} in {count} question.", "Replaced: {places} in {count} questions.", within
        )
        words.append(told.format(places=places, count=within))
    if left := len(made.left):
        told = ngettext(
            "{count} place was left: other words stand there by now.",
            "{count} places were left: other words stand there by now.",
            left,
        )
        words.append(told.format(count=left))
    return " ".join(words) or _("Nothing was replaced.")
