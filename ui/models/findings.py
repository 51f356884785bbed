"""What Granska has found, as rows: below its question or below its rule, and last what the user has let stand. Thousands of
findings cost no more than their places: words are made as they are shown, or searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Accepted, Examined, Finding, RuleGroup, RuleInfo, Severity, Snapshot
from ui import evidence_words
from ui.models import finding_words as words
from ui.models.findings_filter import By, FindingsFilter

ROW = Qt.ItemDataRole.UserRole + 1
ASIDE = ROW + 1  # what stands before the sentence: the question's number, where that is not in the heading

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A finding; `said` where the user has let it stand."""

    finding: Finding
    said: Accepted | None = None


Row = Heading | Found


class FindingRows(QAbstractListModel):
    """A flat list of rows; headings are passed over by the arrow keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._open: tuple[Found, ...] = ()
        self._accepted: tuple[Found, ...] = ()
        self._untouched: frozenset[str] = frozenset()  # questions with findings that nobody has begun
        self._order: Mapping[str, tuple[int, RuleGroup]] = {}
        self._filter = FindingsFilter()
        self._rows: list[Row] = []
        self._sentences: dict[int, tuple[Finding, str]] = {}

    # What it is told

    def show_rules(self, rules: Iterable[RuleInfo]) -> None:
        """The rules there are, in the order they are told."""
        self._order = {each.id: (at, each.group) for at, each in enumerate(rules)}
        self._arrange()

    def show_examined(self, snapshot: Snapshot, examined: Examined) -> None:
        """What was found in the case as it was then."""
        self._snapshot = snapshot
        self._open = tuple(map(Found, examined.findings))
        self._untouched = words.parted(examined, snapshot).questions
        self._accepted = tuple(Found(*each) for each in examined.accepted)
        self._arrange()

    def forget(self) -> None:
        self._snapshot, self._open, self._accepted, self._untouched = None, (), (), frozenset()
        self._arrange()

    def set_filter(self, wanted: FindingsFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._arrange()

    # What it tells

    @property
    def total(self) -> int:
        """How many findings are open, shown or not."""
        return len(self._open)

    def count(self, severity: Severity) -> int:
        """How many are open in what is written."""
        return sum(each.finding.severity is severity for each in self._open if not self._is_untouched(each))

    @property
    def untouched(self) -> int:
        """At how many questions that nobody has begun something is told."""
        return len(self._untouched)

    @property
    def accepted(self) -> int:
        """How many the user has let stand."""
        return len(self._accepted)

    def row(self, at: int) -> Row | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def sentence(self, at: int) -> str:
        """What the finding in this row says."""
        row = self._rows[at]
        return row.words if isinstance(row, Heading) else self._sentence(row.finding)

    def aside(self, at: int) -> str:
        """What stands before the sentence in this row."""
        return self._aside(self._rows[at])

    def next(self, at: int, step: int = 1) -> int | None:
        """The next row after this one that is no heading, or the one before; None at the end."""
        at += step
        while 0 <= at < len(self._rows):
            if not isinstance(self._rows[at], Heading):
                return at
            at += step
        return None

    def following(self, at: int) -> list[Found]:
        """The findings from this row on, then those before it, the nearest first: where one goes on when it is gone."""
        rows = [*self._rows[max(0, at) :], *reversed(self._rows[: max(0, at)])]
        return [each for each in rows if isinstance(each, Found)]

    def nearest_of(self, wanted: Sequence[Found]) -> int | None:
        """Where the first of these that is still there stands; the first finding where none is."""
        places = {_identity(each): at for at, each in enumerate(self._rows) if isinstance(each, Found)}
        found = (places[key] for each in wanted if (key := _identity(each)) in places)
        return next(found, self.next(-1))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sentence(index.row())
        if role == ASIDE:
            return self._aside(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Found):
            return evidence_words.tip(self._sentence(row.finding))
        return None

    # How it is made

    def _arrange(self) -> None:
        self.beginResetModel()
        self._sentences.clear()
        self._rows = list(self._made()) if self._snapshot is not None else []
        self.endResetModel()

    def _made(self) -> Iterator[Row]:
        wanted = self._filter
        for title, found in self._groups([each for each in self._open if self._takes(each)]):
            yield Heading(title, len(found))
            yield from found
        let = [each for each in self._accepted if self._takes(each)] if wanted.accepted else []
        if let:
            yield Heading(_("Accepted"), len(let))
            yield from let

    def _groups(self, found: Sequence[Found]) -> Iterator[tuple[str, list[Found]]]:
        """In the form's order, and mere notes on the whole case last; by rule in that of the rules."""
        by_rule = self._filter.by is By.RULE
        groups: dict[str | None, list[Found]] = {}
        for each in found:
            groups.setdefault(each.finding.rule if by_rule else each.finding.question, []).append(each)
        if not by_rule:
            assert self._snapshot is not None
            notes: list[Found] = []
            if None in groups:
                groups[None], notes = _apart(groups[None])
            parts = (*groups.items(), (None, notes))
            yield from ((words.heading(key, self._snapshot), each) for key, each in parts if each)
            return
        last = (len(self._order), None)
        for rule, each in sorted(groups.items(), key=lambda group: self._order.get(group[0] or "", last)[0]):
            yield self._rule_title(rule or ""), each

    def _rule_title(self, rule: str) -> str:
        name = messages.rule_name(rule)
        if rule not in self._order:
            return name
        return f"{messages.group_name(self._order[rule][1])} · {name}"

    def _takes(self, found: Found) -> bool:
        wanted = self._filter
        if self._is_untouched(found):
            is_wanted = wanted.untouched
        else:
            is_wanted = found.finding.severity in wanted.severities
        return is_wanted and (not wanted.words or self._has(found, wanted.words))

    def _is_untouched(self, found: Found) -> bool:
        """Whether it is open, and told at a question that nobody has begun."""
        return found.said is None and found.finding.question in self._untouched

    def _has(self, found: Found, wanted: Sequence[str]) -> bool:
        reason = found.said.reason if found.said else ""
        quotes = (place.quote for place in found.finding.places)
        parts = (self._number(found), self._sentence(found.finding), messages.rule_name(found.finding.rule))
        searched = "\n".join((*parts, reason, *quotes)).casefold()
        return all(word in searched for word in wanted)

    def _sentence(self, finding: Finding) -> str:
        known = self._sentences.get(id(finding))
        if known is None:
            known = self._sentences[id(finding)] = finding, messages.finding(finding)
        return known[1]

    def _number(self, found: Found) -> str:
        return words.label(found.finding.question, self._snapshot) if self._snapshot else ""

    def _aside(self, row: Row) -> str:
        is_below_question = self._filter.by is By.QUESTION and isinstance(row, Found) and row.said is None
        return "" if isinstance(row, Heading) or is_below_question else self._number(row)

    def _said(self, row: Row) -> str:
        if isinstance(row, Heading):
            return f"{row.words}, {row.count}"
        finding = row.finding
        kind = _("accepted") if row.said else messages.severity_name(finding.severity)
        parts = (kind, self._number(row), self._sentence(finding), messages.rule_name(finding.rule))
        return ", ".join(filter(None, parts))


def _identity(found: Found) -> tuple[object, bool]:
    """What is the same of a finding wherever its words stand by now."""
    finding = found.finding
    return finding.known_by or (finding.code, finding.question, finding.places), found.said is None


def _apart(found: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """What is to be seen to, and mere notes."""
    notes = [each for each in found if each.finding.severity is Severity.NOTE]
    return [each for each in found if each.finding.severity is not Severity.NOTE], notes
