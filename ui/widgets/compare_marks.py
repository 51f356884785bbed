"""How words that came and words that are gone look, wherever two texts are compared; and the legend that says so."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from auditprep.i18n import _
from auditprep.prose.differing import Piece
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models.comparison_snippets import COME, GONE
from ui.widgets.plain_label import LineLabel


def mark_format(kinds: Collection[str], look: theme.Colours) -> QTextCharFormat:
    """The look of words: what came is underlined and what is gone struck through, each on a ground of its own; what came
    and is gone again is both."""
    made = QTextCharFormat()
    if COME in kinds:
        made.setBackground(QColor(look.yes_ground))
        made.setFontUnderline(True)
    if GONE in kinds:
        made.setFontStrikeOut(True)
        if COME not in kinds:
            made.setBackground(QColor(look.replaced))
    return made


def side_html(pieces: Sequence[Piece], kind: str, look: theme.Colours) -> str:
    """One of the two texts as HTML: the old one with what is gone marked (GONE), or the new one with what came (COME)."""
    shown = (
        _marked(piece.text, kind, look) if piece.kind == kind and piece.text.strip() else escape(piece.text)
        for piece in pieces
        if piece.kind in ("same", kind)
    )
    return "".join(shown).replace("\n", "<br>").replace("\u2028", "<br>")


def _marked(words: str, kind: str, look: theme.Colours) -> str:
    bare = words.strip()
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f'{lead}<span style="{_style(kind, look)}">{escape(bare)}</span>{tail}'


def _style(kind: str, look: theme.Colours) -> str:
    if kind == COME:
        return f"background:{look.yes_ground};text-decoration:underline"
    return f"background:{look.replaced};text-decoration:line-through"


class CompareLegend(QWidget):
    """What the two looks stand for, in the words of who shows them."""

    def __init__(self, come: str, gone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meanings = {COME: come, GONE: gone}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, spacing=theme.L)
        self._entries = {kind: theme.be(LineLabel(is_html=True), "caption") for kind in (COME, GONE)}
        for entry in self._entries.values():
            row.addWidget(entry)
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        look = theme.colours(QApplication.palette())
        words = escape(_("words"))
        for kind, meaning in self._meanings.items():
            sample = f'<span style="{_style(kind, look)};color:{look.text}">&nbsp;{words}&nbsp;</span>'
            html = f"{sample}&nbsp; {escape(meaning)}"
            if self._entries[kind].text() != html:
                self._entries[kind].setText(html)
