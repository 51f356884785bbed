"""The §§ of minutes: number, heading, registry number and the page where each begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditprep.evidence.chain import likeliest
from auditprep.evidence.headings import Headed, headings
from auditprep.evidence.lines import Line, lines_of
from auditprep.evidence.meetings import Meeting, meetings
from auditprep.evidence.paragraph_lines import ParagraphLine, item_lines, last_lines, paragraph_lines
from auditprep.model import Decision, PageText


@dataclass(frozen=True, slots=True)
class Minutes:
    """What minutes hold: the decisions, one a §, in order; and the meetings, in order, most files have one."""

    decisions: tuple[Decision, ...]
    meetings: tuple[Meeting, ...]


def read_minutes(pages: Sequence[PageText], file_name: str = "") -> Minutes:
    """The minutes on these pages. A § is not where the list of matters names it, nor where a page goes on with it; §§
    of laws, of other meetings and of the page for signatures are none."""
    lines = lines_of(pages)
    by_page = meetings(lines, file_name)
    found, begun = max(_begun(lines, by_page), key=lambda pair: len(pair[1]))
    decisions = tuple(
        _decision(lines[each.line.at].page, each, by_page, pages) for each in headings(lines, found, begun)
    )
    told = by_page.values() if not decisions else [by_page[each.page] for each in decisions if each.page]
    return Minutes(decisions, tuple(dict.fromkeys(told)))


def _begun(
    lines: Sequence[Line], by_page: Mapping[int, Meeting]
) -> Iterator[tuple[list[ParagraphLine], list[ParagraphLine]]]:
    """The lines that may begin a §, and those that do: first by their §, then by the numbers of the matters, last by a §
    at their end, where a few at least count on, as sentences end so too."""
    names = {each.body for each in by_page.values() if each.body}
    for found, least in ((paragraph_lines(lines, names), 0), (item_lines(lines), 2), (last_lines(lines), 3)):
        begun = likeliest(found, lambda each: by_page[lines[each.at].page].date)
        yield found, begun if len(begun) >= least else []


def _decision(
    page: int, headed: Headed, by_page: Mapping[int, Meeting], pages: Sequence[PageText]
) -> Decision:
    return Decision(
        body=by_page[page].body,
        date=by_page[page].date,
        paragraph=headed.line.number,
        dnr=headed.dnr,
        title=" ".join(filter(None, [headed.line.letter, headed.title])),
        page=page,
        printed_page=pages[page - 1].printed,
    )
