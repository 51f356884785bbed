"""A file that was given as an attachment and is more than that: a colleague's sheet, or an answered form, is offered for what it
is, on a line that stays until she has said which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.i18n import _
from auditprep.model import Recognised, Snapshot
from ui.controller import Controller
from ui.widgets.notice_line import NoticeLine


@dataclass(frozen=True, slots=True)
class OfferWays:
    """What can be done with such a file, beside attaching it."""

    read_sheets: Callable[[list[Path]], None]
    set_previous: Callable[[Path], None]
    begin: Callable[[Path], None]  # a new case


@dataclass(frozen=True, slots=True)
class _Offer:
    kind: Recognised
    file: Path
    question: str | None


class OffersFlow(QObject):
    """Lives as long as the window."""

    def __init__(self, window: QWidget, controller: Controller, line: NoticeLine, ways: OfferWays) -> None:
        super().__init__(window)
        self._controller, self._evidence, self._line, self._ways = controller, controller.evidence, line, ways
        self._waiting: list[_Offer] = []
        self._evidence.recognised.connect(self._on_recognised)
        line.closed.connect(self._on_closed)
        controller.case_opened.connect(self._forget)
        controller.case_closed.connect(self._forget)

    def _on_recognised(self, question: str | None, found: tuple[tuple[Path, Recognised], ...]) -> None:
        for file, kind in found:
            if kind is Recognised.BLANK:
                self._ways.begin(file)
            else:
                self._waiting.append(_Offer(kind, file, question))
        self._show_next()

    def _show_next(self) -> None:
        """Another that is offered still comes first."""
        if self._line.isHidden() and self._waiting:
            self._show(self._waiting[0])

    def _show(self, offer: _Offer) -> None:
        words, link = {
            Recognised.SHEET: (
                _("“{file}” is a question sheet that has come back."),
                _("Read in the answers"),
            ),
            Recognised.ANSWERED: (
                _("“{file}” is a form with answers in it."),
                _("Use as last year’s"),
            ),
        }[offer.kind]
        self._line.say(
            words.format(file=offer.file.name),
            link,
            lambda: self._on_taken(offer),
            other=_("Attach it anyway"),
            instead=lambda: self._on_attached(offer),
        )

    def _on_taken(self, offer: _Offer) -> None:
        self._done()
        if offer.kind is Recognised.SHEET:
            self._ways.read_sheets([offer.file])
        else:
            self._ways.set_previous(offer.file)
        self._show_next()

    def _on_attached(self, offer: _Offer) -> None:
        self._done()
        self._evidence.attach(offer.question, [offer.file], as_they_are=True)
        self._show_next()

    def _on_closed(self) -> None:
        """She wants neither; what waits behind it comes."""
        if self._waiting:
            self._waiting.pop(0)
        self._show_next()

    def _done(self) -> None:
        self._waiting.pop(0)
        self._line.hide()

    def _forget(self, _snapshot: Snapshot | None = None) -> None:
        """What was given to the case before is nothing to this one."""
        self._waiting.clear()
        self._line.hide()
