"""The window's own sentences: errors, dates and counts, as a user reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QDate

from auditprep import messages
from auditprep.errors import AuditprepError, BrokenCase
from auditprep.i18n import _, ngettext
from auditprep.model import (
    Holder,
    Notice,
    NotPlaced,
    Question,
    Questionnaire,
    Receipt,
    Sent,
    Snapshot,
)
from ui import evidence_words
from ui.worker import CaseLeft, NotAYear


def error(what: AuditprepError) -> str:
    """What an error tells the user."""
    if isinstance(what, NotAYear):
        return _not_a_year(what)
    if isinstance(what, CaseLeft):
        name = Path(str(what.facts["file"])).name
        return _("“{file}” had been closed when this was to be done in it. Open it, and do it again.").format(
            file=name
        )
    return messages.sentence(what)


def _not_a_year(what: NotAYear) -> str:
    name = Path(str(what.facts["file"])).name
    if what.facts["reason"] == "itself":
        return _(
            "“{file}” is this case itself. Choose the case, or the answered form, of an earlier year."
        ).format(file=name)
    return _(
        "Nothing is answered in “{file}”. Choose last year’s case, or last year’s form with its answers."
    ).format(file=name)


def can_be_rescued(what: AuditprepError) -> bool:
    """Whether a new case may be made of what can be read of a damaged one: `ask.rescue_as` asks."""
    return isinstance(what, BrokenCase) and what.facts.get("reason") == "damaged"


def rescued(found: Iterable[Notice]) -> str:
    """What was saved of a damaged case, and what was lost: a line each."""
    return "\n".join(map(notice, found))


def save_failed(what: AuditprepError, rescue: Path | None) -> str:
    """Why a change is not in the file, and where the text is kept meanwhile."""
    if rescue is None:
        return _("{why} The text is kept here in the window.").format(why=error(what))
    return _("{why} The text is kept here and in {file}.").format(why=error(what), file=rescue)


def left_unsaved(case: Path, rescue: Path | None) -> str:
    """What was not saved when a case was left, and where it is."""
    if rescue is None:
        return _("What you wrote last in “{case}” could not be saved, nor kept in a file of its own.").format(
            case=case.name
        )
    return _("What you wrote last in “{case}” could not be saved. It is kept in {file}.").format(
        case=case.name, file=rescue
    )


def read_only(holder: Holder | None, *, disk_full: bool = False) -> str:
    """Why the case cannot be changed."""
    if disk_full:
        return _(
            "There is no room left on the case’s drive, so it is open for reading only. Free some space."
        )
    if holder is None:
        return _("The file cannot be changed, so it is open for reading only.")
    if holder.is_here:
        return _(
            "You have had the case open in another window since {when}. Close this one, and go on there."
        ).format(when=moment(holder.since))
    return _("{user} has had the case open on {machine} since {when}. You can read, but not change.").format(
        user=holder.user, machine=holder.machine, when=moment(holder.since)
    )


def understood(form: Questionnaire, doubts: int = 0) -> str:
    """What a form turned out to hold: "22 questions in 5 sections, last day 17 October; 2 things to look at"."""
    questions = ngettext("{count} question", "{count} questions", form.count).format(count=form.count)
    sections = ngettext("{count} section", "{count} sections", len(form.sections)).format(
        count=len(form.sections)
    )
    found = _("{questions} in {sections}").format(questions=questions, sections=sections)
    if form.deadline:
        found = _("{found}, last day {date}").format(found=found, date=day(form.deadline))
    if not doubts:
        return found
    look = ngettext("{count} thing to look at", "{count} things to look at", doubts).format(count=doubts)
    return _("{found}; {look}").format(found=found, look=look)


def carried(given: int) -> str:
    """How many answers a form brings along; nothing where it is blank."""
    words = ngettext(
        "{count} answer comes along from the file", "{count} answers come along from the file", given
    )
    return words.format(count=given) if given else ""


def case_name(snapshot: Snapshot) -> str:
    """The case by board and year, as far as they are known; otherwise by its file."""
    return " ".join(str(part) for part in (snapshot.board, snapshot.year) if part) or snapshot.path.stem


def day(date: dt.date) -> str:
    """A date in words, the year only where it is not this one: "17 October"."""
    form = "d MMMM" if date.year == dt.date.today().year else "d MMMM yyyy"
    return evidence_words.locale().toString(QDate(date.year, date.month, date.day), form)


def moment(when: dt.datetime) -> str:
    """A moment, which knows its time zone, in local time: only the time if it is today."""
    local = when.astimezone()
    clock = local.strftime("%H:%M")
    if local.date() == dt.date.today():
        return clock
    return _("{date} at {time}").format(date=day(local.date()), time=clock)


def deadline(date: dt.date | None, today: dt.date | None = None) -> str:
    """The last day and how far it is; nothing where there is none."""
    if date is None:
        return ""
    left = (date - (today or dt.date.today())).days
    if left < 0:
        return _("Last day was {date}").format(date=day(date))
    if left == 0:
        return _("Last day is today, {date}").format(date=day(date))
    days = ngettext("{count} day left", "{count} days left", left).format(count=left)
    return _("Last day {date}, {days}").format(date=day(date), days=days)


def answered(snapshot: Snapshot) -> str:
    """How many questions are answered: "9 of 22 answered"."""
    return _("{count} of {total} answered").format(
        count=len(snapshot.answered()), total=snapshot.questionnaire.count
    )


def step(code: str) -> str:
    """What long work is doing."""
    return messages.step(code)


def notice(found: Notice) -> str:
    """What a notice asks the user to look at."""
    return messages.notice(found)


def not_placed(lacking: NotPlaced, question: Question | None) -> str:
    """What an export left out, and why."""
    return messages.not_placed(lacking, question)


def receipt(path: Path, made: Receipt, unmarked: int = 0) -> str:
    """What an export did: answers given = placed + not placed. `unmarked` of them have a text and no mark, and count
    nowhere else as answered."""
    given = ngettext("{count} answer", "{count} answers", made.given).format(count=made.given)
    if unmarked:
        given = _("{answers}, {count} of them without a mark,").format(answers=given, count=unmarked)
        given = given.rstrip(",") if made.given == len(made.placed) else given
    left_out = made.given - len(made.placed)
    if left_out == 0:
        return _("{file} is saved, with {given}.").format(file=path.name, given=given)
    return _("{file} is saved, with {placed} of {given}. {left_out} could not be placed:").format(
        file=path.name, placed=len(made.placed), given=given, left_out=left_out
    )


def sent_counts(made: Sent) -> str:
    """What it holds: "22 answers · 5 attachments · 31 citations · 214 pages · 12 MB"."""
    return " · ".join([*messages.sent_counts(made), evidence_words.size(made.size)])


def some_of(names: Sequence[str], most: int = 8) -> str:
    """Names with commas between; where they are many, how many more there are."""
    shown = ", ".join(names[:most])
    rest = len(names) - most
    return _("{names} and {count} more").format(names=shown, count=rest) if rest > 0 else shown
