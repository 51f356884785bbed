"""A comparison as it leaves the house: of secret evidence only that there is some."""

from __future__ import annotations

from dataclasses import replace

from auditprep.export.disclosed import UNNAMED
from auditprep.model import CitedThen, ComparedCell, ComparedRow, Comparison, EvidenceKind, Step, Submission

_WITHHELD = CitedThen(UNNAMED, EvidenceKind.OTHER, secret=True)

Cited = tuple[CitedThen, ...]


def disclosed(comparison: Comparison) -> Comparison:
    """The same, in which no secret document has a name."""
    return replace(
        comparison,
        submissions=tuple(map(_submission, comparison.submissions)),
        rows=tuple(map(_row, comparison.rows)),
    )


def withheld(cited: Cited) -> Cited:
    """The documents, the secret ones without a word of what they are, each of these once."""
    return tuple(dict.fromkeys(_WITHHELD if each.secret else each for each in cited))


def _submission(submission: Submission) -> Submission:
    return replace(submission, cited={key: withheld(cited) for key, cited in submission.cited.items()})


def _row(row: ComparedRow) -> ComparedRow:
    return ComparedRow(
        tuple(each and _cell(each) for each in row.cells), tuple(each and _step(each) for each in row.steps)
    )


def _cell(cell: ComparedCell) -> ComparedCell:
    return replace(cell, cited=withheld(cell.cited))


def _step(step: Step) -> Step:
    return replace(step, cited_gone=withheld(step.cited_gone), cited_come=withheld(step.cited_come))
