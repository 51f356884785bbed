"""What a screen reader is told of widgets whose kind Qt does not know: what heads a page or a card, and what we draw."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocumentFragment
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

ROLE = "accessible-role"
"""The property by which a widget says what it is."""

HEADS = ("page-title", "question")  # roles of labels in the style sheet

_is_installed = False


def install() -> None:
    """From now on screen readers are told; once for the whole program."""
    global _is_installed
    if not _is_installed:
        QAccessible.installFactory(_interface)
        _is_installed = True


def is_a(widget: QWidget, role: QAccessible.Role) -> None:
    """Says what a widget that we draw is to be called: a chart, a picture, a cell."""
    widget.setProperty(ROLE, role.value)
    forget(widget)


def forget(widget: QWidget) -> None:
    """A widget has become something else than it was made as: it is told of anew."""
    if QAccessible.isActive():
        known = QAccessible.queryAccessibleInterface(widget)
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


class _Heading(QAccessibleWidget):
    """Words that head what comes after them."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label

    def text(self, kind: QAccessible.Text) -> str:
        said = super().text(kind)
        return said or _plain(self._label.text()) if kind == QAccessible.Text.Name else said


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """What Qt asks for every class that a widget is of, the nearest first; None where its own will do."""
    if isinstance(thing, QLabel) and thing.property("role") in HEADS:
        return _Heading(thing)
    role = thing.property(ROLE) if isinstance(thing, QWidget) else None
    return None if role is None else QAccessibleWidget(thing, QAccessible.Role(role))


def _plain(words: str) -> str:
    return QTextDocumentFragment.fromHtml(words).toPlainText() if "<" in words else words
