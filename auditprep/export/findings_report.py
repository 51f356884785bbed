"""What Granska found, in words, for a colleague to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from auditprep import messages, richtext
from auditprep.export.disclosed import UNNAMED
from auditprep.i18n import _, ngettext
from auditprep.model import (
    Accepted,
    Examined,
    Finding,
    FoundPart,
    FoundPlace,
    PageText,
    RuleGroup,
    RuleInfo,
    Severity,
    Snapshot,
)
from auditprep.model.report import FindingsReport, ReportFinding, ReportPlace, ReportTable
from auditprep.prose.around import around

Pages = dict[int, tuple[PageText, ...]]
"""The pages of the newest version of evidence, as far as they are told of."""

_LONGEST = 300


def told_of(snapshot: Snapshot, examined: Examined) -> tuple[Finding, ...]:
    """The findings that a document may tell: none that concerns secret evidence."""
    secret = {each.id for each in snapshot.evidence if each.secret}
    return tuple(
        each for each in examined.findings if secret.isdisjoint(place.evidence for place in each.places)
    )


def report(snapshot: Snapshot, examined: Examined, rules: Iterable[RuleInfo], pages: Pages) -> FindingsReport:
    """What a document tells. `pages` are those of `told_of`. What concerns secret evidence is counted, not told; a personal
    number is not repeated."""
    told = told_of(snapshot, examined)
    groups = {each.id: each.group for each in rules}
    words = _Words(snapshot, groups, pages)
    sections = groupby(told, key=lambda each: each.question)
    return FindingsReport(
        title=_("Findings"),
        lead=_lead(snapshot),
        counts=_counts(told, groups),
        sections=tuple((words.heading(key), tuple(map(words.finding, each))) for key, each in sections),
        accepted=tuple(
            (messages.finding(found), said.reason) for found, said in _accepted(snapshot, examined)
        ),
        left_out=tuple(_left_out(snapshot, examined, len(examined.findings) - len(told))),
        draft=not snapshot.status.is_decided,
    )


def _lead(snapshot: Snapshot) -> str:
    """The form's title, with the board and the year that it does not name itself."""
    title = snapshot.questionnaire.title or ""
    rest = (snapshot.board or "", str(snapshot.year or ""))
    return ", ".join(
        filter(None, [title, *(each for each in rest if each.casefold() not in title.casefold())])
    )


def _counts(told: Sequence[Finding], groups: dict[str, RuleGroup]) -> ReportTable:
    """A row for each group of rules, a column for each severity."""
    found = Counter((groups[each.rule], each.severity) for each in told)
    rows = tuple(
        (messages.group_name(group), *(str(found[group, severity]) for severity in Severity))
        for group in RuleGroup
        if any(found[group, severity] for severity in Severity)
    )
    heads = (_("What it is about"), *(messages.severity_name(each) for each in Severity))
    return ReportTable(_("How many"), heads, rows, (4, 1, 1, 1))


def _accepted(snapshot: Snapshot, examined: Examined) -> Iterator[tuple[Finding, Accepted]]:
    secret = {each.id for each in snapshot.evidence if each.secret}
    for found, said in examined.accepted:
        if secret.isdisjoint(place.evidence for place in found.places):
            yield found, said


def _left_out(snapshot: Snapshot, examined: Examined, secret: int) -> Iterator[str]:
    if secret:
        yield ngettext(
            "{count} finding concerns documents that are marked secret, and is not told here.",
            "{count} findings concern documents that are marked secret, and are not told here.",
            secret,
        ).format(count=secret)
    names = [
        UNNAMED if each.secret else f"”{each.title}”"
        for each in snapshot.evidence
        if each.id in examined.unread
    ]
    if names:
        yield _("These documents could not be read, so nothing is said of them: {titles}.").format(
            titles=", ".join(dict.fromkeys(names))
        )


class _Words:
    def __init__(self, snapshot: Snapshot, groups: dict[str, RuleGroup], pages: Pages) -> None:
        self._snapshot, self._groups, self._pages = snapshot, groups, pages

    def heading(self, key: str | None) -> str:
        question = self._snapshot.questionnaire.question(key) if key else None
        if question is None:
            return _("The whole case")
        return " ".join(filter(None, [question.number, question.text]))

    def finding(self, found: Finding) -> ReportFinding:
        hidden = self._groups[found.rule] is RuleGroup.PUBLIC
        return ReportFinding(
            severity=messages.severity_name(found.severity),
            sentence=messages.finding(found),
            rule=messages.rule_name(found.rule),
            places=tuple(self._place(each, hidden=hidden) for each in found.places),
        )

    def _place(self, place: FoundPlace, *, hidden: bool) -> ReportPlace:
        where = self._where(place)
        if hidden:
            return ReportPlace(where)
        text = self._text(place)
        if place.start < 0 or text[place.start : place.end] != place.quote:
            return ReportPlace(where, words=_short(place.quote))
        shown = around(text, place.start, place.end)
        return ReportPlace(where, shown.before, _short(shown.words), shown.after)

    def _where(self, place: FoundPlace) -> str:
        if place.evidence is not None:
            document = self._snapshot.document(place.evidence)
            title = document.title if document else "?"
            page = place.printed_page or (str(place.page) if place.page else "")
            return _("{title}, page {page}").format(title=title, page=page) if page else title
        question = self._snapshot.questionnaire.question(place.question or "")
        label = question.label if question else "?"
        parts = {
            FoundPart.MARK: _("Question {number}, mark"),
            FoundPart.QUESTION: _("Question {number}, the auditors’ words"),
            FoundPart.EVIDENCE: _("Question {number}, evidence"),
            FoundPart.CITATION: _("Question {number}, attachments"),
        }
        return parts.get(place.part, _("Question {number}")).format(number=label)

    def _text(self, place: FoundPlace) -> str:
        if place.evidence is not None:
            pages = self._pages.get(place.evidence, ())
            return pages[place.page - 1].text if place.page and place.page <= len(pages) else ""
        answer = self._snapshot.answer(place.question or "")
        texts = {FoundPart.TEXT: answer.text, FoundPart.EVIDENCE: answer.evidence}
        return richtext.plain(texts.get(place.part, ""))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
