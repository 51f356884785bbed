"""How numbers, and where they stand, are told in findings."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from auditprep.checks.ground import Ground
from auditprep.prose.amounts import SEK
from auditprep.prose.measures import Measure
from auditprep.prose.tables import written_like


def written(value: Decimal, like: Measure) -> str:
    """A number, in kronor where it is money, as the other is written: in its unit, with as many decimals."""
    worth = SEK.get(like.unit, 1)
    places = like.half * 2 / worth
    exact = (value / worth).quantize(places.normalize() if places < 1 else Decimal(1), ROUND_HALF_UP)
    sample = f"0,{'0' * max(0, -int(exact.as_tuple().exponent))}" if exact.as_tuple().exponent else "0"
    unit = "" if not like.unit else f" {like.unit}"
    return written_like(exact, sample) + unit


def told_at(ground: Ground, here: str | None, there: str) -> str:
    """The label of the question where something else is told; "" where that is the same question."""
    return "" if here == there else ground.by_key[there].label


def on_page_facts(ground: Ground, evidence: int, page: int) -> Mapping[str, str]:
    """The title and the page, as it is printed where that is known."""
    place = ground.on_page(evidence, page)
    return {"title": ground.evidence[evidence].title, "page": place.printed_page or str(page)}


def shortened(name: str) -> str:
    """A name on a line: its first words, where it is long."""
    if len(name) <= _LONGEST:
        return name
    cut = name[:_LONGEST]
    return cut[: cut.rfind(" ")].rstrip(" ,") + " …"


_LONGEST = 90
