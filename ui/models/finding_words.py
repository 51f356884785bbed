"""What the window says of a finding: where its places are, what a click mends, how many there are, and who let it stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from auditprep.i18n import _, ngettext
from auditprep.model import (
    Accepted,
    Examined,
    Finding,
    FoundPart,
    FoundPlace,
    Mend,
    MendKind,
    Severity,
    Snapshot,
    State,
    state,
)
from auditprep.prose.pages import printed
from ui import evidence_words
from ui.models.cited import name_of

_LONGEST, _TITLE = 48, 34  # characters of the words on a button, of a document's title there


def where(place: FoundPlace, snapshot: Snapshot) -> str:
    """Where a place is: "Question 2.3, mark", "Budget 2025, p. 4"."""
    return of_evidence(place, snapshot) if place.evidence is not None else of_question(place, snapshot)


def of_question(place: FoundPlace, snapshot: Snapshot) -> str:
    """A place in a question, without what stands there."""
    parts = {
        FoundPart.MARK: _("Question {number}, mark"),
        FoundPart.QUESTION: _("Question {number}, the auditors’ words"),
        FoundPart.EVIDENCE: _("Question {number}, evidence"),
        FoundPart.CITATION: _("Question {number}, attachments"),
    }
    return parts.get(place.part, _("Question {number}")).format(number=label(place.question, snapshot))


def of_evidence(place: FoundPlace, snapshot: Snapshot) -> str:
    """A document, and the page as it is printed on it."""
    title = document_name(place.evidence, snapshot)
    if place.page is None:
        return title
    return _("{title}, p. {page}").format(title=title, page=place.printed_page or place.page)


def label(key: str | None, snapshot: Snapshot) -> str:
    """What people call a question; "" for the whole case."""
    question = snapshot.questionnaire.question(key) if key else None
    return question.label if question else key or ""


def document_name(evidence: int | None, snapshot: Snapshot) -> str:
    document = snapshot.document(evidence) if evidence is not None else None
    return name_of(document) if document else _("missing document")


def heading(key: str | None, snapshot: Snapshot) -> str:
    """The question that findings are told at, with what it asks."""
    question = snapshot.questionnaire.question(key) if key else None
    if question is None:
        return _("The whole case")
    return f"{question.label}  {evidence_words.one_line(question.text)}"


def see_to_words(rule: str) -> str:
    """The way to where a finding of the whole case is seen to; "" for none."""
    words = {"checklist-open": _("Open the checklist"), "decision-missing": _("Change status…")}
    return words.get(rule, "")


def mend_words(mend: Mend, snapshot: Snapshot, at: str | None = None) -> str:
    """What a click does; with the question where it is another than the one at hand (`at`)."""
    words = _mend_words(mend, snapshot)
    if at is None or mend.question == at:
        return words
    return _("{what}, in {question}").format(what=words, question=label(mend.question, snapshot))


def mended_words(mend: Mend, snapshot: Snapshot) -> str:
    """What was done by a click."""
    number = label(mend.question, snapshot)
    if mend.kind is not MendKind.WRITE:
        title = document_name(mend.evidence, snapshot)
        return _("{question} cites {document} now.").format(
            question=number, document=title + _pages(mend, snapshot)
        )
    if not mend.words:
        return _("“{words}” is taken out of {question}.").format(
            words=_short(_replaced(mend)), question=number
        )
    return _("“{words}” is written in {question}.").format(words=_short(mend.words), question=number)


def _mend_words(mend: Mend, snapshot: Snapshot) -> str:
    if mend.kind is MendKind.CITE:
        title = document_name(mend.evidence, snapshot)
        return _("Cite {document}").format(document=_short(title, _TITLE) + _pages(mend, snapshot))
    if mend.kind is MendKind.PAGES:
        pages = _pages(mend, snapshot).removeprefix(", ")
        return (
            _("Cite {pages} instead").format(pages=pages) if pages else _("Cite the whole document instead")
        )
    before = _short(_replaced(mend))
    if not before:
        return _("Write “{words}”").format(words=_short(mend.words))
    if not mend.words:
        return _("Take out “{words}”").format(words=before)
    return _("Write {words} instead of {before}").format(words=_short(mend.words), before=before)


def _replaced(mend: Mend) -> str:
    """The words that are written over; none where some are only put in."""
    place = mend.place
    return place.quote if place is not None and place.start != place.end else ""


def _pages(mend: Mend, snapshot: Snapshot) -> str:
    """The pages that are cited, as they are printed: ", p. 4"."""
    document = snapshot.document(mend.evidence) if mend.evidence is not None else None
    numbers = printed(mend.pages, document.newest.printed if document else ())
    return _(", p. {pages}").format(pages=numbers) if numbers else ""


def accepted_words(said: Accepted) -> str:
    """Who let a finding stand, when, and why."""
    facts = {"day": evidence_words.day(said.when.astimezone().date()), "who": said.who, "reason": said.reason}
    if said.from_year is not None:
        words = _("Accepted in {year} by {who}, for later years too: {reason}").format(
            year=said.from_year, **facts
        )
    elif said.later:
        words = _("Accepted {day} by {who}, for later years too: {reason}").format(**facts)
    else:
        words = _("Accepted {day} by {who}: {reason}").format(**facts)
    return words


def counts(examined: Examined) -> str:
    """How many findings are open, by severity: "3 errors, 5 warnings, 2 notes"; "" for none."""
    return ", ".join(filter(None, (_count(examined, each) for each in Severity)))


def grave_counts(examined: Examined | None) -> str:
    """The same without what is only worth knowing; "" where there is neither an error nor a warning."""
    if examined is None:
        return ""
    errors, warnings = (_count(examined, each) for each in (Severity.ERROR, Severity.WARNING))
    if errors and warnings:
        return _("{errors} and {warnings}").format(errors=errors, warnings=warnings)
    return errors or warnings


def grave(examined: Examined | None) -> int:
    """How many errors and warnings are open."""
    if examined is None:
        return 0
    return examined.count(Severity.ERROR) + examined.count(Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Parted:
    """What is open, in two: of what is written and of the case as a whole; and what is told at questions that nobody has
    touched, which are `questions`."""

    written: Examined
    untouched: tuple[Finding, ...]
    questions: frozenset[str]


def parted(examined: Examined, snapshot: Snapshot) -> Parted:
    """The one place that says which findings are counted: wherever a number of findings is told, it is of `written`. That a
    question is not answered is told beside, and is no fault of what is written."""
    untouched = {
        each.key
        for each in snapshot.questionnaire.questions()
        if state(each, snapshot.answer(each.key)) is State.UNTOUCHED
    }
    written = tuple(each for each in examined.findings if each.question not in untouched)
    rest = tuple(each for each in examined.findings if each.question in untouched)
    return Parted(
        replace(examined, findings=written), rest, frozenset(each.question for each in rest if each.question)
    )


def of_what_is_written(examined: Examined | None, snapshot: Snapshot | None) -> Examined | None:
    """Without what is told at questions that nobody has touched; None before the case has been looked through."""
    if examined is None or snapshot is None:
        return examined
    return parted(examined, snapshot).written


def untouched_words(count: int) -> str:
    """So many questions that nobody has begun."""
    return ngettext("{count} question not begun", "{count} questions not begun", count).format(count=count)


def count_of(severity: Severity, count: int) -> str:
    words = {
        Severity.ERROR: ngettext("{count} error", "{count} errors", count),
        Severity.WARNING: ngettext("{count} warning", "{count} warnings", count),
        Severity.NOTE: ngettext("{count} note", "{count} notes", count),
    }
    return words[severity].format(count=count)


def unread(evidence: Iterable[int], snapshot: Snapshot) -> tuple[str, ...]:
    """The documents of which nothing can be said, by name."""
    known = {each.id: name_of(each) for each in snapshot.evidence}
    return tuple(dict.fromkeys(known[id] for id in evidence if id in known))


def _count(examined: Examined, severity: Severity) -> str:
    count = examined.count(severity)
    return count_of(severity, count) if count else ""


def _short(words: str, most: int = _LONGEST) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
