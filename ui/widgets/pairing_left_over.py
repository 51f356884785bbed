"""The questions that no doubt is about: any one of last year can be paired with any one of this year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from ui import icons, theme
from ui.models.pairing_rows import QuestionRow
from ui.widgets import buttons
from ui.widgets.pairing_lists import QuestionPicks


class LeftOver(QWidget):
    """Folded until it is asked for. Emits `pair_requested` with the two that are chosen."""

    pair_requested = Signal(str, str)  # old, new

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = QToolButton(autoRaise=True, toolButtonStyle=Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFont(theme.font(theme.SIDE, bold=True))
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.olds, self.news = QuestionPicks(_("Last year, dropped")), QuestionPicks(_("This year, new"))
        self.pair = theme.be(buttons.plain(""), "compact")
        self._hint = theme.be(QLabel("Alt+3"), "hint")
        self._inside = QWidget()
        self._build()
        self.fold.clicked.connect(lambda: self.set_unfolded(self._inside.isHidden()))
        self.pair.clicked.connect(lambda: self.ask())
        for picks in (self.olds, self.news):
            picks.changed.connect(self._follow)
        self.set_unfolded(False)
        self._follow()

    def show_rows(self, olds: Sequence[QuestionRow], news: Sequence[QuestionRow]) -> None:
        """Shows what is left over; nothing of itself where nothing can be paired."""
        self.olds.rows.show_rows(olds)
        self.news.rows.show_rows(news)
        self.fold.setText(_("Others: {old} dropped, {new} new").format(old=len(olds), new=len(news)))
        self.setVisible(bool(olds and news))
        self._follow()

    def set_unfolded(self, unfolded: bool) -> None:
        self._inside.setVisible(unfolded)
        self.fold.setIcon(icons.icon("unfolded" if unfolded else "folded"))
        self.fold.setAccessibleDescription(_("shown below") if unfolded else _("hidden"))

    def is_unfolded(self) -> bool:
        return not self._inside.isHidden()

    def ask(self) -> None:
        """Pairs the two that are chosen, if two are."""
        old, new = self.olds.chosen(), self.news.chosen()
        if old and new and self.is_unfolded() and not self.isHidden():
            self.pair_requested.emit(old.key, new.key)

    def _follow(self) -> None:
        old, new = self.olds.chosen(), self.news.chosen()
        self.pair.setEnabled(bool(old and new))
        if old and new:
            self.pair.setText(_("Pair {old} with {new}").format(old=old.label, new=new.label))
        else:
            self.pair.setText(_("Pair the two that are chosen"))

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        for column, (words, picks) in enumerate(
            ((_("Last year, dropped"), self.olds), (_("This year, new"), self.news))
        ):
            grid.addWidget(theme.be(QLabel(words), "caption"), 0, column)
            grid.addWidget(picks, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.pair)
        row.addWidget(self._hint)
        row.addStretch()
        words = _("Choose one on each side, where a question has come in another’s place.")
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.S)
        inside.addWidget(theme.be(QLabel(words, wordWrap=True), "caption"))
        inside.addLayout(grid)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.fold, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
