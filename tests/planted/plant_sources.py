"""Planters: what an answer leans on and refers to: decisions, meetings, documents, pages, other questions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from auditprep.model import Decision, EvidenceKind, Trouble
from planted.documents import Paper
from planted.spoiling import COMPLETE, Spoiler, Truth
from planted.telling import long_day
from planted.world import World

Planted = Truth | None

ELSEWHERE = frozenset({"paragraph-two-dates", "decision-differs", "meeting-unknown", "reference-unattached", "paragraph-not-in-minutes"})  # fmt: skip


# Decisions


def _decided(s: Spoiler, key: str, **changes: object) -> World:
    """The world in which this decision is another."""
    decisions = {**s.world.decisions, key: replace(s.world.decisions[key], **changes)}
    return replace(s.world, decisions=decisions)


def _referring(s: Spoiler, *, minuted: bool | None = None, twice: bool = False, fact: str = "ref") -> Iterator[tuple[str, str]]:  # fmt: skip
    """Topics and the decisions that they refer to, those of readable minutes or those of none."""
    for topic in s.topics(told=f"{fact}:"):
        for told in sorted(s.draft.told[topic].facts):
            key = told.removeprefix(f"{fact}:")
            if not told.startswith(f"{fact}:") or key not in s.world.decisions:
                continue
            if minuted is not None and minuted != _is_minuted(s, key):
                continue
            if not twice or s.others_tell(topic, told):
                yield topic, key


def _is_minuted(s: Spoiler, key: str) -> bool:
    decision = s.world.decisions[key]
    paper = s.draft.papers.get(f"protokoll:{decision.date}")
    return paper is not None and paper.key in s.draft.ids and not paper.scanned


def reference_unattached(s: Spoiler) -> Planted:
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "reference-unattached"))
    return s.truth("reference-unattached", "a decision that is not attached", accept={"meeting-unknown"}, also={"paragraph-order", "other-year", "document-unattached"})  # fmt: skip


def paragraph_not_in_minutes(s: Spoiler) -> Planted:
    kinds = (_other_paragraph, _other_dnr, _no_such_paragraph)
    for step in range(len(kinds)):
        if truth := kinds[(s.variant + step) % len(kinds)](s):
            return truth
    return None


def _other_paragraph(s: Spoiler) -> Planted:
    """The § of another meeting with the date of this one."""
    for topic, key in _referring(s, minuted=True):
        decision = s.world.decisions[key]
        others = [
            m.number for sitting in s.world.sittings for m in sitting.matters if sitting.date != decision.date
        ]
        here = {
            m.number for sitting in s.world.sittings for m in sitting.matters if sitting.date == decision.date
        }
        number = s.draw.choice([each for each in others if each not in here])
        if s.retell(topic, _decided(s, key, paragraph=number)):
            what = f"§ {number} with the date of {decision.date}"
            return s.truth("paragraph-not-in-minutes", what, accept=ELSEWHERE - {"reference-unattached", "meeting-unknown"}, also={*ELSEWHERE, "paragraph-order", "dnr-differs"})  # fmt: skip
    return None


def _other_dnr(s: Spoiler) -> Planted:
    for topic, key in _referring(s, minuted=True, fact="dnr"):
        wrong = _wrong_dnr(s, s.world.decisions[key])
        if s.retell(topic, _decided(s, key, dnr=wrong)):
            return s.truth("paragraph-not-in-minutes", f"{wrong}, not {s.world.decisions[key].dnr}", accept={"dnr-differs"}, also={"decision-differs"})  # fmt: skip
    return None


def _wrong_dnr(s: Spoiler, decision: Decision) -> str:
    assert decision.date
    return s.world.names["dnr"].format(
        b=s.world.board.letters, y=decision.date.year, n=s.draw.randint(410, 890)
    )


def _no_such_paragraph(s: Spoiler) -> Planted:
    wanted = [key for key in ("interim", "budget", "annual") if _is_minuted(s, key)]
    topic = next(iter(s.topics()), None)
    if topic is None or len(wanted) < 3:
        return None
    s.append(topic, s.say(topic, "no-such-paragraph"))
    return s.truth(
        "paragraph-not-in-minutes", "a § that the minutes lack", also={*ELSEWHERE, "paragraph-order"}
    )


def paragraph_two_dates(s: Spoiler) -> Planted:
    for topic, key in _referring(s, twice=True):
        date = s.world.decisions[key].date
        assert date
        if s.variant % 3 == 2:
            if not _adopts(s, topic, key):
                continue
            world = _decided(s, key, paragraph=(s.world.decisions[key].paragraph or 0) + s.draw.choice((-2, -1, 1, 2, 10)))  # fmt: skip
        else:
            world = _decided(s, key, date=_near(s, date) if s.variant % 3 else _slip(date))
        if s.retell(topic, world):
            what = f"{key}: {world.decisions[key].date} § {world.decisions[key].paragraph}, not {date} § {s.world.decisions[key].paragraph}"
            return s.truth(
                "paragraph-two-dates",
                what,
                accept=ELSEWHERE,
                also={"paragraph-order", "dnr-differs", "other-year"},
            )
    return None


def _adopts(s: Spoiler, topic: str, key: str) -> bool:
    """Whether the answer says what was decided there, so that another § can be seen to be wrong."""
    number = s.world.decisions[key].paragraph
    lines = s.draft.plain(s.draft.key(topic)).split("\n")
    return any(re.search(rf"§\s?{number}\b", line) and _ADOPTED.search(line) for line in lines)


_ADOPTED = re.compile(r"antog|antagen|fastställ|beslutad|fastslog|behandlat|reviderades")


def _near(s: Spoiler, date: dt.date) -> dt.date:
    """A working day in the same year on which no meeting was held."""
    held = {sitting.date for sitting in s.world.sittings}
    while True:
        day = date + dt.timedelta(days=s.draw.choice((-8, -5, -3, 3, 4, 6, 7)))
        if day not in held and day.year == date.year and day.weekday() < 5:
            return day


def _slip(date: dt.date) -> dt.date:
    """Another month: what a hand that copies writes."""
    return date.replace(month=date.month % 12 + 1 if date.month != 12 else 11, day=min(date.day, 28))


def paragraph_order(s: Spoiler) -> Planted:
    if "economy_followed" not in s.topics():
        return None
    months = list(s.world.months)
    at = s.draw.randrange(len(months) - 1)
    one, other = months[at][1], months[at + 1][1]
    first, second = s.world.decisions[one], s.world.decisions[other]
    world = _decided(s, one, paragraph=second.paragraph)
    world = replace(world, decisions={**world.decisions, other: replace(second, paragraph=first.paragraph)})
    if not s.retell("economy_followed", world):
        return None
    return s.truth("paragraph-order", f"§ {second.paragraph} before § {first.paragraph}", accept=ELSEWHERE, also={*ELSEWHERE, "dnr-differs"}, loose=True)  # fmt: skip


def meeting_unknown(s: Spoiler) -> Planted:
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    held = s.draw.choice([each.date for each in s.world.sittings if each.date.year == s.world.year])
    day = _near(s, held)
    s.append(topic, s.say(topic, "meeting-unknown", date=day, long=long_day(day)))
    return s.truth("meeting-unknown", f"no meeting on {day}", also={"reference-unattached"})


def dnr_differs(s: Spoiler) -> Planted:
    for topic, key in _referring(s, twice=True, fact="dnr"):
        wrong = _wrong_dnr(s, s.world.decisions[key])
        if s.retell(topic, _decided(s, key, dnr=wrong)):
            return s.truth("dnr-differs", f"{key}: {wrong}, not {s.world.decisions[key].dnr}", accept={"paragraph-not-in-minutes", "decision-differs"})  # fmt: skip
    return None


def decision_differs(s: Spoiler) -> Planted:
    """The document was adopted at one meeting here, at another there."""
    if s.variant % 2 and (truth := _budget_elsewhere(s)):
        return truth
    if "strategy" not in s.draft.ids:
        return None
    topic = next((each for each in s.topics(plain=True) if each != "competence"), None)
    if topic is None:
        return None
    known = s.world.decisions["strategy"]
    assert known.date
    day = known.date.replace(month=11)
    number = (known.paragraph or 0) + s.draw.randint(5, 20)
    s.append(topic, s.say(topic, "decision-differs", date=day, long=long_day(day), paragraph=number))
    return s.truth("decision-differs", f"strategy: {day} § {number}, not {known.date} § {known.paragraph}", accept=ELSEWHERE, also={"paragraph-order", "dnr-differs"})  # fmt: skip


def _budget_elsewhere(s: Spoiler) -> Planted:
    sitting = s.draw.choice([each for each in s.world.sittings if each.date.year == s.world.year])
    matter = s.draw.choice([each for each in sitting.matters if each.dnr])
    for topic in s.topics(told="ref:budget"):
        if not s.others_tell(topic, "ref:budget") or not _adopts(s, topic, "budget"):
            continue
        if s.retell(topic, _decided(s, "budget", date=sitting.date, paragraph=matter.number)):
            return s.truth("decision-differs", f"the budget adopted {sitting.date} § {matter.number}", accept=ELSEWHERE, also={"paragraph-order", "dnr-differs"})  # fmt: skip
    return None


# Pages, figures, words


def page_missing(s: Spoiler) -> Planted:
    if s.variant % 4 == 3:
        for topic in s.topics():
            cited = s.draft.citations.get(s.draft.key(topic), [])
            at = next(
                (at for at, each in enumerate(cited) if each.pages and _title(s, each.evidence) != "locked"),
                None,
            )
            if at is not None:
                wrong = replace(cited[at], pages=str(s.draw.randint(31, 60)))
                s.cite(topic, [*cited[:at], wrong, *cited[at + 1 :]])
                s.change(topic)
                s.touch(wrong.evidence)
                return s.truth(
                    "page-missing", f"page {wrong.pages} is cited", also={"page-unrelated"}, loose=True
                )
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "page-missing"))
    return s.truth("page-missing", "a page that does not exist", also={"page-unrelated"})  # fmt: skip


def _title(s: Spoiler, id: int) -> str:
    return next(key for key, each in s.draft.ids.items() if each == id)


_WHERE = (("goals_measurable", "budget", "goals"), ("investments", "budget", "investments"), ("goals_outcome", "interim", "goals"), ("risks", "budget", "risks"))  # fmt: skip


def page_unrelated(s: Spoiler) -> Planted:
    """The cover or the contents are cited for what stands further on; every second time in words too."""
    free = s.topics()
    for topic, paper, part in sorted(_WHERE, key=lambda _each: s.draw.random()):
        if topic not in free or paper not in s.draft.ids:
            continue
        id, key = s.draft.ids[paper], s.draft.key(topic)
        cited = s.draft.citations.get(key, [])
        known = s.draft.papers[paper]
        page = known.offset + 1 if known.offset else 1
        wrong = [each for each in cited if each.evidence == id]
        if not wrong:
            continue
        s.cite(topic, [replace(each, pages=str(page)) if each.evidence == id else each for each in cited])
        if s.variant % 2:
            s.draft.papers[paper] = replace(known, parts={**known.parts, part: (page,)})
            s.retell(topic, s.world)
            s.draft.papers[paper] = known
        s.change(topic)
        return s.truth("page-unrelated", f"page {page} of {known.title} for its {part}", accept={"figure-not-on-page"}, also={"figure-not-on-page", "quote-not-found"}, loose=True)  # fmt: skip
    return None


def figure_not_on_page(s: Spoiler) -> Planted:
    if s.variant % 2 and (truth := _another_figure(s)):
        return truth
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "figure-not-on-page"))
    return s.truth("figure-not-on-page", "a figure that the page lacks", accept={"page-unrelated"}, also={"figure-differs", "document-unattached"})  # fmt: skip


def _another_figure(s: Spoiler) -> Planted:
    """What stands on the page that is told, with another number."""
    counts, shares = s.world.counts, s.world.shares
    ways = (
        (
            "competence",
            replace(s.world, counts={**counts, "activities": counts["activities"] + s.draw.randint(2, 9)}),
        ),
        (
            "control_followed",
            replace(s.world, counts={**counts, "samples": counts["samples"] + s.draw.randint(2, 19)}),
        ),
        ("sick", replace(s.world, shares={**shares, "sick": shares["sick"] + 1.7})),
    )
    free = s.topics()
    for topic, world in s.draw.sample(ways, len(ways)):
        if (
            topic in free
            and _BESIDE_PAGE[topic].search(s.draft.plain(s.draft.key(topic)))
            and s.retell(topic, world)
        ):
            others = {"sum-differs", "percent-differs", "count-elsewhere", "figure-differs", "page-unrelated"}
            return s.truth("figure-not-on-page", f"another number than on the page ({topic})", accept=others)
    return None


_BESIDE_PAGE = {
    "competence": re.compile(r"aktiviteter[^.]*(?:sid|s\. \d)"),
    "control_followed": re.compile(r"(?:sid\w*|s\.) \d+[^.]*stickprov"),
    "sick": re.compile(r"(?:sid|s\. )"),
}
"""The number and its page in one sentence."""


def quote_not_found(s: Spoiler) -> Planted:
    if s.variant % 4 == 3:
        for topic in s.topics():
            cited = s.draft.citations.get(s.draft.key(topic), [])
            at = next(
                (
                    at
                    for at, each in enumerate(cited)
                    if s.draft.papers[_title(s, each.evidence)].pages
                    and not s.draft.papers[_title(s, each.evidence)].scanned
                ),
                None,
            )
            if at is not None:
                quote = "samtliga enheter har fullgjort sina uppdrag utan undantag"
                s.cite(topic, [*cited[:at], replace(cited[at], quote=quote), *cited[at + 1 :]])
                s.change(topic)
                return s.truth("quote-not-found", "a cited quotation that stands nowhere", loose=True)
    topic = next(iter(s.topics()), None)
    if topic is None or ("policy" not in s.draft.ids and s.variant % 3 == 2):
        return None
    s.append(topic, s.say(topic, "quote-not-found"))
    return s.truth("quote-not-found", "words that stand nowhere")  # fmt: skip


# Documents


def document_unattached(s: Spoiler) -> Planted:
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "document-unattached"))
    return s.truth("document-unattached", "a document that is not attached", accept={"document-other-year"}, also={"page-missing", "document-undecided"})  # fmt: skip


def document_other_year(s: Spoiler) -> Planted:
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "document-other-year"))
    return s.truth("document-other-year", "a document of another year", accept={"document-unattached", "last-years-document", "other-year"}, also={"page-missing"})  # fmt: skip


def document_undecided(s: Spoiler) -> Planted:
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    title = s.say(topic, "undecided-title")
    page = f"{title}\nRutinen beskriver hur medarbetarna bemöter den som söker kontakt och vem som svarar."
    id = s.attach(Paper("undecided", title, EvidenceKind.POLICY, (page,)), topic)
    s.append(topic, s.say(topic, "undecided", title=title[0].lower() + title[1:]))
    return s.truth("document-undecided", f"{title} ({id}) without a decision", loose=True)


def evidence_uncited(s: Spoiler) -> Planted:
    topic = s.draft.form.topics[next(iter(s.draft.form.topics))]
    title = f"{s.say(topic, 'uncited-title')} {s.world.year}"
    page = f"{title}\nSammanställningen gjordes {s.world.year}-05-04 av {s.world.board.department}."
    s.attach(Paper("uncited", title, EvidenceKind.OTHER, (page,), f"{s.world.year}-05-04"))
    return s.truth("evidence-uncited", title)


def evidence_unreadable(s: Spoiler) -> Planted:
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    title = s.say(topic, "unreadable-title")
    trouble = (None, Trouble.LOCKED, Trouble.DAMAGED)[s.variant % 3]
    pages = ("bild", "bild") if trouble is None else ()
    paper = Paper("unreadable", title, EvidenceKind.OTHER, pages, str(s.world.last if str(s.world.last) in title else s.world.year), scanned=True, trouble=trouble)  # fmt: skip
    s.attach(paper, topic)
    return s.truth("evidence-unreadable", f"{title}: {trouble or 'scanned'}", also={"last-years-document"})


def last_years_document(s: Spoiler) -> Planted:
    """A citation of last year's budget, or interim report, where this year's is attached."""
    name = ("budget", "interim")[s.variant % 2]
    for topic in s.topics(told=f"doc:{name}"):
        key = s.draft.key(topic)
        cited = s.draft.citations.get(key, [])
        if not any(each.evidence == s.draft.ids.get(name) for each in cited):
            continue
        id = s.draft.add_paper(_last_years(s, name))
        s.touch(id)
        wrong = [
            replace(each, evidence=id, pages="3") if each.evidence == s.draft.ids[name] else each
            for each in cited
        ]
        s.cite(topic, wrong)
        s.change(topic)
        return s.truth("last-years-document", f"{s.draft.papers[f'old-{name}'].title} is cited", accept={"document-other-year", "other-year"}, also={"page-unrelated", "figure-not-on-page", "evidence-uncited"}, loose=True)  # fmt: skip
    return None


def _last_years(s: Spoiler, name: str) -> Paper:
    world, now = s.world, s.draft.papers[name]
    last = now.title.replace(str(world.year + 2), str(world.year + 1)).replace(
        str(world.year), str(world.last)
    )
    if name == "budget":
        last = f"{world.board.name}s {world.names['budget']} {world.last}–{world.year + 1}"
    decision = now.decision
    assert decision and decision.date
    then = replace(decision, date=decision.date.replace(year=decision.date.year - 1, day=min(decision.date.day, 28)), paragraph=(decision.paragraph or 0) + 2, dnr=None, title=last)  # fmt: skip
    pages = (last, "Innehåll", f"Mål och ekonomi {world.last}", "Tabeller")
    represents = f"{world.last}–{world.year + 1}" if name == "budget" else str(world.last)
    return Paper(f"old-{name}", last, now.kind, pages, represents, then)


def replaced_document(s: Spoiler) -> Planted:
    return _older_version(s) if s.variant % 2 else _newer_policy(s)


def _older_version(s: Spoiler) -> Planted:
    for topic in s.topics(told="doc:"):
        for citation in s.draft.citations.get(s.draft.key(topic), []):
            key = _title(s, citation.evidence)
            paper = s.draft.papers[key]
            if not paper.pages or paper.scanned or key in s.draft.older:
                continue
            s.draft.older[key] = replace(paper, pages=(paper.pages[0] + "\nUtkast", *paper.pages[1:]))
            _lean_on_newest(s, s.draft.key(topic), citation.evidence)
            s.change(topic)
            s.touch(citation.evidence)
            return s.truth("replaced-document", f"{paper.title}: the first version is cited", loose=True)
    return None


def _lean_on_newest(s: Spoiler, but: str, evidence: int) -> None:
    for key, cited in s.draft.citations.items():
        if key != but:
            cited[:] = [replace(each, version=2) if each.evidence == evidence else each for each in cited]


def _newer_policy(s: Spoiler) -> Planted:
    """A newer policy of the same title is attached, and the older is cited."""
    if "policy" not in s.draft.ids or "policy" not in s.topics():
        return None
    old = s.draft.papers["policy"]
    day = dt.date(s.world.year, 1, 20)
    newer = Decision(s.world.board.name, day, 4, None, old.title)
    page = f"{old.title}\nAntagen av {s.world.board.name} {day} § 4. Ersätter tidigare dokument."
    s.attach(Paper("newer-policy", old.title, old.kind, (page,), None, newer))
    s.change("policy")
    return s.truth("replaced-document", f"{old.title}: a newer one is attached", also={"decision-differs", "evidence-uncited", "last-years-document"}, loose=True)  # fmt: skip


# Other questions


def question_reference(s: Spoiler) -> Planted:
    kinds = (_unknown_question, _itself, _empty_question, _wrong_way)
    return kinds[s.variant % len(kinds)](s) or _unknown_question(s)


def _unknown_question(s: Spoiler) -> Planted:
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "question-unknown"))
    return s.truth("question-reference", "no such question")


def _itself(s: Spoiler) -> Planted:
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "question-itself"))
    return s.truth("question-reference", "the question itself")


def _empty_question(s: Spoiler) -> Planted:
    topics = s.topics()
    other = next((each for each in topics if each not in s.referred), None)
    if other is None or len(topics) < 2:
        return None
    topic = next(each for each in topics if each != other)
    s.append(topic, s.say(topic, "question-other", other=s.draft.key(other), way=_way(s, topic, other)))
    s.change(other, text="", mark=None, evidence="")
    return s.truth("question-reference", f"{s.draft.key(other)} is empty", also=COMPLETE)


def _wrong_way(s: Spoiler) -> Planted:
    topics = s.topics()[:2]
    if len(topics) < 2:
        return None
    topic, other = topics
    wrong = {"ovan": "nedan", "nedan": "ovan"}[_way(s, topic, other)]
    s.append(topic, f"Se {wrong}, {s.draft.key(other)}." if s.draw.random() < 0.5 else f"Se fråga {s.draft.key(other)} {wrong}.")  # fmt: skip
    return s.truth("question-reference", f"{s.draft.key(other)} is not {wrong}")


def _way(s: Spoiler, topic: str, other: str) -> str:
    order = s.draft.form.asked.order
    return "ovan" if order[other] < order[topic] else "nedan"


PLANTERS: dict[str, Callable[[Spoiler], Planted]] = {
    "reference-unattached": reference_unattached,
    "paragraph-not-in-minutes": paragraph_not_in_minutes,
    "paragraph-two-dates": paragraph_two_dates,
    "paragraph-order": paragraph_order,
    "meeting-unknown": meeting_unknown,
    "dnr-differs": dnr_differs,
    "decision-differs": decision_differs,
    "page-missing": page_missing,
    "page-unrelated": page_unrelated,
    "figure-not-on-page": figure_not_on_page,
    "quote-not-found": quote_not_found,
    "document-unattached": document_unattached,
    "document-other-year": document_other_year,
    "document-undecided": document_undecided,
    "evidence-uncited": evidence_uncited,
    "evidence-unreadable": evidence_unreadable,
    "last-years-document": last_years_document,
    "replaced-document": replaced_document,
    "question-reference": question_reference,
}
