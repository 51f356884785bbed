"""Runs the program where there is no network at all, and tells what reached for it.

    python tests/offline.py window FOLDER             the window, from its start to what is sent
    python tests/offline.py commands COMMANDS.json    the command line, these commands one after the other

Nothing that can reach a network can be imported, and what asks for a socket is refused by the interpreter itself. One
module of that kind is let in, empty: the standard library's reader of mails imports `socket` for a name that it never
uses when it reads. Every attempt is written down, also one that the program gets over. Prints JSON: `reached`, the
attempts; and `codes`, the commands' exit codes.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

NETWORK = {
    *(
        "_socket",
        "ssl",
        "_ssl",
        "asyncio",
        "_asyncio",
        "socketserver",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
    ),
    *(
        "http",
        "urllib.request",
        "urllib.response",
        "xmlrpc",
        "webbrowser",
        "nntplib",
        "telnetlib",
        "requests",
    ),
    *("httpx", "urllib3", "aiohttp", "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets"),
    *("PySide6.QtWebEngineCore", "PySide6.QtHttpServer", "PySide6.QtBluetooth"),
}
reached: list[str] = []


class _Refusing(MetaPathFinder):
    """Finds none of the network's modules, and writes down who asked."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        if name in NETWORK:
            _write_down(f"import {name}")
            raise ModuleNotFoundError(f"no module named {name!r}: there is no network here", name=name)
        return None


class _EmptySocket(ModuleType):
    """`import socket` goes well; any use of it is written down."""

    def __getattr__(self, name: str) -> object:
        if not name.startswith("__"):
            _write_down(f"socket.{name}")
        raise AttributeError(name)


def _write_down(what: str) -> None:
    at = [f"{each.filename}:{each.lineno}" for each in traceback.extract_stack()[:-2]]
    reached.append(f"{what} by {[each for each in at if 'importlib' not in each][-3:]}")


def _refuse_sockets(event: str, _arguments: object) -> None:
    if event.startswith(("socket.", "urllib.", "ftplib.", "smtplib.", "http.", "webbrowser.")):
        _write_down(event)
        raise PermissionError("there is no network here")


def take_the_network_away() -> None:
    """From here on nothing in this process can reach it."""
    assert not NETWORK & set(sys.modules), NETWORK & set(sys.modules)
    sys.modules["socket"] = _EmptySocket("socket")
    sys.meta_path.insert(0, _Refusing())
    sys.addaudithook(_refuse_sockets)


def loaded_libraries() -> list[str]:
    """The network's libraries that Qt or others have loaded themselves; known on Linux alone."""
    maps = Path("/proc/self/maps")
    lines = maps.read_text(encoding="utf-8", errors="replace").splitlines() if maps.exists() else []
    names = {Path(line.split()[-1]).name for line in lines if "/" in line}
    return sorted(name for name in names if "Network" in name or name.startswith(("libssl", "libcurl")))


def run_window(folder: Path) -> list[int]:
    """The example is made, every page shown, a question answered, and all that can be sent is exported."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QAction

    from ui import app as program
    from ui.controller import Controller
    from ui.main_window import MainWindow

    app = program.make_app()
    controller = Controller()
    window = MainWindow(controller, QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window.show()
    faults: list[object] = []
    for failed in (controller.failed, controller.export_failed):
        failed.connect(faults.append)
    _wait(controller.case_opened, lambda: controller.make_example(folder))
    for action in window.findChildren(QAction):
        if action.shortcut().toString() in {f"Ctrl+{n}" for n in range(1, 7)}:
            action.trigger()
            app.processEvents()
    key = next(controller.snapshot.questionnaire.questions()).key
    _wait(
        controller.answer_saved,
        lambda: controller.save_answer(key, text="Nämnden beslutade 2025-05-20, § 4."),
    )
    _wait(controller.export_finished, lambda: controller.export_docx(folder / "svar.docx"))
    chosen = {"with_secret": False, "with_uncited": False}
    for export, name in (
        (lambda to: controller.export_zip(to, chosen), "paket.zip"),
        (lambda to: controller.export_binder(to, chosen), "pärm.pdf"),
        (controller.export_pdf, "svar.pdf"),
    ):
        _wait(controller.sent, lambda export=export, name=name: export(folder / name))
    closed = window.close()
    controller.shut_down(20_000)
    made = [
        name for name in ("svar.docx", "paket.zip", "pärm.pdf", "svar.pdf") if any(folder.glob(f"*{name}"))
    ]
    return [0 if closed and not faults and len(made) == 4 else 1]


def _wait(signal: object, start: Callable[[], object]) -> None:
    """Starts something, and goes on when the window has been told that it is done. Raises if it never is."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, told = QEventLoop(), []
    connection = signal.connect(lambda *_values: (told.append(True), loop.quit()))  # type: ignore[attr-defined]
    QTimer.singleShot(60_000, loop.quit)
    start()
    if not told:
        loop.exec()
    signal.disconnect(connection)  # type: ignore[attr-defined]
    assert told, f"nothing came of {signal}"


def run_commands(commands: list[list[str]]) -> list[int]:
    """The exit code of each."""
    from auditprep import cli

    return [cli.main(command) for command in commands]


def main(argv: list[str]) -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    take_the_network_away()
    said = sys.stdout
    sys.stdout = sys.stderr
    try:
        if argv[0] == "window":
            codes = run_window(Path(argv[1]))
        else:
            codes = run_commands(json.loads(Path(argv[1]).read_text(encoding="utf-8")))
    finally:
        sys.stdout = said
    libraries = [f"loads {name}" for name in loaded_libraries()]
    sys.stdout.write(json.dumps({"reached": [*reached, *libraries], "codes": codes}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
