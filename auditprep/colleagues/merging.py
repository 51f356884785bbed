"""Two versions of the same answers, and what both began from: what the other one says that is new, and where both have said
something of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from auditprep.model import BETWEEN_MARKS, Answer, MergeItem, Outcome
from auditprep.richtext import Block, ListItem, Spans, Table, parse

FIELDS: dict[str, Callable[[Answer], str]] = {
    "mark": lambda answer: answer.mark or "",
    "text": lambda answer: answer.text,
    "evidence": lambda answer: answer.evidence,
}
"""The parts of an answer that are merged, each as text."""


def merge_answers(
    base: Mapping[str, Answer], mine: Mapping[str, Answer], theirs: Mapping[str, Answer]
) -> tuple[MergeItem, ...]:
    """What `theirs` means for each part of the answers that it speaks of, in its order, without those that are empty
    everywhere. An answer that is not in `base` or `mine` is empty there. Nothing is new by being taken away: that is to be
    chosen."""
    return tuple(item for key in theirs for item in _items(key, base, mine, theirs))


def asked(items: Iterable[MergeItem]) -> tuple[MergeItem, ...]:
    """The items where nothing is taken unasked: what would be new is to be chosen."""
    return tuple(_to_choose(each) for each in items)


def asked_of_answered(items: Iterable[MergeItem], mine: Mapping[str, Answer]) -> tuple[MergeItem, ...]:
    """The items where only what is not answered yet is filled in unasked, as in a case that the board has decided."""
    return tuple(each if mine[each.question].is_empty else _to_choose(each) for each in items)


def _to_choose(item: MergeItem) -> MergeItem:
    return replace(item, outcome=Outcome.CONFLICT) if item.outcome is Outcome.NEW else item


def same(field: str, one: str, other: str) -> bool:
    """Whether two values of a part say the same: marks in any order, texts in the same words and the same structure, however
    blanks fall and letters look."""
    if one == other:
        return True
    if field == "mark":
        return set(one.split(BETWEEN_MARKS)) == set(other.split(BETWEEN_MARKS))
    return _said(one) == _said(other)


def _items(
    key: str, base: Mapping[str, Answer], mine: Mapping[str, Answer], theirs: Mapping[str, Answer]
) -> Iterator[MergeItem]:
    for field, part in FIELDS.items():
        began, ours, said = (part(each.get(key, Answer())) for each in (base, mine, theirs))
        if began or ours or said:
            yield MergeItem(key, field, began, ours, said, _outcome(field, began, ours, said))


def _outcome(field: str, base: str, mine: str, theirs: str) -> Outcome:
    if same(field, theirs, base) or same(field, theirs, mine):
        return Outcome.UNCHANGED
    is_taken_away = same(field, theirs, "")
    return Outcome.NEW if same(field, mine, base) and not is_taken_away else Outcome.CONFLICT


def _said(markdown: str) -> tuple[object, ...]:
    """What a text says, without how it looks."""
    return tuple(map(_said_by, parse(markdown)))


def _said_by(block: Block) -> tuple[object, ...]:
    if isinstance(block, Table):
        return ("table", tuple(tuple(map(_words, row)) for row in block.rows))
    if isinstance(block, ListItem):
        return ("item", block.level, block.number, _words(block.spans))
    return ("paragraph", _words(block.spans))


def _words(spans: Spans) -> tuple[object, ...]:
    """The words, and where links lead; a program that makes a link of an address has said nothing new."""
    text = " ".join("".join(span.text for span in spans).split())
    return text, *sorted({span.link for span in spans if span.link and span.link != span.text.strip()})
