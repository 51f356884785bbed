"""Lines of minutes that may begin a §, and how likely each does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditprep.evidence.lines import Line
from auditprep.evidence.sections import begins_agenda, begins_section, begins_sources, has_leader
from auditprep.prose.bodies import EVERYWHERE, SMALL_LETTERS, abbreviates
from auditprep.prose.dates import dates
from auditprep.prose.paragraphs import is_law
from auditprep.prose.registry_numbers import dnr_at_start


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """A line that may begin a §: the index of the line, the number, and what stands after it. `letter` is the one of
    "§ 21 a". `before` is what stands before it on the line, the letters of a body or a registry number; `others` the §§
    of other bodies on the same line. `listed`: an item of a list of the matters. `score`: above 0 where it looks like
    one."""

    at: int
    number: int
    rest: str
    before: str = ""
    letter: str = ""
    others: tuple[tuple[str, int], ...] = ()
    listed: bool = False
    score: float = 0

    @property
    def place(self) -> tuple[int, str]:
        """What §§ are ordered by: § 21, § 21 a, § 21 b, § 22."""
        return self.number, self.letter


def paragraph_lines(lines: Sequence[Line], names: Collection[str] = ()) -> list[ParagraphLine]:
    """The lines that may begin a §, in order; those that say they go on with one ("forts. § 63") are none. `names` are
    the bodies whose minutes these are: of "KSAU § 90 KS § 150" theirs is the §."""
    found = _found(lines, _BEGINS)
    own = _own_letters(found, names)
    return _with_scores(lines, _with_listed(lines, [_as_own(each, own) for each in found]), own)


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
_MOST_SOURCES = 10  # lines of a list of what a matter rests upon
_MET = 1.5  # what it counts that a body met, against numbers that count on
_CONTINUED = re.compile(r"\W*(?:\(?forts\b|fortsättning|\(?fortsatt\b)", re.IGNORECASE)
# "Sn § 50 Au § 84": where it was before.
_EARLIER = re.compile(r"\A(?:,?\s(?:[A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{1,6}\s)?§\s?\d{1,4}(?![\d/]))+")
_OTHER = re.compile(r"([A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{1,6})\s§\s?(\d{1,4})")
_LETTER = re.compile(r"\s?([a-h])(?=[\s.:–-]|\Z)\s*(?![a-zåäö)])")
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
    letter = _LETTER.match(rest)
    rest = rest[letter.end() :] if letter else rest
    earlier = _EARLIER.match(rest)
    others = [*_OTHER.finditer(earlier[0])] if earlier else []
    return ParagraphLine(
        at,
        number,
        rest[earlier.end() if earlier else 0 :].lstrip(" .:–-\t"),
        match["before"] or "",
        letter[1] if letter else "",
        tuple((other[1], int(other[2])) for other in others),
    )


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


def _own_letters(found: Sequence[ParagraphLine], names: Collection[str]) -> str:
    """The letters of the body whose §§ these are, "" where lines have none: those whose numbers count on, which those of
    a committee that only prepared some of the matters do not; where both do, those of the body that met."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for each in found:
        for letters, number in ((each.before, each.number), *each.others):
            if _BODY_LETTERS.fullmatch(letters):
                numbers[letters].append(number)

    def weight(letters: str) -> tuple[float, int]:
        counted = sum(after == number + 1 for number, after in pairwise(numbers[letters]))
        met = any(_is_short_for(letters, name) for name in names)
        return counted + _MET * met, len(numbers[letters])

    return max(numbers, key=weight, default="")


def _is_short_for(letters: str, name: str) -> bool:
    return EVERYWHERE.get(letters.upper(), name) == name and abbreviates(letters, name)


def _as_own(each: ParagraphLine, own: str) -> ParagraphLine:
    number = next((number for letters, number in each.others if letters == own), None)
    return each if number is None or each.before == own else replace(each, before=own, number=number)


def _with_listed(lines: Sequence[Line], found: list[ParagraphLine]) -> list[ParagraphLine]:
    """Marks the items of lists: those with dots that lead to a page, and those that follow each other closely under the
    heading of a list, on its page and the next ones as long as the list goes on."""
    agendas = _agenda_lines(lines, {each.at for each in found})
    marked: list[ParagraphLine] = []
    open_on, seen = 0, set[tuple[int, str]]()
    for index, each in enumerate(found):
        page = lines[each.at].page
        if agendas.get(page, len(lines)) < each.at:
            open_on = page
        close = not _has_text(lines, each, _next(found, index, lines))
        in_list = open_on in {page, page - 1} and open_on > 0 and close and each.place not in seen
        listed = in_list or _leads_to_page(lines, each, _next(found, index, lines))
        open_on, seen = (page, seen | {each.place}) if in_list else (0, set())
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


def _with_scores(lines: Sequence[Line], found: list[ParagraphLine], own: str = "") -> list[ParagraphLine]:
    scored: list[ParagraphLine] = []
    counts_on = _counts_on(found)
    while len(scored) < len(found):
        first = len(scored)
        last = _last_of_stack(lines, found, first)
        stack = range(first, last + 1)
        chosen = next((index for index in stack if own and found[index].before == own), first)
        for index in stack:
            each = found[index]
            until = _next(found, last, lines)
            score = _score(lines, each, until, found[last].at, counts_on=index in counts_on)
            foreign = _BODY_LETTERS.fullmatch(each.before) is not None and each.before != own
            scored.append(replace(each, score=score - 3 * foreign if index == chosen else _NO_PARAGRAPH))
    return scored


def _counts_on(found: Sequence[ParagraphLine]) -> set[int]:
    """Which of them go on with a number before them, or are gone on with by one after them."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, each in enumerate(found):
        first.setdefault(each.number, index)
        last[each.number] = index
    return {
        index
        for index, each in enumerate(found)
        if first.get(each.number - 1, index) < index or last.get(each.number + 1, index) > index
    }


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


def _score(lines: Sequence[Line], each: ParagraphLine, until: int, last: int, *, counts_on: bool) -> float:
    dated = _goes_on_from_date(lines, each.at)
    if _is_prose(lines, each) or (dated and not counts_on):
        return _NO_PARAGRAPH
    text = [line for line in lines[last + 1 : min(until, last + 40)] if not line.furniture]
    after_comma = each.rest.startswith(",")  # so are §§ written in prose too
    told = any(begins_section(line.text) for line in text)
    return 1.0 + 3 * told + (len(text) > 1) - 2 * (after_comma + dated)


def _is_prose(lines: Sequence[Line], each: ParagraphLine) -> bool:
    """Whether the § stands where a line of prose was broken: "(KF 2019-11-27" / "§ 218) ska nämnden …"."""
    if each.rest[:1] in {")", ";"} or each.rest.lstrip(", ")[:1].islower() or _is_law(lines[each.at].text):
        return True
    above = _above(lines, each.at)
    return above is not None and bool(_JOINS.search(above.text))


def _above(lines: Sequence[Line], at: int) -> Line | None:
    """The line that this one may go on with."""
    above = lines[at - 1] if at else None
    if above is None or above.page != lines[at].page or above.furniture or begins_section(above.text):
        return None
    return above


def _goes_on_from_date(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above is a sentence that ends with a date, which a § may follow; what a matter rests upon is
    listed so too, and a date alone is a head."""
    above = _above(lines, at)
    return above is not None and _ends_with_date(above.text) and not _is_source(lines, at - 1)


def _is_source(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is an item of a list of documents: under its heading, or beside it ("Beslutsunderlag: …")."""
    for line in reversed(lines[max(0, at - _MOST_SOURCES) : at + 1]):
        if begins_sources(line.text):
            return True
        if line.text.endswith((".", ":")) or begins_section(line.text):
            return False
    return False


def _is_law(text: str) -> bool:
    """ "6 § LVU" at the beginning of a line; "§ 61 Kommunallagen, information" is a heading."""
    match = _NUMBER_FIRST.match(text)
    return match is not None and is_law(text, 0, match.end())


def _ends_with_date(text: str) -> bool:
    found = dates(text)
    return bool(found) and found[-1].end >= len(text.rstrip(" ,")) and len(text) > 40
