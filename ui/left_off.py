"""Where the user left off in each case, and how she has set the window: kept in her settings.

What cannot be understood in them is as if it were not there; what cannot be written is forgotten, and stops nobody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QSplitter, QWidget

LIMIT = 40  # cases that are remembered
_PLACES, _OPEN, _SIZES = "left-off", "open-cases", "panes"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the window, a question of the case, and how far down its answer was scrolled, in pixels."""

    page: str = ""
    question: str = ""
    scroll: int = 0


class LeftOff:
    """What is remembered from one run of the program to the next."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def place(self, case: Path) -> Place:
        """Where the user was in this case when she left it."""
        found = self._places().get(str(case))
        wanted = {each.name: type(each.default) for each in fields(Place)}
        is_whole = isinstance(found, dict) and all(
            isinstance(found.get(name), kind) for name, kind in wanted.items()
        )
        return Place(**{name: found[name] for name in wanted}) if found and is_whole else Place()

    def leave(self, case: Path, place: Place) -> None:
        """Remembers where she was; of the cases beyond LIMIT the one left longest ago is forgotten."""
        places = {name: each for name, each in self._places().items() if name != str(case)}
        kept = [*places.items(), (str(case), asdict(place))][-LIMIT:]
        self._settings.setValue(_PLACES, json.dumps(dict(kept), ensure_ascii=False))

    def open_cases(self) -> tuple[Path, ...]:
        """The cases that were open when the program was closed: a window each."""
        try:
            found = json.loads(str(self._settings.value(_OPEN, "[]")))
        except ValueError:
            return ()
        return tuple(Path(each) for each in found if isinstance(each, str)) if isinstance(found, list) else ()

    def set_open_cases(self, cases: list[Path]) -> None:
        self._settings.setValue(_OPEN, json.dumps([str(case) for case in cases], ensure_ascii=False))

    def keep_panes(self, window: QWidget) -> None:
        """Remembers how wide every pane of the window has been dragged."""
        for name, splitter in _splitters(window):
            self._settings.setValue(f"{_SIZES}/{name}", splitter.saveState())

    def restore_panes(self, window: QWidget) -> None:
        for name, splitter in _splitters(window):
            if state := self._settings.value(f"{_SIZES}/{name}"):
                splitter.restoreState(state)
                splitter.setChildrenCollapsible(False)  # is part of the state
                splitter.setHandleWidth(1)

    def _places(self) -> dict[str, object]:
        try:
            found = json.loads(str(self._settings.value(_PLACES, "{}")))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def _splitters(window: QWidget) -> Iterator[tuple[str, QSplitter]]:
    """Every pair of panes, by the kind of page that it is on and the panes of it: the same from run to run."""
    for splitter in window.findChildren(QSplitter):
        kinds = [type(splitter.widget(at)).__name__ for at in range(splitter.count())]
        turned = "v" if splitter.orientation().value == 2 else "h"  # a page may turn its panes
        yield "-".join([type(_page_of(splitter)).__name__, *kinds, turned]), splitter


def _page_of(widget: QWidget) -> QWidget:
    at = widget
    while (parent := at.parentWidget()) is not None and not type(at).__name__.endswith("Page"):
        at = parent
    return at
