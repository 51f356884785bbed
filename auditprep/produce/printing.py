"""What would be sent, told before anything is made; and the answers on paper."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator
from pathlib import Path

from auditprep.files import write_bytes
from auditprep.model import Printed, Progress, SendingPlan, Snapshot
from auditprep.produce.exports import unconfirmed, without_drafts
from auditprep.produce.writing import spare_the_case


def sending_plan(snapshot: Snapshot, *, with_secret: bool = False, with_uncited: bool = False) -> SendingPlan:
    """What a bundle or a binder would hold now, as far as it is known without opening the files."""
    from auditprep.export.attachments import numbered
    from auditprep.export.standing import standing

    found = numbered(without_drafts(snapshot), with_secret=with_secret, with_uncited=with_uncited)
    return SendingPlan(standing(snapshot), found)


def printed_answers(
    snapshot: Snapshot, questions: Collection[str] | None = None
) -> Generator[Progress, None, Printed]:
    """The answers as `export_pdf` sets them, or those of some questions (None: of all). Attachments have the numbers that they
    have in the whole."""
    from auditprep.export import answers_pdf

    drafts, snapshot = unconfirmed(snapshot), without_drafts(snapshot)
    made = yield from answers_pdf.make(snapshot, only=questions)
    return Printed(made.data, made.pages, (*made.notices, *(drafts if questions is None else ())))


def save_printed(
    printed: Printed, pages: Collection[int] | None, snapshot: Snapshot, to: Path
) -> Iterator[Progress]:
    """Writes what was set for paper as a PDF, or some of its pages, counted from 1. Raises FileNotWritable, DiskFull."""
    from auditprep.export.answers_pdf import some_pages

    spare_the_case(to, snapshot)
    yield Progress(0, 1, "write")
    whole = pages is None or len(pages) == printed.pages
    write_bytes(to, printed.data if whole else some_pages(printed.data, pages or ()))
