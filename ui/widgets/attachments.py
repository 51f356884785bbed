"""The documents an answer leans on, as chips under the answer; those that it still needs, and the ways to cite another."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from auditprep.i18n import _
from auditprep.model import Snapshot
from auditprep.prose.pages import pages_list
from ui.flow_layout import FlowLayout
from ui.models.cited import Cited, citations, whole
from ui.models.wanted import Wish, wishes
from ui.widgets.citation_chips import AddChip, CitationChip
from ui.widgets.citation_editor import CitationEditor
from ui.widgets.evidence_picker import EvidencePicker
from ui.widgets.tab_order import come_after
from ui.widgets.wanted_chips import WantedChip


class Attachments(QWidget):
    """Emits what the user wants done with the attachments; shows what it is told to show."""

    view_requested = Signal(int, int, int, object)  # evidence, version, page from 1, words to mark there
    open_requested = Signal(int)  # in its own program
    cite_requested = Signal(int, object, str)  # evidence, pages of the file (None: all of it), quote
    pages_changed = Signal(int, int)  # evidence, the first of the pages that are cited now
    remove_requested = Signal(int, str)  # evidence, quote
    write_requested = Signal(str)  # words for the answer
    add_requested = Signal()  # a file from the computer
    wanted_settled = Signal(int, object)  # a wish, the evidence that fulfils it (None: it is not needed)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._key = ""
        self._chips: list[CitationChip] = []
        self._cited: tuple[Cited, ...] = ()
        self._wanted: list[WantedChip] = []
        self._wishes: tuple[Wish, ...] = ()
        self._wish: Wish | None = None  # that a document is being picked for
        self._read_only = False
        self._picker: EvidencePicker | None = None
        self._editor: CitationEditor | None = None
        self._edited: Cited | None = None
        self._layout = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._add = AddChip(_("+ Add attachment, or drop a file here"), self)
        self._add.setAccessibleName(_("Add attachment"))
        self._add.clicked.connect(self._on_add)
        self._layout.addWidget(self._add)

    def show_citations(self, snapshot: Snapshot, key: str) -> None:
        """Shows what the answer to this question leans on, and what it still needs. Chips that are the same stay, and keep
        the focus."""
        cited, wanted = citations(snapshot, key), wishes(snapshot, key)
        is_same = (key, cited, wanted) == (self._key, self._cited, self._wishes)
        self._snapshot, self._key, self._cited, self._wishes = snapshot, key, cited, wanted
        if not is_same:
            self._show_chips()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only chips can still be opened."""
        self._read_only = read_only
        for widget in (*self._wanted, self._add):
            widget.setVisible(not read_only)

    def set_drop_wanted(self, wanted: bool) -> None:
        """Lights up the place where something can be dropped."""
        self._add.set_lit(wanted)

    # Chips

    def _show_chips(self) -> None:
        for chip in (*self._chips, *self._wanted):
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._build_chip(cited) for cited in self._cited]
        self._wanted = [self._build_wanted(wish) for wish in self._wishes]
        self._layout.removeWidget(self._add)
        self._layout.addWidget(self._add)
        stops = [stop for chip in self._chips for stop in chip.stops]
        come_after(self, [*stops, *self._wanted, self._add])
        self.updateGeometry()

    def _build_chip(self, cited: Cited) -> CitationChip:
        chip = CitationChip(cited, self)
        chip.open_requested.connect(lambda: self._view(cited))
        chip.menu_requested.connect(lambda at: self._open_menu(chip, cited, at))
        chip.remove_requested.connect(lambda: self._remove(cited))
        self._layout.addWidget(chip)
        chip.show()
        return chip

    def _build_wanted(self, wish: Wish) -> WantedChip:
        chip = WantedChip(wish, self)
        chip.settled.connect(lambda evidence: self.wanted_settled.emit(wish.wanted.id, evidence))
        chip.choose_requested.connect(lambda: self._pick_for(chip, wish))
        self._layout.addWidget(chip)
        chip.setVisible(not self._read_only)
        return chip

    def _open_menu(self, chip: CitationChip, cited: Cited, at: QPoint) -> None:
        menu = QMenu(chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if cited.is_older and not self._read_only:
            menu.addAction(_("Holds for the new version too"), lambda: self._cite_newest(cited))
            menu.addSeparator()
        menu.addAction(_("Open here"), lambda: self._view(cited))
        menu.addAction(
            _("Open in its own program"), lambda: self.open_requested.emit(cited.citation.evidence)
        )
        if not self._read_only:
            self._add_changes(menu, chip, cited)
        menu.popup(at)

    def _add_changes(self, menu: QMenu, chip: CitationChip, cited: Cited) -> None:
        menu.addSeparator()
        if cited.evidence is not None:
            menu.addAction(_("Change pages…"), lambda: self._edit_pages(chip, cited))
        menu.addAction(_("Write into the answer"), lambda: self.write_requested.emit(cited.in_prose()))
        menu.addSeparator()
        remove = menu.addAction(_("Remove"), lambda: self._remove(cited))
        remove.setShortcut(QKeySequence("Del"))
        remove.setShortcutVisibleInContextMenu(True)

    def _view(self, cited: Cited) -> None:
        citation = cited.citation
        words = (citation.quote,) if citation.quote else ()
        self.view_requested.emit(citation.evidence, citation.version, cited.first_page, words)

    def _cite_newest(self, cited: Cited) -> None:
        citation = cited.citation
        self.cite_requested.emit(citation.evidence, citation.pages, citation.quote)

    def _remove(self, cited: Cited) -> None:
        if not self._read_only:
            self.remove_requested.emit(cited.citation.evidence, cited.citation.quote)

    # Pages

    def _edit_pages(self, beside: QWidget, cited: Cited) -> None:
        if cited.evidence is None:
            return
        if self._editor is None:
            self._editor = CitationEditor(self)
            self._editor.pages_chosen.connect(self._on_pages_chosen)
        self._edited = cited
        self._editor.edit(cited.evidence, cited.citation.pages)
        self._editor.open_by(beside)

    def _on_pages_chosen(self, pages: str | None) -> None:
        edited = self._edited
        if edited is not None and (pages != edited.citation.pages or edited.is_older):
            self.cite_requested.emit(edited.citation.evidence, pages, edited.citation.quote)
            self.pages_changed.emit(edited.citation.evidence, next(iter(pages_list(pages)), 1))

    # Another one

    def _on_add(self) -> None:
        """What the case has already, or else straight on to the user's files."""
        if self._snapshot is None or not self._snapshot.evidence:
            self.add_requested.emit()
            return
        self._pick_for(self._add, None)

    def _pick_for(self, beside: QWidget, wish: Wish | None) -> None:
        """A document to cite, or to fulfil a wish with."""
        if self._snapshot is None:
            return
        if self._picker is None:
            self._picker = EvidencePicker(self)
            self._picker.chosen.connect(self._on_picked)
            self._picker.new_file_requested.connect(self.add_requested)
        self._wish = wish
        here = {cited.evidence for cited in self._snapshot.cited(self._key) if not cited.quote}
        self._picker.show_evidence(self._snapshot.evidence, here)
        self._picker.open_by(beside)

    def _on_picked(self, evidence: int) -> None:
        """What is cited already keeps its pages: one may change them."""
        if self._snapshot is None:
            return
        if self._wish is not None:
            self.wanted_settled.emit(self._wish.wanted.id, evidence)
            return
        before = whole(self._snapshot.cited(self._key), evidence)
        if before is None:
            self.cite_requested.emit(evidence, None, "")
            return
        for chip, cited in zip(self._chips, self._cited, strict=True):
            if cited.citation == before:
                self._edit_pages(chip, cited)
