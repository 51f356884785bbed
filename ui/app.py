"""Opens the window: the font, the language, the look, and the net under everything."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QObject, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QStyleFactory

from auditprep import i18n, log
from auditprep.i18n import _
from auditprep.paths import resource, settings_folder
from ui import accessible, icons, theme
from ui.mishaps import Mishap, Running
from ui.mishaps_flow import MishapsFlow
from ui.models.choices import Choices, read_choices
from ui.tidying import Tidying
from ui.windows import Windows

_log = logging.getLogger(__name__)


def run(file: Path | None = None, *, language: str | None = None) -> int:
    """Opens the window, on a case or a form if one is named, and stays until it is closed. Gives the exit code."""
    kept = settings()
    chosen = read_choices(kept)
    _set_size(chosen.text_size)
    app = make_app(language or chosen.language or None, chosen, holds_back=True)
    log.start()
    running = Running()
    mishaps = running.begin()
    windows = Windows(kept)
    windows.report_requested.connect(lambda window: MishapsFlow(window).show_report(mishaps))
    _catch_all(windows)
    # The system may end the program without closing the window first.
    app.aboutToQuit.connect(lambda: _end(windows, running))
    Tidying(app)
    QTimer.singleShot(0, lambda: _start(windows, file, mishaps))
    code = app.exec()
    if not windows.have_ended(0):
        # A thread waits for a drive that does not answer; what was typed is in the rescue file.
        os._exit(code)
    return code


def _start(windows: Windows, file: Path | None, mishaps: tuple[Mishap, ...]) -> None:
    windows.start(file.absolute() if file else None)
    if mishaps:
        MishapsFlow(windows.all[0]).tell_of(mishaps)


def _end(windows: Windows, running: Running) -> None:
    windows.have_ended()
    running.end()


def _set_size(percent: int) -> None:
    """How large all is drawn: Qt asks once, before there is a window. What the surroundings say goes first."""
    if percent != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(percent / 100))


def make_app(
    language: str | None = None,
    chosen: Choices = Choices(),  # noqa: B008 - frozen
    *,
    holds_back: bool = False,
) -> QApplication:
    """The one QApplication: dressed as is chosen, and speaking the user's language. With `holds_back` what it wears is put on
    the first window when that is whole."""
    if language:
        i18n.set_language(language)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("auditprep")
    app.setDesktopFileName("auditprep")
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setWindowIcon(icons.program_icon())
    theme.load_fonts(resource("fonts"))
    if holds_back:
        theme.hold_back(app)
    theme.follow_system(app)
    theme.wear(app, chosen.look)
    load_qt_words(app)
    accessible.install()
    return app


def load_qt_words(app: QApplication) -> bool:
    """Qt's own words (Cancel, Open, …) in the user's language; English needs none."""
    if i18n.language() == "en":
        return True
    translator = QTranslator(app)
    loaded = translator.load(
        f"qtbase_{i18n.language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    return loaded and app.installTranslator(translator) and app.installTranslator(_KeyNames(app))


class _KeyNames(QTranslator):
    """The names that keyboards and Windows have for some keys, where Qt has others or none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = {
            "Return": _("Return (key)"),
            "Del": _("Delete (key)"),
            "Delete": _("Delete (key)"),
            "Home": _("Home (key)"),
        }

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, _about: str | None = None, _count: int = -1) -> str | None:
        return self._names.get(source) if context == "QShortcut" else None


def settings() -> QSettings:
    """What the user has chosen, in a file of her own; where that cannot be written, for as long as the program runs."""
    return QSettings(str(settings_folder() / "auditprep.ini"), QSettings.Format.IniFormat)


def _catch_all(windows: Windows) -> None:
    """The net under everything: written down, and told calmly. The window stays, with what is typed in it."""

    def on_unexpected(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        _log.error("unexpected", exc_info=(kind, error, at))
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif window := windows.active():
            window.save_typed()
            MishapsFlow(window).tell_of_mistake()
        else:
            QApplication.exit(1)  # there is nothing to go on with

    sys.excepthook = on_unexpected
