"""What Granska has found, on the Questions page: in the text and its margin, beside the question, and in the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from auditprep.i18n import _
from auditprep.model import (
    Examined,
    Finding,
    FoundPart,
    FoundPlace,
    Mend,
    MendKind,
    Notice,
    Question,
    Snapshot,
)
from ui.models import found_links
from ui.widgets.findings_panel import Beside
from ui.widgets.question_list import QuestionList
from ui.widgets.question_sheet import QuestionSheet
from ui.widgets.side_panel import SidePanel


class QuestionFindings(QObject):
    """Knows what was found last, and has the parts of the page show it."""

    mend_requested = Signal(object)  # Mend, which is not about words that stand in the editor
    accept_requested = Signal(object)  # Finding
    take_back_requested = Signal(object)  # Finding
    place_requested = Signal(object)  # FoundPlace, of a document
    question_wanted = Signal(str)
    written = Signal()  # a mend was written in the editor
    panel_wanted = Signal()  # the panel is to be seen, with its tab with the findings

    def __init__(self, sheet: QuestionSheet, side: SidePanel, rows: QuestionList, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet, self._side, self._list = sheet, side, rows
        self._marks = sheet.editor.findings
        self._examined: Examined | None = None
        self._seen: Snapshot | None = None  # as it was looked through
        self._found: dict[str, tuple[Finding, ...]] = {}
        self._question: Question | None = None
        self._notices: Sequence[Notice] = ()
        self._is_shown = True
        self._connect()

    def show(self, examined: Examined | None, snapshot: Snapshot | None) -> None:
        """Shows what was found in the case as it was in `snapshot`; None: it has not been looked through."""
        self._examined, self._seen = examined, snapshot
        self._follow()

    def forget(self) -> None:
        """Another case, or none."""
        self._question, self._notices = None, ()
        self.show(None, None)

    def show_question(self, question: Question, notices: Sequence[Notice]) -> None:
        """Another question is shown; `notices` are those of the whole form."""
        self._question, self._notices = question, notices
        self._show_here()

    def set_fixed(self, fixed: bool) -> None:
        """Fixed: answers can be read only, and nothing is to be done about what was found in them."""
        self._marks.set_fixed(fixed)
        self._side.findings.set_read_only(fixed)

    def set_shown(self, shown: bool) -> None:
        """Not shown: what is sent is with the auditors, and is theirs to look through."""
        if shown != self._is_shown:
            self._is_shown = shown
            self._follow()

    # Going about

    def go(self, step: int) -> None:
        """On to the next finding (1) or the one before (-1): first those about words in the text, as it goes, then the cards
        of the others; and from question to question, around the form's end."""
        if self._question is None or self._go_here(step):
            return
        keys = [each.key for each in self._seen.questionnaire.questions()] if self._seen else []
        at = keys.index(self._question.key) if self._question.key in keys else 0
        around = [*keys[at + 1 :], *keys[: at + 1]] if step > 0 else [*keys[:at][::-1], *keys[at:][::-1]]
        key = next((key for key in around if key in self._found), None)
        if key is None:
            self._sheet.carried.tell(_("Nothing more to look at."))
            return
        self.question_wanted.emit(key)
        self._begin(step)

    def open_here(self) -> bool:
        """What can be done about the words at the cursor. False if nothing was found in them."""
        return self._marks.open_here()

    def show_place(self, place: FoundPlace) -> None:
        """Where a place is in the question that is shown: words are selected, and all is in sight."""
        if place.part is FoundPart.TEXT:
            said = self._seen.answer(place.question).text if self._seen and place.question else ""
            self._marks.select(place, said)
            self._sheet.show_text_place()
        else:
            self._sheet.show_part(place.part, place.quote)

    def _go_here(self, step: int) -> bool:
        """In the question that is shown; False at its end."""
        others, at = self._without_words(), self._side.findings.focused()
        if at not in others and self._marks.go(step):
            return True
        first = 0 if step > 0 else -1
        place = others.index(at) + step if at in others else first
        if 0 <= place < len(others):
            self._show_card(others[place])
            return True
        return place < 0 and at in others and self._marks.begin(step)

    def _begin(self, step: int) -> None:
        """The first finding of the question, or its last (-1)."""
        others = self._without_words()
        if step < 0 and others:
            self._show_card(others[-1])
        elif not self._marks.begin(step) and others:
            self._show_card(others[0])

    def _without_words(self) -> list[Finding]:
        return [each for each in self._here() if not self._marks.has_words(each)]

    # Showing

    def _follow(self) -> None:
        examined = self._examined if self._is_shown else None
        self._found = found_links.by_question(examined.findings) if examined else {}
        self._list.show_findings({key: found_links.counts(found) for key, found in self._found.items()})
        self._show_here()

    def _show_here(self) -> None:
        key = self._question.key if self._question else ""
        here, seen = self._here(), self._seen if self._is_shown else None
        if here and seen:
            self._marks.show_findings(key, here, seen)
        else:
            self._marks.clear()
        let = found_links.let_stand(self._examined, key) if self._examined else ()
        self._side.show_beside(Beside(key, seen, here, let, self._notices_here(key)))

    def _here(self) -> tuple[Finding, ...]:
        return self._found.get(self._question.key, ()) if self._question else ()

    def _notices_here(self, key: str) -> tuple[Notice, ...]:
        """Those of the question, then those of the whole form; what a finding tells is told once."""
        told = found_links.told_notices(self._examined) if self._examined else frozenset()
        left = [each for each in self._notices if (each.code, each.question) not in told]
        return tuple(each for at in (key, None) for each in left if each.question == at)

    def _show_card(self, finding: Finding) -> None:
        self.panel_wanted.emit()
        self._side.findings.show_card(finding)

    # What the user wants

    def _connect(self) -> None:
        marks, panel = self._marks, self._side.findings
        self._sheet.editor.margin.chosen.connect(self._show_card)
        marks.card_wanted.connect(self._show_card)
        marks.step_wanted.connect(self.go)
        for wanted in (marks.mend_wanted, panel.mend_requested):
            wanted.connect(self._mend)
        for wanted in (marks.place_wanted, panel.place_requested):
            wanted.connect(self._go_to)
        for wanted in (marks.accept_wanted, panel.accept_requested):
            wanted.connect(self.accept_requested)
        panel.take_back_requested.connect(self.take_back_requested)

    def _mend(self, mend: Mend) -> None:
        """Words that stand in the editor are written over there: what is typed meanwhile stays, and Ctrl+Z undoes it."""
        if mend.kind is MendKind.WRITE and self._marks.write(mend):
            self.written.emit()
        else:
            self.mend_requested.emit(mend)

    def _go_to(self, place: FoundPlace) -> None:
        if place.evidence is not None or place.question is None:
            self.place_requested.emit(place)
            return
        self.question_wanted.emit(place.question)
        self.show_place(place)
