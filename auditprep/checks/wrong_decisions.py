"""Decisions that the attached minutes tell otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from auditprep.checks.decided import Decided
from auditprep.checks.ground import Ground
from auditprep.checks.lacking_decisions import told
from auditprep.checks.rule import finding
from auditprep.checks.telling import redating, renumbering, reregistering
from auditprep.checks.traces import Trace, Traced, traced
from auditprep.model import Decision, Finding, FoundPlace, Mend, Severity

WRONG = ("paragraph-not-in-minutes", Severity.ERROR)


def wrong_decisions(ground: Ground) -> Iterator[Finding]:
    """A finding for each decision and answer that gives it otherwise than the minutes do."""
    groups: dict[tuple[object, ...], list[Traced]] = {}
    for each in traced(ground):
        if each.trace in _TELL:
            cited = each.cited
            key = (cited.question, cited.body, cited.date, cited.paragraph, each.trace, each.right)
            groups.setdefault(key, []).append(each)
    for of in groups.values():
        yield _TELL[of[0].trace](ground, of)


def _other_meeting(ground: Ground, of: Sequence[Traced]) -> Finding:
    first, right = of[0], _right(of)
    facts = {**_facts(ground, first), "right": str(right.date)}
    mends = redating(ground, _cited(of), right.date) if right.date else ()
    return _finding(ground, of, right, "paragraph-other-meeting", facts, mends)


def _no_paragraph(ground: Ground, of: Sequence[Traced]) -> Finding:
    first, right = of[0], of[0].right
    facts = _facts(ground, first)
    if right is None:
        return _finding(ground, of, None, "paragraph-not-there", facts)
    facts |= {"right": f"§ {right.paragraph}", "matter": right.title or right.dnr or ""}
    mends = renumbering(ground, _cited(of), right.paragraph or 0)
    return _finding(ground, of, right, "paragraph-not-there-but", facts, mends)


def _other_dnr(ground: Ground, of: Sequence[Traced]) -> Finding:
    right = _right(of)
    facts = {**_facts(ground, of[0]), "dnr": of[0].cited.dnr or "", "right": right.dnr or ""}
    return _finding(
        ground, of, right, "paragraph-other-dnr", facts, reregistering(ground, _cited(of), right.dnr or "")
    )


def _other_matter(ground: Ground, of: Sequence[Traced]) -> Finding:
    right, there = _right(of), of[0].there
    facts = {
        **_facts(ground, of[0]),
        "there": (there.title or there.dnr or "") if there else "",
        "right": f"§ {right.paragraph}",
        "matter": right.title or right.dnr or "",
    }
    mends = renumbering(ground, _cited(of), right.paragraph or 0)
    return _finding(ground, of, right, "paragraph-other-matter", facts, mends, there)


_TELL: dict[Trace, Callable[[Ground, Sequence[Traced]], Finding]] = {
    Trace.OTHER_MEETING: _other_meeting,
    Trace.NO_PARAGRAPH: _no_paragraph,
    Trace.OTHER_DNR: _other_dnr,
    Trace.OTHER_MATTER: _other_matter,
}


def _finding(
    ground: Ground,
    of: Sequence[Traced],
    right: Decision | None,
    code: str,
    facts: dict[str, str],
    mends: Iterable[Mend] = (),
    there: Decision | None = None,
) -> Finding:
    places = [each.cited.place(ground) for each in of]
    evidence = of[0].evidence[0]
    decisions = [each for each in (right, there) if each is not None]
    places += [_in_minutes(ground, evidence, each) for each in decisions] or [ground.of_document(evidence)]
    return finding(WRONG, of[0].cited.question, *places, code=code, facts=facts, mends=mends)


def _in_minutes(ground: Ground, evidence: int, decision: Decision) -> FoundPlace:
    """Where the § stands in the minutes."""
    if decision.page is None:
        return ground.of_document(evidence)
    document = ground.document(evidence)
    page = document.page(decision.page) if document else None
    sign = f"§ {decision.paragraph}"
    at = page.plain.find(sign) if page else -1
    if at < 0:
        return ground.on_page(evidence, decision.page)
    return ground.on_page(evidence, decision.page, at, at + len(sign))


def _facts(ground: Ground, each: Traced) -> dict[str, str]:
    title = ground.evidence[each.evidence[0]].title
    return {"decision": told(ground, each.cited), "paragraph": str(each.cited.paragraph), "title": title}


def _cited(of: Sequence[Traced]) -> list[Decided]:
    return [each.cited for each in of]


def _right(of: Sequence[Traced]) -> Decision:
    right = of[0].right
    assert right is not None
    return right
