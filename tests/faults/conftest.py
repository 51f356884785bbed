"""A share, this computer beside it, and the window on the way between them. Who needs another journey makes one of her own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from journeys import Journey, opened_window, replace_ask
from pytestqt.qtbot import QtBot


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder on a server."""
    folder = tmp_path / "Delad mapp"
    folder.mkdir()
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder on a disk with room, which is there."""
    folder = tmp_path / "Mina dokument"
    folder.mkdir()
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> SimpleNamespace:
    """Stands in for the module that asks; files are chosen elsewhere."""
    return replace_ask(monkeypatch, elsewhere)


@pytest.fixture
def journey(qtbot: QtBot, asked: SimpleNamespace, elsewhere: Path) -> Iterator[Journey]:
    with opened_window(qtbot, elsewhere) as made:
        yield made
