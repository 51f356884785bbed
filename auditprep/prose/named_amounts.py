"""Amounts with a name: what a sentence, or a row of a table, calls them, and of which year and month they are. So that the same amount
told in two places can be known again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditprep.prose.amounts import NUMBER, SEK, UNIT, number_of, unit_of
from auditprep.prose.dates import MONTHS
from auditprep.prose.found import without_overlaps
from auditprep.prose.goals import period
from auditprep.prose.measures import Measure, measure, measures
from auditprep.prose.sentences import sentences
from auditprep.prose.small import small_letters
from auditprep.prose.tables import Cell, FoundTable, tables, unit_of_table
from auditprep.prose.year_spans import years_in


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount of money. `name` is what it is called ("kommunbidrag", "resultat", "budget", "personalkostnad"…); `role` is "budget",
    "outcome" (of a part of the year), "year", "forecast" or "", in a table "plan" or "deviation" too. `about` are the other words that say what it is of.
    `years` are those that the words name, `month` the one that it is seen from. `is_in_table`: a row and a column say all this.
    It stands in `text[start:end]`."""

    name: str
    role: str
    about: frozenset[str]
    years: frozenset[int]
    month: int | None
    amount: Measure
    is_in_table: bool
    start: int
    end: int


def named_amounts(text: str) -> tuple[NamedAmount, ...]:
    """The named amounts in the text, in order."""
    return _named(text, text)


def named_amounts_on_page(text: str) -> tuple[NamedAmount, ...]:
    """The same where a sentence goes on from one line to the next; a row of a table does not."""
    lines = text.split("\n")
    joined = [
        line + ("\n" if "\t" in line or "\t" in after else " ")
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return _named(text, "".join(joined)[: len(text)])


_RISE = re.compile(
    rf"(?:(?<![\d–-])(?P<before>(?:19|20)\d\d)\s(?:förväntas\s|väntas\s|beräknas\s|uppgår\s)?)?kommunbidrag(?:et)?(?:\s(?:år\s|för\s)?(?P<after>(?:19|20)\d\d))?(?P<between>[^.;\n\t]{{0,90}}?)\b(?:öka\w*|ökning\w*|höj\w*)\s(?:med|om|på)\s(?P<number>{NUMBER})\s?(?:procent|%)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundRise:
    """By how many per cent the grant rises, in the year that is named, None for none. It stands in `text[start:end]`."""

    year: int | None
    percent: Measure
    start: int
    end: int


def grant_rises(text: str) -> tuple[FoundRise, ...]:
    """How much the grant rises, in order."""
    return tuple(_rises(text)) if "ommunbidrag" in text else ()


def _rises(text: str) -> Iterator[FoundRise]:
    for match in _RISE.finditer(text):
        value = number_of(match["number"])
        years = {int(each) for each in re.findall(r"(?:19|20)\d\d", match["between"])}
        named = match["before"] or match["after"]
        if value is not None and not years:
            percent = measure(value, "procent", match.start("number"), match.end())
            yield FoundRise(int(named) if named else None, percent, percent.start, percent.end)


_RESERVE = re.compile(
    r"\b(?:buffert(?:en)?|budgetreserv(?:en)?|reserv(?:en)?)\b[^.;\n\t]{0,40}?(?:\d|en|ett|två|tre|halv)\s?(?:procent|%)\sav\s(?=\d)",
    re.IGNORECASE,
)


def reserve_wholes(text: str) -> tuple[Measure, ...]:
    """The amounts that a reserve is told to be so many per cent of, with nothing that says what they are: "Bufferten är 1,5
    procent av 83,0 mnkr"."""
    ends = {match.end() for match in _RESERVE.finditer(text)}
    return tuple(each for each in measures(text) if each.start in ends and each.is_money) if ends else ()


def _named(text: str, prose: str) -> tuple[NamedAmount, ...]:
    if not any(each in text for each in _UNITS) or not _NAME.search(text):
        return ()
    found = sorted([*_in_prose(prose), *_in_tables(text)], key=lambda each: each.start)
    before: list[NamedAmount | None] = [None, *found]
    return tuple(_after_forecast(each, last) for each, last in zip(found, before, strict=False))


def _after_forecast(each: NamedAmount, before: NamedAmount | None) -> NamedAmount:
    """ "Prognos helår: 132,0 mnkr", and on the next line "Avvikelse: -2,0 mnkr": it is that of the forecast."""
    is_forecasts = before is not None and before.name == "prognos" and each.start - before.end < _NEXT
    if not is_forecasts or each.name not in _DEVIATIONS or each.role:
        return each
    return replace(each, name="resultat", role="forecast")


_NEXT = 60
_UNITS = ("kr", "Kr", "ron", "KR", "sek", "SEK")


_NAMES = {
    "kommunbidrag": r"kommunbidrag(?:et)?|kommunalt\sbidrag|kommunersättning(?:en)?",
    "investeringsbudget": r"investerings(?:budget(?:en)?|ram(?:en)?|anslag(?:et)?)",
    "budget": r"(?:netto|drift|total|års|helårs)?budget(?:en|ram|ramen)?|driftsram(?:en)?|(?:netto|ekonomisk[a]?\s|drift|budget)?ram(?:en)?|(?:budget)?anslag(?:et)?",
    "resultat": r"(?:års|helårs|delårs)?resultat(?:et)?|underskott(?:et)?|överskott(?:et)?",
    "avvikelse": r"(?:budget|resultat|års|helårs)?avvikelse(?:n)?",
    "prognos": r"(?:helårs|års)?prognos(?:en)?",
    "utfall": r"(?:helårs|delårs|års)?utfall(?:et)?",
    "buffert": r"buffert(?:en)?",
    "nettokostnad": r"(?:verksamhetens\s)?nettokostnad(?:en|er|erna)?",
    "intäkt": r"(?:verksamhetens\s)?intäkt(?:er|erna)",
    "personalkostnad": r"personalkostnad(?:er|erna|en)?",
    "lokalkostnad": r"lokal(?:kostnad(?:er|erna)?|hyr(?:or|orna|a))",
    "köp av tjänster": r"köp\sav\s(?:tjänst(?:er)?|verksamhet)|köpta\stjänster",
    "övriga kostnader": r"övriga\skostnader(?:na)?",
    "kostnad": r"verksamhetens\skostnader|bruttokostnad(?:er|erna)?",
}
_NAME = re.compile(
    r"(?<![\wåäö-])(?:"
    + "|".join(f"(?P<n{at}>{words})" for at, words in enumerate(_NAMES.values()))
    + r")(?![\wåäö-])",
    re.IGNORECASE,
)
_BEGINS_NAME = re.compile(rf"(?<![\wåäö-])(?:{'|'.join(_NAMES.values())})", re.IGNORECASE)
_KEYS = tuple(_NAMES)

_SMALL = re.compile(
    r"(?:ligga|landar|landa|uppgå|bli|vara|hamnar?|stannar?|pekar?|anges|angavs|anger|satt|sattes|satts|bestäm[dt]\w*|blivit|slutade|slutar|tyder|innebär|utgör|utgjorde|består|motsvarar|omfattar|beslutad\w*|fördelad\w*|befaras|visat|kvarstår|fastställd\w*"
    r"|efter|cirka|ca|drygt|knappt|runt|omkring|minus|plus|tkr|mnkr|mkr|kkr|kr|utgången|sista|netto|samma|oförändra\w*|nivå|kommunfullmäktige|fullmäktige|ursprunglig\w*)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_][\wåäö´’-]*|\d[\d/.-]*")
_SIGNS_BETWEEN = re.compile(r"[\s:=,()/–.-]*")
_DATED = re.compile(r"\d{1,2}|(?:19|20)\d\d(?:-\d\d-\d\d)?|\d{1,2}/\d{1,2}|(?:19|20)\d\d[-–/](?:19|20)?\d\d")


def _leads_on(words: str, start: int, end: int) -> bool:
    """Whether nothing but small words, days and other names stands between a name and an amount."""
    at = start
    for match in _TOKEN.finditer(words, start, end):
        if not _SIGNS_BETWEEN.fullmatch(words, at, match.start()) or match.end() > end:
            return False
        word = match[0].rstrip(".-")
        if not (_SMALL.fullmatch(word) or _NEUTRAL.fullmatch(word) or _DATED.fullmatch(word)):
            return False
        at = match.end()
    return bool(_SIGNS_BETWEEN.fullmatch(words, at, end))


_MOST_BETWEEN = 110
_NEUTRAL = re.compile(
    r"(?:av|i|på|för|per|inom|hos|avseende|gällande|om|med|till|från|och|samt|den|det|de|att|som|är|var|blev|har|ha|hade|ger|gav|ett|en|sin|sina|sitt|dess|vid|mot|under|inför|enligt|då|därmed|detta|denna|dessa|vilket|ovan|även|också|nu|så|redan|fortfarande|framgår|anges|redovisas?|redovisar|redovisade|konstateras|visar|visade|beslutades?|fastställdes|fastställts"
    r"|beräknas|bedöms|förväntas|väntas|uppgår|uppgick|ligger|totala?t?|sammanlagda|hela|årets?|år|helår\w*|delår\w*|perioden|bokslutsperioden|periodens|prognosticera\w*|prognostisera\w*|förvänta\w*|beräkna\w*|budgetera\w*|redovisat|(?:helårs|års)?prognos\w*|utfall\w*|resultat\w*|avvikelse\w*|budget\w*|negativ\w*|positiv\w*"
    r"|underskott\w*|överskott\w*|ekonomisk\w*|ekonomin?|nämnd\w*|styrelse\w*|[\wåäö-]*nämnd(?:en|ens)?|[\wåäö-]*styrelse(?:n|ns)?|förvaltning\w*|[\wåäö-]*förvaltning(?:en|ens)?|kommun(?:en|ens)|bokslut\w*|[\wåäö]*bokslut\w*|[\wåäö]*rapport\w*|[\wåäö]*uppföljning\w*"
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|senaste|aktuella?|nuvarande|gällande|egna|ram\w*|slutet|månad\w*|tertial\w*|kvartal\w*|sammanfattningsvis|ja|se|enheten|verksamhetens?|tilldelade?|beslutade?|antagna?|ursprungliga?|kommunfullmäktiges?|fullmäktiges?|plan\w*|mål\w*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\wåäö´’-]*")
_MONTHS = "|".join(each[:3] for each in MONTHS)
_FORECAST = re.compile(
    r"\b(?:(?:helårs|års)?prognos\w*|förvänta\w*|väntas|beräknas|beräknad\w*|bedöms|kommer\satt|förutsåg\w*|befara\w*)\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"\b(?:helår\w*|årets|året|hel-?året)\b", re.IGNORECASE)
_OF_PERIOD = re.compile(
    rf"\b(?:utfall\w*|perioden\w*|bokslutsperioden|delårs\w*|delåret|hittills|ackumulera\w*|tertial\w*|(?:per|till\soch\smed|t\.o\.m\.?|efter)\s(?:den\s)?(?:\d{{1,2}}\s)?(?:{_MONTHS})[a-zå]*)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\b(?:utfall\w*|redovisat|bokslut\w*)\b", re.IGNORECASE)
_BUDGET = re.compile(r"\b(?:budget(?!avv)\w*|ram\w*|anslag\w*|plan)\b", re.IGNORECASE)


# In sentences


def _in_prose(text: str) -> Iterator[NamedAmount]:
    month, line_end, passed = None, -1, list[str]()
    for sentence in sentences(text):
        if sentence.start > line_end:
            end = text.find("\n", sentence.start)
            month, line_end, passed = None, len(text) if end < 0 else end, []
        words = text[sentence.start : sentence.end]
        if not (_MONEY.search(words) and _BEGINS_NAME.search(words)):
            passed.append(words)
            continue
        months = _months(words)
        month, passed = months[-1] if months else _last_month(passed, month), []
        yield from _in_sentence(words, sentence.start, month, several=len(set(months)) > 1)


_MONEY = re.compile(r"kr|sek|:-", re.IGNORECASE)  # some of it is in every unit of money


def _last_month(sentences: Sequence[str], before: int | None) -> int | None:
    """The last month that sentences are seen from; that of those before them where they say none."""
    return next((months[-1] for words in reversed(sentences) if (months := _months(words))), before)


_SEVERAL_MONTHS: frozenset[str] = frozenset({"flera månader"})
_SEEN_FROM = re.compile(
    rf"\b(?:per|t\.?o\.?m\.?|till\soch\smed|efter|för|under|i|utgången\sav|slutet\sav|månadsuppföljning(?:en)?|uppföljning(?:en)?)\s(?:den\s)?(?:\d{{1,2}}\s)?(?P<month>{_MONTHS})[a-zå]{{0,7}}\b"
    r"|(?<!\d)\d{1,2}/(?P<day>\d{1,2})(?!\d)|\b(?P<part>delår\w*|[\wåäö]*delårs\w*|tertial(?:rapport|bokslut|uppföljning)?(?:en|et)?\s2|(?:andra|t2)\stertial\w*)\b"
    rf"|\A[\s–•*-]*(?P<head>{_MONTHS})[a-zå]{{0,7}}(?:\s(?:19|20)\d\d)?\s?[:–-]",
    re.IGNORECASE,
)


_SAYS_WHEN = (*(each[:3] for each in MONTHS), "/", "delår", "tertial")


def _months(words: str) -> list[int]:
    """The months that the words are seen from, in order; days of meetings and letters are none."""
    small = small_letters(words)
    if not any(each in small for each in _SAYS_WHEN):
        return []
    found: list[int] = []
    for match in _SEEN_FROM.finditer(words):
        if name := (match["month"] or match["head"] or "").casefold():
            found.append(next(at for at, each in enumerate(MONTHS, 1) if each.startswith(name)))
        elif match["part"]:
            found.append(_INTERIM)
        elif 0 < int(match["day"]) <= 12:
            found.append(int(match["day"]))
    return found


_INTERIM = 8


def _in_sentence(words: str, at: int, month: int | None, *, several: bool) -> Iterator[NamedAmount]:
    """`several`: the sentence names several months; each clause must then name its own."""
    begin, last = 0, None
    for amount in _amounts(words):
        clause = words[begin : amount.start]
        named = _name_before(words, begin, amount.start)
        if last and not named and _SAME_ELSEWHERE.fullmatch(clause):
            last = _of_other_month(last, clause, _moved(amount, at))
            yield last
        elif not named:
            last = None
        if named and not _CHANGES.search(clause):
            name, role = _called(named, words[named.end() : amount.start], amount, clause)
            if name == "resultat" and not role and _THIS_YEAR.match(words, amount.end):
                role = "forecast"
            about = _about_name(clause, named, begin)
            if several and len(set(_months(clause))) != 1:
                about |= _SEVERAL_MONTHS
            if name == "resultat" and _key(named) not in _WHOLE_RESULTS:
                about |= {_key(named)}
            own = _months(clause)
            last = NamedAmount(
                *(name, role, about, _years(clause), own[-1] if own else month),
                *(_moved(amount, at), False, at + amount.start, at + amount.end),
            )
            yield last
        begin = amount.end


_SAME_ELSEWHERE = re.compile(
    r"[\s,;()]*(?:[\wåäö\s]{0,40}\)[;,]?\s)?(?:och|samt|men|respektive)?\s?(?:nu\s)?(?:i|per|enligt|efter|vid)\s(?:[\wåäö-]+\s){0,4}?(?:[\wåäö]*(?:bokslut|rapport|uppföljning|delår)\w*|(?:den\s)?(?:\d{1,2}\s)?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*)\s?(?:\d|per|\s|(?:19|20)\d\d|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*)*,?\s?(?:är|var|låg|blev|till|på|om)?\s?(?:den|det|prognosen|avvikelsen|underskottet)?\s?(?:på|till|om)?\s?",
    re.IGNORECASE,
)


def _of_other_month(last: NamedAmount, clause: str, amount: Measure) -> NamedAmount:
    """ "Prognosen per april var -1,3 mnkr och i delårsbokslutet -2,4 mnkr": the same, seen from another month."""
    months = _months(clause)
    about = (last.about - _SEVERAL_MONTHS) if months else last.about | _SEVERAL_MONTHS
    month = months[-1] if months else None
    return NamedAmount(
        *(last.name, last.role, about, _years(clause) or last.years, month),
        *(amount, False, amount.start, amount.end),
    )


_THIS_YEAR = re.compile(r"\s(?:i\sår|för\shelåret|för\såret|på\shelåret|vid\sårets\sslut)\b")
_KNOWN = re.compile(r"(?:underskott|överskott)et|avvikelsen", re.IGNORECASE)


def _about_name(clause: str, named: re.Match[str], begin: int) -> frozenset[str]:
    """What the amount is of. "Underskottet" is known already: only a genitive, or "det" and an adjective, before it tell it apart
    from the whole board's."""
    start, end = named.start() - begin, named.end() - begin
    if not _KNOWN.fullmatch(named[0]):
        return _about(clause, start, end)
    before = _WORD.findall(clause[:start])[-2:]
    of_whom = [word for word in before[-1:] if word.endswith("s") and not _NEUTRAL.fullmatch(word)]
    adjective = before[-1:] if len(before) == 2 and before[0].casefold() in {"det", "den", "detta"} else []
    kept = [word for word in (*of_whom, *adjective) if not _NEUTRAL.fullmatch(word)]
    return frozenset(word.casefold() for word in kept) | _parts_told(clause[:start])


_PART_TOLD = re.compile(r"\b(?:inom|hos|avseende|gällande)\s(?:den\s|det\s)?([\wåäö-]+)", re.IGNORECASE)


def _parts_told(words: str) -> frozenset[str]:
    return frozenset(
        match[1].casefold() for match in _PART_TOLD.finditer(words) if not _NEUTRAL.fullmatch(match[1])
    )


_CHANGES = re.compile(
    r"\b(?:ök(?:a|ar|as|ade|at|ning\w*)|minsk(?:a|ar|as|ade|at|ning\w*)|höj(?:s|er|d|t|a|des|ts|ning\w*)|sänk(?:s|er|t|a|tes|ts|ning\w*)|förstärk\w*|tillförs|tillfördes|reducer\w*|utök\w*|justera\w*|justering\w*|omfördel\w*|skillnad\w*)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\((?:{UNIT})\)\s?:?\s?(?P<value>[-−–]?{NUMBER})(?![\w%])", re.IGNORECASE)


def _amounts(words: str) -> list[Measure]:
    """The amounts of money; those with their unit in brackets before them too: "Budget (tkr): 245 082"."""
    found = [each for each in measures(words) if each.is_money]
    for match in _IN_BRACKETS.finditer(words):
        value = number_of(match["value"])
        if value is not None and (unit := unit_of(match)) in SEK:
            found.append(measure(value, unit, match.start("value"), match.end("value")))
    return list(without_overlaps(found))


def _called(named: re.Match[str], between: str, amount: Measure, clause: str) -> tuple[str, str]:
    """What the amount is called, and its role. A forecast, or an outcome, that is a deviation is a result; of a forecast the
    result and the deviation are one."""
    name = _key(named)
    role = _role(name, clause)
    whole = name in {"prognos", "utfall"} and (amount.value < 0 or _DEVIATES.search(clause))
    if whole or (name not in _DEVIATIONS and name not in _OF_BUDGET and _DEVIATES.search(between)):
        name = "resultat"
    return ("resultat" if name == "avvikelse" and role == "forecast" else name), role


_DEVIATIONS = frozenset(("resultat", "avvikelse"))
_WHOLE_RESULTS = frozenset(("resultat", "avvikelse", "prognos", "utfall"))
_DEVIATES = re.compile(r"\b(?:[\wåäö]*avvikelse\w*|underskott\w*|överskott\w*|resultat\w*)\b", re.IGNORECASE)


def _name_before(words: str, begin: int, at: int) -> re.Match[str] | None:
    """The name that leads to the amount: nothing but small words, days and other names between."""
    first = max(begin, at - _MOST_BETWEEN)
    for match in _NAME.finditer(words, first, at):
        if _leads_on(words, match.end(), at):
            return match
    return None


def _key(match: re.Match[str]) -> str:
    return next(key for at, key in enumerate(_KEYS) if match[f"n{at}"])


def _role(name: str, clause: str) -> str:
    if name in _OF_BUDGET:
        return "budget"
    if _FORECAST.search(clause):
        return "forecast"
    if _OF_PERIOD.search(clause):
        return "outcome"
    if name in _DEVIATIONS:
        return "year" if _OF_YEAR.search(clause) else ""
    return "budget" if _BUDGET.search(clause) else ""


_OF_BUDGET = frozenset(("kommunbidrag", "investeringsbudget", "budget", "buffert"))


def _about(clause: str, start: int, end: int) -> frozenset[str]:
    """The words of the clause that say what it is of, save the name itself and what every such clause has."""
    rest = clause[:start] + " " + clause[end:]
    return frozenset(
        word.casefold().rstrip("s")
        for word in _WORD.findall(rest)
        if len(word) > 1 and not any(each.fullmatch(word) for each in (_NEUTRAL, _SMALL, _VERB))
    )


_VERB = re.compile(
    r"[a-zåäö]+(?:ade|ades|ats|its|des|tes)|förutsåg\w*|pekar|kommer|ska|skulle|bör|kan|kunde|väntar",
    re.IGNORECASE,
)


def _years(clause: str) -> frozenset[int]:
    """The last year that the clause names; all others of it are a document's or a comparison's."""
    own = list(re.findall(r"(?<![\d/.:–-])(?:19|20)\d\d(?![\d–-])", clause))
    return frozenset({int(own[-1])}) if own else years_in(clause)


def _moved(one: Measure, by: int) -> Measure:
    return Measure(one.value, one.half, one.unit, one.start + by, one.end + by)


# In tables


def _in_tables(text: str) -> Iterator[NamedAmount]:
    for table in tables(text):
        unit = unit_of_table(table)
        if unit:
            for row in table.rows:
                yield from _in_row(table, row, unit)


def _in_row(table: FoundTable, row: tuple[Cell, ...], unit: str) -> Iterator[NamedAmount]:
    named = _NAME.match(row[0].words)
    if named is None or row[0].words[named.end() :].strip(" :*"):
        return
    is_forecast = any(_role_of_head(head.words) == "forecast" for head in table.head[1:])
    for head, cell in zip(table.head[1:], row[1:], strict=True):
        if cell.value is None or cell.is_share:
            continue
        years = years_in(head.words)
        name, role = _key(named), _role_of_head(head.words)
        if role == "deviation" and name in _IN_ALL and is_forecast:
            name, role = "resultat", "forecast"
        yield NamedAmount(
            *(name, role, frozenset(), years, period(head.words).month),
            *(measure(cell.value, unit, cell.start, cell.end), True, cell.start, cell.end),
        )


_IN_ALL = frozenset(("nettokostnad", "kommunbidrag", "budget"))


def _role_of_head(head: str) -> str:
    for role, pattern in (
        ("plan", _PLAN),
        ("deviation", _DEVIATION),
        ("forecast", _FORECAST),
        ("budget", _BUDGET),
        ("outcome", _OUTCOME),
    ):
        if pattern.search(head):
            return role
    return ""


_PLAN = re.compile(r"\bplan\b", re.IGNORECASE)
_DEVIATION = re.compile(r"\b(?:avvik\w*|diff\w*|förändring|skillnad)\b", re.IGNORECASE)
