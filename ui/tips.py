"""What tips say: the words of a button, and the keys that do the same."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from auditprep.i18n import _
from ui import evidence_words


def with_keys(words: str, *keys: str | QKeySequence) -> str:
    """ "Search (Ctrl+F)": the words with the keys as the system writes them; the words alone where there are none."""
    native = [QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) for each in keys]
    written = ", ".join(filter(None, native))
    plain = words.rstrip("…")
    return _("{words} ({keys})").format(words=plain, keys=written) if written else plain


def of_action(action: QAction) -> str:
    """What an action does, and the first of its keys."""
    return with_keys(action.text(), action.shortcut())


def explain(widget: QWidget, words: str) -> None:
    """A tip that wraps, and takes no word for markup; a screen reader is told the same words."""
    widget.setToolTip(evidence_words.tip(words) or "")
    widget.setAccessibleDescription(words)
