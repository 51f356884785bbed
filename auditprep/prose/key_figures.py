"""Key figures (nyckeltal) as administrative Swedish writes them: a number that the words beside it, or the head of its column,
call a target, a present value, an outcome or a forecast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from auditprep.prose.amounts import BLANK, NUMBER, UNIT, number_of, unit_of
from auditprep.prose.found import without_overlaps
from auditprep.prose.small import small_letters, word_start


class FigureRole(StrEnum):
    """What a key figure is."""

    TARGET_VALUE = "target_value"
    PRESENT_VALUE = "present_value"
    OUTCOME = "outcome"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class FoundKeyFigure:
    """A key figure. `name` is what is measured, "" where nothing near says so; `unit` one of `prose.amounts`, or the word
    after the number, "" for none. `role` is None where only a sign tells that it is one (">20"). `direction` is ">", "≥",
    "<" or "≤", "" for none. `year` is the one that it is said to be of. `beside` is a second number in brackets, "65 (90)".
    `when` are the words that call it so, with the day or the year among them: "Utfall per 31/8 2024", or the head of its
    column. It stands in `text[start:end]`, direction, unit and second number included."""

    name: str
    value: Decimal
    unit: str
    role: FigureRole | None
    direction: str
    year: int | None
    beside: Decimal | None
    start: int
    end: int
    when: str = ""


def key_figures(text: str) -> tuple[FoundKeyFigure, ...]:
    """The key figures in the text, in order: "Målvärde: ≥81", "Nuläge 2023: 75", "utfall per 31/8 2024: 65 (90)", and those
    in tables with tabs between the cells, under heads such as "Målvärde 2024"."""
    return without_overlaps(
        [*_in_tables(text), *_after_roles(text), *_before_roles(text), *_with_signs(text)]
    )


_ROLES = {
    FigureRole.TARGET_VALUE: r"målvärde(?:t|n|na)?|måltal(?:et)?|målnivå(?:n)?|målsatt\s(?:värde|nivå)|börvärde(?:t)?|ambitionsnivå(?:n)?|målsättning(?:en)?",
    FigureRole.PRESENT_VALUE: (
        r"nuläge(?:t)?|nulägesvärde(?:t)?|nuvärde(?:t)?|utgångs(?:värde|läge)(?:t)?|ingångsvärde(?:t)?|startvärde(?:t)?|basvärde(?:t)?"
        r"|nuvarande\s(?:värde|nivå|läge)|läge(?:t)?(?=\s(?:19|20)\d\d)"
    ),
    FigureRole.OUTCOME: r"(?:(?:hel|del)?års?)?(?:utfall(?:et)?|resultat(?:et)?)|delårsvärde(?:t)?|uppmätt\svärde",
    FigureRole.FORECAST: r"(?:helårs|års)?prognos(?:en)?|helårsbedömning(?:en)?|förväntat\s(?:värde|utfall|resultat)",
}
_ROLE = "|".join(f"(?P<{role.value}>{words})" for role, words in _ROLES.items())
_ROLE_WORD = re.compile(rf"(?<![\w-])(?:{_ROLE})(?![\w-])", re.IGNORECASE)
_ROLE_CORE = re.compile(
    r"målvärde|måltal|målnivå|målsatt|börvärde|ambitionsnivå|nuläge|nuvärde|utgångsvärde|utgångsläge|ingångsvärde|startvärde|basvärde|utfall"
    r"|resultat|prognos|målsättning|nuvarande|läge|helårsbedömning|förväntat|delårsvärde|uppmätt"
)
_GOAL = re.compile(
    r"mål(?<![\w-]mål)(?:et)?(?:(?=\s?[<>≤≥=])|(?P<sure>(?=\s?(?:(?:19|20)\d\d\s?)?:\s?(?:minst|högst|lägst|max|[<>≤≥]=?)?\s?\d)"
    r"|(?=\s(?:är|på|om|var)\s(?:minst\s|högst\s|lägst\s)?\d[\d,.]*\s?(?:%|procent))|(?=\s(?:minst\s|högst\s)?\d{1,3}(?:[.,]\d)?\s?(?:%|procent))))"
    r"|mål(?<=: mål)(?=\s\d)"
)
_FORECAST_BEFORE = re.compile(r"prognos[^\n:]{0,30}:\s\Z", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d"
_WHEN = re.compile(
    rf"\(?(?:\d{{1,2}}/\d{{1,2}}(?:[\s-]{{1,2}}(?P<a>{_YEAR}))?|(?P<b>{_YEAR})-\d\d-\d\d|(?:\d{{1,2}}\s)?"
    rf"[a-zå]{{3,9}}\.?\s(?P<c>{_YEAR})|(?P<d>{_YEAR}))(?![\d/.:-]*\d)\)?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\(?(?:för|per|vid|i|den|av|hel-?år(?:et)?|delår(?:et)?|delårsbokslutet|år(?:et)?|t\.?o\.?m\.?|utgången|slutet"
    r"|(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
    r"|under(?=\s(?:\d{4}|den|hösten|våren|året|perioden)))(?![\wåäö])\)?",
    re.IGNORECASE,
)
_MONTH = r"(?:\d{1,2}\s)?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,7}\.?"
_HEAD = re.compile(
    rf"(?:{_ROLE}|mål)(?:[\s,/(]+(?:för|per|t\.?o\.?m\.?|till\so\smed|helår|hel-?år|delår(?:et)?|år|i|{_MONTH}(?:\s?[-–]\s?{_MONTH})?"
    rf"|[tq]\d|tertial\s\d|kvartal\s\d|\d{{1,2}}/\d{{1,2}}|{_YEAR}(?:-\d\d(?:-\d\d)?)?|%|procent|andel|antal|tkr|mnkr|kr)\)?)*",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?::|=|\b(?:är|var|blev|om|på|uppgår\still|uppgick\still)\b)", re.IGNORECASE)
_BLANKS = re.compile(rf"{BLANK}*")
_MOST_STEPS = 8

_DIRECTION = r"(?:>=|=>|<=|=<|[<>≤≥]|\b(?:minst|högst|lägst|max(?:imalt)?|över|under|mer{B}än|mindre{B}än|fler{B}än|färre{B}än)\b)"
_DIRECTIONS = {
    **dict.fromkeys((">", "över", "mer än", "fler än"), ">"),
    **dict.fromkeys((">=", "=>", "≥", "minst", "lägst"), "≥"),
    **dict.fromkeys(("<", "under", "mindre än", "färre än"), "<"),
    **dict.fromkeys(("<=", "=<", "≤", "högst", "max", "maximalt"), "≤"),
}
_SIGNS = {"<", ">", "≤", "≥", "<=", ">=", "=<", "=>"}
_EXPECTED = re.compile(r"\b(?:prognos\w{4,}|förvänta[dt]e?|beräkna[dt]e?)\s\Z", re.IGNORECASE)
_WORD_UNITS = r"dagar|dygn|timmar|minuter|veckor|månader|år|personer|stycken|st|poäng|ärenden|hushåll|platser"
_VALUE = (
    rf"(?P<direction>{_DIRECTION.replace('{B}', BLANK)})?{BLANK}?(?P<number>(?<![\w.,])[-+−–]?(?<!\w){NUMBER})(?![\w/:§])"
    rf"(?![.-]\d)(?:{BLANK}?(?:{UNIT}|(?P<word>{_WORD_UNITS}))(?![\wåäö]))?"
    rf"(?:{BLANK}?\((?P<beside>{NUMBER})(?:{BLANK}?%)?\))?"
)
_AFTER_ROLE = re.compile(_VALUE, re.IGNORECASE)
_CELL = re.compile(rf"\s*(?:{_VALUE})\*{{0,3}}(?:{BLANK}\([^()]{{0,80}}\))?\s*", re.IGNORECASE)
_SIGNED = re.compile(
    rf"(?P<direction>[<>≤≥]=?){BLANK}?(?P<number>{NUMBER})(?![\w/:])(?![.-]\d)"
    rf"(?:{BLANK}?(?:{UNIT})(?![\wåäö]))?",
    re.IGNORECASE,
)
_NO_SIGN = re.compile(r"[\w<>=/-]")


# After a word that says what the number is


def _after_roles(text: str) -> Iterator[FoundKeyFigure]:
    small = small_letters(text)
    for core in _ROLE_CORE.finditer(small):
        match = _ROLE_WORD.match(small, word_start(small, core.start()))
        if match and match.end() > core.start():
            yield from _after(text, match, FigureRole(str(match.lastgroup)))
    for match in _GOAL.finditer(small):
        signed = text[match.end() : match.end() + 2].strip()[:1] in set("<>≤≥=")
        if (
            signed
            or match["sure"] is not None
            or _FORECAST_BEFORE.search(text[max(0, match.start() - 45) : match.start()])
        ):
            yield from _after(text, match, FigureRole.TARGET_VALUE)


def _after(text: str, word: re.Match[str], role: FigureRole) -> Iterator[FoundKeyFigure]:
    at, year, said = _past_when(text, word.end())
    value = _AFTER_ROLE.match(text, at)
    said = said or bool(_IS_BEFORE.search(text[max(0, word.start() - 8) : word.start()]))
    if value is None or _is_year(value) or not (said or value["direction"] or _is_sure(value, role)):
        return
    if role is FigureRole.OUTCOME and _EXPECTED.search(text[max(0, word.start() - 25) : word.start()]):
        role = FigureRole.FORECAST
    when = text[word_start(text, word.start()) : value.start()]
    yield from _figure(value, role, _name(text, word.start()), year, when=when)


_ROLE_AFTER = re.compile(
    rf"(?:{_VALUE}){BLANK}\((?:{_ROLE}|(?P<goal>mål))(?:{BLANK}[^()\d]{{0,20}}(?P<year>{_YEAR})?)?\)",
    re.IGNORECASE,
)


_ROLE_IN_BRACKETS = re.compile(rf"\((?:{_ROLE}|mål)", re.IGNORECASE)


def _before_roles(text: str) -> Iterator[FoundKeyFigure]:
    """ "85 % (målvärde), 82 % (utfall 2024)": the number first, and what it is in brackets."""
    if not _ROLE_IN_BRACKETS.search(text):
        return
    for match in _ROLE_AFTER.finditer(text):
        role = next((role for role in FigureRole if match[role.value]), FigureRole.TARGET_VALUE)
        if not _is_year(match):
            year = int(match["year"]) if match["year"] else None
            yield from _figure(
                match, role, _name(text, match.start()), year, when=match[0][match[0].index("(") :]
            )


_IS_BEFORE = re.compile(r"\b(?:är|var|blev)\s\Z", re.IGNORECASE)


def _past_when(text: str, at: int) -> tuple[int, int | None, bool]:
    """Where the number begins after the small words, the day and the year that may stand before it; that year; and whether
    a colon or a verb leads to the number."""
    year: int | None = None
    for _step in range(_MOST_STEPS):
        at = _end(_BLANKS.match(text, at), at)
        if says := _SAYS.match(text, at):
            return _end(_BLANKS.match(text, says.end()), says.end()), year, True
        when = _WHEN.match(text, at)
        if when and (when["a"] or when["b"] or when["c"] or when["d"] or "/" in when[0]):
            year = next((int(each) for each in when.groups() if each), year)
            at = when.end()
        elif filler := _FILLER.match(text, at):
            at = filler.end()
        else:
            break
    return at, year, False


def _end(match: re.Match[str] | None, otherwise: int) -> int:
    return match.end() if match else otherwise


def _is_sure(value: re.Match[str], role: FigureRole) -> bool:
    """Whether the number belongs to the role though nothing leads to it: "målvärdet 135 nås", but not "prognos 2 gånger"."""
    return role in (FigureRole.TARGET_VALUE, FigureRole.PRESENT_VALUE) or _unit(value) != ""


def _is_year(value: re.Match[str]) -> bool:
    """Whether the number may as well be a year: nothing beside it makes it anything else."""
    return (
        bool(re.fullmatch(_YEAR, value["number"])) and not _unit(value) and value["direction"] not in _SIGNS
    )


def _name(text: str, at: int) -> str:
    """What is measured: the words before in the same sentence, or those of the nearest line above that begins with
    "Nyckeltal" or the like."""
    line_start = text.rfind("\n", 0, at) + 1
    before = _SENTENCE_END.split(text[max(line_start, at - 300) : at])[-1]
    named = _tidy(before)
    if len(re.sub(r"[\W\d_]", "", named)) >= 4 and not _ROLE_WORD.match(named):
        return named
    for _step in range(_LINES_ABOVE):
        line_end, line_start = line_start - 1, text.rfind("\n", 0, max(0, line_start - 1)) + 1
        line = text[line_start : max(line_start, line_end)][:300].strip()
        if line_end <= 0:
            break
        if _LABEL.match(line) and (named := _tidy(line)):
            return named
    return ""


_LINES_ABOVE = 10
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|\t")
_LABEL = re.compile(r"(?:nyckeltal|mätetal|indikator|mått|kpi)(?:et|en)?\s?\d{0,2}\s?[:.–-]", re.IGNORECASE)


def _tidy(words: str) -> str:
    """The words without their label ("Nyckeltal 2:"), and without where they are from."""
    plain = _LABEL.sub("", " ".join(words.split()), count=1).split(" Källa:")[0]
    return plain.strip(" \t:,;–-")


# In a table's column


def _in_tables(text: str) -> Iterator[FoundKeyFigure]:
    columns: list[_Head | None] = []
    unit, named, at = "", 0, 0
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) < 2:
            columns = []
        elif heads := _heads(cells):
            columns, unit, named = heads, _unit_of_head(cells[0]), _names_of(cells)
        elif len(cells) == len(columns):
            yield from _in_row(text, cells, columns, (unit, named), at)
        at += len(line) + 1


@dataclass(frozen=True, slots=True)
class _Head:
    """What a column holds."""

    role: FigureRole
    year: int | None
    words: str


def _heads(cells: list[str]) -> list[_Head | None]:
    """What each column holds; nothing for a row that is no head."""
    heads = [None, *(_head(cell) for cell in cells[1:])]
    return heads if any(heads) else []


def _head(cell: str) -> _Head | None:
    head = _HEAD.fullmatch(cell.strip()[:60])
    if not head:
        return None
    role = next((role for role in FigureRole if head[role.value]), FigureRole.TARGET_VALUE)
    years = re.findall(rf"(?<!\d){_YEAR}(?!\d)", cell)
    return _Head(role, int(years[0]) if len(years) == 1 else None, cell.strip())


_MEASURED = re.compile(
    r"(?:uppföljning\s?/\s?)?(?:nyckeltal|mätetal|indikator|mått|kpi|styrtal|resultatmått)", re.IGNORECASE
)


def _names_of(heads: list[str]) -> int:
    """The column that says what is measured: the one whose head says so, otherwise the first."""
    return next((at for at, cell in enumerate(heads) if _MEASURED.match(cell.strip())), 0)


def _unit_of_head(cell: str) -> str:
    """ "tkr" for "Belopp i tkr"."""
    match = re.search(rf"\b(?:i|\()\s?(?:{UNIT})(?![\wåäö])", cell, re.IGNORECASE)
    return unit_of(match) if match else ""


def _in_row(
    text: str, cells: list[str], columns: list[_Head | None], said: tuple[str, int], at: int
) -> Iterator[FoundKeyFigure]:
    """`said` is the unit of the table, and the column of the names."""
    unit, name = said[0], _tidy(cells[said[1]])
    for cell, column in zip(cells, columns, strict=True):
        value = _CELL.fullmatch(text, at, at + len(cell)) if column else None
        if column and value:
            yield from _figure(value, column.role, name, column.year, unit, when=column.words)
        at += len(cell) + 1


# With a sign alone


def _with_signs(text: str) -> Iterator[FoundKeyFigure]:
    for match in _SIGNED.finditer(text):
        if not _NO_SIGN.match(text[match.start() - 1 : match.start()]):
            yield from _figure(match, None, _name(text, match.start()), None)


# The value itself


def _figure(
    match: re.Match[str],
    role: FigureRole | None,
    name: str,
    year: int | None,
    unit: str = "",
    *,
    when: str = "",
) -> Iterator[FoundKeyFigure]:
    number = number_of(match["number"])
    if number is None:
        return
    beside = match["beside"] if "beside" in match.re.groupindex else None
    of_year = bool(beside and re.fullmatch(_YEAR, beside))
    yield FoundKeyFigure(
        name=name,
        value=number,
        unit=_unit(match) or unit or _unit_of_name(name),
        role=role,
        direction=_DIRECTIONS.get(" ".join((match["direction"] or "").casefold().split()), ""),
        year=int(beside) if beside and of_year else year,
        beside=number_of(beside) if beside and not of_year else None,
        start=match.start("direction") if match["direction"] else match.start("number"),
        end=_value_end(match, of_year),
        when=" ".join(when.split()),
    )


def _value_end(match: re.Match[str], of_year: bool) -> int:
    """Where the value ends: after its unit and its second number; a year in brackets is none of it."""
    groups = match.re.groupindex
    ends = [match.end(name) for name in groups if name not in _NOT_VALUE and match[name]]
    end = max(ends)
    if "beside" in groups and match["beside"] and not of_year:
        end = match.string.index(")", match.end("beside")) + 1
    return end


_NOT_VALUE = {"beside", "direction", "sign", "goal", "year", *(role.value for role in FigureRole)}


def _unit(match: re.Match[str]) -> str:
    word = match["word"] if "word" in match.re.groupindex else None
    if word:
        return word.casefold()
    is_unit = any(match[name] for name in _UNIT_NAMES)
    return unit_of(match) if is_unit else ""


_UNIT_NAMES = tuple(re.compile(UNIT).groupindex)


def _unit_of_name(name: str) -> str:
    """ "procent" for "… andel (%)"."""
    if re.search(r"\(%\)|\(procent\)|\bandel\b.{0,60}%", name, re.IGNORECASE):
        return "procent"
    return "dagar" if re.search(r"\bantal dagar\b", name, re.IGNORECASE) else ""
