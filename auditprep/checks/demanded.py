"""Whether an answer gives what its question demands besides a yes or a no.

An answer that sets out to give it is held to it; one that sends the reader elsewhere for it ("se bilaga 2, sid 4–6") is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from auditprep.checks.demanded_areas import lacking_areas
from auditprep.checks.demanded_figures import lacking_figures
from auditprep.checks.demanded_goals import GoalLists, lacking_goals, left_out_goals
from auditprep.checks.demanded_small import (
    lacks_attachment,
    lacks_date,
    lacks_dnr,
    lacks_how_often,
    lacks_number,
    lacks_pages,
    lacks_paragraph,
    lacks_share,
    lacks_when,
)
from auditprep.checks.ground import Ground
from auditprep.checks.reply import YES, Reply
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPart, Kind, Mend, MendKind, Severity
from auditprep.prose.citing import decision_text
from auditprep.prose.demands import Demand, DemandKind, demands

DEMANDED_MISSING = ("demanded-missing", Severity.WARNING)

Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something demanded that is not there: the code of its sentence, and the facts."""

    demand: Demand
    code: str
    facts: Facts = field(default_factory=dict)


def demanded_missing(ground: Ground) -> Iterable[Finding]:
    """What questions demand and answers do not give."""
    known = GoalLists(ground)
    for question in ground.questions:
        wanted = ground.asked(question).of(demands)
        reply = Reply(ground, question)
        if not wanted or not reply.has_words or reply.is_put_off:
            continue
        for lack in _lacks(reply, wanted, known):
            yield _finding(reply, lack)


def _finding(reply: Reply, lack: Lack) -> Finding:
    ground, demand = reply.ground, lack.demand
    places = (
        ground.whole(reply.key, FoundPart.TEXT),
        ground.span(reply.key, demand.start, demand.end, FoundPart.QUESTION),
    )
    asked = {"demanded": " ".join(places[1].quote.split())}
    mends = _decision_to_write(reply) if demand.kind in _DECIDED else ()
    return finding(
        DEMANDED_MISSING, reply.key, *places, code=lack.code, facts={**asked, **lack.facts}, mends=mends
    )


def _lacks(reply: Reply, wanted: tuple[Demand, ...], goals: GoalLists) -> Iterator[Lack]:
    """What lacks in one answer; found again only when it, or what it leans on, has changed."""
    applying = [each for each in _each_kind(wanted) if _applies(reply, each)]
    snapshot = reply.ground.snapshot
    known = (reply.question, snapshot.answer(reply.key), snapshot.cited(reply.key), reply.ground.year)
    yield from reply.text.beside(_own_lacks, known, lambda: tuple(_own_lacks(reply, applying)))
    for demand in applying:
        if demand.kind is DemandKind.GOALS:
            yield from (Lack(demand, code, facts) for code, facts in left_out_goals(reply, goals))


def _each_kind(wanted: tuple[Demand, ...]) -> Iterator[Demand]:
    """One demand of a kind: of several the first, with what they all ask for."""
    kinds: dict[DemandKind, Demand] = {}
    for each in wanted:
        first = kinds.setdefault(each.kind, each)
        figures, perhaps = first.figures | each.figures, first.perhaps | each.perhaps
        kinds[each.kind] = replace(first, figures=figures, perhaps=perhaps)
    yield from kinds.values()


_OF_ITS_BEING = {
    *(DemandKind.DATE, DemandKind.WHEN, DemandKind.PARAGRAPH, DemandKind.DNR, DemandKind.NUMBER),
    *(DemandKind.SHARE, DemandKind.ATTACHED, DemandKind.PAGES),
}
"""What can be given only of what is there."""

_DECIDED = {DemandKind.DATE, DemandKind.WHEN, DemandKind.PARAGRAPH}


def _applies(reply: Reply, demand: Demand) -> bool:
    """Whether it is demanded of this answer: the date of a plan is not where there is no plan."""
    means = reply.meaning
    if demand.only_if is not None:
        return means in demand.only_if if means else reply.question.kind is Kind.TEXT
    is_none = reply.says_there_is_none and demand.kind not in (DemandKind.GOALS, DemandKind.FIGURES)
    if means in {"no", "open"} or is_none:
        return False
    return means in YES or means is None or demand.kind not in _OF_ITS_BEING


def _own_lacks(reply: Reply, wanted: Iterable[Demand]) -> Iterator[Lack]:
    small = [each for each in wanted if each.kind in _SMALL]
    lacking = [each for each in small if _SMALL[each.kind](reply, each)]
    if not (
        reply.is_elsewhere and lacking == small
    ):  # "se bilaga 2" gives all, "se bilaga 2, antagen 2024-12-10" the day alone
        yield from map(_small, lacking)
    for demand in wanted:
        if demand.kind in _LARGE:
            yield from (Lack(demand, code, facts) for code, facts in _LARGE[demand.kind](reply, demand))


def _small(demand: Demand) -> Lack:
    if demand.noun:
        return Lack(demand, f"demanded-{demand.kind}-of", {"noun": demand.noun})
    return Lack(demand, f"demanded-{demand.kind}")


_SMALL: Mapping[DemandKind, Callable[[Reply, Demand], bool]] = {
    DemandKind.DATE: lacks_date,
    DemandKind.WHEN: lacks_when,
    DemandKind.PARAGRAPH: lacks_paragraph,
    DemandKind.DNR: lacks_dnr,
    DemandKind.NUMBER: lacks_number,
    DemandKind.SHARE: lacks_share,
    DemandKind.HOW_OFTEN: lacks_how_often,
    DemandKind.ATTACHED: lacks_attachment,
    DemandKind.PAGES: lacks_pages,
}
_LARGE: Mapping[DemandKind, Callable[[Reply, Demand], Iterator[tuple[str, Facts]]]] = {
    DemandKind.AREAS: lacking_areas,
    DemandKind.GOALS: lacking_goals,
    DemandKind.FIGURES: lacking_figures,
}


def _decision_to_write(reply: Reply) -> Iterator[Mend]:
    """The decision that adopted what the answer cites, if that is one decision."""
    ground: Ground = reply.ground
    cited = (ground.evidence.get(each.evidence) for each in ground.snapshot.cited(reply.key))
    decisions = {each.decision for each in cited if each and each.decision and each.decision.date}
    if len(decisions) == 1:
        end = len(reply.text.plain)
        words = f" ({decision_text(decisions.pop())})"
        place = ground.span(reply.key, end, end)
        yield Mend(MendKind.WRITE, reply.key, words=words, place=place)
