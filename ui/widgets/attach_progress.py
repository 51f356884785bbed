"""Files being read, and afterwards what became of them: a band over the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _, ngettext
from auditprep.model import Progress, Taken
from ui import theme
from ui.widgets import buttons
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.emptying import empty
from ui.widgets.icon_label import IconLabel
from ui.widgets.scrolled_page import ScrolledPage

_HIGHEST = 148
_STEPS = 1000
_FOLDED = 2  # sentences that are shown where there are many


class AttachProgress(QFrame):
    """Hidden until there is something to say; what became of the files stays until the user goes elsewhere or closes it."""

    cancel_requested = Signal()

    def __init__(self, title_of: Callable[[int], str] | None = None) -> None:
        """`title_of` knows what evidence is called, by its id; without it, it is called as its file is."""
        super().__init__()
        theme.be(self, "band")
        self._title_of = title_of
        self._said: tuple[tuple[Taken, ...], tuple[str, ...]] | None = None
        self._is_unfolded = self._is_all_in = False
        self.all = buttons.link("")
        self._words = theme.be(ElidedLabel(), "side")
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=_STEPS)
        self._bar.setAccessibleName(_("Files being read"))
        self._cancel = theme.be(buttons.plain(_("Cancel")), "compact")
        self._work, self._result = QWidget(), QWidget()
        self._icon = IconLabel("check", "yes")
        self._head = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "side")
        self._lines, self._area = QVBoxLayout(), _Area()
        self._build()
        self._cancel.clicked.connect(self._on_cancel)
        self.all.clicked.connect(self._on_all)
        self.hide()

    def show_reading(self, progress: Progress, file_name: str, index: int, total: int) -> None:
        """A file is being read, the `index`th of `total` counted from 1; `progress` counts its pages."""
        if not self.is_reading():
            self._cancel.setEnabled(True)
            self._cancel.setText(_("Cancel"))
        self._said = None
        self._words.show_words(_reading(progress, file_name, index, total))
        share = min(1.0, progress.done / progress.total) if progress.total else 0.0
        self._bar.setValue(round((index - 1 + share) / max(1, total) * _STEPS))
        self._show_part(self._work)

    def show_taken(
        self, taken: Iterable[Taken], sentences: Iterable[str] = (), *, is_all_in: bool = False
    ) -> None:
        """What became of the files, and a sentence for each that something was wrong with; `is_all_in`: nothing more is to
        be done about it, as every one of them is in the case."""
        self._is_all_in = is_all_in
        self._said, self._is_unfolded = (tuple(taken), tuple(sentences)), False
        self._fill()
        if self._said == ((), ()):
            self.clear()
            return
        self._show_part(self._result)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words()))

    def set_titles(self, title_of: Callable[[int], str]) -> None:
        """Who knows what evidence is called, by its id."""
        self._title_of = title_of

    def refresh(self) -> None:
        """Titles may have changed."""
        if self._said:
            self._fill()

    def clear(self) -> None:
        self._said = None
        self._work.hide()
        self._result.hide()
        self.hide()

    def put_away(self) -> None:
        """The user goes elsewhere: what is in the case tells of itself there. A file that did not come in is told of until the
        line is closed."""
        if self._said is not None and self._is_all_in:
            self.clear()

    def is_reading(self) -> bool:
        return not self.isHidden() and not self._work.isHidden()

    def words(self) -> str:
        """What is said now; nothing when hidden."""
        if self.isHidden():
            return ""
        if self.is_reading():
            return self._words.words()
        return "\n".join(filter(None, (self._head.text(), *(self._said or ((), ()))[1])))

    def _show_part(self, part: QWidget) -> None:
        self._work.setVisible(part is self._work)
        self._result.setVisible(part is self._result)
        self.show()

    def _fill(self) -> None:
        taken, sentences = self._said or ((), ())
        head = summary(taken, self._name)
        self._head.setText(
            head or ngettext("A file was not added:", "Some files were not added:", len(sentences))
        )
        self._icon.show_icon(*(("warning", "partly") if sentences else ("check", "yes")))
        empty(self._lines)
        is_long = len(sentences) > _FOLDED + 1
        for sentence in sentences[:_FOLDED] if is_long and not self._is_unfolded else sentences:
            line = theme.be(QLabel(sentence, wordWrap=True, textFormat=Qt.TextFormat.PlainText), "side")
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addWidget(line)
        words = _("Show fewer") if self._is_unfolded else _("Show all ({count})")
        self.all.setText(words.format(count=len(sentences)))
        self.all.setVisible(is_long)
        self._area.setVisible(bool(sentences))
        self._area.updateGeometry()

    def _name(self, taken: Taken) -> str:
        return self._title_of(taken.evidence) if self._title_of else taken.file_name

    def _on_all(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._fill()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._cancel.setText(_("Cancelling…"))
        self.cancel_requested.emit()

    def _build(self) -> None:
        work = QHBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(theme.M)
        self._bar.setFixedWidth(180)
        work.addWidget(self._words, 1)
        work.addWidget(self._bar)
        work.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.S, theme.S, theme.S)
        layout.setSpacing(0)
        layout.addWidget(self._work)
        layout.addWidget(self._result)
        self._build_result()

    def _build_result(self) -> None:
        close = buttons.close_message(self.clear)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._area)
        inside = ScrolledPage()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        inside.setLayout(self._lines)
        self._area.setWidget(inside)
        row = QHBoxLayout(self._result)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.all, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)


class _Area(QScrollArea):
    """As high as its lines, within reason."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Maximum)

    def sizeHint(self) -> QSize:
        layout = self.widget().layout() if self.widget() else None
        wanted = (
            layout.heightForWidth(self.viewport().width()) if layout and layout.hasHeightForWidth() else 0
        )
        return QSize(200, min(_HIGHEST, max(20, wanted)))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


def summary(taken: Iterable[Taken], name: Callable[[Taken], str]) -> str:
    """What became of the files, as one line: "10 new documents, 1 was here already, a new version of Budget 2024"; "" for none."""
    taken = tuple(taken)
    counts = Counter(each.how for each in taken)
    versions = (
        _("a new version of {title}").format(title=name(each)) for each in taken if each.how == "version"
    )
    parts = (_new(counts["new"]), _known(counts["known"]), *versions, _restored(counts["restored"]))
    words = ", ".join(filter(None, parts))
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _new(count: int) -> str:
    words = ngettext("{count} new document", "{count} new documents", count)
    return words.format(count=count) if count else ""


def _known(count: int) -> str:
    words = ngettext("{count} was here already", "{count} were here already", count)
    return words.format(count=count) if count else ""


def _restored(count: int) -> str:
    return ngettext("{count} put back", "{count} were put back", count).format(count=count) if count else ""


def _reading(progress: Progress, file_name: str, index: int, total: int) -> str:
    if total > 1:
        words = _("Reading {index} of {total}: {file}").format(index=index, total=total, file=file_name)
    else:
        words = _("Reading {file}").format(file=file_name)
    if progress.total <= 1:
        return words
    return _("{reading}, page {page} of {pages}").format(
        reading=words, page=min(progress.done + 1, progress.total), pages=progress.total
    )
