"""Opens the window: the font, the language, the look, and the net under everything."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QObject, QSettings, QStandardPaths, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QStyleFactory

from auditprep import i18n
from auditprep.i18n import _
from auditprep.paths import resource
from ui import ask, icons, theme
from ui.controller import Controller
from ui.main_window import MainWindow

CLOSING_LIMIT_MS = 8_000

_log = logging.getLogger(__name__)


def run(file: Path | None = None, *, language: str | None = None) -> int:
    """Opens the window, on a case or a form if one is named, and stays until it is closed. Gives the exit code."""
    app = make_app(language)
    log = _start_log()
    sys.excepthook = lambda kind, error, at: _on_unexpected(kind, error, at, log)
    controller = Controller()
    window = MainWindow(controller, _settings())
    # The system may end the program without closing the window first.
    app.aboutToQuit.connect(lambda: controller.shut_down(CLOSING_LIMIT_MS))
    window.show()
    if file:
        QTimer.singleShot(0, lambda: window.take(file.absolute()))
    code = app.exec()
    if not controller.has_ended:
        # A thread waits for a drive that does not answer; what was typed is in the rescue file.
        os._exit(code)
    return code


def make_app(language: str | None = None) -> QApplication:
    """The one QApplication: dressed, and speaking the user's language."""
    if language:
        i18n.set_language(language)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("auditprep")
    app.setDesktopFileName("auditprep")
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setWindowIcon(icons.icon("questions", "accent"))
    theme.load_fonts(resource("fonts"))
    theme.follow_system(app)
    load_qt_words(app)
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


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "auditprep", "auditprep")


def _start_log() -> Path:
    """Our own mistakes go to a file that can be sent to whoever helps."""
    # It brings the network's modules along: only for a program that opens its window.
    from logging.handlers import RotatingFileHandler

    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    file = folder / "auditprep.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=500_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    return file


def _on_unexpected(
    kind: type[BaseException], error: BaseException, at: TracebackType | None, log: Path
) -> None:
    """The net under everything: written down, and told calmly. The window stays, with what is typed in it."""
    _log.error("unexpected", exc_info=(kind, error, at))
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    ask.tell(
        QApplication.activeWindow(),
        _("Something in auditprep went wrong. What you have saved is safe in its file."),
        _("You can go on. If it happens again, send this file to whoever helps you: {file}").format(file=log),
    )
