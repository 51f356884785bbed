"""One change: what stood there before and after, with the words that differ marked; and the way back."""

from __future__ import annotations

import math
import re
from html import escape

from PySide6.QtCore import QEvent, QSizeF, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from auditprep import richtext
from auditprep.i18n import _
from auditprep.model import CONTENT, HistoryEntry
from auditprep.prose.differing import Piece, differing
from ui import theme
from ui.models.comparison_snippets import COME, GONE
from ui.widgets import buttons
from ui.widgets.compare_marks import side_html
from ui.widgets.copied import to_text

_LEAD = 8  # words that are shown before the first that differs
_FIRST = "first"
_SAID_BY_ITS_NAME = ("done", "carried")  # there is no more to know of these than what they are called


class ChangeView(QWidget):
    """Before above, after below. `whole`: the texts are shown from their beginning, and scrolled to where they part;
    otherwise they begin there."""

    restore_requested = Signal(int)  # the id of the line of history whose `before` is wanted

    def __init__(self, *, whole: bool = False) -> None:
        super().__init__()
        self._whole, self._read_only = whole, False
        self._entry: HistoryEntry | None = None
        self._is_now = False
        self._before = theme.be(QLabel(_("Before")), "caption")
        self._restore = buttons.link("")
        self._stands = theme.be(QLabel(_("stands there now")), "caption")
        self._texts = theme.be(QTextBrowser(), "framed")
        self._texts.setAccessibleName(_("The text before and after"))
        self._texts.document().setDocumentMargin(theme.M)
        self._texts.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._restore.clicked.connect(self._on_restore)
        self._build()

    def show_change(self, entry: HistoryEntry, *, is_now: bool) -> None:
        """Shows this change. `is_now`: what stood before it is what stands there now, so there is nothing to restore."""
        if (entry, is_now) == (self._entry, self._is_now):
            return  # it is read on where one stands
        self._entry, self._is_now = entry, is_now
        for widget in (self._before, self._texts):
            widget.setVisible(entry.field not in _SAID_BY_ITS_NAME)
        self._show_texts()
        self._show_restore()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_restore()

    def text(self) -> str:
        """Both texts, as they are shown."""
        return self._texts.toPlainText()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._entry:
            self._show_texts()

    def _show_texts(self) -> None:
        look = theme.colours(QApplication.palette())
        self._texts.setHtml(_html(self._entry, look, whole=self._whole))
        if self._whole:
            self._texts.scrollToAnchor(_FIRST)

    def _show_restore(self) -> None:
        entry = self._entry
        had = entry is not None and entry.field in CONTENT and bool(entry.before)
        self._stands.setVisible(had and self._is_now)
        self._restore.setVisible(had and not self._is_now and not self._read_only and bool(entry.id))
        is_mark = had and entry.field == "mark"
        self._restore.setText(_("Restore this mark") if is_mark else _("Restore this text"))
        self._restore.setToolTip(_("What stood there before the change becomes the answer again."))

    def _on_size_changed(self, size: QSizeF) -> None:
        """No higher than what is said."""
        self._texts.setMaximumHeight(math.ceil(size.height()) + 2 * self._texts.frameWidth() + 2)

    def _on_restore(self) -> None:
        if self._entry is not None:
            self.restore_requested.emit(self._entry.id)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.M, 0, theme.M, 0)
        head.setSpacing(theme.M)
        head.addWidget(self._before)
        head.addStretch()
        head.addWidget(self._stands)
        head.addWidget(self._restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(head)
        layout.addWidget(self._texts, 100)
        layout.addStretch(1)


def _html(entry: HistoryEntry, look: theme.Colours, *, whole: bool) -> str:
    """Both values, with the words that differ marked by colour and by line."""
    pieces = differing(_readable(entry, entry.before), _readable(entry, entry.after))
    lead, rest = ("", pieces) if whole else _from_first_difference(pieces)
    old, new = _side(rest, GONE, look), _side(rest, COME, look)
    nothing = f'<span style="color:{look.muted}">{escape(_("(nothing)"))}</span>'
    body = f'<p style="font-size:{theme.SIDE}px;margin:0 0 12px 0;line-height:140%">{{}}</p>'
    caption = f'<p style="color:{look.muted};font-size:{theme.CAPTION}px;margin:0 0 2px 0">{{}}</p>'
    texts = [body.format(lead + words if words else nothing) for words in (old, new)]
    return caption.format(escape(_("After"))).join(texts)


def _readable(entry: HistoryEntry, value: str | None) -> str:
    """A value before or after a change, as one reads it."""
    if entry.field in ("text", "evidence"):
        return to_text(richtext.parse(value or ""))
    return value or ""


def _from_first_difference(pieces: tuple[Piece, ...]) -> tuple[str, tuple[Piece, ...]]:
    """The pieces from a few words before the first difference on; and "… " where something stands before that."""
    if len(pieces) < 2 or pieces[0].kind != "same":
        return "", pieces
    text = pieces[0].text
    last = [each.start() for each in re.finditer(r"\S+", text)][-_LEAD:]
    if not last or not text[: last[0]].strip():
        return "", pieces
    return "… ", (Piece("same", text[last[0] :]), *pieces[1:])


def _side(pieces: tuple[Piece, ...], kind: str, look: theme.Colours) -> str:
    """One of the two texts, with what only it has marked; where it begins to differ has a name."""
    first = next((at for at, piece in enumerate(pieces) if piece.kind == kind), None)
    if first is None:
        return side_html(pieces, kind, look)
    anchor = f'<a name="{_FIRST}"></a>'
    return side_html(pieces[:first], kind, look) + anchor + side_html(pieces[first:], kind, look)
