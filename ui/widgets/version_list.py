"""The files a piece of evidence has been, the newest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from auditprep.i18n import _
from auditprep.model import Evidence, Version
from ui import evidence_words as words
from ui import theme
from ui.widgets import buttons
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.emptying import empty
from ui.widgets.tab_order import come_after


class VersionList(QWidget):
    """A line a version, with what can be done with it."""

    show_requested = Signal(int)  # the version's number
    separate_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.M)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[tuple[Version, ...], bool] = ((), False)

    def show_versions(self, evidence: Evidence, *, read_only: bool) -> None:
        versions = evidence.versions or (evidence.newest,)
        if (versions, read_only) == self._shown:
            return
        self._shown = (versions, read_only)
        empty(self._grid)
        links: list[QWidget] = []
        for at, version in enumerate(reversed(versions)):
            links.append(self._add(2 * at, version))
            if len(versions) > 1 and not read_only:
                words = _("Make it a document of its own")
                links.append(self._add_link(2 * at + 1, 0, words, version, self.separate_requested))
        come_after(self, links)

    def _add(self, row: int, version: Version) -> QWidget:
        name = theme.be(ElidedLabel(), "side")
        name.show_words(f"{version.number}. {version.file_name}")
        about = " · ".join(filter(None, (words.added(version), words.size(version.size))))
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(theme.be(QLabel(about), "caption"), row, 1)
        return self._add_link(row, 2, _("Show"), version, self.show_requested)

    def _add_link(self, row: int, column: int, what: str, version: Version, wish: Signal) -> QWidget:
        link = buttons.link(what)
        link.setAccessibleDescription(version.file_name)
        link.clicked.connect(partial(wish.emit, version.number))
        self._grid.addWidget(link, row, column, Qt.AlignmentFlag.AlignVCenter)
        return link
