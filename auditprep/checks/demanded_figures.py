"""Whether an answer tells budget, outcome, forecast and deviation, each with a figure, where that is demanded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from auditprep.checks.reply import Reply
from auditprep.prose.amounts import amounts
from auditprep.prose.demands import Demand, Figure
from auditprep.richtext import Placed, Table

ORDER = (Figure.BUDGET, Figure.OUTCOME, Figure.FORECAST, Figure.DEVIATION)


def lacking_figures(reply: Reply, demand: Demand) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Which of those that are demanded are not told."""
    if reply.is_elsewhere:
        return
    told = {figure for figure in demand.figures if _is_told(reply, figure)}
    if not told and reply.points_elsewhere:
        return
    missing = [each for each in ORDER if each in demand.figures - told]
    if missing == [Figure.DEVIATION] and _may_be_without(reply, demand):
        return
    if missing:
        yield "demanded-figures", {"missing": " ".join(missing)}


WORDS = {
    Figure.BUDGET: re.compile(
        r"(?<!mot )(?<!från )(?<!fr )(?<!gentemot )(?<!än )(?<!med )(?<!enligt )(?<!över )(?<!under )budget(?!avvik|\w* (?:för )?20\d\d[–-]\d)|kommunbidrag|\bram(?:en)?\b|anslag|tilldela"
    ),
    Figure.OUTCOME: re.compile(
        r"utfall|(?<!prognostiserade )(?<!prognosticerade )(?<!förväntade )(?<!beräknade )(?<!prognostiserat )(?<!prognosticerat )resultat|bokfört|ackumulera|förbruk|(?:vid|per|för|i) delåret?\b|delårs(?:utfall|resultat)|redovisat|efter åtta månader|(?:per|till och med|t\.?o\.?m\.?) (?:den )?(?:sista |31 )?augusti"
    ),
    Figure.FORECAST: re.compile(
        r"prognos|förvänta|beräknas|bedöms bli|bedöms uppgå|väntas|räknar med|kommer att (?:bli|uppgå)"
    ),
    Figure.DEVIATION: re.compile(
        r"avvik|överskott|underskott|differens|skillnad|över(?:skrid|stig)|under(?:skrid|stig)|i (?:nivå|linje) med budget|enligt budget|i balans|nollresultat|(?:över|under|bättre än|sämre än|lägre än|högre än) budget|\bdiff\b|\+/-"
    ),
}
"""How an answer speaks of each."""

_EVEN = r"i (?:nivå|linje) med budget|enligt budget|i balans|nollresultat|budget(?:en)? (?:hålls|används|förbrukas)"
_MAY_BE_WORDS = {
    Figure.DEVIATION: re.compile(rf"(?:ingen|inga|utan|noll) (?:\w+ )?avvik|avviker inte|{_EVEN}"),
    Figure.FORECAST: re.compile(
        rf"(?:prognos|räknar med|förvänta|beräknas|bedöm|väntas)[^.\n]{{0,60}}(?:{_EVEN})|nollprognos"
    ),
}
"""What is told without a figure."""

_FIGURE = re.compile(r"(?<![\w§/.-])[-–−+±]?\d[\d \u00a0]*(?:[.,]\d+)?(?![\w/-])")
_NO_FIGURE = re.compile(r"(?:19|20)\d\d|\d{1,2}")


def _is_told(reply: Reply, figure: Figure) -> bool:
    if reply.sends(WORDS[figure]):
        return True
    if figure in _MAY_BE_WORDS and _MAY_BE_WORDS[figure].search(reply.small):
        return True
    return figure in _in_sentences(reply) or figure in reply.text.of_blocks(in_tables)


def _in_sentences(reply: Reply) -> set[Figure]:
    """What is told with an amount, or another number that is no year, in one sentence. Cells stand alone: they are told in
    tables."""
    money = [each.start for each in reply.text.of(amounts)]
    found: set[Figure] = set()
    for each in reply.sentences:
        words = reply.small[each.start : each.end]
        if any(each.start <= at < each.end for at in money) or _has_figure(words):
            found |= {figure for figure, pattern in WORDS.items() if pattern.search(words)}
    return found


def _has_figure(words: str) -> bool:
    return any(not _NO_FIGURE.fullmatch(each[0].strip()) for each in _FIGURE.finditer(words))


def in_tables(blocks: tuple[Placed, ...]) -> frozenset[Figure]:
    """What a table tells in a column or a row with numbers: its head names it."""
    found: set[Figure] = set()
    for each in blocks:
        if isinstance(each.block, Table):
            rows = [["".join(span.text for span in cell).lower() for cell in row] for row in each.block.rows]
            for line in (*rows, *map(list, zip(*rows, strict=True))):
                found |= _headed(line)
    return frozenset(found)


def _headed(line: list[str]) -> set[Figure]:
    """What the head of a row or a column says, if something with a digit stands after it."""
    if not any(any(sign.isdigit() for sign in cell) for cell in line[1:]):
        return set()
    return {figure for figure, pattern in WORDS.items() if pattern.search(line[0])}


def _may_be_without(reply: Reply, demand: Demand) -> bool:
    """Whether no deviation need be told: the forecast is told elsewhere; or it is asked for where there is one, and two
    amounts are the same, so that there may be none."""
    if reply.sends(WORDS[Figure.FORECAST]):
        return True
    values = [(each.value, each.unit) for each in reply.text.of(amounts)]
    return Figure.DEVIATION in demand.perhaps and len(values) > len(set(values))
