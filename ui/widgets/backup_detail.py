"""What one backup holds, and the ways back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from auditprep.i18n import _
from auditprep.model import Backup, BackupContents, Snapshot, answers_then, only_now, only_then
from ui import theme
from ui.models import backup_words as words
from ui.widgets import buttons
from ui.widgets.backup_answers import BackupAnswers
from ui.widgets.plain_label import plain_label
from ui.widgets.scrolled_page import ScrolledPage, scrolled


class BackupDetail(QFrame):
    """Emits which backup is to be restored, and which answer of it."""

    restore_requested = Signal(object)  # Backup
    put_back_requested = Signal(object, str)  # BackupContents, key

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "surface")
        self._backup: Backup | None = None
        self._contents: BackupContents | None = None
        self._head = theme.be(plain_label(), "page-title")
        self._facts = theme.be(plain_label(), "caption")
        self._lacks = theme.be(plain_label(), "partly")
        self._file = theme.be(plain_label(), "caption")
        self._differs = theme.be(plain_label(), "side")
        self._documents = theme.be(plain_label(), "side")
        self._fixed = theme.be(plain_label(), "caption")
        self._answers = BackupAnswers()
        self._restore = buttons.primary(_("Restore as a new file…"))
        self._restore.clicked.connect(self._on_restore)
        self._answers.put_back_requested.connect(self._on_put_back)
        self._answers.left.connect(lambda: self._restore.setFocus(Qt.FocusReason.OtherFocusReason))
        self._build()
        self.show_backup(None)

    def show_backup(self, backup: Backup | None) -> None:
        """Shows what is known of it before it is looked into; None: there is none."""
        self._backup, self._contents = backup, None
        for widget in (self._head, self._facts, self._file, self._restore, self._differs):
            widget.setVisible(backup is not None)
        for widget in (self._answers, self._answers.button, self._documents, self._fixed):
            widget.hide()
        self._lacks.setVisible(bool(backup and backup.lacking))
        if backup is not None:
            self._head.setText(words.moment(backup))
            self._facts.setText(words.facts(backup))
            self._lacks.setText(words.lacks(backup))
            self._file.setText(str(backup.path))
            self._differs.setText(_("Looking into the backup…"))

    def show_error(self, words_: str) -> None:
        """It cannot be looked into."""
        self._differs.setText(words_)
        self._restore.hide()

    def show_contents(self, contents: BackupContents, now: Snapshot | None, why_fixed: str) -> None:
        """What it holds beside the case as it is `now`, where that is open; `why_fixed` says why nothing can be put back into
        it, and is empty where something can."""
        self._contents = contents
        others = answers_then(contents, now)
        self._differs.setText(words.differs(others, is_compared=now is not None))
        later = only_now(contents, now) if now else ()
        self._documents.setText(words.documents(only_then(contents, now), later, is_compared=now is not None))
        self._documents.setVisible(bool(self._documents.text()))
        self._answers.show_answers(others, may_put_back=now is not None and not why_fixed)
        self._answers.setVisible(bool(others))
        self._fixed.setText(why_fixed)
        self._fixed.setVisible(bool(why_fixed and others))

    @property
    def answers(self) -> BackupAnswers:
        return self._answers

    @property
    def ways_back(self) -> tuple[QPushButton, QPushButton]:
        """The buttons, for the foot of the page; the one of the whole backup is the last."""
        return self._answers.button, self._restore

    def focus_first(self) -> None:
        if self._answers.isVisible():
            self._answers.focus_list()
        else:
            self._restore.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_restore(self) -> None:
        if self._backup is not None:
            self.restore_requested.emit(self._backup)

    def _on_put_back(self, key: str) -> None:
        if self._contents is not None:
            self.put_back_requested.emit(self._contents, key)

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(theme.XS)
        for widget in (self._head, self._facts, self._file, self._lacks):
            head.addWidget(widget)
        inside = ScrolledPage()  # a low window scrolls: words are not squeezed
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(theme.XL, theme.L, theme.XL, theme.M)
        layout.setSpacing(theme.S)
        layout.addLayout(head)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        for widget in (self._differs, self._documents, self._fixed):
            layout.addWidget(widget)
        layout.addWidget(self._answers, 100)
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
