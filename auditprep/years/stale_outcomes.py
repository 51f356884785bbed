"""The year before last year, where it tells of when an outcome is from: the figures beside it have to be others this year, and
so has it. Nothing is proposed: what stands there may be compared with on purpose."""

from __future__ import annotations

import re

from auditprep.model import StaleKind
from auditprep.years.stale_digits import is_year
from auditprep.years.stale_facts import is_fact
from auditprep.years.stale_ground import Ground


def mark_earlier_years(ground: Ground) -> None:
    """Marks the year before last year where a figure is of it, where last year is compared with it, and where the sentence
    speaks of both."""
    for match in re.finditer(rf"(?<!\w){ground.then - 1}(?!\w)", ground.text):
        start, end = match.span()
        if is_year(ground, start, end) and (
            _is_compared(ground, start) or is_of_figure(ground, start, end, ground.then - 1)
        ):
            ground.mark(StaleKind.YEAR, start, end)


def is_of_figure(ground: Ground, start: int, end: int, year: int) -> bool:
    """Whether `text[start:end]`, a time of this `year`, is the year before last year, and says when an outcome is from."""
    if year != ground.then - 1 or ground.is_aside(start) or is_fact(ground, start, end):
        return False
    before, after = ground.before(start, 90), ground.after(end, 40)
    if _OF_A_DOCUMENT.search(before):
        return False
    return bool(_AFTER_MEASURE.search(before) or _AFTER_FIGURE.search(before) or _BEFORE_FIGURE.match(after))


_TIME = (
    r"(?:(?:under|från|för|avseende|i|per|vid|den|år|året|åren|hel(?:a|år|året)?|delår(?:et)?|budgetåret|verksamhetsåret|hösten|våren|sommaren"
    r"|t\.?o\.?m\.?|till\soch\smed|kvartal\s\d|tertial\s\d|(?:första|andra)\shalvåret)\s){0,4}\(?"
)
_MEASURE = (
    r"[\wåäö-]*(?:utfall|resultat|nuläge|omsättning|frånvaro|statistik|uppgift|siffr|nyckeltal|mätetal|måltal|värde|antal|andel|volym"
    r"|kostnad|intäkt|bidrag|buffert|överskott|underskott|avvikelse|måluppfyllelse|nöjdhet|index|betyg|poäng|genomsnitt|läget|mätning|enkät"
    r"|mätt|uppmätt|budgetram|nettoram)(?:et|en|er|n|na|erna|orna|or|a|ar|arna|s)?"
)
_AFTER_MEASURE = re.compile(
    rf"(?<![\w-]){_MEASURE}(?:\s(?!sedan\b)[\wåäö%()-]+){{0,4}}?,?\s\(?{_TIME}\Z", re.IGNORECASE
)
_UNIT = (
    r"(?:procent(?:enheter)?|%|mnkr|mkr|tkr|kr|kronor|miljoner|st|stycken|personer|ärenden|dagar|timmar|plats(?:er)?|barn|elever|brukare|hushåll"
    r"|besök|poäng|ton|kg|kvm)"
)
_AFTER_FIGURE = re.compile(
    rf"(?<![\w.,/§–-])[-–−+]?\d[\d \u00a0]{{0,9}}(?:,\d+)?\s?{_UNIT}?[\s,]\s?\(?{_TIME}\Z", re.IGNORECASE
)
_BEFORE_FIGURE = re.compile(
    r"\)?(?::|\s=|\s(?:var|är|blev|låg|uppgick|uppgår|fanns|hade)(?:\s[\wåäö]+){0,3})\s(?:[<>≤≥]\s?)?[-–−+]?\d",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:\b(?:jämfört\smed|i\sjämförelse\smed|i\sförhållande\still|gentemot|liksom|såsom)\s(?:[^\s;]+(?<![.;:])\s){0,6}"
    r"|\b(?:föregående\sår|förra\såret|året\sinnan|i\sfjol)[\s,(]{1,3}"
    r"|\b(?:än|mot)\s(?:under\s|år\s|helåret\s|i\s){0,2}|\b(?:nuläge|utfall|utfallet)\s\(?(?:per\s|för\s|helår\s|år\s){0,2})\Z",
    re.IGNORECASE,
)
_OF_A_DOCUMENT = re.compile(
    r"(?:bokslut|redovisning|rapport|budget|plan|analys|policy|strategi|program|riktlinje)[a-zåäö]{0,4}\s(?:för\s|av\s|från\s)?\Z",
    re.IGNORECASE,
)


def _is_compared(ground: Ground, start: int) -> bool:
    """Whether it is a year that last year is compared with, and no document's."""
    before = ground.before(start, 90)
    return bool(_COMPARED.search(before)) and not _OF_A_DOCUMENT.search(before)
