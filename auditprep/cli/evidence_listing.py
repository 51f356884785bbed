"""Evidence, and what a search found, as lines for people to read on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from auditprep import messages
from auditprep.cli.listing import WIDTH, evidence_line
from auditprep.i18n import _, ngettext
from auditprep.model import Evidence, Found, Hit, Snapshot, Taken
from auditprep.prose.citing import decision_text

_INDENT = " " * 5


def taken_lines(taken: tuple[Taken, ...], snapshot: Snapshot) -> Iterator[str]:
    """What became of a file that was taken in, and then of those within it."""
    for each in taken:
        document = snapshot.document(each.evidence)
        if document and each.how != "empty":
            yield f"{evidence_line(document)}: {_became(each, document)}"


def _became(taken: Taken, document: Evidence) -> str:
    if taken.how == "version":
        return _("version {number} of what was there").format(number=document.newest.number)
    words = {"new": _("new"), "known": _("was there already"), "restored": _("put back")}
    return words[taken.how]


def evidence_lines(snapshot: Snapshot) -> Iterator[str]:
    """All evidence, with what was read out of it and which answers lean on it."""
    if not snapshot.evidence:
        yield _("There is no evidence in the case yet.")
    for each in snapshot.evidence:
        yield evidence_line(each)
        for line in filter(None, _facts(each, snapshot)):
            yield from textwrap.wrap(line, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _facts(evidence: Evidence, snapshot: Snapshot) -> Iterator[str]:
    represents = _("is of {time}").format(time=evidence.represents) if evidence.represents else ""
    yield ", ".join(filter(None, [str(evidence.kind), represents, _("secret") if evidence.secret else ""]))
    yield decision_text(evidence.decision) if evidence.decision else ""
    yield _pages(evidence)
    yield _decisions(evidence)
    yield _cited(evidence.id, snapshot)
    yield messages.trouble(evidence.newest) or ""


def _pages(evidence: Evidence) -> str:
    versions = len(evidence.versions)
    pages = evidence.newest.pages
    several = ngettext("{count} version", "{count} versions", versions).format(count=versions)
    counted = ngettext("{count} page", "{count} pages", pages or 0).format(count=pages)
    return ", ".join(filter(None, [counted if pages is not None else "", several if versions > 1 else ""]))


def _decisions(evidence: Evidence) -> str:
    if not evidence.decisions:
        return ""
    count = len(evidence.decisions)
    numbers = ", ".join(f"§ {each.paragraph}" for each in evidence.decisions if each.paragraph is not None)
    words = ngettext("{count} decision: {numbers}", "{count} decisions: {numbers}", count)
    return words.format(count=count, numbers=numbers)


def _cited(evidence: int, snapshot: Snapshot) -> str:
    keys = [
        key for key, cited in snapshot.citations.items() if any(each.evidence == evidence for each in cited)
    ]
    in_order = [each.key for each in snapshot.questionnaire.questions() if each.key in keys]
    if not in_order:
        return _("cited by no answer")
    return _("cited in: {questions}").format(questions=", ".join(in_order))


def found_lines(found: Found, snapshot: Snapshot) -> Iterator[str]:
    """The places that were found, best first, and how many there are."""
    for hit in found.hits:
        yield _where(hit, snapshot)
        yield from textwrap.wrap(hit.snippet, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
    yield _count(found)


def _where(hit: Hit, snapshot: Snapshot) -> str:
    if hit.part == "question":
        return _("Question {question}").format(question=hit.question)
    if hit.part == "answer":
        return _("Answer to question {question}").format(question=hit.question)
    document = snapshot.document(hit.evidence or 0)
    title = document.title if document else "?"
    if hit.part == "evidence":
        return title
    return _("{title}, page {page}").format(title=title, page=hit.printed_page or hit.page)


def _count(found: Found) -> str:
    if not found.total:
        return _("Nothing was found.")
    words = ngettext("{count} place", "{count} places", found.total).format(count=found.total)
    if not found.exactly:
        words = _("at least {places}").format(places=words)
    if len(found.hits) < found.total:
        words = _("{places}, {shown} of them shown").format(places=words, shown=len(found.hits))
    return words
