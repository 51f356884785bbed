"""The register of decisions, to write one into an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Decision, Evidence, Registered
from auditprep.prose.citing import decision_text
from ui.models.cited import name_of
from ui.models.picks import Pick
from ui.widgets import buttons
from ui.widgets.check_box import CheckBox
from ui.widgets.pick_card import PickCard


class DecisionPicker(PickCard):
    """Emits `picked` with the decision, and the page of minutes to cite with it (evidence and page) or None."""

    picked = Signal(object, object)
    new_decision_requested = Signal()
    citing_chosen = Signal(bool)  # whether the minutes are cited too: to be remembered

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Find a decision: body, date, §, dnr, words"), parent)
        self._cites = CheckBox(_("and cite the minutes"))
        self._cites.toggled.connect(self.citing_chosen)
        new = buttons.link(_("New decision…"))
        new.clicked.connect(self._on_new)
        self._add_below(_row(self._cites, new))
        self.chosen.connect(self._on_chosen)

    def show_decisions(
        self, decisions: Iterable[Registered], document: Callable[[int], Evidence | None]
    ) -> None:
        """Shows the register, the newest decision first. `document` knows the minutes by their id."""
        self.show_picks(
            _pick(each, _minutes(each, document)) for each in sorted(decisions, key=_newest_first)
        )

    def set_citing(self, citing: bool) -> None:
        self._cites.setChecked(citing)

    def _nothing_found(self, words: str) -> str:
        if not words:
            return _(
                "There are no decisions yet. Those of minutes come by themselves when the minutes are added."
            )
        return _("No decision has “{words}”.").format(words=words)

    def _on_current(self, pick: Pick | None) -> None:
        self._cites.setEnabled(pick is not None and page_of(pick.value) is not None)

    def _on_chosen(self, chosen: Registered) -> None:
        self.picked.emit(chosen.decision, page_of(chosen) if self._cites.isChecked() else None)

    def _on_new(self) -> None:
        self.close()
        self.new_decision_requested.emit()


def page_of(registered: Registered) -> tuple[int, int] | None:
    """Where the decision was read: the evidence and its page; None where it was typed."""
    page = registered.decision.page
    return None if registered.evidence is None or page is None else (registered.evidence, page)


def _minutes(registered: Registered, document: Callable[[int], Evidence | None]) -> Evidence | None:
    return None if registered.evidence is None else document(registered.evidence)


def _newest_first(registered: Registered) -> tuple[int, int, int]:
    decision = registered.decision
    return (-(decision.date or dt.date.min).toordinal(), -(decision.paragraph or 0), registered.id)


def _pick(registered: Registered, minutes: Evidence | None) -> Pick:
    decision = registered.decision
    text, title = decision_text(decision), " ".join(decision.title.split())
    number = f"§{decision.paragraph}" if decision.paragraph is not None else ""
    return Pick(
        registered,
        text or title,
        " · ".join(filter(None, [title if text else "", _source(decision, minutes)])),
        words=number,
    )


def _source(decision: Decision, minutes: Evidence | None) -> str:
    """Where the decision was read."""
    if minutes is None:
        return _("typed by hand")
    page = decision.printed_page or decision.page
    if page is None:
        return _("read in {document}").format(document=name_of(minutes))
    return _("read in {document}, p. {page}").format(document=name_of(minutes), page=page)


def _row(left: QWidget, right: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return box
