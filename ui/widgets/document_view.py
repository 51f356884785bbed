"""A calm viewer of one document: its pages, what can be done with them, and what is wrong with it if anything is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Box, Evidence, PageImage, PageLayout, PageText, Trouble, Version
from auditprep.prose.pages import pages_of
from ui import theme
from ui.models import page_numbers, word_marks
from ui.models.cited import name_of
from ui.models.spots import Spot
from ui.widgets.citing_row import CitingRow
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.pages_pane import Pages, PagesPane
from ui.widgets.trouble_line import TroubleLine
from ui.widgets.viewer_bar import ViewerBar


class DocumentView(QWidget):
    """Emits wishes and shows what it is given. Pages are those of the file, counted from 1."""

    page_wanted = Signal(int, int)  # page, width in device pixels
    thumbnail_wanted = Signal(int, int)
    cite_page_requested = Signal(
        int, str
    )  # evidence, pages as "5" or "5-6"; "" for all of a document without pages
    cite_text_requested = Signal(int, int, str)  # evidence, page, the words
    open_requested = Signal(int)
    password_given = Signal(int, str)
    read_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, titled: bool = True) -> None:
        """`titled`: it says itself what the document is called."""
        super().__init__(parent)
        self._titled = titled
        self._evidence: Evidence | None = None
        self._version: Version | None = None
        self._words: tuple[str, ...] = ()
        self._read_only = False
        self._title = ElidedLabel()
        self._title.setFont(theme.font(theme.SIDE, bold=True))
        self._older = theme.be(QLabel(), "caption")
        self._bar, self._trouble, self._citing = ViewerBar(), TroubleLine(), CitingRow()
        self._pane = PagesPane()
        self._nothing = theme.be(QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter), "muted")
        self._body = QStackedWidget()
        self._build()
        self._build_actions()
        self._connect()
        self.show_nothing(_("No document is shown."))

    # What it is told

    def show_document(
        self,
        evidence: Evidence,
        version: Version,
        *,
        count: int,
        page: int = 1,
        words: tuple[str, ...] = (),
        spots: tuple[Spot, ...] = (),
    ) -> None:
        """Shows a document from this page, these words marked; on a page with a spot only that. `count` is how many pages can be shown as they look; 0 where it is shown as
        text, which is to come with `show_texts`, or not at all. The same file again keeps its zoom and its pictures."""
        self._evidence, self._version, self._words = evidence, version, words
        self.show_title(evidence)
        self._older.setText(_age(evidence, version))
        self._older.setVisible(bool(self._older.text()))
        self._keep_focus(self._trouble)
        self._trouble.clear()
        if version.trouble is Trouble.UNREAD:
            self._trouble.say_unread()
        self._nothing.setText(_why_nothing(version))
        file = f"{evidence.id} {version.number} {version.sha256}"
        self._pane.show_pages(Pages(file, count, version.printed, words, spots), page)

    def show_title(self, evidence: Evidence) -> None:
        """The document that is shown has another title now."""
        if self._evidence is not None and evidence.id == self._evidence.id:
            self._evidence = evidence
            self._title.show_words(name_of(evidence))

    def show_page(self, page: int, image: PageImage, layout: PageLayout, marks: tuple[Box, ...]) -> None:
        """Shows a page that was wanted; ignored if another page is shown by now."""
        self._pane.show_page(page, image, layout, marks)

    def show_thumbnail(self, page: int, image: PageImage) -> None:
        """Shows the small picture of a page that was wanted."""
        self._pane.show_thumbnail(page, image)

    def show_texts(self, pages: tuple[PageText, ...]) -> None:
        """The document's text, page by page: shown where it has no other look, and where its pages are shown as text.
        With it F3 finds the next page that has the words."""
        if self._evidence is not None:
            if not pages:
                self._nothing.setText(_cannot_be_shown())
            self._pane.show_texts(pages)

    def show_nothing(self, words: str) -> None:
        """No document; a calm sentence instead."""
        self._keep_focus(self)
        self._evidence = self._version = None
        self._words = ()
        self._trouble.clear()
        self._title.show_words("")
        self._older.hide()
        self._nothing.setText(words)
        self._pane.show_nothing()

    def show_trouble(self, sentence: str, *, asks_password: bool) -> None:
        """A line above the document; with a field for the password where it asks for one."""
        self._trouble.say(sentence, asks_password=asks_password)

    def ask_password(self) -> None:
        """The user wants to give the password: the field has the focus, where there is one."""
        self._trouble.focus_field()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the viewer comes to the page."""
        super().focusInEvent(event)
        self._focus_page()

    def set_can_cite(self, question_label: str | None) -> None:
        """The question that a citation goes to, by its label; None where none is chosen."""
        self._citing.set_question(question_label)

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: everything can be seen and copied; nothing is cited or read into the case."""
        self._read_only = read_only
        self._trouble.set_read_only(read_only)
        self._follow()

    def begin_small(self, least: int) -> None:
        """Where there is little room: no small pictures of the pages beside the page, which is at least so wide that it can be
        read; until the user says otherwise."""
        self._pane.choose_strip(False)
        self._pane.canvas.set_least_width(least)

    def current_page(self) -> int:
        return self._pane.page

    def go_to(self, page: int) -> None:
        """Goes to a page, or to the nearest that there is."""
        self._pane.go_to(page)

    def shown(self) -> tuple[int, int] | None:
        """The evidence and the number of the version that is shown; None for nothing."""
        return (self._evidence.id, self._version.number) if self._evidence and self._version else None

    def _keep_focus(self, leaving: QWidget) -> None:
        """What goes away takes the focus with it otherwise, to anywhere in the window."""
        focused = QApplication.focusWidget()
        if focused is not None and leaving.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_page(self) -> None:
        if self.hasFocus() and self._pane.count:
            self._pane.focus()

    # Following the pages

    def _follow(self) -> None:
        """All around the page goes by which page it is, and of what."""
        pane, has_document = self._pane, self._evidence is not None
        self._body.setCurrentWidget(pane if pane.count else self._nothing)
        self._title.setVisible(has_document and self._titled)
        self._bar.setVisible(has_document)
        self._bar.show_page(pane.page, pane.count, self._printed())
        self._bar.show_possible(pages=pane.has_strip, text=pane.has_images, zoom=pane.count > 0)
        self._bar.show_chosen(pages=not pane.strip.isHidden(), text=pane.is_text)
        self._follow_marks()
        self._follow_selection()
        self._focus_page()

    def _follow_marks(self) -> None:
        searching = bool(self._words) and self._pane.count > 0
        self._bar.show_marks(self._pane.mark, is_searching=searching)

    def _follow_selection(self) -> None:
        has_document = self._evidence is not None
        self._citing.setVisible(has_document and not self._read_only)
        self._citing.set_pages(self._pane.picked(), self._printed(), has_document=has_document)
        self._citing.set_text(bool(self._quote()))

    def _printed(self) -> tuple[str | None, ...]:
        return self._version.printed if self._version else ()

    def _quote(self) -> str:
        return word_marks.quoted(self._pane.selected_text()) if self._pane.count else ""

    # What the user does

    def _on_page_typed(self, typed: str) -> None:
        page = page_numbers.find(typed, self._pane.page, self._pane.count, self._printed())
        if page is None:
            self._bar.show_no_such_page(typed)
        else:
            self._pane.go_to(page)
            self._pane.focus()

    def _on_page_cited(self) -> None:
        if self._evidence:
            self.cite_page_requested.emit(self._evidence.id, pages_of(self._pane.picked()))

    def _on_text_cited(self) -> None:
        if self._evidence and (quote := self._quote()):
            self.cite_text_requested.emit(self._evidence.id, self._pane.page, quote)

    def _on_password(self, password: str) -> None:
        if self._evidence:
            self.password_given.emit(self._evidence.id, password)

    def _on_read_wanted(self) -> None:
        if self._evidence:
            self.read_requested.emit(self._evidence.id)

    def _on_open_wanted(self) -> None:
        if self._evidence:
            self.open_requested.emit(self._evidence.id)

    def _copy(self) -> None:
        if words := word_marks.readable(self._pane.selected_text()):
            QApplication.clipboard().setText(words)

    # Building

    def _build(self) -> None:
        self._body.addWidget(self._pane)
        self._body.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        for widget in (self._title, self._older, self._bar, self._trouble):
            layout.addWidget(widget)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._citing)

    def _build_actions(self) -> None:
        """The page's menu, whose keys work where the page has the focus; and the keys of the whole viewer."""
        canvas = self._pane.canvas
        for words, keys, then in (
            (_("Copy"), QKeySequence.StandardKey.Copy, self._copy),
            (_("Select all text on the page"), QKeySequence.StandardKey.SelectAll, canvas.select_all),
        ):
            action = QAction(words, canvas, shortcut=QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, then=then: then())
            canvas.addAction(action)
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for key, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            self._add_shortcut(key, lambda steps=steps: self._pane.zoom(steps))
        for key, step in (("F3", 1), ("Shift+F3", -1)):
            self._add_shortcut(key, lambda step=step: self._pane.go_to_mark(step))

    def _add_shortcut(self, keys: str, then: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(then)

    def _connect(self) -> None:
        pane, bar = self._pane, self._bar
        pane.page_wanted.connect(self.page_wanted)
        pane.thumbnail_wanted.connect(self.thumbnail_wanted)
        pane.changed.connect(self._follow)
        pane.mark_changed.connect(self._follow_marks)
        pane.selection_changed.connect(self._follow_selection)
        bar.page_typed.connect(self._on_page_typed)
        bar.turned.connect(pane.turn)
        bar.zoomed.connect(pane.zoom)
        bar.pages_chosen.connect(pane.choose_strip)
        bar.text_chosen.connect(pane.show_as_text)
        bar.mark_wanted.connect(pane.go_to_mark)
        bar.open_wanted.connect(self._on_open_wanted)
        self._citing.page_cited.connect(self._on_page_cited)
        self._citing.text_cited.connect(self._on_text_cited)
        self._trouble.password_given.connect(self._on_password)
        self._trouble.read_wanted.connect(self._on_read_wanted)


def _age(evidence: Evidence, version: Version) -> str:
    """That an older version is shown, where it is."""
    if version.number == evidence.newest.number:
        return ""
    return _("An older version: {number} of {count}").format(
        number=version.number, count=evidence.newest.number
    )


def _why_nothing(version: Version) -> str:
    """What stands where no page can be shown as it looks."""
    return _("Fetching the text…") if version.readable else _cannot_be_shown()


def _cannot_be_shown() -> str:
    return _("This file cannot be shown here. Open it in its own program.")
