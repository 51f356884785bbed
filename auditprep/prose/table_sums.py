"""Tables whose numbers do not add up: a sum that is not that of its rows, a deviation that is not the difference, a risk value that
is not the product. Nobody says how a table is reckoned, so its other columns and rows do: what holds in them, and not here, is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from auditprep.prose.tables import Cell, FoundTable, tables

SUM, DIFFERENCE, PRODUCT = "sum", "difference", "product"


@dataclass(frozen=True, slots=True)
class TableSlip:
    """A number in a table that is not what the others make it. `kind` is SUM, DIFFERENCE or PRODUCT; `row` and `column` are the words
    that head them. `text[start:end]` is the number, which ought to be `wanted`; the others stand in `text[from_start:from_end]`, first to
    last."""

    kind: str
    row: str
    column: str
    value: Decimal
    wanted: Decimal
    start: int
    end: int
    from_start: int
    from_end: int


def table_slips(text: str) -> tuple[TableSlip, ...]:
    """The numbers that are not what they ought to be, in order. Where one wrong number makes several sums wrong, by as much,
    one of them is told."""
    found: list[TableSlip] = []
    for table in tables(text):
        if len(table.rows) * len(table.head) <= _LARGEST:
            found += _once(_of_table(text, table))
    return tuple(sorted(found, key=lambda each: each.start))


_LARGEST = 1500  # cells


def _once(slips: Iterable[TableSlip]) -> Iterator[TableSlip]:
    told: list[TableSlip] = []
    for each in slips:
        away = abs(each.wanted - each.value)
        if not any(away == abs(other.wanted - other.value) or each.start == other.start for other in told):
            told.append(each)
            yield each


def _of_table(text: str, table: FoundTable) -> Iterator[TableSlip]:
    whole = (table.head, *table.rows)
    turned = tuple(zip(*whole, strict=True))
    is_money = _is_money(text, table)
    yield from _differences(table.head, table.rows)
    yield from _differences(turned[0], turned[1:])
    yield from _sums(turned[1:], [row[0].words for row in whole], is_money, is_column=False)
    yield from _sums(table.rows, [cell.words for cell in table.head], is_money, is_column=True)
    yield from _products(table)


def _is_money(text: str, table: FoundTable) -> bool:
    """Whether rounding may be in it: money, or decimals."""
    words = text[table.start : table.end] + table.above
    numbers = [abs(cell.value) for row in table.rows for cell in row if cell.value is not None]
    return bool(_MONEY.search(words)) or max(numbers, default=Decimal(0)) >= _LARGE


_MONEY = re.compile(r"\b(?:tkr|mnkr|mkr|kkr|kr|kronor|belopp|budget|kostnad\w*|intäkt\w*)\b", re.IGNORECASE)
_LARGE = 1000


# Sums: rows that are summed, column by column (or, turned, columns row by row)

_TOTAL = re.compile(
    r"(?:del)?summa\b|total(?:t|a|en)?\b|sammanlagt\b|samtliga\b|netto\w*|verksamhetens\s(?:netto)?kostnader|årets\sresultat|resultat\b",
    re.IGNORECASE,
)
_STRICT = re.compile(
    r"(?:summa|total(?:t|summa)?|sammanlagt)(?:\s(?:summa|totalt|kostnader|intäkter|utgifter|antal|nämnden))?\s?:?",
    re.IGNORECASE,
)
_NO_SUMS = re.compile(
    r"%|procent|andel|snitt|genomsnitt|medel|index|poäng|sannolikhet|konsekvens|väsentlighet|riskvärde|betyg|år\b|nr\b|nummer|mål(?:värde)?\b|nuläge|per\s(?!den|\d|aug|apr|dec|jan|feb|mar|maj|jun|jul|sep|okt|nov)"
    r"|omsättning|frånvaro|kvot|grad\b",
    re.IGNORECASE,
)

_Rows = Sequence[Sequence[Cell]]
_Scheme = Callable[[list[Decimal], Sequence[bool]], Decimal | None]


def _since_total(numbers: list[Decimal], totals: Sequence[bool]) -> Decimal | None:
    """What stands since the last sum."""
    last = max((at for at, is_total in enumerate(totals) if is_total), default=-1)
    since = numbers[last + 1 :]
    return sum(since, Decimal(0)) if len(since) > 1 else None


def _all_rows(numbers: list[Decimal], totals: Sequence[bool]) -> Decimal | None:
    """All that is no sum."""
    rows = [each for each, is_total in zip(numbers, totals, strict=True) if not is_total]
    return sum(rows, Decimal(0)) if len(rows) > 1 else None


def _of_totals(numbers: list[Decimal], totals: Sequence[bool]) -> Decimal | None:
    """The sums before it."""
    sums = [each for each, is_total in zip(numbers, totals, strict=True) if is_total]
    return sum(sums, Decimal(0)) if len(sums) > 1 else None


def _on_from_total(numbers: list[Decimal], totals: Sequence[bool]) -> Decimal | None:
    """The last sum, and what stands since."""
    last = max((at for at, is_total in enumerate(totals) if is_total), default=-1)
    return sum(numbers[last:], Decimal(0)) if 0 <= last < len(numbers) - 1 else None


def _first_and_total(numbers: list[Decimal], totals: Sequence[bool]) -> Decimal | None:
    """Income in the first row, and the sum of the costs."""
    last = max((at for at, is_total in enumerate(totals) if is_total), default=-1)
    return numbers[0] + numbers[last] if last > 1 else None


def _less_the_rest(numbers: list[Decimal], totals: Sequence[bool]) -> Decimal | None:
    """The first less all others, where costs are written without a minus."""
    rows = [each for each, is_total in zip(numbers, totals, strict=True) if not is_total]
    return rows[0] - sum(rows[1:], Decimal(0)) if len(rows) > 1 else None


def _without_groups(numbers: list[Decimal], totals: Sequence[bool]) -> Decimal | None:
    """Only rows that are no part of a group: a row is a group's where the rows after it make it up."""
    found, at, grouped = Decimal(0), 0, False
    while at < len(numbers):
        size = _group_size(numbers, at)
        grouped = grouped or size > 0
        found += numbers[at]
        at += 1 + size
    return found if grouped else None


def _group_size(numbers: list[Decimal], at: int) -> int:
    made = Decimal(0)
    for size, number in enumerate(numbers[at + 1 :], 1):
        made += number
        if made == numbers[at] and numbers[at]:
            return size
    return 0


_SCHEMES: tuple[_Scheme, ...] = (
    *(_since_total, _all_rows, _of_totals, _on_from_total, _first_and_total, _less_the_rest, _without_groups),
)


def _sums(rows: _Rows, heads: Sequence[str], is_money: bool, *, is_column: bool) -> Iterator[TableSlip]:
    labels = [row[0].words for row in rows]
    totals = [bool(_TOTAL.match(label)) for label in labels]
    columns = [at for at in range(1, len(rows[0]) if rows else 0) if not _NO_SUMS.search(heads[at])]
    told: set[int] = set()
    for at in range(2, len(rows)):
        if not (totals[at] or at == len(rows) - 1):
            continue
        held = {column: _holding(rows, totals, at, column, is_money) for column in columns}
        for column, holding in held.items():
            if holding == () and column not in told:
                others = [each for other, each in held.items() if other != column and each]
                slip = _sum_slip(rows, totals, at, column, others, heads[column], is_money)
                if slip and (is_column or others):
                    told.add(column)
                    yield slip


def _numbers(rows: _Rows, column: int) -> list[Decimal] | None:
    """The column's numbers, nothing counted as 0; None where something else stands there, or shares."""
    found: list[Decimal] = []
    for row in rows:
        cell = row[column]
        if cell.is_share or (cell.value is None and not cell.is_blank):
            return None
        found.append(cell.value or Decimal(0))
    return found


def _holding(
    rows: _Rows, totals: Sequence[bool], at: int, column: int, is_money: bool
) -> tuple[_Scheme, ...] | None:
    """The ways in which the row is the sum of those above; None for a column that says nothing of it."""
    numbers = _numbers(rows[: at + 1], column)
    if numbers is None or rows[at][column].value is None or sum(each != 0 for each in numbers[:at]) < 2:
        return None
    slack = max(_slack(numbers, is_money), _rounding(numbers))
    return tuple(
        scheme
        for scheme in _SCHEMES
        if (made := scheme(numbers[:at], totals[:at])) is not None and _is_near(made, numbers[at], slack)
    )


def _rounding(numbers: Sequence[Decimal]) -> Decimal:
    """Half of the sum's last digit, where its parts are written more exactly."""
    places = [exponent for each in numbers if isinstance(exponent := each.as_tuple().exponent, int)]
    return Decimal(5).scaleb(places[-1] - 1) if places and places[-1] > min(places) else Decimal(0)


def _is_near(made: Decimal, stated: Decimal, slack: Decimal) -> bool:
    return abs(made - stated) <= slack or abs(abs(made) - abs(stated)) <= slack


def _slack(numbers: Sequence[Decimal], is_money: bool) -> Decimal:
    """How far rounding may carry: half of the last digit for each number, three digits at most; nothing where things are counted."""
    exponents = [each.as_tuple().exponent for each in numbers]
    places = min((each for each in exponents if isinstance(each, int)), default=0)
    if not is_money and places >= 0:
        return Decimal(0)
    return Decimal(1).scaleb(places) * min(Decimal(3), max(Decimal(1), Decimal(len(numbers)) / 2))


def _sum_slip(
    rows: _Rows,
    totals: Sequence[bool],
    at: int,
    column: int,
    others: Sequence[tuple[_Scheme, ...]],
    head: str,
    is_money: bool,
) -> TableSlip | None:
    """What the sum ought to be: reckoned as in the columns where it holds; where there are none, only what can be nothing else
    than the sum of all."""
    numbers = _numbers(rows[: at + 1], column)
    assert numbers is not None
    scheme = next((each for each in _SCHEMES if any(each in holding for holding in others)), None)
    if scheme is None:
        alone = _STRICT.fullmatch(rows[at][0].words) and at == len(rows) - 1 and not any(totals[:at])
        scheme = _since_total if alone else None
    elif not totals[at] and (at < 3 or scheme not in (_since_total, _all_rows)):
        return None
    wanted = scheme(numbers[:at], totals[:at]) if scheme else None
    stated = numbers[at]
    if wanted is None or (not others and stated and min(numbers[:at]) <= stated <= max(numbers[:at])):
        return None  # it may be their mean
    cell, first = rows[at][column], rows[0][column]
    wanted = wanted if (wanted < 0) is (stated < 0) or not stated else -wanted
    return TableSlip(
        *(SUM, rows[at][0].words, head, stated, wanted),
        *(cell.start, cell.end, first.start, rows[at - 1][column].end),
    )


# Differences

_BUDGET = re.compile(r"\b(?:budget\w*|ram\w*|plan(?:erat)?|anslag)\b", re.IGNORECASE)
_ACTUAL = re.compile(r"\b(?:utfall\w*|prognos\w*|redovisat|helårsprognos|bokslut\w*)\b", re.IGNORECASE)
_DEVIATION = re.compile(
    r"\b(?:budget|prognos|resultat)?avvik\w*|\bdiff(?:erens)?\b|\bskillnad\b|\bförändring\b|\böver-?/underskott\b",
    re.IGNORECASE,
)


def _differences(head: Sequence[Cell], rows: _Rows) -> Iterator[TableSlip]:
    for column, cell in enumerate(head):
        if (
            column < 2
            or not _DEVIATION.search(cell.words)
            or "%" in cell.words
            or "procent" in cell.words.casefold()
        ):
            continue
        before = [at for at in range(1, column) if not _DEVIATION.search(head[at].words)]
        pairs = [pair for pair in combinations(before, 2) if _may_differ(head, pair)]
        yield from _of_pairs(head, rows, column, pairs)


def _may_differ(head: Sequence[Cell], pair: tuple[int, int]) -> bool:
    one, other = (head[at].words for at in pair)
    kinds = [(bool(_BUDGET.search(each)), bool(_ACTUAL.search(each))) for each in (one, other)]
    return any(any(kind) for kind in kinds)


def _of_pairs(
    head: Sequence[Cell], rows: _Rows, column: int, pairs: Sequence[tuple[int, int]]
) -> Iterator[TableSlip]:
    """The rows in which the deviation is not the difference of the two columns whose difference it is in the others."""
    judged = {pair: [_differs(row, pair, column) for row in rows] for pair in pairs}
    judged = {
        pair: verdicts for pair, verdicts in judged.items() if any(each is not None for each in verdicts)
    }
    if not judged:
        return
    pair, verdicts = max(judged.items(), key=lambda each: (each[1].count(False), _certainty(head, each[0])))
    right, wrong = verdicts.count(False), verdicts.count(True)
    is_only = right + wrong == 1 and _certainty(head, pair) > 0
    if not wrong or (right < max(1, wrong) and not is_only):
        return
    for row, is_wrong in zip(rows, verdicts, strict=True):
        holds_otherwise = any(_differs(row, each, column) is False for each in judged)
        if is_wrong and not holds_otherwise:
            yield _difference_slip(head, row, pair, column)


def _certainty(head: Sequence[Cell], pair: tuple[int, int]) -> int:
    """How plainly one is the budget, and the other what is to come of it: 2 for a forecast, 1 for an outcome, 0 for neither."""
    one, other = (head[at].words for at in pair)
    plain = (_BUDGET.search(one) and _ACTUAL.search(other)) or (_ACTUAL.search(one) and _BUDGET.search(other))
    if not plain:
        return 0
    return 2 if _FORECAST.search(one + " " + other) else 1


_FORECAST = re.compile(r"prognos", re.IGNORECASE)


def _differs(row: Sequence[Cell], pair: tuple[int, int], column: int) -> bool | None:
    cells = (row[pair[0]], row[pair[1]], row[column])
    if any(cell.value is None or cell.is_share for cell in cells):
        return None
    one, other, stated = (cell.value or Decimal(0) for cell in cells)
    if not one and not other and not stated:
        return None
    slack = _slack([one, other, stated], True)
    return not (
        abs(abs(one - other) - abs(stated)) <= slack or abs(abs(abs(one) - abs(other)) - abs(stated)) <= slack
    )


def _difference_slip(
    head: Sequence[Cell], row: Sequence[Cell], pair: tuple[int, int], column: int
) -> TableSlip:
    one, other, stated = (row[at].value or Decimal(0) for at in (*pair, column))
    wanted = abs(one - other) if stated >= 0 else -abs(one - other)
    inside = (row[pair[0]], row[pair[1]])
    return TableSlip(
        *(DIFFERENCE, row[0].words, head[column].words, stated, wanted),
        *(row[column].start, row[column].end, inside[0].start, inside[1].end),
    )


# Products

_LIKELIHOOD = re.compile(r"\bsannolikhet\w*\b", re.IGNORECASE)
_WEIGHT = re.compile(r"\b(?:konsekvens\w*|väsentlighet\w*|allvarlighet\w*)\b", re.IGNORECASE)
_RISK = re.compile(
    r"\b(?:riskvärde\w*|riskpoäng|summa\w*|risktal|risknivå|s\s?[x*×]\s?k|värde|poäng|produkt)\b",
    re.IGNORECASE,
)


def _products(table: FoundTable) -> Iterator[TableSlip]:
    found = [
        next(
            (
                at
                for at, cell in enumerate(table.head)
                if pattern.search(cell.words) and not any(other.search(cell.words) for other in without)
            ),
            None,
        )
        for pattern, without in ((_LIKELIHOOD, ()), (_WEIGHT, ()), (_RISK, (_LIKELIHOOD, _WEIGHT)))
    ]
    if None in found:
        return
    one, other, product = (int(each or 0) for each in found)
    numbered = [
        row for row in table.rows if None not in (row[one].value, row[other].value, row[product].value)
    ]
    wrong = [row for row in numbered if _value(row, one) * _value(row, other) != _value(row, product)]
    if len(numbered) - len(wrong) < max(2, len(wrong)):
        return
    for row in wrong:
        yield TableSlip(
            *(
                PRODUCT,
                row[0].words,
                table.head[product].words,
                _value(row, product),
                _value(row, one) * _value(row, other),
            ),
            *(row[product].start, row[product].end, row[one].start, row[other].end),
        )


def _value(row: Sequence[Cell], at: int) -> Decimal:
    return row[at].value or Decimal(0)
