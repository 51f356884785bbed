"""Every action of the window, with its words and its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from auditprep.i18n import _
from ui import tips


class Actions:
    """The window's actions. They are added to the window, so that their keys work everywhere in it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.show_start = self._action(_("Start"), "Ctrl+1")
        self.show_questions = self._action(_("Questions"), "Ctrl+2")
        self.show_evidence = self._action(_("Attachments"), "Ctrl+3")
        self.show_compare = self._action(_("Compare"), "Ctrl+4")
        self.show_checks = self._action(_("Check"), "Ctrl+5")
        self.show_export = self._action(_("Export"), "Ctrl+6", "Ctrl+E")
        self.show_colleagues = self._action(_("Colleagues"), "Ctrl+Shift+K")
        self.show_history = self._action(_("History"), "Ctrl+Shift+H")
        self.search = self._action(_("Search in all"), "Ctrl+F")
        self.replace = self._action(_("Find and replace"), "Ctrl+H")
        self.next_misspelling = self._action(_("Next misspelling"), "Alt+F7")
        self.own_words = self._action(_("My words…"))
        self.own_phrases = self._action(_("My phrases…"))
        self.restore = self._action(_("Restore…"), "Ctrl+Shift+B")
        self.undo = self._action(_("Undo"), "Ctrl+Z")
        self.redo = self._action(_("Redo"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.palette = self._action(_("Find a command or a place"), "Ctrl+K", "Ctrl+Shift+P")
        self.settings = self._action(_("Settings…"), "Ctrl+,")
        self.menu = self._action(_("Menu"), "F10")
        self.quit = self._action(_("Quit"), "Ctrl+Q")
        self.report = self._action(_("Report of what went wrong…"))
        self.new_case = self._action(_("New case from the auditors’ form…"), "Ctrl+N")
        self.open_case = self._action(_("Open…"), "Ctrl+O")
        self.example = self._action(_("Try with an example"))
        self.print = self._action(_("Print…"), "Ctrl+P")
        self.whose = self._action(_("Change board and year…"))
        self.close_case = self._action(_("Close the case"), "Ctrl+W")
        self.new_window = self._action(_("New window"), "Ctrl+Shift+N")
        self.cycle_panes = self._action(_("Next pane"), "F6")
        self.toggle_side = self._action(_("Show or hide the side panel"), "F9")
        self.toggle_list = self._action(_("Show or hide the list"), "Ctrl+B")
        self.focus = self._action(_("Focus mode"), "F11")
        self.handbook = self._action(_("The handbook"), "F1")
        self.shortcuts = self._action(_("Keyboard shortcuts"), "Ctrl+F1")
        self.about = self._action(_("About auditprep"))
        self._is_open = self._is_changing = False
        self.set_case_open(False)

    def set_case_open(self, is_open: bool) -> None:
        """What needs an open case is only there when one is."""
        self._is_open = is_open
        for action in (
            self.show_questions,
            self.show_evidence,
            self.show_compare,
            self.show_checks,
            self.show_export,
            self.show_colleagues,
            self.show_history,
            self.search,
            self.replace,
            self.next_misspelling,
            self.toggle_side,
            self.toggle_list,
            self.focus,
        ):
            action.setEnabled(is_open)
        self._show_ways()

    def set_changing(self, changing: bool) -> None:
        """While a case is on its way in or out, no other is, and nothing is begun in it."""
        self._is_changing = changing
        self._show_ways()

    def _show_ways(self) -> None:
        for action in (self.new_case, self.open_case, self.example, self.restore):
            action.setEnabled(not self._is_changing)
        for action in (self.close_case, self.undo, self.redo, self.print, self.whose):
            action.setEnabled(self._is_open and not self._is_changing)

    def named(self) -> list[tuple[str, QAction]]:
        """Every action, by what it is called here."""
        return [(name, each) for name, each in vars(self).items() if isinstance(each, QAction)]

    def described(self) -> list[tuple[str, str]]:
        """Every action that has keys: its words, and the keys as the system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        actions = (action for action in self._window.actions() if action.shortcuts())
        return [
            (action.text().rstrip("…"), ", ".join(keys.toString(native) for keys in action.shortcuts()))
            for action in actions
        ]

    def _action(self, words: str, *keys: str) -> QAction:
        action = QAction(words, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(tips.of_action(action))
        self._window.addAction(action)
        return action
