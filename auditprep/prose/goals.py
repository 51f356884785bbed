"""Goals and key figures as answers and budgets tell of them: which number a goal has, which key figures belong to it, and what
each of those is to be, is and was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from auditprep.prose.amounts import NUMBER, UNIT, number_of, unit_of
from auditprep.prose.counts import number_of_word
from auditprep.prose.dates import MONTHS
from auditprep.prose.found import without_overlaps
from auditprep.prose.key_figures import FigureRole, FoundKeyFigure, key_figures
from auditprep.prose.kpi_names import says_what
from auditprep.prose.small import small_letters


@dataclass(frozen=True, slots=True)
class Period:
    """What a figure is of: a year, and a month that it ends with; what is not said is None. `back`: so many years before the
    form's ("året före")."""

    year: int | None = None
    month: int | None = None
    back: int = 0


@dataclass(frozen=True, slots=True)
class KpiFigure:
    """A number of a key figure. `text[start:end]` is the number, with its direction and unit. `beside` is a second number
    in brackets; `period` is what the words at it say, or words that the text says of all such figures."""

    role: FigureRole
    value: Decimal
    unit: str
    direction: str
    beside: Decimal | None
    period: Period
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundKpi:
    """A key figure. `number` is its own ("Nyckeltal 2"), `goal` that of the goal that it stands under; None for none. `is_labelled`: the
    text calls it a key figure, or a table has it. The name stands in `text[start:end]`, and the number in
    `text[number_start:number_end]`."""

    name: str
    number: int | None
    goal: int | None
    is_labelled: bool
    figures: tuple[KpiFigure, ...]
    start: int
    end: int
    number_start: int = -1
    number_end: int = -1


@dataclass(frozen=True, slots=True)
class FoundGoal:
    """A goal that has a line of its own: "Mål 2: Våldet ska minska". `name` may be "". The number, with the word before it,
    stands in `text[start:end]`."""

    number: int
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoalMention:
    """Goals that are referred to by number: "mål 3", "målen 1–4". `is_others`: they are not the board's own but the
    council's, or those of Agenda 2030. It stands in `text[start:end]`."""

    numbers: tuple[int, ...]
    is_others: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KpiCount:
    """How many key figures a goal is said to have: "båda nyckeltalen kopplade till mål 3". The count stands in
    `text[start:end]`, with what is counted; the goal in `text[goal_start:goal_end]`."""

    count: int
    goal: int
    start: int
    end: int
    goal_start: int
    goal_end: int


@dataclass(frozen=True, slots=True)
class GoalsRead:
    """What a text says of goals."""

    goals: tuple[FoundGoal, ...] = ()
    mentions: tuple[GoalMention, ...] = ()
    kpis: tuple[FoundKpi, ...] = ()
    kpi_counts: tuple[KpiCount, ...] = ()


def goals(text: str) -> GoalsRead:
    """The goals and the key figures in the text, in order."""
    small = small_letters(text)
    if not any(each in small for each in _TELLING):
        return _NONE
    found = tuple(_goals(text))
    return GoalsRead(
        found, tuple(_mentions(small)), tuple(_kpis(text, small, found)), tuple(_kpi_counts(small))
    )


_NONE = GoalsRead()
_TELLING = ("mål", "nyckeltal", "mätetal", "indikator", "utfall", "nuläge", "prognos", "andel", "antal")


# Goals

_GOAL_LINE = re.compile(
    r"^[ \t\u00a0]*(?:[-–•*][ \u00a0])?(?:för[ \u00a0])?(?:(?:nämnd|styrelse)(?:en|s|ens)?[ \u00a0])?(?:nämnd(?:s|ens)?|verksamhets)?-?mål[ \u00a0](?P<number>\d{1,2})"
    r"(?![\d.,/–-]\d|[ \u00a0]?[–-][ \u00a0]?\d|[ \u00a0](?:och|samt|till)[ \u00a0]\d|[ \u00a0]?%|\d)(?P<sign>[ \u00a0]?[:.–-]|,(?![ \u00a0][”\"])|\t|[ \u00a0]*$|[ \u00a0](?-i:(?=[A-ZÅÄÖ”\"])))[ \u00a0]*"
    r"(?P<name>[^\n\t]*)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHERS = (
    r"kf|kommunfullmäktiges?|fullmäktiges?|kommunens|kommun(?:gemensam\w*|övergripande)|prioritera\w+|övergripande|globala|agenda\s2030|fn:?s?|hållbarhets\w*"
    r"|regionens|nationella|strategisk\w+|inriktnings\w*|del(?=mål)|finansiell\w+"
)
_OTHERS_BEFORE = re.compile(rf"(?:\b(?:{_OTHERS})(?:[:´’']?s)?[ \u00a0](?:[\wåäö]+[ \u00a0])?)\Z")
_OTHERS_LEAD = re.compile(rf"\b(?:{_OTHERS})\b", re.IGNORECASE)


def _goals(text: str) -> Iterator[FoundGoal]:
    """Goals at the beginning of a line; not those of a list that the line above gives to somebody else."""
    for match in _GOAL_LINE.finditer(text):
        if _is_of_others(text, match):
            continue
        name = match["name"].split(", har ")[0].strip(' .:,–-”"')
        if match["sign"] == "\t" and _HEAD_CELL.match(name):
            name = ""
        start = match.start() + len(match[0]) - len(match[0].lstrip(" \t\u00a0-–•*"))
        yield FoundGoal(int(match["number"]), name, start, match.end("number"))


_HEAD_CELL = re.compile(
    r"(?:koppl\w*|indikator\w*|nyckeltal\w*|mått|mål\w*|utfall\w*|motiver\w*|ansvar\w*|agenda|bedömning)\b",
    re.IGNORECASE,
)


def _is_of_others(text: str, match: re.Match[str]) -> bool:
    lead = _lead_above(text, match.start())
    return bool(_OTHERS_LEAD.search(lead)) or bool(_AGENDA.search(match["name"]))


_AGENDA = re.compile(
    r"avskaffa fattigdom|säkerställa hälsosamma|uppnå jämställdhet|verka för varaktig|främja fredliga|säkerställa en inkluderande|hållbara städer"
    r"|bekämpa klimat|minska ojämlikhet|ingen hunger|rent vatten",
    re.IGNORECASE,
)


def _lead_above(text: str, at: int) -> str:
    """The last clause of the line above that ends with a colon, within a few lines; "" for none."""
    for line in reversed(text[max(0, at - 700) : at].split("\n")[:-1]):
        if line.rstrip().endswith(":"):
            return line[-120:] if not _GOAL_LINE.match(line) else ""
    return ""


_MENTION = re.compile(
    r"(?<![\wåäö-])(?:nämnd(?:s|ens)?-?)?mål(?:en|et)?[ \u00a0](?:nr\.?[ \u00a0]|nummer[ \u00a0])?(?P<first>\d{1,2})(?![\d:/]|[.,]\d|[ \u00a0]?(?:%|procent|mnkr|tkr|kr\b))"
    r"(?P<more>(?:[ \u00a0]?(?:,|och|samt|–|-|till|respektive)[ \u00a0]?\d{1,2}(?![\d:/%]|[.,]\d))*)"
)
_MORE = re.compile(r"(,|och|samt|–|-|till|respektive)[ \u00a0]?(\d{1,2})")
_PREDICTED = re.compile(r"prognos[^\n:]{0,30}:[ \u00a0]?\Z")


def _mentions(small: str) -> Iterator[GoalMention]:
    for match in _MENTION.finditer(small):
        before = small[max(0, match.start() - 40) : match.start()]
        if _PREDICTED.search(before):
            continue  # "Prognos helår: Mål 75, nås"
        others = bool(_OTHERS_BEFORE.search(before)) or _told_of_others(small, match)
        yield GoalMention(_numbers(match), others, match.start(), match.end())


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    numbers = [int(match["first"])]
    for joined, number in _MORE.findall(match["more"]):
        last, this = numbers[-1], int(number)
        if joined in {"–", "-", "till"} and last < this <= last + 30:
            numbers += range(last + 1, this + 1)
        else:
            numbers.append(this)
    return tuple(numbers)


def _told_of_others(small: str, match: re.Match[str]) -> bool:
    """Whether the sentence, or the lead above, speaks of somebody else's goals."""
    line_start = small.rfind("\n", 0, match.start()) + 1
    begin = max(line_start, small.rfind(". ", line_start, match.start()) + 1)
    end = small.find("\n", match.end())
    rest = small[match.end() : min(len(small) if end < 0 else end, match.end() + 60)]
    words = small[max(begin, match.start() - 160) : match.start()] + " | " + rest.split(". ")[0]
    return bool(_OTHERS_LEAD.search(words)) or bool(_OTHERS_LEAD.search(_lead_above(small, line_start)))


# How many key figures a goal has

_KPI_WORD = r"(?:nyckeltal(?:en)?|mätetal(?:en)?|indikator(?:er|erna)|mått(?:en)?)"
_KPI_WORDS = ("nyckeltal", "mätetal", "indikator", "mått")
_COUNT_THEN_GOAL = re.compile(
    rf"\b(?P<count>båda|bägge|de (?:två|tre|fyra|fem)|alla (?:två|tre|fyra|fem)|samtliga (?:två|tre|fyra|fem)|två|tre|fyra|fem|[2-5])[ \u00a0](?:\w+[ \u00a0])?"
    rf"(?P<kpi>{_KPI_WORD})(?P<between>[^\n.:;]{{1,45}}?)\b(?P<goal>(?:nämnd(?:s|ens)?[ \u00a0]?-?)?mål[ \u00a0](?P<number>\d{{1,2}}))(?![\d.,–-]\d|[ \u00a0](?:och|samt)[ \u00a0]\d)"
)
_GOAL_THEN_COUNT = re.compile(
    rf"\b(?P<goal>(?:nämnd(?:s|ens)?[ \u00a0]?-?)?mål[ \u00a0](?P<number>\d{{1,2}}))(?P<between>[ \u00a0](?:har|följs upp (?:med|genom)|mäts (?:med|genom)|finns))[ \u00a0]"
    rf"(?P<count>två|tre|fyra|fem|[2-5])[ \u00a0](?:\w+[ \u00a0])?(?P<kpi>{_KPI_WORD})"
)
_KPI_CORES = ("nyckeltal", "mätetal", "indikator", "mått")
_BELONGS = re.compile(r"\b(?:kopplad\w*|till|för|under|inom|hör|av|i)\b")


def _kpi_counts(small: str) -> Iterator[KpiCount]:
    if not any(each in small for each in _KPI_WORDS):
        return
    if not any(each in small for each in _KPI_CORES):
        return
    for pattern in (_COUNT_THEN_GOAL, _GOAL_THEN_COUNT):
        for match in pattern.finditer(small):
            word = match["count"].split()[-1]
            count = 2 if word in {"båda", "bägge"} else number_of_word(word)
            others = _OTHERS_BEFORE.search(small[max(0, match.start("goal") - 40) : match.start("goal")])
            if count and not others and (pattern is _GOAL_THEN_COUNT or _BELONGS.search(match["between"])):
                yield KpiCount(
                    *(count, int(match["number"]), match.start("count"), match.end("kpi")),
                    *(match.start("goal"), match.end("goal")),
                )


# Key figures

_KPI = r"(?:nyckeltal|mätetal|indikator|mått|kpi|styrtal|mätvärde|(?:resultat|effekt|kvalitets|uppföljnings|mål|nyckel)(?:mått|indikator))"
_LABEL = re.compile(
    rf"^[ \t\u00a0]*(?:[-–•*][ \u00a0])?{_KPI}(?:et|en)?(?:[ \u00a0](?:nr\.?|nummer))?[ \u00a0]?(?:(?P<goal>\d{{1,2}})\.)?(?P<number>\d{{1,2}})?"
    r"(?:[a-z]\b)?(?:[ \u00a0]?[:.–—-]|[ \u00a0]?\)|,|(?<=\d)[ \u00a0](?=[A-ZÅÄÖ\"”(])|[ \u00a0](?=\())[ \u00a0]*(?P<name>[^\n\t]*)",
    re.IGNORECASE | re.MULTILINE,
)
_ROLE = re.compile(
    r"(?<![\wåäö-])(?:(?:målvärde|måltal|målnivå|börvärde|ambitionsnivå|nulägesvärde|nuläge|nuvärde|utgångsvärde|utgångsläge|ingångsvärde|startvärde|basvärde"
    r"|(?:hel|del)?års?utfall|utfall|(?:års|delårs|helårs)?resultat(?:et)?(?=[:\s]*\d)|(?:helårs)?prognos)(?:t|n|et|en)?(?![\wåäö])|mål(?:et)?(?=\s?(?:(?:19|20)\d\d\s?)?:\s?\D{0,7}\d|\s(?:är\s|på\s|om\s)?(?:minst\s|högst\s)?\d[\d,.]*\s?(?:%|procent)))",
    re.IGNORECASE,
)
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that figures may belong to, and the line that it stands in."""

    name: str
    number: int | None
    is_labelled: bool
    start: int
    end: int
    number_start: int = -1
    number_end: int = -1
    goal: int | None = None


@dataclass(slots=True)
class _Gathered:
    named: _Named
    goal: int | None
    figures: list[KpiFigure] = field(default_factory=list)


def _kpis(text: str, small: str, found: Sequence[FoundGoal]) -> Iterator[FoundKpi]:
    labels = [_labelled(text, match) for match in _LABEL.finditer(text)]
    labels = [each for each in labels if says_what(each.name)]
    said = _periods_of_roles(small)
    gathered: dict[int, _Gathered] = {
        each.start: _Gathered(each, each.goal or _goal_at(found, each.start)) for each in labels
    }
    for figure, named in _all_named(text, labels, found):
        if named and says_what(named.name):
            goal = named.goal or _goal_of_row(text, named.start) or _goal_at(found, named.start)
            into = gathered.setdefault(named.start, _Gathered(named, goal))
            into.figures.append(_kpi_figure(text, figure, said))
            into.figures += _year_before(text, into.figures[-1])
    for start in sorted(gathered):
        yield _kpi(gathered[start])


_Pair = tuple[FoundKeyFigure, "_Named | None"]


def _all_named(text: str, labels: Sequence[_Named], found: Sequence[FoundGoal]) -> Iterator[_Pair]:
    """Every figure, and what it is of, in order."""
    own = {figure.start: (figure, named) for figure, named in (*_role_then_name(text), *_in_clauses(text))}
    others = [figure for figure in key_figures(text) if figure.role]
    for figure in without_overlaps([*(pair[0] for pair in own.values()), *others]):
        yield own.get(figure.start) or (figure, _named(text, figure, labels, found))


def _kpi(one: _Gathered) -> FoundKpi:
    named = one.named
    return FoundKpi(
        *(named.name, named.number, one.goal, named.is_labelled, tuple(one.figures)),
        *(named.start, named.end, named.number_start, named.number_end),
    )


_WHEN_AFTER = re.compile(
    r"[ \u00a0]\(?(?:i|per|den|vid|till och med|t\.o\.m\.?|under|för)[ \u00a0](?P<when>(?:den[ \u00a0])?(?:\d{1,2}[ \u00a0])?[a-z]{3,9}(?:et)?(?:[ \u00a0](?:19|20)\d\d)?|\d{1,2}/\d{1,2}(?:[ \u00a0](?:19|20)\d\d)?|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    rf"[^().;\n\t]{{0,30}}\((?:året[ \u00a0](?:före|innan|dessförinnan)|föregående[ \u00a0]år|förra[ \u00a0]året|i[ \u00a0]fjol|fjolåret)[: \u00a0]{{1,2}}(?P<number>{NUMBER})(?:[ \u00a0]?(?:%|procent))?\)",
    re.IGNORECASE,
)


def _year_before(text: str, figure: KpiFigure) -> Iterator[KpiFigure]:
    """ "utfallet 768 i augusti (året före 716)": the same a year before."""
    match = _YEAR_BEFORE.match(text, figure.end) if figure.role is FigureRole.OUTCOME else None
    value = number_of(match["number"]) if match else None
    if match and value is not None:
        of = replace(figure.period, back=1)
        yield replace(
            figure,
            value=value,
            direction="",
            beside=None,
            period=of,
            start=match.start("number"),
            end=match.end("number"),
        )


def _kpi_figure(text: str, figure: FoundKeyFigure, said: Mapping[FigureRole, Period]) -> KpiFigure:
    assert figure.role is not None
    own = period(figure.when)
    after = _WHEN_AFTER.match(text, figure.end) if own.month is None else None
    if after and (then := period(after["when"])) != Period():
        own = Period(own.year or then.year, then.month)
    of_all = said.get(figure.role, Period())
    year = figure.year or own.year
    if (year is None and own.month is None) or (own.month is None and year == of_all.year):
        of_it = of_all
    else:
        of_it = Period(year, own.month)
    return KpiFigure(
        *(
            figure.role,
            figure.value,
            figure.unit,
            figure.direction,
            figure.beside,
            of_it,
            figure.start,
            figure.end,
        )
    )


def _labelled(text: str, match: re.Match[str]) -> _Named:
    """The key figure of a label: the rest of its line, up to the first figure."""
    start = match.start("name")
    role = _ROLE.search(text, start, match.end())
    end = role.start() if role else match.end()
    name, start, end = _named_in(text, start, end)
    number = int(match["number"]) if match["number"] else None
    return _Named(
        *(name, number, True, start, end, match.start("number"), match.end("number")),
        goal=int(match["goal"]) if match["goal"] else None,
    )


_LEADS = re.compile(
    rf"(?:(?:för|när\sdet\sgäller|avseende|gällande|vad\sgäller|kring)\s)?(?:{_KPI}(?:et|en)?\s)?[\"”“]?",
    re.IGNORECASE,
)
_TRAILS = re.compile(
    r"[\"”“,:;(–—\s-]*(?:(?:är|har|hade|med|var|blev|ska|anges|finns|gäller|visar|uppgår|mäts|följs\supp|ett|en|med\sett|dess|nämndens|årets|där|och|vars|medan)\b[\s,:]*)*(?:[<>≤≥]?\s?\d[\d,.\u00a0 ]*\s?(?:%|procent|[a-z]{2,6})?\s?\()?\Z",
    re.IGNORECASE,
)


_IN_LETTERS = re.compile(r"[^\W\d_]{4}")


def _named_in(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The name among the words before a figure: without what leads to it ("För nyckeltalet …") and on from it ("… är")."""
    words = text[start:end].split(" Källa:")[0]
    colon = words.rfind(": ", 0, max(0, len(words) - 6))
    begin = colon + 2 if colon >= 0 and _IN_LETTERS.search(words, colon) else 0
    first = _LEADS.match(words, begin)
    begin = first.end() if first else begin
    last = _TRAILS.search(words, begin)
    return _bare(text, start + begin, start + (last.start() if last else len(words)))


def _bare(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The words without signs around them, and without where they come from."""
    words = text[start:end].split(" Källa:")[0]
    bare = words.strip(" \t\u00a0:,;–-•*(.")
    bare = bare if "(" in bare else bare.rstrip(")")
    begin = start + words.index(bare) if bare else start
    return " ".join(bare.split()), begin, begin + len(bare)


_GOAL_CELL = re.compile(
    r"(?:nämnd(?:s|ens)?-?\s?)?mål[ \u00a0](?P<number>\d{1,2})(?![\d.])|(?P<alone>\d{1,2})\.[ \u00a0]",
    re.IGNORECASE,
)


def _goal_of_row(text: str, at: int) -> int | None:
    """The goal in the first cell of the row that the place is in, where that is another cell."""
    start = text.rfind("\n", 0, at) + 1
    tab = text.find("\t", start)
    match = _GOAL_CELL.match(text, start) if start < tab < at else None
    return int(match["number"] or match["alone"]) if match else None


def _goal_at(found: Sequence[FoundGoal], at: int) -> int | None:
    """The goal that the place stands under."""
    index = bisect_right(found, at, key=lambda each: each.start) - 1
    return found[index].number if index >= 0 else None


def _named(
    text: str, figure: FoundKeyFigure, labels: Sequence[_Named], found: Sequence[FoundGoal]
) -> _Named | None:
    """What a figure is of: the first cell of its row; the words before it on its line; the label above; the line above."""
    line_start = text.rfind("\n", 0, figure.start) + 1
    line_end = text.find("\n", figure.start)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    if "\t" in line:
        return _in_row(text, figure, line, line_start)
    index = bisect_right(labels, figure.start, key=lambda each: each.start) - 1
    label = labels[index] if index >= 0 else None
    if label and label.start >= line_start:
        return label
    begin = _clause_start(line, figure.start - line_start)
    role = _ROLE.search(line, begin)
    before = ("", line_start, line_start)
    if role:
        before = _named_in(text, line_start + begin, line_start + role.start())
        if not before[0] and (inside := _after_role(text, line_start + role.end(), figure.start)):
            return inside
    if says_what(before[0]) and _is_name(before[0]):
        return _Named(before[0], None, False, before[1], before[2])
    if label and _reaches(text, label.end, line_start, found):
        return label
    return _above(text, line_start) if not before[0] else None


_STOP = re.compile(r"[.;!?][ \u00a0]+(?=[A-ZÅÄÖ])")


def _clause_start(line: str, at: int) -> int:
    """Where the sentence of the figure begins in its line, if it says itself what is measured; otherwise that of the first figure."""
    stops = [match.end() for match in _STOP.finditer(line, 0, at)]
    for start in reversed(stops):
        role = _ROLE.search(line, start)
        if role and role.start() < at and says_what(_named_in(line, start, role.start())[0]):
            return start
    return 0


_FOR_NAME = re.compile(
    rf"\s(?:för|avseende|gällande)\s(?:{_KPI}(?:et|en)?\s)?[\"”“]?(?P<name>[^\n\t.;:]{{6,120}}?)[\"”“]?(?::|\s(?:är|var|blev|på|om|uppgår\still|uppgick\still|har\ssatts\still|är\ssatt\still))\s(?:minst\s|högst\s|[<>≤≥]\s?)?\Z",
    re.IGNORECASE,
)


def _after_role(text: str, at: int, until: int) -> _Named | None:
    """ "Målvärdet för andel nöjda brukare är 85 procent"."""
    match = _FOR_NAME.fullmatch(text, at, until)
    return _named_by(match) if match else None


def _in_row(text: str, figure: FoundKeyFigure, line: str, line_start: int) -> _Named | None:
    at = line_start
    for cell in line.split("\t"):
        name, start, end = _bare(text, at, at + len(cell))
        if name and _tidied(name) == _tidied(figure.name):
            return _numbered_cell(name, start, end) or _beside_number(
                text, line, line_start, (name, start, end)
            )
        at += len(cell) + 1
    return None


def _numbered_cell(name: str, start: int, end: int) -> _Named | None:
    """ "Nyckeltal 2: Andel nöjda", "1.2 Andel nöjda" in a cell."""
    match = _NUMBERED.match(name)
    if match is None:
        return None
    group = next(each for each in ("number", "alone", "under") if match[each])
    goal = match["goal"] or match["first"] or match["upper"]
    kept = name[match.end() :]
    begin = start + match.start(group)
    return _Named(
        *(kept, int(match[group]), True, end - len(kept), end, begin, begin + len(match[group])),
        goal=int(goal) if goal else None,
    )


def _beside_number(text: str, line: str, line_start: int, named: tuple[str, int, int]) -> _Named:
    """A name with its number in the cell before: "2 | Andel nöjda"."""
    name, start, end = named
    cell = line[: start - line_start].split("\t")
    match = _NUMBER_CELL.fullmatch(cell[-2].strip()) if len(cell) > 1 else None
    if match is None:
        return _Named(name, None, True, start, end)
    begin = text.index(
        match["number"], line_start + sum(len(each) + 1 for each in cell[:-2]) + match.start("number")
    )
    goal = int(match["goal"]) if match["goal"] else None
    return _Named(
        name, int(match["number"]), True, start, end, begin, begin + len(match["number"]), goal=goal
    )


_NUMBER_CELL = re.compile(
    rf"(?:{_KPI}\s)?(?:nr\.?\s)?(?:(?P<goal>\d{{1,2}})\.)?(?P<number>\d{{1,2}})[.)]?", re.IGNORECASE
)


_NUMBERED = re.compile(
    rf"(?:{_KPI}[ \u00a0](?:nr\.?[ \u00a0])?(?:(?P<goal>\d{{1,2}})\.)?(?P<number>\d{{1,2}})(?!\d|\.\d)[ \u00a0]?[:.–)-]?|(?:(?P<first>\d{{1,2}})\.)?(?P<alone>\d{{1,2}})(?:\.(?!\d)|\)|[ \u00a0][–-])"
    r"|(?P<upper>\d{1,2})\.(?P<under>\d{1,2}))[ \u00a0]+(?=[^\W\d])",
    re.IGNORECASE,
)
_LABEL_OF_CELL = re.compile(
    rf"^{_KPI}(?:et|en)?\s?(?:nr\.?\s)?(?:\d{{1,2}}\.)?\d{{0,2}}\s?[:.–)-]?|^\d{{1,2}}(?:\.\d{{1,2}})?[.)]?\s"
)


def _tidied(name: str) -> str:
    return re.sub(r"\W+", "", _LABEL_OF_CELL.sub("", name.casefold()))


_CLAUSE = re.compile(r"[.!?]\s|\b(?:är|har|var|vilket|ska|kommer|beror|innebär|visar|nås|nåddes|uppnås)\b")


def _is_name(words: str) -> bool:
    """Whether the words are a name, and no clause that happens to stand before the figure."""
    return len(words) <= 160 and not _CLAUSE.search(_RELATIVE.sub("", words))


_RELATIVE = re.compile(r"\bsom\s[\wåäö]+")  # "brukare som är nöjda"


def _reaches(text: str, label_end: int, line_start: int, found: Sequence[FoundGoal]) -> bool:
    """Whether the label still holds: few lines between, and no goal."""
    near = text.count("\n", label_end, line_start) <= _MOST_LINES
    return near and not any(label_end <= each.start < line_start for each in found)


def _above(text: str, line_start: int) -> _Named | None:
    """The nearest line above that has no figure, as the name; None where it is a sentence."""
    end = line_start - 1
    for _step in range(4):
        if end <= 0:
            return None
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if not _ROLE.search(line):
            name, begin, finish = _bare(text, start, end)
            goal_line = _GOAL_LINE.match(line)
            if goal_line:
                name, begin, finish = _bare(text, start + goal_line.start("name"), end)
            fits = "\t" not in line and _is_name(name) and not line.rstrip().endswith(".")
            return _Named(name, None, False, begin, finish) if fits else None
        end = start - 1
    return None


_ROLE_FOR = re.compile(
    rf"(?<![\wåäö-])(?P<role>målvärdet?|nuläget?|utfallet|prognosen)(?:\s(?:19|20)\d\d)?\s(?:för|avseende|gällande)\s(?P<name>(?!året|helåret|perioden|delåret|\d)[^\n\t.;:]{{6,120}}?)"
    rf"(?::|\s(?:är|var|blev|uppgår\still|uppgick\still|har\ssatts\still|är\ssatt\still))\s(?P<direction>minst|högst|lägst|[<>≤≥])?\s?(?P<number>{NUMBER})(?![\w/:])(?:\s?(?:{UNIT})(?![\wåäö]))?",
    re.IGNORECASE,
)


_FOR = re.compile(r"(?:ärdet?|läget?|fallet|nosen)\b[^\n]{0,6}\s(?:för|avseende|gällande)\s")


def _role_then_name(text: str) -> Iterator[_Pair]:
    """ "Målvärdet för andel nöjda brukare är 85 procent": the name between the role and the number."""
    for match in _ROLE_FOR.finditer(text) if _FOR.search(text) else ():
        value = number_of(match["number"])
        if value is None or _ROLE.search(match["name"]):
            continue
        first = match["role"].casefold()[:5]
        role = next(role for word, role in _ROLES.items() if word.startswith(first))
        years = _YEAR.findall(match[0][: match.start("name") - match.start()])
        start = match.start("direction") if match["direction"] else match.start("number")
        figure = FoundKeyFigure(
            *("", value, unit_of(match) if match.end() > match.end("number") else "", role),
            *(
                _SIGN_OF.get((match["direction"] or "").casefold(), ""),
                int(years[0]) if years else None,
                None,
            ),
            *(start, match.end(), match["role"]),
        )
        yield figure, _named_by(match)


_CLAUSES = re.compile(
    rf"(?<![\wåäö])(?P<name>(?:andel(?:en)?|antal(?:et)?|genomsnittlig[at]?)\s[^.;:\n\t\d]{{5,140}}?)\s(?:(?P<target>(?:ska|skulle|skall)\s(?:vara|uppgå\still|öka\still|minska\still|nå|bli|ligga\spå))|är|var|blev|uppgår\still|uppgick\still)\s"
    rf"(?P<direction>minst|högst|lägst|över|under)?\s?(?P<number>{NUMBER})(?![\w/:]|[.-]\d)(?:\s?(?:{UNIT})(?![\wåäö]))?(?P<after>[^.;\n\t]{{0,45}})",
    re.IGNORECASE,
)
_OF_WHEN = re.compile(
    r"(?:\s?\(?(?:år|under|för|den|per|i|vid)?\s?)(?P<when>(?:\d{1,2}/\d{1,2}|\d{1,2}\s[a-z]+|[a-z]+|delåret|helåret)?\s?(?:19|20)\d\d|delåret|delårsbokslutet)",
    re.IGNORECASE,
)


def _in_clauses(text: str) -> Iterator[_Pair]:
    """ "Andelen nöjda brukare ska vara minst 85 procent", "… var 82 procent 2024": a clause that says it all; an outcome only
    with its time."""
    for match in _CLAUSES.finditer(text):
        value, when = number_of(match["number"]), _OF_WHEN.match(match["after"])
        if value is None or not (match["target"] or when) or _ROLE.search(match["name"]):
            continue
        role = FigureRole.TARGET_VALUE if match["target"] else FigureRole.OUTCOME
        said = period(when["when"]) if when else Period()
        if role is FigureRole.OUTCOME and when and said.month is None and said.year is None:
            continue
        unit = unit_of(match) if match.start("after") > match.end("number") else ""
        start = match.start("direction") if match["direction"] else match.start("number")
        end = match.start("after")
        figure = FoundKeyFigure(
            *("", value, unit, role),
            *(_SIGN_OF.get((match["direction"] or "").casefold(), ""), said.year, None),
            *(start, end, when["when"] if when else ""),
        )
        yield figure, _named_by(match)


def _named_by(match: re.Match[str]) -> _Named:
    return _Named(" ".join(match["name"].split()), None, False, match.start("name"), match.end("name"))


_SIGN_OF = {
    "minst": "≥",
    "lägst": "≥",
    "högst": "≤",
    "över": ">",
    "under": "<",
    **{each: each for each in "<>≤≥"},
}


# What a figure is of

_MONTH_NAMES = {each[:3]: at for at, each in enumerate(MONTHS, 1)}
_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})(?!\d)")
_ISO = re.compile(r"(?:19|20)\d\d-(\d\d)(?:-\d\d)?")
_NAMED_MONTH = re.compile(rf"\b({'|'.join(_MONTH_NAMES)})[a-zå]{{0,7}}\b")
_YEAR = re.compile(r"(?<![\d/.:])((?:19|20)\d\d)(?![\d])")
_WHOLE_YEAR = re.compile(r"\bhel-?år|\bårs(?:bokslut|utfall|resultat|redovisning)|\bårets|\bbokslut")
_PART = re.compile(r"\bdelår|\btertial 2|\bt2\b|\bperioden")


def period(words: str) -> Period:
    """The year and the month that the words name: "Utfall per delåret 31/8 2024" is August 2024."""
    small = words.casefold()
    years = _YEAR.findall(small)
    return Period(int(years[-1]) if years else None, _month(small))


def _month(small: str) -> int | None:
    if (day := _DAY.search(small)) and 0 < int(day[2]) <= 12:
        return int(day[2])
    if (iso := _ISO.search(small)) and 0 < int(iso[1]) <= 12:
        return int(iso[1])
    if names := _NAMED_MONTH.findall(small):
        return _MONTH_NAMES[names[-1]]
    if _PART.search(small):
        return 8
    return 12 if _WHOLE_YEAR.search(small) else None


_SAID = re.compile(
    r"\b(?P<role>målvärde|nuläge|utfall|prognos)(?:t|n|et|en)?[ \u00a0](?P<when>\(?(?:per|för|år|avser|i)[ \u00a0][^\n.;:)]{0,25}?(?:19|20)\d\d\)?)(?!\d|-\d\d)(?![ \u00a0]?:|[ \u00a0](?:är|var|blev|uppgår|om)\b)"
)
_ROLES = {
    "målvärde": FigureRole.TARGET_VALUE,
    "nuläge": FigureRole.PRESENT_VALUE,
    "utfall": FigureRole.OUTCOME,
    "prognos": FigureRole.FORECAST,
}


def _periods_of_roles(small: str) -> Mapping[FigureRole, Period]:
    """What the text says of all its figures of a kind: "nuläge (per 31/8 2023) och målvärde för 2024". Where it says two
    things, it says nothing."""
    said: dict[FigureRole, set[Period]] = {}
    for match in _SAID.finditer(small):
        said.setdefault(_ROLES[match["role"]], set()).add(period(match["when"]))
    return {role: next(iter(of)) for role, of in said.items() if len(of) == 1}
