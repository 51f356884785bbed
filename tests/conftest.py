"""What holds for every test: no screen, Swedish, and no noise.

Noise is a log record of WARNING or above that the test did not say it expects (`expected_log`), a warning of Qt's
(pytest-qt, `qt_log_level_fail`), or one of Python's (`filterwarnings`); the last two are set in pyproject.toml.
"""

from __future__ import annotations

import itertools
import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The tests import main.py and ui/ from the repository, and each other's helpers (tests/forms.py …) by name.
for folder in (Path(__file__).parent, Path(__file__).parents[1]):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


_users = itertools.count()


class Noise(logging.Handler):
    """Keeps what is logged as a warning or worse, and knows what of it was expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {self.format(record)}")

    def unexpected(self) -> list[str]:
        return [line for line in self.heard if not any(words in line for words in self.expected)]

    def missing(self) -> list[str]:
        return [words for words in self.expected if not any(words in line for line in self.heard)]


@pytest.fixture(autouse=True)
def noise() -> Iterator[Noise]:
    """Fails the test that logs a warning it did not expect, or that expected one that did not come."""
    handler = Noise()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    assert not handler.unexpected(), f"unexpected in the log: {handler.unexpected()}"
    assert not handler.missing(), f"expected in the log, but not there: {handler.missing()}"


@pytest.fixture
def expected_log(noise: Noise) -> Callable[[str], None]:
    """`expected_log("words")`: this test makes a log record with these words, and must."""
    return noise.expected.append


@pytest.fixture(scope="session")
def users_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Room for what a user of the program keeps."""
    return tmp_path_factory.mktemp("users")


@pytest.fixture(autouse=True)
def still_dressed(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test takes off a style sheet that is worn: Qt then forgets to hear of the widgets that had their look before they
    were shown, and crashes much later, when the look is changed and they are gone. And who puts it on has asked for it."""
    before = _sheet()
    yield
    assert not before or _sheet(), "this test left the program undressed"
    assert before or not _sheet() or "dressed" in request.fixturenames, "ask for the fixture dressed"


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """The program in its light look, before the test and after it. What needs no look goes without: a window is made in half
    the time then. So tests that ask for this come last (`pytest_collection_modifyitems`)."""
    from ui import theme

    theme.apply(qapp, dark=False)
    yield
    theme.apply(qapp, dark=False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is worn is never taken off: first those that need no look. And of the others the long ones, so that nobody waits for
    them alone at the end."""

    def place(item: pytest.Item) -> tuple[bool, bool]:
        is_dressed = "dressed" in getattr(item, "fixturenames", ())
        return is_dressed, is_dressed and item.get_closest_marker("long") is None

    items.sort(key=place)


def _sheet() -> str:
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    return app.styleSheet() if app else ""


@pytest.fixture
def at_now(request: pytest.FixtureRequest) -> Iterator[None]:
    """The clock stands at the module's own NOW: who says “yesterday” in a test is not to be overtaken by midnight."""
    with time_machine.travel(request.module.NOW, tick=True):
        yield


@pytest.fixture(autouse=True)
def new_user(users_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test is a user who has kept nothing: not the developer, nor the user of the test before."""
    home = users_folder / f"{next(_users)}"
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))


@pytest.fixture(autouse=True)
def in_swedish() -> Iterator[None]:
    """Every test begins in the default language, whatever the one before chose."""
    from auditprep import i18n

    i18n.set_language("sv")
    yield
    i18n.set_language("sv")


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """What a test has closed is gone before the next one: Qt deletes it only in an event loop, and a window that is
    dressed anew dresses every widget that is still there."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
