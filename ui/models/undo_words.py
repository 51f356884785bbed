"""What is said of something that was taken away, beside the way to have it back."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.i18n import _, ngettext
from auditprep.model import ChecklistLine, Decision
from ui import evidence_words, texts
from ui.models.cited import name_of
from ui.models.evidence_table import CitedIn, EvidenceRow

_NAMED = 5  # questions


def documents_removed(rows: Sequence[EvidenceRow], checklist: Sequence[ChecklistLine]) -> str:
    """ "Budget 2026 was removed. 1.1 leans on it. It fulfilled a line of the checklist." """
    ids = {row.id for row in rows}
    if len(rows) == 1:
        words = _("{title} was removed.").format(title=name_of(rows[0].evidence))
    else:
        words = ngettext("{count} document was removed.", "{count} documents were removed.", len(rows))
        words = words.format(count=len(rows))
    cited: list[CitedIn] = list(dict.fromkeys(place for row in rows for place in row.cited))
    lines = [line for line in checklist if not ids.isdisjoint(line.evidence)]
    return " ".join(filter(None, (words, _leaning(cited), _fulfilled(len(lines)))))


def decision_removed(decision: Decision) -> str:
    name = evidence_words.decision(decision) or decision.title
    return _("{title} was removed.").format(title=name or _("The decision"))


def lines_read(count: int) -> str:
    """Another checklist stands there now."""
    words = ngettext("{count} line was read in.", "{count} lines were read in.", count)
    return words.format(count=count)


def line_removed(line: ChecklistLine) -> str:
    return _("“{line}” was removed from the checklist.").format(line=line.text)


def _leaning(cited: Sequence[CitedIn]) -> str:
    if not cited:
        return ""
    words = ngettext("{questions} leans on it.", "{questions} lean on it.", len(cited))
    return words.format(questions=texts.some_of([place.label for place in cited], _NAMED))


def _fulfilled(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "A line of the checklist is fulfilled by it.",
        "{count} lines of the checklist are fulfilled by it.",
        count,
    )
    return words.format(count=count)
