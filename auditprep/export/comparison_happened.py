"""What became of a question and its answer from year to year, in sentences and in a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditprep.export.attachments import one_line
from auditprep.model import Answer, Became, ComparedCell, ComparedRow, Step, TextChange
from auditprep.prose import comparison_words as words
from auditprep.prose.comparison_phrases import Columns, Phrases


def happened(row: ComparedRow, columns: Columns, window: Sequence[int]) -> tuple[str, ...]:
    """A sentence for each step between the columns shown; with the years before it where there is more than one."""
    steps = [(at, step) for at in window[:-1] if (step := row.steps[at]) is not None]
    return tuple(_sentence(row, at, step, columns, len(window) > 2) for at, step in steps)


def short_happened(row: ComparedRow, columns: Columns, start: int, end: int) -> str:
    """What is another than the column before, a word each, for the columns from `start` to before `end`: "svar, text". Where
    there are more than two columns each word has its own line, and the columns that it is true of: "svar 2019, 2021–2023"."""
    found: dict[str, list[int]] = {}
    for at in range(start, end):
        step = row.steps[at - 1]
        for word in _short(step, columns.say) if step else ():
            found.setdefault(word, []).append(at)
    if len(columns.names) <= 2 or not columns.are_years:
        return ", ".join(found)
    return "\n".join(f"{word} {_listed(places, columns.names)}" for word, places in found.items())


def _listed(places: Sequence[int], names: Sequence[str]) -> str:
    """The columns' names, three or more in a row as the first and the last of them."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = [
        [f"{names[run[0]]}–{names[run[-1]]}"] if len(run) > 2 else [names[place] for place in run]
        for run in runs
    ]
    return ", ".join(name for part in parts for name in part)


def _short(step: Step, say: Phrases) -> Iterator[str]:
    """What is another, in the order that it is told."""
    if step.became in say.short:
        yield say.short[step.became]
    if step.became in (Became.ADDED, Became.REMOVED):
        return
    if step.unanswered:
        yield words.SHORT_UNANSWERED
    if step.mark_changed:
        yield words.SHORT_MARK
    if step.text is TextChange.CHANGED:
        yield words.SHORT_TEXT
    if _other_evidence(step):
        yield words.SHORT_EVIDENCE


def _sentence(row: ComparedRow, at: int, step: Step, columns: Columns, with_names: bool) -> str:
    before, after = row.cells[at], row.cells[at + 1]
    say, names = columns.say, columns.names
    said = ", ".join(_parts(step, before, after, say)) or say.same
    if with_names:
        return f"{say.from_to.format(older=names[at], newer=names[at + 1])}: {said}."
    return f"{said[:1].upper()}{said[1:]}."


def _parts(
    step: Step, before: ComparedCell | None, after: ComparedCell | None, say: Phrases
) -> Iterator[str]:
    if before is None or after is None:
        yield say.became.get(step.became, say.became[Became.ADDED if before is None else Became.REMOVED])
        return
    old, new = before.question, after.question
    if step.became in say.became:
        yield say.became[step.became].format(section=one_line(before.section), old=one_line(old.label))
    if old.label != new.label and step.became not in (Became.SPLIT, Became.MERGED):
        yield say.numbered.format(old=one_line(old.label))
    yield from (words.DIFFERS[each] for each in sorted(step.differs) if each in words.DIFFERS)
    yield from _answer(step, before.answer, after.answer, say)


def _answer(step: Step, before: Answer, after: Answer, say: Phrases) -> Iterator[str]:
    if step.unanswered:
        yield say.unanswered
    if step.mark_changed:
        yield say.mark.format(before=_mark(before), after=_mark(after))
    if step.text is TextChange.CHANGED:
        yield _text(before, after, say)
    if _other_evidence(step):
        yield say.evidence


def _text(before: Answer, after: Answer, say: Phrases) -> str:
    if not before.text.strip():
        return say.text_only_after
    return say.text if after.text.strip() else say.text_only_before


def _other_evidence(step: Step) -> bool:
    return step.evidence is TextChange.CHANGED or bool(step.cited_come or step.cited_gone)


def _mark(answer: Answer) -> str:
    return ", ".join(one_line(each) for each in answer.marks) or words.UNANSWERED
