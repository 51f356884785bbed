"""What can be done with the chosen evidence, and the lists that are picked from on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from auditprep.i18n import _
from auditprep.model import Section, Snapshot, Trouble
from ui.models.evidence_table import Column, EvidenceRow, column_name
from ui.models.picks import Pick, of_documents

Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What each line of the menu does."""

    show: Do
    open_outside: Do
    rename: Do
    cite: Do
    confirm: Do
    set_secret: Callable[[bool], None]
    merge: Do
    read: Do
    remove: Do
    sort: Callable[[Column], None]


def build(rows: Sequence[EvidenceRow], wishes: Wishes, parent: QWidget, *, read_only: bool) -> QMenu:
    """The menu of these rows; what needs exactly one is there for one only."""
    menu = QMenu(parent)
    if len(rows) == 1:
        menu.addAction(_("Show"), QKeySequence("Return"), wishes.show)
        menu.addAction(_("Open in its own program"), QKeySequence("Ctrl+Shift+Return"), wishes.open_outside)
        menu.addSeparator()
    if not read_only:
        _add_changes(menu, rows, wishes)
    _add_sorting(menu, wishes)
    return menu


def _add_changes(menu: QMenu, rows: Sequence[EvidenceRow], wishes: Wishes) -> None:
    is_one = len(rows) == 1
    menu.addAction(_("Cite in a question…"), wishes.cite)
    if any(not row.evidence.confirmed for row in rows):
        menu.addAction(_("What is filled in is right"), wishes.confirm)
    secret = menu.addAction(_("Secret"))
    secret.setCheckable(True)
    secret.setChecked(all(row.evidence.secret for row in rows))
    secret.triggered.connect(wishes.set_secret)
    if is_one:
        menu.addAction(_("Change the title"), QKeySequence("F2"), wishes.rename)
        menu.addAction(_("This is a newer version of…"), wishes.merge)
        _add_reading(menu, rows[0], wishes)
    menu.addAction(_("Remove"), QKeySequence("Delete"), wishes.remove)
    menu.addSeparator()


def _add_reading(menu: QMenu, row: EvidenceRow, wishes: Wishes) -> None:
    trouble = row.evidence.newest.trouble
    if trouble is Trouble.LOCKED:
        menu.addAction(_("Give the password…"), wishes.read)
    elif trouble is Trouble.UNREAD:
        menu.addAction(_("Read it now"), wishes.read)


def _add_sorting(menu: QMenu, wishes: Wishes) -> None:
    by = menu.addMenu(_("Sort by"))
    for column in Column:
        by.addAction(column_name(column), lambda column=column: wishes.sort(column))


def questions(snapshot: Snapshot) -> list[Pick]:
    """Every question, to cite in."""
    return [
        Pick(question.key, f"{question.label}  {question.text}", _section(section))
        for section in snapshot.questionnaire.sections
        for question in section.questions
    ]


def documents(rows: Sequence[EvidenceRow], without: int) -> list[Pick]:
    """All other documents, by title."""
    others = sorted((row for row in rows if row.id != without), key=lambda row: row.by_title)
    return of_documents([row.evidence for row in others])


def _section(section: Section) -> str:
    return " ".join(filter(None, (section.number, section.title)))
