"""What can be done about words that findings are about: mended, let stand, or looked at where else they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget, QWidgetAction

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Finding, FoundPlace, Mend, Snapshot
from ui import theme
from ui.models import finding_words, found_links
from ui.widgets.before_card import words_label
from ui.widgets.severity_sign import SeverityWord
from ui.widgets.text_menu import literal

STEPS = {(Qt.Key.Key_F7, False): 1, (Qt.Key.Key_F7, True): -1}

_WIDTH = 330
_MOST = 3  # findings of the same words


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is done about what the user chooses."""

    mend: Callable[[Mend], None]
    accept: Callable[[Finding], None]
    place: Callable[[FoundPlace], None]
    card: Callable[[Finding], None]


def fill(
    menu: QMenu, findings: Sequence[Finding], told_at: str, snapshot: Snapshot, wishes: Wishes, *, fixed: bool
) -> None:
    """Puts what can be done about these findings first in a menu. `fixed`: nothing can be mended nor let stand."""
    first = next(iter(menu.actions()), None)
    for number, finding in enumerate(findings[:_MOST]):
        if number:
            menu.insertSeparator(first)
        head = QWidgetAction(menu)
        head.setDefaultWidget(_head(finding))
        head.setEnabled(False)
        menu.insertAction(first, head)
        for words, then in _choices(finding, told_at, snapshot, wishes, fixed):
            action = QAction(literal(words), menu)
            action.triggered.connect(lambda _checked=False, then=then: then())
            menu.insertAction(first, action)
    if first is not None:
        menu.insertSeparator(first)


def _choices(
    finding: Finding, told_at: str, snapshot: Snapshot, wishes: Wishes, fixed: bool
) -> Iterator[tuple[str, Callable[[], None]]]:
    for mend in () if fixed else finding.mends:
        yield finding_words.mend_words(mend, snapshot, told_at), partial(wishes.mend, mend)
    for link in found_links.elsewhere(found_links.links(finding, told_at, snapshot), told_at):
        where = link.words if link.place.evidence is not None else link.words[:1].lower() + link.words[1:]
        yield _("Go to {place}").format(place=where), partial(wishes.place, link.place)
    yield _("Show the finding beside"), partial(wishes.card, finding)
    if not fixed:
        yield _("Accept…"), partial(wishes.accept, finding)


def told(finding: Finding) -> str:
    """A finding in words alone: "Error: § 63 has two dates"."""
    return _("{severity}: {sentence}").format(
        severity=messages.severity_name(finding.severity), sentence=messages.finding(finding)
    )


def _head(finding: Finding) -> QWidget:
    head = QWidget()
    layout = QVBoxLayout(head)
    layout.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
    layout.setSpacing(theme.XS)
    kind, sentence = SeverityWord(), words_label(messages.finding(finding))
    kind.show_severity(finding.severity)
    theme.be(sentence, "sentence")  # it is disabled only for the arrows to pass it by
    sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    _fit(sentence)
    layout.addWidget(kind)
    layout.addWidget(sentence)
    return head


def _fit(label: QLabel) -> None:
    """As high as its words need: a menu does not ask for the height that goes with a width."""
    width = min(_WIDTH, QLabel(label.text(), font=label.font()).sizeHint().width() + 2)
    label.setFixedSize(QSize(width, label.heightForWidth(width)))
