"""Figures of lists, tables and paragraphs whose source is told in a line of its own after them: "Se planen, sid 3."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditprep.checks.evidence_pages import PagesInProse, is_certain, whole
from auditprep.checks.figure_shelf import stands_in, stands_in_another
from auditprep.checks.ground import Ground
from auditprep.checks.mentions import naming_of, text_of
from auditprep.checks.texts import ReadText
from auditprep.prose.claimed_figures import claimed_figures
from auditprep.prose.found import without_overlaps
from auditprep.prose.page_figures import Figure
from auditprep.prose.references import references
from auditprep.prose.sentences import sentence_at, sentences
from auditprep.prose.table_cells import cell_figures


@dataclass(frozen=True, slots=True)
class _Above:
    """The lines that the pages are the source of."""

    start: int
    end: int


def figures_above(ground: Ground, at: PagesInProse) -> tuple[Figure, ...]:
    """Those that stand nowhere in the document, where most of the others stand on the pages that are cited for them all."""
    text = text_of(ground, at.question, at.part)
    above = _above(text, at)
    document = ground.document(at.evidence)
    version = ground.evidence[at.evidence].newest
    if above is None or document is None or not at.pages or not is_certain(version) or not whole(document):
        return ()
    told = _told(text, above)
    where = [(each, stands_in(document, each)) for each in told]
    there = {each.value for each, pages in where if not pages.isdisjoint(at.pages) and _tells(each)}
    lost = [each for each, pages in where if not pages]
    if len(lost) != 1 or not there:
        return ()
    sure = len(there) >= _MANY or not any(
        stands_in_another(ground, at.evidence, each, bare=True) for each in lost
    )
    if not sure or stands_in_another(ground, at.evidence, lost[0], bare=False):
        return ()
    return tuple(lost)


_MANY = 3
_MOST_LINES = 16
_POINTS = re.compile(r"[\s(–•*-]*(?:se|jfr|jämför|källa|källor|underlag|hämtat|enligt)\b", re.IGNORECASE)


def _above(text: ReadText, at: PagesInProse) -> _Above | None:
    """The lines above the sentence that does nothing but point to the pages, or below it where it is the first of all; None
    where it does more, or where there are none."""
    plain, start = text.plain, at.cited.start
    own = sentence_at(text.of(sentences), start)
    if own is None or not _POINTS.match(plain, own.start):
        return None
    line = plain.rfind("\n", 0, start) + 1
    if any(line <= each.start < own.end for each in text.of(claimed_figures)):
        return None
    pages = naming_of(text, at.part).pages
    if not plain[: own.start].strip():
        after = [each.start for each in pages if each.start >= own.end]
        return _Above(own.end, plain.rfind("\n", 0, after[0]) if after else len(plain))
    ends = [each.end for each in pages if each.end <= own.start]
    begin = max(plain.find("\n", ends[-1]) + 1 if ends else 0, _lines_up(plain, line))
    return _Above(begin, line - 1) if begin < line - 1 else None


def _lines_up(plain: str, at: int) -> int:
    for _line in range(_MOST_LINES):
        at = plain.rfind("\n", 0, max(0, at - 1)) + 1
        if not at:
            return 0
    return at


_ELSEWHERE = re.compile(
    r"\b(?:jämfört|jämförelse|föregående|förra|fjol\w*|tidigare|mot|mål(?:et|värdet?)?|varav|dvs|prognos\w*|budget\w*)\b",
    re.IGNORECASE,
)


def _told(text: ReadText, above: _Above) -> Sequence[Figure]:
    """The figures in it that are told for what they are: exact, in no brackets, and with no decision of their own."""
    plain = text.plain
    parted = [plain.rfind("\n", 0, each.start) + 1 for each in text.of(references)]
    return [
        each
        for each in without_overlaps([*text.of(claimed_figures), *text.of(cell_figures)])
        if above.start <= each.start < above.end and not each.rough and _is_plain(plain, each, parted)
    ]


def _is_plain(plain: str, figure: Figure, parted: Sequence[int]) -> bool:
    line = plain.rfind("\n", 0, figure.start) + 1
    end = plain.find("\n", figure.start)
    words = plain[line : end if end >= 0 else len(plain)]
    before = plain[line : figure.start]
    if "\t" in words:
        return line not in parted
    return line not in parted and before.count("(") == before.count(")") and not _ELSEWHERE.search(words)


def _tells(figure: Figure) -> bool:
    """Whether it is no small number that may stand anywhere."""
    return figure.value >= 10 or figure.step < 1
