"""Submissions side by side, and the documents that tell of it."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditprep.errors import ComparedTwice, FileNotWritable, TooFewToCompare, WrongSuffix
from auditprep.files import is_same, write_bytes
from auditprep.model import Comparison, Notice, Progress, Sent, Submission
from auditprep.model.compared import boards, column_names, has_draft, is_blank, years
from auditprep.prose.statuses import DRAFT

if TYPE_CHECKING:  # the rooms are heavy, so they are imported where they are used
    from auditprep.years.comparing import Choices

_OTHER_WORD_SUFFIXES = {".docm", ".dotx", ".dotm", ".doc"}


def compare(
    submissions: Sequence[Submission], choices: Choices = (), *, as_given: bool = False
) -> Generator[Progress, None, Comparison]:
    """Submissions side by side, the oldest first; see `years.comparing`. Raises TooFewToCompare, ComparedTwice."""
    from auditprep.years.comparing import comparing

    _demand_several(submissions)
    work = comparing(submissions, choices, as_given=as_given)
    total = len(submissions) - 1
    yield Progress(0, total, "match")
    while True:
        try:
            yield Progress(next(work), total, "match")
        except StopIteration as end:
            comparison: Comparison = end.value
            return comparison


def comparison_notices(comparison: Comparison) -> tuple[Notice, ...]:
    """What there is to know of a comparison before anything is concluded from it."""
    return tuple(_notices(comparison))


def comparison_name(comparison: Comparison, suffix: str) -> str:
    """The plain name of a document that tells of it: "jamforelse-2023-2024-socialnamnden.docx"; that of a draft says so."""
    from auditprep.export import plain_names

    known, whose = years(comparison), boards(comparison)
    when = [str(known[0]), *([str(known[-1])] if len(known) > 1 else [])] if known else []
    words = ["jamforelse", *when, *(whose if len(whose) == 1 else [])]
    mark = f"-{DRAFT}" if has_draft(comparison) else ""
    return plain_names.plain(" ".join(words)) + mark + suffix


def comparison_json(comparison: Comparison) -> bytes:
    """A comparison, as the JSON of `auditprep compare --json`."""
    from auditprep.export import comparison_json, json_export

    return json_export.to_bytes(comparison_json.comparison_json(comparison))


def export_comparison_docx(
    comparison: Comparison, to: Path, *, with_secret: bool = False, spare: Iterable[Path] = ()
) -> Generator[Progress, None, Sent]:
    """Writes the comparison as a Word document, for the board. Secret evidence is named there only `with_secret`. Neither
    a file of `spare` is written over, nor one that is called as one of those compared. Raises WrongSuffix,
    FileNotWritable, DiskFull."""
    from auditprep.export import comparison_report
    from auditprep.wordform import comparison_document

    if to.suffix.lower() in _OTHER_WORD_SUFFIXES:
        raise WrongSuffix(file=str(to), suffix=".docx")
    _spare(to, comparison, spare)
    yield Progress(0, 2, "set")
    report = comparison_report.report(comparison, with_secret=with_secret)
    data = comparison_document.comparison_document(report)
    yield Progress(1, 2, "write")
    write_bytes(to, data)
    return _sent(data, to, comparison, with_secret)


def export_comparison_pdf(
    comparison: Comparison, to: Path, *, with_secret: bool = False, spare: Iterable[Path] = ()
) -> Generator[Progress, None, Sent]:
    """Writes the same as a PDF. Raises FileNotWritable, DiskFull."""
    from auditprep.export import comparison_pdf, comparison_report

    _spare(to, comparison, spare)
    report = comparison_report.report(comparison, with_secret=with_secret)
    made = yield from comparison_pdf.make(report)
    yield Progress(len(comparison.rows) + 1, len(comparison.rows) + 2, "write")
    write_bytes(to, made.data)
    return _sent(made.data, to, comparison, with_secret, pages=made.pages, more=made.notices)


def _demand_several(submissions: Sequence[Submission]) -> None:
    """Raises TooFewToCompare, and ComparedTwice for what is the very same, file and all."""
    if len(submissions) < 2:
        raise TooFewToCompare(count=len(submissions))
    for at, each in enumerate(submissions):
        if any(each == other for other in submissions[:at]):
            raise ComparedTwice(file=each.name)


def _notices(comparison: Comparison) -> Iterator[Notice]:
    columns, names = comparison.submissions, column_names(comparison.submissions)
    for each in columns:
        if is_blank(each):
            yield Notice("comparison-blank", facts={"file": each.name})
    for at, matching in enumerate(comparison.matchings):
        facts = {"older": names[at], "newer": names[at + 1]}
        if any(older.questionnaire.count for older in columns[at : at + 2]) and not any(
            each.old is not None and each.new is not None for each in (*matching.matches, *matching.doubtful)
        ):
            yield Notice("comparison-none-alike", facts=facts)
        if matching.doubtful:
            yield Notice("comparison-doubtful", facts={**facts, "count": str(len(matching.doubtful))})
    for at in range(1, len(columns)):
        older, newer = columns[at - 1].year, columns[at].year
        if older and newer and older > newer:
            yield Notice("comparison-order", facts={"older": names[at - 1], "newer": names[at]})


def _spare(to: Path, comparison: Comparison, spare: Iterable[Path]) -> None:
    """Raises FileNotWritable where the file is, or may be, one of those that are compared."""
    called_so = any(to.name.casefold() == each.name.casefold() for each in comparison.submissions)
    if any(is_same(to, each) for each in spare) or (called_so and to.exists()):
        raise FileNotWritable(file=str(to), reason="compared")


def _sent(
    data: bytes,
    to: Path,
    comparison: Comparison,
    with_secret: bool,
    *,
    pages: int | None = None,
    more: tuple[Notice, ...] = (),
) -> Sent:
    notices = (*comparison_notices(comparison), *_unnamed(comparison, with_secret), *more)
    return Sent(to, hashlib.sha256(data).hexdigest(), len(data), notices=notices, pages=pages)


def _unnamed(comparison: Comparison, with_secret: bool) -> Iterator[Notice]:
    cited = (
        each for submission in comparison.submissions for all_ in submission.cited.values() for each in all_
    )
    secret = {(each.title, each.sha256) for each in cited if each.secret}
    if secret and not with_secret:
        yield Notice("comparison-secret-unnamed", facts={"count": str(len(secret))})
