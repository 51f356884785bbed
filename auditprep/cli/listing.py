"""Forms, cases and receipts as lines for people to read on a terminal."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator

from auditprep import messages, richtext
from auditprep.i18n import _, ngettext
from auditprep.model import (
    Answer,
    Evidence,
    HistoryEntry,
    Question,
    Questionnaire,
    Receipt,
    Snapshot,
    State,
    state,
)

WIDTH = 100
_INDENT = " " * 12
_SHORT = 40  # characters of a value in the history …
_LEAD = 12  # … of which so many stand before what differs
_SIGNS = {State.UNTOUCHED: "[ ]", State.BEGUN: "[~]", State.CARRIED: "[>]", State.DONE: "[x]"}


def form_lines(form: Questionnaire) -> Iterator[str]:
    """What was understood of a form."""
    yield form.title
    yield from _facts(form.board, form.year, form.deadline)
    yield size(form)
    for section in form.sections:
        yield ""
        yield f"{section.number or ''} {section.title}".strip()
        for question in section.questions:
            yield from _question(question, question.answer)
            if question.options:
                yield _INDENT + " / ".join(question.options)


def case_lines(snapshot: Snapshot) -> Iterator[str]:
    """A case: its questions, answers and evidence."""
    yield snapshot.questionnaire.title
    yield from _facts(snapshot.board, snapshot.year, snapshot.deadline)
    yield _("Draft: {progress}").format(progress=progress(snapshot))
    for section in snapshot.questionnaire.sections:
        yield ""
        yield f"{section.number or ''} {section.title}".strip()
        for question in section.questions:
            yield from _question(question, snapshot.answer(question.key))
            yield from _citations(question.key, snapshot)
    if snapshot.evidence:
        yield ""
        yield _("Evidence")
        yield from map(evidence_line, snapshot.evidence)


def size(form: Questionnaire) -> str:
    """How many questions the form has, and in how many sections."""
    sections = len(form.sections)
    questions = ngettext("{count} question", "{count} questions", form.count).format(count=form.count)
    return ngettext("{questions} in {count} section", "{questions} in {count} sections", sections).format(
        questions=questions, count=sections
    )


def progress(snapshot: Snapshot) -> str:
    """How many of the questions are answered."""
    return _("{count} of {total} answered").format(
        count=len(snapshot.answered()), total=snapshot.questionnaire.count
    )


def evidence_line(evidence: Evidence) -> str:
    return f"{evidence.id:>3}  {evidence.title} ({evidence.file_name}, {_size(evidence.size)})"


def history_lines(entries: tuple[HistoryEntry, ...]) -> Iterator[str]:
    """Every change to an answer, oldest first, in the reader's own time."""
    for entry in entries:
        when = entry.when.astimezone().strftime("%Y-%m-%d %H:%M")
        before, after = _values(entry)
        said = _("{said} (not taken, {stays} stays)").format(said=before, stays=after)
        words = said if entry.left else f"{before} > {after}"
        yield f"{when}  {entry.who}  {_field(entry.field)}: {words}"


def receipt_lines(receipt: Receipt, name: str, snapshot: Snapshot) -> Iterator[str]:
    """What an export did: how many answers were given and placed, and by name what was not."""
    yield _("{file}: {placed} of {given} answers are in it.").format(
        file=name, placed=len(receipt.placed), given=receipt.given
    )
    for lacking in receipt.not_placed:
        yield messages.not_placed(lacking, snapshot.questionnaire.question(lacking.question))
    yield from map(messages.notice, receipt.notices)


def lacking_lines(snapshot: Snapshot) -> Iterator[str]:
    """One line that names the questions without what they ask for, if there are any."""
    lacking = snapshot.lacking()
    if lacking:
        words = ngettext(
            "{count} question lacks an answer: {questions}",
            "{count} questions lack an answer: {questions}",
            len(lacking),
        )
        yield words.format(count=len(lacking), questions=", ".join(question.key for question in lacking))


def _facts(board: str | None, year: int | None, deadline: dt.date | None) -> Iterator[str]:
    facts = [
        _("Board: {board}").format(board=board) if board else "",
        _("Year: {year}").format(year=year) if year else "",
        _("Deadline: {date}").format(date=deadline) if deadline else "",
    ]
    if any(facts):
        yield "   ".join(filter(None, facts))


def _question(question: Question, answer: Answer) -> Iterator[str]:
    mark = f"  =  {answer.mark}" if answer.mark else ""
    head = f"  {_SIGNS[state(question, answer)]} {question.key:<6}"
    yield from textwrap.wrap(question.text + mark, WIDTH, initial_indent=head, subsequent_indent=_INDENT)
    if question.guidance:
        yield from _indented(question.guidance, _INDENT)
    if answer.text:
        yield from _indented(richtext.plain(answer.text), f"{_INDENT}| ")
    if answer.evidence:
        words = _("Evidence in the form: {words}").format(words=richtext.plain(answer.evidence))
        yield from _indented(words, f"{_INDENT}| ")


def _indented(text: str, indent: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from textwrap.wrap(
            line.replace("\t", " | "), WIDTH, initial_indent=indent, subsequent_indent=indent
        )


def _citations(key: str, snapshot: Snapshot) -> Iterator[str]:
    titles = {each.id: each.title for each in snapshot.evidence}
    for cited in snapshot.cited(key):
        pages = _(", page {pages}").format(pages=cited.pages) if cited.pages else ""
        yield _INDENT + _("Evidence: {title}").format(title=titles.get(cited.evidence, "?")) + pages


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{-(-size // 1000)} kB"


def _field(field: str) -> str:
    names = {
        "mark": _("mark"),
        "text": _("text"),
        "evidence": _("evidence in the form"),
        "done": _("done"),
        "carried": _("draft from another year"),
        "citation": _("evidence"),
    }
    return names.get(field, field)


def _values(entry: HistoryEntry) -> tuple[str, str]:
    """Before and after, each short enough for a line; long ones from shortly before the place where they part."""
    if entry.field in ("done", "carried"):
        return _yes_or_no(entry.before), _yes_or_no(entry.after)
    before, after = (" ".join(richtext.plain(value or "").split()) for value in (entry.before, entry.after))
    pairs = enumerate(zip(before, after, strict=False))
    alike = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = before.rfind(" ", 0, max(0, alike - _LEAD)) + 1 if max(len(before), len(after)) > _SHORT else 0
    return _short(before, start), _short(after, start)


def _short(value: str, start: int) -> str:
    cut = "…" if start else ""
    return cut + textwrap.shorten(value[start:], _SHORT, placeholder="…") if value else "–"


def _yes_or_no(value: str | None) -> str:
    return _("yes") if value else _("no")
