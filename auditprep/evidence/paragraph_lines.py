"""Lines of minutes that may begin a §, and how likely each does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditprep.evidence.lines import Line
from auditprep.evidence.sections import begins_agenda, begins_section, has_leader
from auditprep.prose.bodies import SMALL_LETTERS
from auditprep.prose.dates import dates
from auditprep.prose.paragraphs import is_law
from auditprep.prose.registry_numbers import dnr_at_start


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """A line that may begin a §: the index of the line, the number, and what stands after it. `before` is what stands
    before it on the line, the letters of a body or a registry number. `listed`: an item of a list of the matters.
    `score`: above 0 where it looks like one."""

    at: int
    number: int
    rest: str
    before: str = ""
    listed: bool = False
    score: float = 0


def paragraph_lines(lines: Sequence[Line]) -> list[ParagraphLine]:
    """The lines that may begin a §, in order; those that say they go on with one ("forts. § 63") are none."""
    return _with_scores(lines, _with_listed(lines, _found(lines, _BEGINS)))


def item_lines(lines: Sequence[Line]) -> list[ParagraphLine]:
    """The lines that number the matters without a § ("Ärende 5")."""
    return _with_scores(lines, _with_listed(lines, _found(lines, _ITEM)))


_COUNTED = r"(?:(?:Ärende|Punkt)\s(?:nr\s)?\d{1,3}[.:,]?\s|\d{1,2}[.)]\s)?"
_BEFORE = (
    r"(?:(?P<before>[A-ZÅÄÖ][\wÅÄÖåäö]{1,6}|[A-ZÅÄÖ][\wåäö -]{2,50}(?:nämnden|styrelsen|utskottet|utskott|fullmäktige)"
    r"|(?:Dnr:?\s)?[A-ZÅÄÖ\d][\w./:-]{1,16}(?:\s[\w./:-]{1,14})?),?\s)?"
)
_BEGINS = re.compile(
    rf"""{_COUNTED}{_BEFORE}(?:
      (?:§|[Pp]rotokollsparagraf|[Bb]eslutsparagraf|[Pp]aragraf|PARAGRAF)\s?(?:nr\s)?(?P<after>\d{{1,4}})(?:/(?:\d\d|\d{{4}})(?!\d))?
    | (?P<first>\d{{1,4}})(?:/(?:\d\d|\d{{4}}))?\s?§(?!§)
    )(?![\d§]|[./:]\d)(?P<rest>.*)""",
    re.VERBOSE,
)
_LAST = re.compile(
    r"(?P<before>)(?P<rest>[A-ZÅÄÖ][^§]{3,140}?[^§,;( ])[ .]{1,80}§\s?(?P<after>\d{1,4})(?:/\d\d)?(?P<first>)\Z"
)
_DAY_LAST = re.compile(
    r"\d-\d\d\Z|\b\d{1,2}\s[a-z]{3,9}\s\d{4}\Z|\b(?:enligt|av|i|och|se|jfr|kap)\.?\Z", re.IGNORECASE
)
_ITEM = re.compile(
    r"(?P<before>)(?:Ärende|ÄRENDE|Punkt)\s(?:nr\s)?(?P<after>\d{1,3})(?P<first>)(?![\d]|[./:]\d)(?P<rest>.*)"
)
_NO_PARAGRAPH = -5.0
_MOST_STACKED = 8  # §§ of the bodies that had a matter before
_CONTINUED = re.compile(r"\W*(?:\(?forts\b|fortsättning|\(?fortsatt\b)", re.IGNORECASE)
# "Sn § 50 Au § 84": where it was before.
_EARLIER = re.compile(r"\A(?:\s(?:[A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{1,6}\s)?§\s?\d{1,4})+")
_RANGE = re.compile(r"\s?(?:[-–—]|och|samt|,)\s?(?:§\s?)?(\d{1,4})(?!\d)")
_JOINS = re.compile(
    r"(?:\b(?:enligt|av|i|och|eller|kap|med|samt|till|på|från|jfr|se|per|om|för|dnr)\.?|[,(–-])\Z",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(r"\d{1,4}\s?§")
_BODY_LETTERS = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,6}")


def last_lines(lines: Sequence[Line]) -> list[ParagraphLine]:
    """The lines that end with a § ("Val av justerare § 58"), as where it stands in a column to the right."""
    found = [each for each in _found(lines, _LAST) if not _DAY_LAST.search(each.rest)]
    return _with_scores(lines, _with_listed(lines, found))


def _found(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[ParagraphLine]:
    return [found for at, line in enumerate(lines) if (found := _read(line.text, at, pattern))]


def _read(text: str, at: int, pattern: re.Pattern[str]) -> ParagraphLine | None:
    match = pattern.match(text)
    if not match or (match["before"] and not _may_lead(match["before"])):
        return None
    rest, number = match["rest"], int(match["after"] or match["first"])
    if number == 0 or _CONTINUED.match(rest) or _is_range(number, rest):
        return None
    return ParagraphLine(at, number, _EARLIER.sub("", rest).lstrip(" .:–-\t"), match["before"] or "")


def _is_range(number: int, rest: str) -> bool:
    """Whether several §§ are named: "§ 58–68", "§ 58 och 60"; "§ 58 – 2024 års budget" is one."""
    match = _RANGE.match(rest)
    return match is not None and number < int(match[1]) < number + 300 and not 1990 <= int(match[1]) <= 2090


def _may_lead(before: str) -> bool:
    """What may stand before a § on its line: a body or its letters, or a registry number; no words of a sentence."""
    dnr = dnr_at_start(before)
    if dnr and dnr.end == len(before):
        return True
    if before.endswith(("nämnden", "styrelsen", "utskottet", "utskott", "fullmäktige")):
        return True
    return before in SMALL_LETTERS or (before.isupper() and before.isalpha() and len(before) <= 6)


def _with_listed(lines: Sequence[Line], found: list[ParagraphLine]) -> list[ParagraphLine]:
    """Marks the items of lists: those with dots that lead to a page, and those that follow each other closely under the
    heading of a list, on its page and the next ones as long as the list goes on."""
    agendas = _agenda_lines(lines, {each.at for each in found})
    marked: list[ParagraphLine] = []
    open_on, seen = 0, set[int]()
    for index, each in enumerate(found):
        page = lines[each.at].page
        if agendas.get(page, len(lines)) < each.at:
            open_on = page
        close = not _has_text(lines, each, _next(found, index, lines))
        in_list = open_on in {page, page - 1} and open_on > 0 and close and each.number not in seen
        listed = in_list or _leads_to_page(lines, each, _next(found, index, lines))
        open_on, seen = (page, seen | {each.number}) if in_list else (0, set())
        marked.append(replace(each, listed=listed))
    return marked


def _agenda_lines(lines: Sequence[Line], begun: set[int]) -> dict[int, int]:
    """Where the first heading of a list stands on each page that has one; "Dagordning" right under "§ 59" is the
    heading of that §."""
    agendas: dict[int, int] = {}
    for at, line in enumerate(lines):
        if at - 1 not in begun and begins_agenda(line.text):
            agendas.setdefault(line.page, at)
    return agendas


def _next(found: Sequence[ParagraphLine], index: int, lines: Sequence[Line]) -> int:
    return found[index + 1].at if index + 1 < len(found) else len(lines)


def _block(lines: Sequence[Line], each: ParagraphLine, until: int) -> list[Line]:
    """The lines between this one and the next that may begin a §, on its own page."""
    page = lines[each.at].page
    return [
        line
        for line in lines[each.at + 1 : min(until, each.at + 60)]
        if line.page == page and not line.furniture
    ]


def _has_text(lines: Sequence[Line], each: ParagraphLine, until: int) -> bool:
    block = _block(lines, each, until)
    return len(block) > 3 or any(begins_section(line.text) for line in block)


def _leads_to_page(lines: Sequence[Line], each: ParagraphLine, until: int) -> bool:
    block = _block(lines, each, until)
    return has_leader(each.rest) or any(
        has_leader(line.text) and line.text[-1:].isdigit() for line in block[:2]
    )


def _with_scores(lines: Sequence[Line], found: list[ParagraphLine]) -> list[ParagraphLine]:
    usual = Counter(each.before for each in found if _BODY_LETTERS.fullmatch(each.before)).most_common(1)
    letters = usual[0][0] if usual else ""
    scored: list[ParagraphLine] = []
    stacked = False
    for index, each in enumerate(found):
        last = _last_of_stack(lines, found, index)
        score = _score(lines, each, _next(found, last, lines), found[last].at)
        foreign = _BODY_LETTERS.fullmatch(each.before) is not None and each.before != letters
        scored.append(replace(each, score=_NO_PARAGRAPH if stacked else score - 3 * foreign))
        stacked = last > index
    return scored


def _last_of_stack(lines: Sequence[Line], found: Sequence[ParagraphLine], index: int) -> int:
    """The last of the §§ right under this one that tell where the matter was before: "Sn § 50" / "Au § 84" / "Sn § 34".
    The next number is the next §, which a head above it names."""
    last, highest = index, min(index + _MOST_STACKED, len(found) - 1)
    while last < highest and not found[last].rest:
        this, below = found[last], found[last + 1]
        near = not any(not line.furniture for line in lines[this.at + 1 : below.at])
        if (
            not near
            or (below.number == this.number + 1 and below.before == this.before)
            or below.number == this.number
        ):
            break
        last += 1
    return last


def _score(lines: Sequence[Line], each: ParagraphLine, until: int, last: int) -> float:
    if _is_prose(lines, each):
        return _NO_PARAGRAPH
    text = [line for line in lines[last + 1 : min(until, last + 40)] if not line.furniture]
    after_comma = each.rest.startswith(",")  # so are §§ written in prose too
    return 1.0 + 3 * any(begins_section(line.text) for line in text) + (len(text) > 1) - 2 * after_comma


def _is_prose(lines: Sequence[Line], each: ParagraphLine) -> bool:
    """Whether the § stands where a line of prose was broken: "(KF 2019-11-27" / "§ 218) ska nämnden …"."""
    line, above = lines[each.at], lines[each.at - 1] if each.at else None
    if each.rest[:1] in {")", ";"} or each.rest.lstrip(", ")[:1].islower() or _is_law(line.text):
        return True
    if above is None or above.page != line.page or above.furniture or begins_section(above.text):
        return False
    return bool(_JOINS.search(above.text)) or _ends_with_date(above.text)


def _is_law(text: str) -> bool:
    """ "6 § LVU" at the beginning of a line; "§ 61 Kommunallagen, information" is a heading."""
    match = _NUMBER_FIRST.match(text)
    return match is not None and is_law(text, 0, match.end())


def _ends_with_date(text: str) -> bool:
    """A sentence that the § goes on with; a date alone is a head."""
    found = dates(text)
    return bool(found) and found[-1].end >= len(text.rstrip(" ,")) and len(text) > 40
