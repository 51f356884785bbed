"""What the command palette leads to: every action, question, document, earlier case, setting and chapter of the handbook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from auditprep import handbook
from auditprep.i18n import _
from auditprep.model import Snapshot
from ui.actions import Actions
from ui.controller import Controller
from ui.dialogs.palette import PaletteDialog
from ui.models.cited import name_of
from ui.models.palette import Entry, Kind
from ui.recent import RecentCases

LATEST = "palette-latest"
_REMEMBERED = 12

Do = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Leads:
    """How to get there."""

    to_question: Callable[[str], object]
    to_document: Callable[[int], object]
    to_case: Callable[[Path], object]
    to_chapter: Callable[[str], object]
    to_setting: Callable[[str], object]
    settings: Callable[[], dict[str, str]]  # what each setting is called, by its name


class PaletteFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        actions: Actions,
        recent: RecentCases,
        settings: QSettings,
        leads: Leads,
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._actions = window, controller, actions
        self._recent, self._settings, self._leads = recent, settings, leads
        self._ways: dict[str, Do] = {}
        actions.palette.triggered.connect(self.open)

    def open(self) -> PaletteDialog:
        """What can be done and gone to now."""
        self._ways = {}
        entries = []
        for entry, way in self._entries():
            entries.append(entry)
            self._ways[entry.id] = way
        dialog = PaletteDialog(entries, self._latest(), self._window)
        dialog.picked.connect(self._on_picked)
        dialog.open()
        return dialog

    def _on_picked(self, id: str) -> None:
        self._settings.setValue(
            LATEST, json.dumps([id, *(each for each in self._latest() if each != id)][:_REMEMBERED])
        )
        self._ways[id]()

    def _latest(self) -> list[str]:
        """What was used last. What cannot be understood in the settings is left out."""
        try:
            return [str(each) for each in json.loads(str(self._settings.value(LATEST, "[]")))]
        except (ValueError, TypeError):
            return []

    # What there is

    def _entries(self) -> Iterator[tuple[Entry, Do]]:
        yield from self._commands()
        yield from self._names_of_settings()
        if (snapshot := self._controller.snapshot) is not None:
            yield from self._questions(snapshot)
            yield from self._documents(snapshot)
        yield from self._cases()
        yield from self._chapters()

    def _commands(self) -> Iterator[tuple[Entry, Do]]:
        for name, action in self._actions.named():
            if action.isEnabled() and action is not self._actions.palette:
                yield _command(name, action), action.trigger

    def _names_of_settings(self) -> Iterator[tuple[Entry, Do]]:
        for name, words in self._leads.settings().items():
            entry = Entry(f"setting:{name}", Kind.SETTING, words, more=_("Settings…"))
            yield entry, partial(self._leads.to_setting, name)

    def _questions(self, snapshot: Snapshot) -> Iterator[tuple[Entry, Do]]:
        for section in snapshot.questionnaire.sections:
            for question in section.questions:
                words = f"{question.label}  {' '.join(question.text.split())}"
                entry = Entry(f"question:{question.key}", Kind.QUESTION, words, more=section.title)
                yield entry, partial(self._leads.to_question, question.key)

    def _documents(self, snapshot: Snapshot) -> Iterator[tuple[Entry, Do]]:
        for evidence in snapshot.evidence:
            entry = Entry(
                f"document:{evidence.id}", Kind.DOCUMENT, name_of(evidence), more=evidence.file_name
            )
            yield entry, partial(self._leads.to_document, evidence.id)

    def _cases(self) -> Iterator[tuple[Entry, Do]]:
        here = self._controller.snapshot.path if self._controller.snapshot else None
        for case in self._recent.all():
            if case.path != here:
                words = _("Open {case}").format(case=case.title)
                entry = Entry(f"case:{case.path}", Kind.CASE, words, more=case.path.stem)
                yield entry, partial(self._leads.to_case, case.path)

    def _chapters(self) -> Iterator[tuple[Entry, Do]]:
        for name, title in handbook.titles():
            entry = Entry(f"help:{name}", Kind.HELP, title, more=_("The handbook"))
            yield entry, partial(self._leads.to_chapter, name)


def _command(name: str, action: QAction) -> Entry:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(f"command:{name}", Kind.COMMAND, action.text(), keys)
