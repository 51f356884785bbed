"""What Granska found, as a Word document: for a colleague to go through, with room for what is done about it."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.i18n import _
from auditprep.model.report import FindingsReport, ReportFinding, ReportPlace
from auditprep.prose.statuses import DRAFT
from auditprep.wordform.comparison_blocks import come, muted, paragraph, run
from auditprep.wordform.comparison_package import WIDTH, packed
from auditprep.wordform.report_tables import heading, plain_table, table, words_cell

_SEVERITY, _DONE = 1300, 2600  # twips: the first and the last column


def findings_document(report: FindingsReport) -> bytes:
    """The document as .docx bytes, the same for the same findings."""
    return packed("".join(_parts(report)), report.title, None, mark=DRAFT if report.draft else "")


def _parts(report: FindingsReport) -> Iterator[str]:
    yield heading(1, report.title)
    yield paragraph(run(report.lead), "Lead")
    if report.counts.rows:
        yield plain_table(report.counts)
    else:
        yield paragraph(run(_("Nothing to remark on.")))
    yield from (paragraph(run(each)) for each in report.left_out)
    for words, findings in report.sections:
        yield heading(2, words)
        yield _findings(words, findings)
    if report.accepted:
        yield heading(2, _("Accepted"))
        rows = [[words_cell(sentence), words_cell(reason)] for sentence, reason in report.accepted]
        yield table(_("Accepted"), (_("Finding"), _("Reason")), rows, [WIDTH * 2 // 3, WIDTH // 3])


def _findings(caption: str, findings: tuple[ReportFinding, ...]) -> str:
    rest = WIDTH - _SEVERITY - _DONE
    widths = [_SEVERITY, rest // 2, rest - rest // 2, _DONE]
    head = (_("Severity"), _("Finding"), _("Where"), _("What is done"))
    rows = [
        [
            words_cell(each.severity, "CellLabel"),
            words_cell(each.sentence) + paragraph(run(each.rule, muted()), "Cell"),
            "".join(map(_place, each.places)) or words_cell(""),
            words_cell(""),
        ]
        for each in findings
    ]
    return table(caption, head, rows, widths)


def _place(place: ReportPlace) -> str:
    """Where it is; below, the words there, marked."""
    where = paragraph(run(place.where, "<w:b/>"), "Cell")
    if not (place.before or place.words or place.after):
        return where
    return where + paragraph(run(place.before) + run(place.words, come()) + run(place.after), "Cell")
