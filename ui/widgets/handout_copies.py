"""Other copies of the case beside it, with changes that this one does not have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import CaseCopy
from ui import evidence_words, theme
from ui.widgets import buttons
from ui.widgets.doubt_line import DoubtLine
from ui.widgets.emptying import empty

_NAMED_AT_MOST = 4


class FoundCopies(QWidget):
    """A line a copy. Hidden where there is none."""

    copy_merge_requested = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._copies: tuple[CaseCopy, ...] = ()
        self._read_only = False
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.XS)
        self.hide()

    def show_copies(self, copies: Sequence[CaseCopy]) -> None:
        if tuple(copies) != self._copies:
            self._copies = tuple(copies)
            self._show()

    def set_read_only(self, read_only: bool) -> None:
        if read_only != self._read_only:
            self._read_only = read_only
            self._show()

    def _show(self) -> None:
        empty(self._lines)
        for copy in self._copies[:_NAMED_AT_MOST]:
            merge = theme.be(buttons.plain(_("Merge…")), "compact")
            merge.setAccessibleDescription(copy.path.name)
            merge.clicked.connect(partial(self.copy_merge_requested.emit, copy.path))
            actions = () if self._read_only else (merge,)
            self._lines.addWidget(DoubtLine(copy_words(copy), *actions))
        if (more := len(self._copies) - _NAMED_AT_MOST) > 0:
            words = ngettext("and {count} more copy", "and {count} more copies", more).format(count=more)
            self._lines.addWidget(theme.be(QLabel(words), "caption"))
        self.setVisible(bool(self._copies))


def copy_words(copy: CaseCopy) -> str:
    """Which copy, and what it has that this case has not."""
    words = ngettext(
        "“{file}” beside this file is a copy of the same case, with {count} change that this one does not have",
        "“{file}” beside this file is a copy of the same case, with {count} changes that this one does not have",
        copy.changes,
    ).format(file=copy.path.name, count=copy.changes)
    last = evidence_words.day(copy.last.astimezone().date()) if copy.last else ""
    latest = _("the last one {date}").format(date=last) if last else ""
    who = _("by {names}").format(names=", ".join(copy.who)) if copy.who else ""
    return ", ".join(filter(None, (words, " ".join(filter(None, (latest, who)))))) + "."
