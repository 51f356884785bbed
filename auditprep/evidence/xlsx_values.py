"""The values of a spreadsheet as Excel shows them in Swedish: decimal comma, days as 2024-05-14."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from lxml import etree

from auditprep.evidence.ooxml import whole_number

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
"""Before the names of a workbook's elements, as lxml writes them."""

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_FIRST_DAY, _FIRST_DAY_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001  a sheet knows no zones
_LAST_DAY = 2_958_466  # 31 December 9999
_LARGEST, _MOST_DECIMALS = 1e20, 15  # Excel knows no more figures
_WIDE = Context(prec=50)  # room for the largest number with all its decimals


@dataclass(frozen=True, slots=True)
class Look:
    """How a number is shown. `kind`: "general", "number", "day", "time", "moment" (both) or "span" (hours passed)."""

    kind: str = "general"
    decimals: int = 0
    grouped: bool = False
    percent: bool = False


GENERAL = Look()


def looks(styles: etree._Element | None) -> list[Look]:
    """How the cells of each style show their numbers."""
    if styles is None:
        return []
    own = {
        whole_number(each.get("numFmtId"), -1): each.get("formatCode", "")
        for each in styles.iter(f"{S}numFmt")
    }
    cells = styles.find(f"{S}cellXfs")
    return [] if cells is None else [_by_number(whole_number(each.get("numFmtId"), 0), own) for each in cells]


def look(code: str) -> Look:
    """What a format's code means: "#,##0.00", "yyyy-mm-dd", …"""
    said = _SAID.sub("", code.split(";")[0]).casefold()
    if not said or "general" in said or "standard" in said or "@" in said:
        return GENERAL
    if re.search(r"\[(h+|m+|s+)\]", said):
        return Look("span")
    day, time = bool(re.search("[yd]", said)), bool(re.search("[hs]", said))
    if day or time or "m" in said:
        return Look("moment" if day and time else "time" if time else "day")
    decimals = _DECIMALS.search(said)
    return Look(
        "number",
        len(decimals[1]) if decimals else 0,
        "#,#" in said or "0,0" in said or "# #" in said,
        "%" in said,
    )


def shown(value: float, how: Look, from_1904: bool = False) -> str:
    """A number as it is shown."""
    if not math.isfinite(value):
        return str(value)
    if how.kind == "general" or abs(value) > _LARGEST:
        return _general(value)
    if how.kind == "number":
        return _figure(value, how)
    if how.kind == "span":
        return _span(value)
    return _moment(value, how.kind, from_1904)


def _by_number(numbered: int, own: Mapping[int, str]) -> Look:
    return look(own.get(numbered) or _BUILT_IN.get(numbered, ""))


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}".replace(".", ",")


def _figure(value: float, how: Look) -> str:
    exact = Decimal(repr(value)) * (100 if how.percent else 1)
    rounded = exact.quantize(Decimal(1).scaleb(-min(how.decimals, _MOST_DECIMALS)), ROUND_HALF_UP, _WIDE)
    text = f"{rounded:,f}" if how.grouped else f"{rounded:f}"
    return text.replace(",", " ").replace(".", ",") + ("%" if how.percent else "")


def _span(value: float) -> str:
    minutes = round(value * 24 * 60)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"


def _moment(value: float, kind: str, from_1904: bool) -> str:
    if not 0 <= value < _LAST_DAY - 1462:
        return _general(value)
    first = _FIRST_DAY_1904 if from_1904 else _FIRST_DAY
    moment = first + dt.timedelta(days=value, milliseconds=500)
    if kind == "time":
        return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
    return (
        moment.strftime("%Y-%m-%d %H:%M") if kind == "moment" and value % 1 else moment.strftime("%Y-%m-%d")
    )
