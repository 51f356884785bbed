"""What is to hold of everything that can be seen or used, wherever in the window it is: called something, told what it is,
ringed when it has the focus, said in the language of the window, and dark enough against what it stands on."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tour
from PIL import Image
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tour import shown

from auditprep import i18n
from ui import rescue
from ui.accent import contrast
from ui.main_window import MainWindow
from ui.widgets.editor_toolbar import EditorToolbar
from ui.widgets.page_canvas import PageCanvas

SEEN_AT, READ_AT = 3.0, 4.5  # WCAG 2.1: of a shape, and of words
_ROWS = 60  # of a list that are looked at
_NO_KIND = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_SAID = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_FOREIGN = re.compile("[åäöÅÄÖ]")
_WORDS = re.compile(r"\w+")
_MARKUP = re.compile(r"</?(p|b|i|qt|br|span|div|body)\b", re.IGNORECASE)


STOPS = tour.PAGES | tour.DIALOGS | tour.POPUPS


@contextmanager
def one_window(
    request: pytest.FixtureRequest, folder: Path, case: bytes | None, size: tuple[int, int], language: str
) -> Iterator[MainWindow]:
    """A window that stays open from test to test, and a user of its own; every test sets the language again."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        patch.setattr(rescue, "_folders", lambda: (folder,))
        i18n.set_language(language)
        with tour.open_window(QtBot(request), folder, case, size) as made:
            yield made
        i18n.set_language("sv")


def name(widget: QWidget) -> str:
    return _interface(widget).text(QAccessible.Text.Name).strip()


def controls(page: QWidget) -> list[QWidget]:
    """What can be pressed or have the focus; the cross and the icon of a field are its own."""
    return [
        each
        for each in shown(page)
        if not isinstance(each.parentWidget(), QLineEdit)
        and (isinstance(each, QAbstractButton) or _may_have_focus(each))
    ]


# What is told


def nameless(page: QWidget) -> list[str]:
    return [type(each).__name__ for each in controls(page) if not name(each)]


def kindless(page: QWidget) -> list[str]:
    """What can have the focus, and is told of neither as a button, nor as a list, nor as anything; what only scrolls is a
    region, and has its name."""
    return [
        type(each).__name__
        for each in controls(page)
        if _interface(each).role() in _NO_KIND
        and not hasattr(each, "verticalScrollBar")
        and not each.layout()
    ]


def rows_without_words(page: QWidget) -> list[str]:
    return [
        f"{type(view).__name__} {row}"
        for view in shown(page)
        if isinstance(view, QAbstractItemView) and (model := view.model()) is not None
        for row in range(min(_ROWS, model.rowCount(QModelIndex())))
        if not any(
            str(model.data(index, role) or "").strip()
            for index in _cells(model, row, QModelIndex())
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        )
    ]


def told_as_markup(page: QWidget) -> list[str]:
    """What a screen reader would spell out: <p> and <b>."""
    texts = (QAccessible.Text.Name, QAccessible.Text.Description)
    return [
        f"{type(each).__name__}: {said}"
        for each in shown(page)
        if not isinstance(each, QTextEdit | QPlainTextEdit)
        for kind in texts
        if _MARKUP.search(said := _interface(each).text(kind))
    ]


def told_apart_by_nothing(page: QWidget) -> list[str]:
    """Buttons of the same name that nothing more is told of: which of them does what?"""
    same = Counter(
        (name(each), _interface(each).text(QAccessible.Text.Description))
        for each in controls(page)
        if isinstance(each, QAbstractButton) and each.isEnabled()
    )
    return [called for (called, _more), count in same.items() if count > 1]


# The focus


def not_come_to_by_tab(page: QWidget) -> list[str]:
    """Of a group of options one is enough, and a row of tools is gone about by arrows."""
    stops = _around_by_tab(page)
    return [
        f"{type(each).__name__} {name(each)!r}"
        for each in shown(page)
        if page.isAncestorOf(each)
        and each.isEnabled()
        and bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and each.focusProxy() is None
        and not isinstance(each, QRadioButton)
        and not isinstance(each.parentWidget(), EditorToolbar)
        and each not in stops
    ]


def _around_by_tab(page: QWidget) -> list[QWidget]:
    """Where Tab stops, until it has been everywhere."""
    if not page.isWindow():
        page.setFocus(Qt.FocusReason.OtherFocusReason)
    stops: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in stops:
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return stops


def unringed(page: QWidget, looked_at: set[str]) -> list[str]:
    """What has the focus, and looks as if it had not: less than a side of it changes by 3:1. Of things that are drawn alike in the
    same place (`looked_at`) one is tried."""
    found = []
    for each in controls(page):
        if not _may_be_tabbed_to(each) or _path(each) in looked_at:
            continue
        looked_at.add(_path(each))
        if (changed := _changed_by_focus(each)) < min(each.width(), each.height()):
            found.append(f"{name(each)!r} {changed} {_path(each)}")
    return found


def _changed_by_focus(widget: QWidget) -> int:
    """How many points change by 3:1 or more."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    if QApplication.focusWidget() is not widget:
        return 10**6  # it gives the focus on: what has it then is looked at for itself
    after = _picture(widget)
    widget.clearFocus()
    QApplication.processEvents()
    before = _picture(widget)
    if before.size != after.size:
        return 10**6
    pairs = Counter(zip(_points(before), _points(after), strict=True))
    return sum(n for (one, two), n in pairs.items() if one != two and _apart(one, two) >= SEEN_AT)


# Colours


def faint(page: QWidget) -> list[str]:
    """Words that stand out from their ground by less than 4.5:1 as they are painted, smoothed edges and all."""
    whole = image(page.window().grab().toImage())
    return [
        f"{type(each).__name__} {each.text()[:40]!r} {apart:.1f}"
        for each in shown(page)
        if isinstance(each, QLabel | QAbstractButton) and each.text().strip() and each.isEnabled()
        if (apart := _contrast_in(whole, each)) < READ_AT
    ]


def _contrast_in(whole: Image.Image, widget: QWidget) -> float:
    """Between the commonest colour in a widget and the one that is farthest from it."""
    top = widget.window()
    place = widget.visibleRegion().boundingRect()
    if place.width() < 8 or place.height() < 8 or place.height() < widget.height():
        return 21  # scrolled out of sight
    at = widget.mapTo(top, place.topLeft())
    part = whole.crop((at.x(), at.y(), at.x() + place.width(), at.y() + place.height()))
    counted = Counter(_points(part))
    ground = counted.most_common(1)[0][0]
    return max(_apart(ground, ink) for ink in counted)


# Words


def swedish(page: QWidget, cases: frozenset[str]) -> list[str]:
    """What is written or told with å, ä or ö and is not from the `cases`; words that are cut off (…) are not looked at."""
    return [
        f"{type(widget).__name__}: {said!r}"
        for widget, said in _all_said(page)
        if any(
            _FOREIGN.search(each) and each.casefold() not in cases
            for each in _WORDS.findall(re.sub(r"\w+…", "", said))
        )
    ]


def words_in(folder: Path) -> frozenset[str]:
    """Every word of the cases in a folder."""
    texts = [text for file in folder.rglob("*.auditprep") for text in _texts_in(file)]
    return words("\n".join(texts))


def words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORDS.findall(text))


def _texts_in(file: Path) -> list[str]:
    database = sqlite3.connect(file)
    try:
        tables = database.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'").fetchall()
        return [
            value
            for (table,) in tables
            for row in database.execute(f'SELECT * FROM "{table}"')
            for value in row
            if isinstance(value, str)
        ]
    finally:
        database.close()


def _all_said(page: QWidget) -> Iterator[tuple[QWidget, str]]:
    for each in shown(page):
        if not isinstance(each, PageCanvas):  # a page of a document says what stands on it
            yield from ((each, said) for said in set(_said_by(each)) if said)


def _said_by(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.toolTip(),
        widget.windowTitle(),
        widget.accessibleName(),
        widget.accessibleDescription(),
    )
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        yield from _said_in(model, QModelIndex())


def _said_in(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(_ROWS, model.rowCount(parent))):
        for index in _cells(model, row, parent):
            yield from (str(model.data(index, role) or "") for role in _SAID)
    for column in range(_columns(model, parent)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


# What Qt says


def _interface(widget: QWidget) -> object:
    return QAccessible.queryAccessibleInterface(widget)


def _cells(model: QAbstractItemModel, row: int, parent: QModelIndex) -> list[QModelIndex]:
    return [model.index(row, column, parent) for column in range(_columns(model, parent))]


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _may_have_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _may_be_tabbed_to(widget: QWidget) -> bool:
    return (
        widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and _may_have_focus(widget)
        and widget.visibleRegion().boundingRect().size() == widget.size()
        and not isinstance(widget.parentWidget(), EditorToolbar)
    )


def _path(widget: QWidget) -> str:
    kinds, each = [f"{widget.property('role')}"], widget
    while each is not None and not each.isWindow() and len(kinds) < 4:
        kinds.append(type(each).__name__)
        each = each.parentWidget()
    return " < ".join(kinds)


def _picture(widget: QWidget) -> Image.Image:
    top = widget.window()
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()).adjusted(-3, -3, 3, 3)
    return image(top.grab(place.intersected(top.rect())).toImage())


def image(image: QImage) -> Image.Image:
    made = image.convertToFormat(QImage.Format.Format_RGB32)
    size = (made.width(), made.height())
    return Image.frombytes("RGB", size, bytes(made.constBits()), "raw", "BGRX", made.bytesPerLine())


def _points(image: Image.Image) -> Iterator[tuple[int, ...]]:
    data = image.tobytes()
    return zip(data[0::3], data[1::3], data[2::3], strict=True)


def _apart(one: tuple[int, ...], two: tuple[int, ...]) -> float:
    return contrast("#{:02x}{:02x}{:02x}".format(*one), "#{:02x}{:02x}{:02x}".format(*two))
