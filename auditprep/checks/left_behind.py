"""What is left in an answer to be filled in later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPart, Question, Severity
from auditprep.prose.placeholders import FoundPlaceholder, placeholders
from auditprep.prose.small import small_letters

PLACEHOLDER = ("placeholder", Severity.ERROR)


def left_behind(ground: Ground, question: Question) -> Iterable[Finding]:
    """Placeholders in the description and in the form's place for evidence; those that stand near each other are told together."""
    asked = small_letters(ground.asked(question).plain)
    for part, text in (
        (FoundPart.TEXT, ground.text(question.key)),
        (FoundPart.EVIDENCE, ground.evidence_field(question.key)),
    ):
        small = small_letters(text.plain)
        own = [each for each in text.of(placeholders) if small[each.start : each.end] not in asked]
        for group in _together(text.plain, own):
            places = (ground.place(question.key, each, part) for each in group)
            words = text.plain[group[0].start : group[-1].end]
            yield finding(
                PLACEHOLDER,
                question.key,
                *places,
                code=f"placeholder-{group[0].kind}",
                facts={"text": " ".join(words.split())},
            )


_NEAR = 30


def _together(text: str, found: list[FoundPlaceholder]) -> Iterator[list[FoundPlaceholder]]:
    """Those of one kind that stand near each other on a line: "2025-xx-xx, § xx"."""
    group: list[FoundPlaceholder] = []
    for each in found:
        if group and not _goes_on(text, group[-1], each):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _goes_on(text: str, last: FoundPlaceholder, each: FoundPlaceholder) -> bool:
    between = text[last.end : each.start]
    return last.kind is each.kind and len(between) <= _NEAR and "\n" not in between and "\t" not in between
