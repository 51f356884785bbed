"""How the window looks: measures, colours and the style sheet; the one module that holds them.

Widgets say what they are with the property `role` (`be(label, "muted")`); the style sheet gives it its look.
What paints itself asks `colours(self.palette())`, so that it follows the system from light to dark.

Roles of QLabel: page-title question body muted side caption hint step-here yes no partly unknown
Roles of QPushButton: primary link compact chip (none: an ordinary button); of QToolButton: rail tool menu link
Roles of QLineEdit: compact plain (only to be read and copied); of QListWidget: boxed (framed as a field)
Roles of QTextEdit: bare (what it stands in has the frame) leaf (a page to read) quiet (a ring only for the focus) framed
Roles of QFrame: card found band undo line-h line-v rail side surface alarm doubt pointing details row chip
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from html import escape
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui import accessible
from ui.accent import accented, of_system

FAMILY = "Noto Sans"
BODY, QUESTION, TITLE, SIDE, CAPTION, HINT = 14, 19, 16, 13, 12, 11
LINE_HEIGHT = 1.45
XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
EDGE = 14  # beside the list's rows and inside cards, and twice that beside the question, as drawn
LINE = 26  # the height of a line with a link, a small button or an icon in it
RADIUS = 6
RAIL_WIDTH, LIST_WIDTH, SIDE_WIDTH, MIDDLE_MIN = 84, 262, 376, 480
FOLD_SIDE_BELOW, FOLD_LIST_BELOW = 1200, 900
PROSE_CHARACTERS = 75


@dataclass(frozen=True, slots=True)
class Colours:
    """The named colours of one look, as #rrggbb. `…_ground` is what text in that colour may stand on."""

    window: str
    surface: str
    line: str  # hairlines: decoration only
    control: str  # a control's own border
    text: str
    muted: str
    accent: str
    accent_ground: str
    on_accent: str
    accent_pressed: str
    hover: str
    yes: str
    yes_ground: str
    no: str
    no_ground: str
    partly: str
    partly_ground: str
    unknown: str
    unknown_ground: str
    last_year: str
    replaced: str
    doubt: str
    mark_ground: str  # these three, with accent_ground and hover: what was understood of a form's cells
    answer_ground: str
    evidence_ground: str


LIGHT = Colours(
    window="#F6F6F3", surface="#FFFFFF", line="#DDDCD6", control="#8A8D91", text="#1E1F21", muted="#5C6066",
    accent="#1F5FA8", accent_ground="#E4EEF9", on_accent="#FFFFFF", accent_pressed="#174A84", hover="#EEEEEA",
    yes="#16703F", yes_ground="#E1F1E7", no="#B3261E", no_ground="#FBE9E7", partly="#8A5A00",
    partly_ground="#FBF1DC", unknown="#5C6066", unknown_ground="#EEEEEA",
    last_year="#FFE9A8", replaced="#F8D7D4", doubt="#FFF4DC",
    mark_ground="#E1F1E4", answer_ground="#F2ECF8", evidence_ground="#FBEFD8",
)  # fmt: skip
DARK = Colours(
    window="#1A1B1D", surface="#232528", line="#3A3D42", control="#787D84", text="#ECEDEE", muted="#A9AEB5",
    accent="#8ABBF2", accent_ground="#22354A", on_accent="#14202E", accent_pressed="#A9CDF7", hover="#2D3034",
    yes="#74D19C", yes_ground="#1D3A2A", no="#FF938A", no_ground="#452726", partly="#F0C250",
    partly_ground="#3F3418", unknown="#A9AEB5", unknown_ground="#33363B",
    last_year="#5A4A12", replaced="#5A2A28", doubt="#3A2F17",
    mark_ground="#1E3A29", answer_ground="#372D43", evidence_ground="#3E3319",
)  # fmt: skip

PAPER = QColor("#FFFFFF")  # of documents, whatever the window's own ground is
TABLE_LINES = QColor("#808489")  # 3:1 on the light and on the dark ground: in a text it needs no repainting

W = TypeVar("W", bound=QWidget)

_accent: QColor | None = None


def be(widget: W, role: str) -> W:
    """Gives a widget its role, and its look with it; also when it is already shown."""
    if widget.property("role") == role:
        return widget
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    if role in accessible.HEADS:
        accessible.forget(widget)
    return widget


def lettered(widget: W, letters: str) -> W:
    """Gives a widget other letters than its kind has: "side" or "caption" (their size), "bold", "italic", "underline"; a bar of
    tabs "close" or "closer" together."""
    widget.setProperty("letters", letters)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return widget


def font(pixels: int = BODY, *, bold: bool = False, italic: bool = False) -> QFont:
    """The shipped font at this size."""
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setItalic(italic)
    return made


def fixed_font() -> QFont:
    """The system's letters that are all as wide as each other, as large as captions."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(CAPTION)
    return made


def prose(words: str) -> str:
    """Plain words as a label shows them in running text: with room between the lines."""
    return f'<p style="line-height:{LINE_HEIGHT:.0%}; margin:0">{escape(words)}</p>'


def colours(palette: QPalette) -> Colours:
    """The colours that go with a widget's palette: ours, or the system's where it asks for high contrast."""
    for near in (
        palette,
        QGuiApplication.palette(),
    ):  # the style sheet gives some widgets a ground of their own
        window = near.color(QPalette.ColorRole.Window).name().upper()
        for look in (LIGHT, DARK):
            if window == look.window:
                return _worn(look)
    return _system_colours(QGuiApplication.palette())


def set_accent(accent: QColor | None) -> None:
    """The accent colour from the next time the program is dressed: the system's, or our own."""
    global _accent
    _accent = accent
    _worn.cache_clear()


@cache
def _worn(look: Colours) -> Colours:
    return accented(look, _accent) if _accent else look


def load_fonts(folder: Path) -> None:
    """Makes the shipped font known to Qt."""
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def apply(app: QApplication, *, dark: bool) -> None:
    """Dresses the whole program, light or dark."""
    look = _worn(DARK if dark else LIGHT)
    if app.styleSheet() == (sheet := style_sheet(look)) and app.palette() == qt_palette(look):
        return  # each of the three would touch all that is alive
    app.setFont(font())
    app.setPalette(qt_palette(look))
    _wear_sheet(app, sheet)


def apply_system_contrast(app: QApplication) -> None:
    """Leaves the colours to the system: for high-contrast themes."""
    app.setFont(font())
    app.setPalette(QPalette())  # what the system says of itself
    _wear_sheet(app, contrast_sheet(_system_colours(app.palette())))


def hold_back(app: QApplication) -> None:
    """From now on the style sheet waits, until `put_on`: it looks anew at every part of what is put into another, and a window
    has a thousand parts, ten deep. So the first one is dressed when it is whole. (A sheet that is worn is never taken
    off: Qt would forget to hear of the widgets that `be` gave their look before they were shown, and crash when they are gone.)"""
    app.setProperty("held-back", True)


def put_on(app: QApplication) -> None:
    """The style sheet waits no longer."""
    if app.property("held-back"):
        app.setProperty("held-back", False)
        app.setStyleSheet(str(app.property("sheet") or ""))


def _wear_sheet(app: QApplication, sheet: str) -> None:
    if app.property("held-back"):
        app.setProperty("sheet", sheet)
    else:
        app.setStyleSheet(sheet)


def follow_system(app: QApplication) -> None:
    """Dresses the program as the system is, and again whenever the system changes."""
    if not app.styleSheet():  # not dressed yet: the palette is the system’s
        set_accent(of_system(app.palette()))
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: _dress(app, scheme))
    hints.accessibility().contrastPreferenceChanged.connect(lambda: _dress(app, hints.colorScheme()))
    _dress(app, hints.colorScheme())


def wear(app: QApplication, look: str) -> None:
    """Dresses the program "light" or "dark" whatever the system is, or as the system ("system")."""
    before = _scheme(app, app.styleHints().colorScheme())
    app.setProperty("look", look)
    if _scheme(app, app.styleHints().colorScheme()) != before:
        _dress(app, app.styleHints().colorScheme())


def _scheme(app: QApplication, system: Qt.ColorScheme) -> Qt.ColorScheme:
    """What is worn: what was chosen, or what the system says; it says "unknown" for light."""
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    is_dark = system == Qt.ColorScheme.Dark
    return wanted.get(str(app.property("look")), Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)


def _dress(app: QApplication, scheme: Qt.ColorScheme) -> None:
    if app.styleHints().accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        apply_system_contrast(app)
    else:
        apply(app, dark=_scheme(app, scheme) == Qt.ColorScheme.Dark)


def _system_colours(palette: QPalette) -> Colours:
    """Two colours, the system's text and ground; shapes and words carry the rest. Where you are is between the two."""
    ink = palette.color(QPalette.ColorRole.WindowText).name()
    paper = palette.color(QPalette.ColorRole.Window).name()
    on_paper = {"window", "surface", "on_accent", "hover", "last_year", "replaced", "doubt"}
    names = (field.name for field in fields(Colours))
    made = Colours(**{name: paper if name in on_paper or name.endswith("_ground") else ink for name in names})
    return replace(made, accent_ground=_between(paper, ink, 0.3))


def _between(one: str, other: str, share: float) -> str:
    """The colour so far from one to the other."""
    first, second = QColor(one), QColor(other)
    pairs = zip(first.getRgbF()[:3], second.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(start + (end - start) * share for start, end in pairs)).name()


def disabled_ink(look: Colours) -> str:
    """The colour of what cannot be used now."""
    return look.control if look.control != look.text else _between(look.text, look.window, 0.45)


def qt_palette(look: Colours) -> QPalette:
    """The colours as Qt's own palette, for what the style sheet does not reach."""
    role, palette = QPalette.ColorRole, QPalette()
    for where, colour in (
        (role.Window, look.window), (role.WindowText, look.text), (role.Base, look.surface),
        (role.AlternateBase, look.window), (role.Text, look.text), (role.Button, look.surface),
        (role.ButtonText, look.text), (role.BrightText, look.no), (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent), (role.Link, look.accent), (role.LinkVisited, look.accent),
        (role.ToolTipBase, look.surface), (role.ToolTipText, look.text), (role.PlaceholderText, look.muted),
        (role.Accent, look.accent), (role.Light, look.surface), (role.Midlight, look.hover),
        (role.Mid, look.control), (role.Dark, look.control), (role.Shadow, look.line),
    ):  # fmt: skip
        palette.setColor(where, QColor(colour))
    for where in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(look.control))
    return palette


def style_sheet(look: Colours) -> str:
    """The style sheet of the whole program in these colours."""
    sized = re.sub(r"\$([A-Z]+)px", lambda found: f"{globals()[found[1]]}px", _SHEET)
    return re.sub(r"\$(\w+)", lambda found: getattr(look, found[1]), sized)


def contrast_sheet(look: Colours) -> str:
    """The same where there are but two colours: what a colour says elsewhere is said by a line."""
    return style_sheet(look) + re.sub(
        r"\$(\w+)",
        lambda found: disabled_ink(look) if found[1] == "disabled" else getattr(look, found[1]),
        _CONTRAST,
    )


_CONTRAST = """
QPushButton[role="link"], QPushButton[role="chip"], QToolButton[role="link"] { text-decoration: underline; }
QToolButton:checked { border: 1px solid $text; }
QProgressBar { background: $window; border: 1px solid $text; }
QToolButton:disabled, QPushButton[role="link"]:disabled, QMenu::item:disabled { color: $disabled; }
QPushButton:disabled, QPushButton[role="primary"]:disabled, QCheckBox:disabled, QRadioButton:disabled,
QLineEdit:disabled, QComboBox:disabled { color: $disabled; border-color: $disabled; }
"""

_SHEET = """
QToolTip { background: $surface; color: $text; border: 1px solid $control; padding: 4px 6px; }
QLabel, QFrame[role="surface"] QLabel { background: transparent; }
QLabel[role="page-title"] { font-size: $TITLEpx; font-weight: 600; }
QLabel[role="question"] { font-size: $QUESTIONpx; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="side"] { font-size: $SIDEpx; }
QLabel[role="step-here"] { font-size: $CAPTIONpx; font-weight: 600; color: $accent; }
QLabel[role="caption"] { font-size: $CAPTIONpx; color: $muted; }
QLabel[role="hint"] { font-size: $HINTpx; color: $muted; }
QLabel[role="yes"] { color: $yes; }
QLabel[role="no"] { color: $no; }
QLabel[role="partly"] { color: $partly; }
QLabel[role="unknown"] { color: $unknown; }
QLabel[role="sentence"] { color: $text; }
QPushButton[letters="side"], QCheckBox[letters="side"] { font-size: $SIDEpx; }
QPushButton[letters="caption"], QCheckBox[letters="caption"] { font-size: $CAPTIONpx; }
QToolButton[letters="bold"] { font-weight: 700; }
QToolButton[letters="italic"] { font-style: italic; }
QToolButton[letters="underline"] { text-decoration: underline; }

QFrame[role="rail"], QFrame[role="surface"], QWidget[role="surface"] { background: $surface; border: none; }
QFrame[role="side"] { background: $window; border: none; }
QLabel[role="side"] { background: transparent; }
QFrame[role="card"], QFrame[role="found"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="palette"] { background: $surface; border: 1px solid $control; }
QFrame[role="band"] { background: $accent_ground; border: none; border-bottom: 1px solid $line; }
QFrame[role="undo"] { background: $accent_ground; border: none; border-top: 1px solid $line; }
QFrame[role="alarm"] { background: $no_ground; border: none; border-radius: 6px; }
QFrame[role="doubt"] { background: $doubt; border: none; border-radius: 8px; }
QFrame[role="pointing"] { background: $accent_ground; border: 1px solid $accent; border-radius: 6px; }
QFrame[role="details"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[role="row"] { background: transparent; border: none; border-bottom: 1px solid $line; }
QFrame[role="details"] QPushButton[role="link"], QFrame[role="row"] QPushButton[role="link"],
QFrame[role="found"] QPushButton[role="link"],
QFrame[role="row"] QLabel, QFrame[role="details"] QCheckBox { font-size: $SIDEpx; }
QFrame[role="chip"] { background: $window; border: 1px solid $line; border-radius: 13px; min-height: 24px; }
QFrame[role="line-h"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="line-v"] { background: $line; border: none; max-width: 1px; min-width: 1px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: $surface; color: $text; border: 1px solid $control; border-radius: 6px;
  padding: 6px 16px; min-height: 20px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_ground; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 15px; }
QPushButton:disabled { color: $control; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 3px double $on_accent; padding: 4px 14px; }
QPushButton[role="primary"]:disabled { background: $hover; color: $control; border-color: $line; }
QPushButton[role="compact"] { font-size: $SIDEpx; padding: 2px 10px; }
QPushButton[role="compact"]:focus { padding: 1px 9px; }
QPushButton[role="link"] { background: transparent; color: $accent; border: none; border-radius: 0;
  border-bottom: 2px solid transparent; padding: 2px 0 0 0; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: none; border-bottom: 2px solid $accent; padding: 2px 0 0 0; }
QPushButton[role="link"]:disabled { color: $muted; }

QPushButton[role="chip"] { background: transparent; border: none; border-bottom: 1px solid transparent; border-radius: 0;
  font-size: $CAPTIONpx; padding: 1px 0; min-height: 18px; text-align: left; }
QPushButton[role="chip"]:hover { color: $accent; }
QPushButton[role="chip"]:focus { color: $accent; border-bottom-color: $accent; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 4px; padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $accent_ground; color: $accent; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton[role="menu"]::menu-indicator { image: none; }
QToolButton[role="link"] { color: $accent; font-size: $SIDEpx; padding: 3px 6px; }
QToolButton[role="rail"] { border: none; border-left: 3px solid transparent; border-radius: 0; color: $muted;
  font-size: $CAPTIONpx; padding: 6px 3px 6px 0px; }
QToolButton[role="rail"]:hover { background: $hover; }
QToolButton[role="rail"]:checked { background: $accent_ground; color: $accent; border-left-color: $accent;
  font-weight: 600; }
QToolButton[role="rail"]:focus { border: 1px solid $accent; border-left: 3px solid $accent; padding: 5px 2px 5px 0px; }
QToolButton[role="rail"]:disabled { color: $control; }

QLineEdit, QTextEdit, QPlainTextEdit { background: $surface; color: $text; border: 1px solid $control;
  border-radius: 6px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { padding: 6px 9px; min-height: 20px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; }
QLineEdit:focus { padding: 5px 8px; }
QLineEdit:read-only { background: $window; }
QTextEdit[role="bare"], QTextEdit[role="bare"]:focus { border: none; background: transparent; }
QTextEdit[role="leaf"], QTextEdit[role="leaf"]:focus { border: none; border-radius: 0; padding: 0; }
QTextEdit[role="quiet"] { border: 2px solid transparent; background: transparent; }
QTextEdit[role="framed"] { border: 1px solid $line; }
QTextEdit[role="quiet"]:focus, QTextEdit[role="framed"]:focus { border: 2px solid $accent; }

QAbstractItemView { background: $surface; color: $text; outline: none; selection-background-color: $accent_ground;
  selection-color: $accent; }
QWidget QAbstractItemView { background: transparent; border: none; }
QTreeView::item { min-height: 26px; }
QListWidget[role="boxed"] { background: $surface; border: 1px solid $control; border-radius: 6px; padding: 2px; }
QListWidget[role="boxed"]:focus { border: 2px solid $accent; padding: 1px; }
QListWidget[role="boxed"]::item { min-height: 26px; padding: 0 7px; border-radius: 4px; }
QListWidget[role="boxed"]::item:selected { background: $accent_ground; color: $accent; }

QComboBox { background: $surface; color: $text; border: 1px solid $control; border-radius: 6px; padding: 5px 9px;
  min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QComboBox:focus { border: 2px solid $accent; padding: 4px 8px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox:disabled { color: $control; border-color: $line; }
QComboBoxPrivateContainer { background: $surface; border: 1px solid $control; }
QComboBox QAbstractItemView { background: $surface; border: none; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; }
QComboBox QAbstractItemView::item:selected { background: $accent_ground; color: $accent; }
QLineEdit[role="plain"], QLineEdit[role="plain"]:focus, QLineEdit[role="plain"]:read-only { background: transparent;
  border: none; border-radius: 0; padding: 0; font-size: $HINTpx; color: $muted; }
QLineEdit[role="compact"], QComboBox[role="compact"] { font-size: $SIDEpx; padding: 2px 7px; }
QLineEdit[role="compact"]:focus, QComboBox[role="compact"]:focus { padding: 1px 6px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { border: none; padding: 0; background: transparent; }
QCheckBox { color: $text; spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border-color: $accent; }
QRadioButton { border: 1px solid transparent; border-radius: 4px; padding-right: 3px; }
QRadioButton:focus { border-color: $accent; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QFileDialog QAbstractItemView { background: $surface; color: $text; border: 1px solid $line; }
QFileDialog QHeaderView, QFileDialog QHeaderView::section { background: $window; color: $muted; border: none; }
QFileDialog QHeaderView::section { border-bottom: 1px solid $line; padding: 4px 8px; }
QTableCornerButton::section { background: $window; border: none; border-bottom: 1px solid $line; }
QTableView[role="plain"] QHeaderView, QTableView[role="plain"] QHeaderView::section { background: $window;
  color: $muted; border: none; font-size: $CAPTIONpx; }
QTableView[role="plain"] QHeaderView::section { border-bottom: 1px solid $line; padding: 4px 3px; }
QScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="page"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 7px 4px 6px 4px; margin-right: 16px; border: none;
  border-bottom: 2px solid transparent; font-size: $SIDEpx; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { border: 2px solid $accent; border-radius: 4px; padding: 5px 2px 6px 2px; }
QTabBar[letters="close"]::tab { margin-right: 3px; }
QTabBar[letters="closer"]::tab { padding: 7px 2px 6px 2px; margin-right: 6px; }
QTabBar[letters="closer"]::tab:focus { padding: 5px 0 6px 0; }
QTabWidget::pane { border: none; }
QTabWidget[role="indented"]::tab-bar { left: 16px; }

QMenu { background: $surface; color: $text; border: 1px solid $control; padding: 4px; menu-scrollable: 1; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $accent; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
"""
