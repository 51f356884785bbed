"""What another version of the answers brings, as lines for people to read on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from auditprep import richtext
from auditprep.i18n import _, ngettext
from auditprep.model import HistoryEntry, Merged, MergeItem, MergePlan, Outcome, SheetAnswer

_WIDTH = 100
_INDENT = "    "


def plan_lines(plan: MergePlan, *, theirs: bool) -> Iterator[str]:
    """What is new, what both have changed, and what belongs to no question. `theirs`: where both have, theirs is taken."""
    for outcome, words in (
        (Outcome.NEW, _("New: {count}")),
        (
            Outcome.CONFLICT,
            _("To choose between, theirs is taken: {count}")
            if theirs
            else _("To choose between, left as it was: {count}"),
        ),
        (Outcome.UNCHANGED, _("Unchanged: {count}")),
    ):
        items = plan.of(outcome)
        if items:
            yield words.format(count=len(items))
        if outcome is not Outcome.UNCHANGED:
            yield from _items(items, both=outcome is Outcome.CONFLICT)
    yield from _documents(plan)
    yield from _unmatched(plan.unmatched)
    if not (plan.of(Outcome.NEW) or plan.of(Outcome.CONFLICT) or plan.unmatched):
        yield _("It brings nothing new.")


def merged_line(merged: Merged) -> str:
    """What became of a merge."""
    if not merged.step:
        return _("Nothing was changed.")
    count = len(merged.questions)
    if not count:
        return _("No answer was changed.")
    return ngettext(
        "Taken in: {count} question ({questions}).", "Taken in: {count} questions ({questions}).", count
    ).format(count=count, questions=", ".join(merged.questions))


def left_lines(entries: Iterable[HistoryEntry], plan: MergePlan, merged: Merged, again: str) -> Iterator[str]:
    """What was left as it was, each part with how theirs is had after all; `again` says how all of it is."""
    said = {(each.question, each.field, each.theirs) for each in plan.items}
    lines = [each for each in entries if each.left and each.step == merged.step]
    left = [each for each in lines if (each.question, each.field, each.before or "") in said]
    if not merged.step or not left:
        return
    count = len(left)
    yield ngettext(
        "{count} part stays as it was. To have theirs after all:",
        "{count} parts stay as they were. To have theirs after all:",
        count,
    ).format(count=count)
    for each in left:
        yield f"  {each.question} {_name(each.field)}: `auditprep history --restore {each.id}`"
    yield f"  {again}"


def _items(items: Iterable[MergeItem], *, both: bool) -> Iterator[str]:
    for item in items:
        yield f"  {f'{item.question} {_name(item.field)}'.strip()}"
        if both:
            yield from _said(_("mine"), item.mine)
        yield from _said(_("theirs"), item.theirs)


def _said(whose: str, value: str) -> Iterator[str]:
    lines = richtext.plain(value).splitlines() or ["–"]
    for at, line in enumerate(lines):
        lead = f"{_INDENT}{whose}: " if at == 0 else _INDENT + "  "
        yield from textwrap.wrap(
            line.replace("\t", " | "), _WIDTH, initial_indent=lead, subsequent_indent=_INDENT + "  "
        )


def _documents(plan: MergePlan) -> Iterator[str]:
    named = [(item.question, item.documents) for item in plan.items if item.documents]
    if named:
        yield _("Documents that are named:")
    for question, documents in named:
        for line in documents.splitlines():
            yield f"  {question}: {line}"


def _unmatched(answers: Iterable[SheetAnswer]) -> Iterator[str]:
    for each in answers:
        name = f"{each.label} {each.text}".strip()
        yield (
            _("Belongs to no question of the case: {question}").format(question=name)
            if name
            else _("Words outside all questions:")
        )
        values = (each.answer.mark or "", each.answer.text, each.answer.evidence, each.documents)
        for value in filter(None, values):
            yield from _said(_("theirs"), value)


def _name(field: str) -> str:
    names = {
        "mark": _("mark"),
        "text": _("text"),
        "evidence": _("evidence in the form"),
        "deadline": _("the last day"),
        "meeting": _("the board’s meeting"),
    }
    return names.get(field, field)
