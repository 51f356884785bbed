"""Planters: what is missing in an answer, what contradicts itself there, what should not be there, and the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from random import Random

from auditprep.model import Answer, ChecklistLine, Kind, Notice, Question, Status
from planted.layouts import OFTEN
from planted.spoiling import COMPLETE, Spoiler, Truth

Planted = Truth | None


def mark_missing(s: Spoiler) -> Planted:
    for topic in s.topics(marked=True):
        text = s.draft.answers[s.draft.key(topic)].text
        begins = text.startswith(("Ja", "Nej"))
        if s.variant % 3 == 2 and topic not in s.referred:
            s.change(topic, mark=None, text="", evidence="")
            return s.truth("mark-missing", "nothing is answered", also=COMPLETE)
        if begins == (s.variant % 3 == 1):
            s.change(topic, mark=None)
            return s.truth("mark-missing", "text without a mark", also=COMPLETE, loose=True)
    return None


def description_missing(s: Spoiler) -> Planted:
    wanted = s.topics(marked=False) if s.variant % 2 else s.topics(ticked="Ja")
    topic = next((each for each in wanted if each not in s.referred), None)
    if topic is None:
        return None
    s.change(topic, text=s.say(topic, "description-missing"))
    return s.truth("description-missing", "no description", also=COMPLETE, loose=True)


def yes_without_evidence(s: Spoiler) -> Planted:
    for topic in s.topics(ticked="Ja", plain=True):
        if topic in s.referred:
            continue
        s.change(topic, text=s.say(topic, "yes-without-evidence"), evidence="")
        _uncite(s, topic)
        return s.truth(
            "yes-without-evidence",
            "Ja, and nothing to prove it",
            also={"evidence-uncited", "term-variants"},
            loose=True,
        )
    return None  # fmt: skip


def _uncite(s: Spoiler, topic: str) -> None:
    """The answer leans on nothing; what only it leaned on is leant on by another."""
    key = s.draft.key(topic)
    left = s.draft.citations.pop(key, [])
    elsewhere = {each.evidence for cited in s.draft.citations.values() for each in cited}
    other = next((each for each in s.draft.citations if each != key), None)
    if other:
        s.draft.citations[other] += [each for each in left if each.evidence not in elsewhere]


def unexplained(s: Spoiler) -> Planted:
    for topic in s.topics(marked=True):
        if topic in s.referred or topic.startswith("scale") or topic == "control_often":
            continue
        mark = s.draft.form.layout.mark(s.draw.choice(("Nej", "Delvis", "Vet ej")))
        s.change(topic, mark=mark, text=s.say(topic, "unexplained", mark=mark), evidence="")
        _uncite(s, topic)
        return s.truth(
            "unexplained",
            f"{mark} without a word",
            accept={"description-missing"},
            also={*COMPLETE, "mark-contradicts"},
            loose=True,
        )
    return None  # fmt: skip


# What the question demands


def demanded_missing(s: Spoiler) -> Planted:
    kinds = (_no_goal, _no_areas, _no_figures, _no_how_often, _no_date, _no_number)
    for step in range(len(kinds)):
        if truth := kinds[(s.variant + step) % len(kinds)](s):
            return truth
    return None


def _asked(s: Spoiler, topic: str) -> bool:
    return topic in s.topics() and topic not in s.referred


def _demand(s: Spoiler, topic: str, kind: str, **facts: object) -> Planted:
    s.change(topic, text=s.say(topic, kind, **facts), evidence="")
    others = {"count-differs", "count-elsewhere", "document-unattached", "reference-unattached"}
    return s.truth("demanded-missing", kind, also={*COMPLETE, *others}, loose=True)


def _no_goal(s: Spoiler) -> Planted:
    if not _asked(s, "goals_outcome"):
        return None
    goals = list(s.world.goals)
    at = s.draw.randrange(len(goals))
    if s.variant % 3 == 0 and len(goals) > 3:
        goals.pop()
    else:
        fields = ("forecast",) if s.variant % 3 == 1 else ("outcome", "forecast")
        kpis = tuple(replace(kpi, **dict.fromkeys(fields)) for kpi in goals[at].kpis)
        goals[at] = replace(goals[at], kpis=kpis)
    if not s.retell("goals_outcome", replace(s.world, goals=tuple(goals))):
        return None
    also = {"goal-missing", "count-elsewhere", "count-differs", *COMPLETE}
    return s.truth("demanded-missing", "demanded-goals", also=also, loose=True)


def _no_areas(s: Spoiler) -> Planted:
    return _demand(s, "risks", "demanded-areas") if _asked(s, "risks") else None


def _no_figures(s: Spoiler) -> Planted:
    return _demand(s, "economy_figures", "demanded-figures") if _asked(s, "economy_figures") else None


def _no_how_often(s: Spoiler) -> Planted:
    if not _asked(s, "control_often") or s.question("control_often").options:
        return None
    return _demand(s, "control_often", "demanded-how-often")


def _no_date(s: Spoiler) -> Planted:
    if not _asked(s, "control_plan") or not s.question("control_plan").guidance:
        return None
    return _demand(s, "control_plan", "demanded-date", controls=s.teller("control_plan").count("controls"))


def _no_number(s: Spoiler) -> Planted:
    if not _asked(s, "control_plan") or not s.question("control_plan").guidance:
        return None
    return _demand(s, "control_plan", "demanded-number")


# Words that were to be replaced, marks that are gainsaid, lists that slip


def placeholder(s: Spoiler) -> Planted:
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "placeholder"))
    return s.truth("placeholder", "a placeholder is left", also={"document-unattached", "document-undecided", "reference-unattached"})  # fmt: skip


def mark_contradicts(s: Spoiler) -> Planted:
    for topic in s.topics(marked=True, plain=True):
        if topic.startswith("scale") or topic in s.referred:
            continue
        if s.variant % 2 == 0 and s.draft.told[topic].mark == "Ja":
            s.change(topic, text=s.say(topic, "mark-no"))
            return s.truth(
                "mark-contradicts",
                "Ja is ticked, the text says no",
                also={*COMPLETE, "term-variants"},
                loose=True,
            )
        if s.variant % 2:
            mark = s.draft.form.layout.mark("Nej")
            s.change(topic, mark=mark, text=s.say(topic, "mark-yes"))
            return s.truth(
                "mark-contradicts", f"{mark} is ticked, the text says yes", also=COMPLETE, loose=True
            )
    return None  # fmt: skip


def list_numbering(s: Spoiler) -> Planted:
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "list-numbering"))
    return s.truth("list-numbering", "a number is left out or comes twice", also={"count-differs"})


def pasted_twice(s: Spoiler) -> Planted:
    topics = s.topics()[:2]
    if len(topics) < 2:
        return None
    words = s.say(topics[0], "pasted")
    for topic in topics:
        s.append(topic, words)
    return s.truth("pasted-twice", "the same words in two answers", loose=True)


def term_variants(s: Spoiler) -> Planted:
    """What other answers call otherwise."""
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    name = _NAMED[s.variant % len(_NAMED)]
    others = [key for key in s.draft.answers if key != s.draft.key(topic)]
    if not any(s.world.names[name] in s.draft.plain(key).lower() for key in others):
        s.variant, name = 2, "interim"
    term = s.say(topic, "term-variants")
    words = s.say(topic, "term-sentence", term=term, year=s.world.year)
    s.append(topic, words[:1].upper() + words[1:])
    what = f"”{term}”, elsewhere ”{s.world.names[name]}”"
    return s.truth("term-variants", what, also={"document-unattached", "document-undecided"}, loose=True)


_NAMED = ("plan", "analysis", "interim")
"""The documents that the phrases call otherwise, in their order."""


def draft_unconfirmed(s: Spoiler) -> Planted:
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    s.change(topic, carried=True, done=False)
    return s.truth("draft-unconfirmed", "a draft from last year", loose=True)


# The case as a whole


def checklist_open(s: Spoiler) -> Planted:
    topic = s.draft.form.topics[next(iter(s.draft.form.topics))]
    lines = s.draft.checklist
    lines.append(ChecklistLine(len(lines) + 1, s.say(topic, "checklist")))
    return s.truth("checklist-open", lines[-1].text)


def decision_missing(s: Spoiler) -> Planted:
    s.draft.decided = None
    s.draft.status = (Status.READY, Status.DRAFT)[s.variant % 2]
    return s.truth("decision-missing", "the board has not decided")


def deadline(s: Spoiler) -> Planted:
    s.draft.today = s.draft.deadline + dt.timedelta(days=s.draw.randint(1, 30))
    if s.variant % 2:
        s.draft.status, s.draft.decided = Status.READY, None
    return s.truth("deadline", "the deadline has passed", also={"decision-missing"})


# The form


def number_twice(s: Spoiler) -> Planted:
    topic = s.topics()[0]
    key = s.draft.key(topic)
    again = Question(f"{key}#2", key, s.say(topic, "number-twice"), None, Kind.TEXT)
    s.draft.questions[again.key] = again
    s.draft.answers[again.key] = Answer(None, "Nämnden har inget att tillägga.", done=True)
    s.taken.add(topic)
    return s.truth("number-twice", f"two questions are called {key}", keys=(key, again.key), also={"question-reference"}, loose=True)  # fmt: skip


def mark_on_how_often(s: Spoiler) -> Planted:
    if "control_often" not in s.topics() or s.question("control_often").options == OFTEN:
        return None
    question = s.question("control_often")
    layout = s.draft.form.layout
    text = s.say("control_often", "how-often")
    s.draft.questions[question.key] = replace(
        question, text=text, kind=Kind.CHOICE, options=tuple(layout.marks)
    )
    s.change("control_often", mark=layout.mark("Ja"))
    return s.truth("mark-on-how-often", "yes or no to ”how often”", also={*COMPLETE, "mark-contradicts"}, loose=True)  # fmt: skip


def form_notice(s: Spoiler) -> Planted:
    topic = s.topics()[0]
    key = s.draft.key(topic)
    notices = (
        Notice("comment", key, {"text": "Ska detta verkligen stå kvar?"}),
        Notice("doubtful-question", key, {"why": "no-place"}),
        Notice("tracked-changes"),
        Notice("text-without-question", None, {"text": "Fyll i nedan"}),
    )
    s.draft.notices.append(notices[s.variant % len(notices)])
    return s.truth("form-notice", s.draft.notices[-1].code)


# What must not be public


def personal_number(s: Spoiler) -> Planted:
    number = pnr(s.draw, coordination=s.variant % 4 == 3)
    return _public(s, "personal-number", "personal-number", pnr=number)


def private_contact(s: Spoiler) -> Planted:
    return _public(s, "private-contact", "private-contact")


def client_words(s: Spoiler) -> Planted:
    return _public(s, "client-words", "client-words")


def _public(s: Spoiler, rule: str, kind: str, **facts: object) -> Planted:
    """In an answer, or every third time on a page that will be sent."""
    topic = next(iter(s.topics()), None)
    if topic is None:
        return None
    words = s.say(topic, kind, **facts)
    if s.draw.random() < 0.67:
        s.append(topic, words)
        return s.truth(rule, "in an answer", also={"private-contact", "client-words", "personal-number"})
    key = s.draw.choice([each for each in s.draft.ids if s.draft.papers[each].pages and _goes_out(s, each)])
    paper = s.draft.papers[key]
    at = s.draw.randrange(len(paper.pages))
    pages = tuple(f"{text}\n{words}" if page == at else text for page, text in enumerate(paper.pages))
    s.draft.papers[key] = replace(paper, pages=pages)
    s.touch(s.draft.ids[key])
    return s.truth(rule, f"on page {at + 1} of {paper.title}: {words}", also={"client-words"})


def _goes_out(s: Spoiler, key: str) -> bool:
    return not s.draft.papers[key].secret and not s.draft.papers[key].scanned


def pnr(draw: Random, *, coordination: bool = False) -> str:
    """A personal number of nobody's in one of the ways of writing: its day exists (60 more in a coordination number), and its
    check digit is right."""
    day = dt.date(draw.randint(1945, 2015), draw.randint(1, 12), draw.randint(1, 28))
    short = f"{day:%y%m}{day.day + (60 if coordination else 0):02}"
    serial = f"{draw.randint(1, 979):03}"
    whole = f"{short}{serial}{_check(short + serial)}"
    century = f"{day.year // 100}"
    return draw.choice((f"{century}{whole[:6]}-{whole[6:]}", f"{whole[:6]}-{whole[6:]}", f"{century}{whole}", f"{century}{whole[:6]} {whole[6:]}"))  # fmt: skip


def _check(nine: str) -> int:
    total = sum(
        divmod(int(digit) * (2 - at % 2), 10)[0] + int(digit) * (2 - at % 2) % 10
        for at, digit in enumerate(nine)
    )
    return -total % 10  # fmt: skip


# This year and last


_STALE = frozenset({"other-year", "document-other-year", "last-years-document", "document-unattached", "reference-unattached", "meeting-unknown"}) | {
    *("decision-differs", "paragraph-two-dates", "paragraph-not-in-minutes", "paragraph-order", "dnr-differs", "kpi-differs", "kpi-number"),
    *("count-elsewhere", "count-differs", "goal-missing", "figure-differs", "figure-not-on-page", "page-unrelated", "page-missing"),
    *("percent-differs", "sum-differs", "question-reference", "demanded-missing", "document-undecided", "mark-contradicts"),
}  # fmt: skip
"""What may be said of an answer that is a year old."""


def same_as_last_year(s: Spoiler) -> Planted:
    """Last year's answer stands there word for word."""
    before = s.draft.previous
    if before is None:
        return None
    for topic in s.topics():
        key, asked = s.draft.key(topic), s.question(topic)
        question = before.questionnaire.question(key)
        text = before.answer(key).text
        alike = question and question.text[:12] == asked.text[:12] and question.options == asked.options
        if alike and len(text) > 80 and text != s.draft.answers[key].text and topic not in s.referred:
            s.change(topic, text=text, mark=before.answer(key).mark)
            return s.truth("same-as-last-year", "the same words as last year", also=_STALE, loose=True)
    return None


def other_year(s: Spoiler) -> Planted:
    topic = next(iter(s.topics(plain=True)), None)
    if topic is None:
        return None
    s.append(topic, s.say(topic, "other-year"))
    accept = {"document-other-year", "last-years-document"}
    return s.truth(
        "other-year", "a year that is not this year's", accept=accept, also={"document-unattached"}
    )


PLANTERS: dict[str, Callable[[Spoiler], Planted]] = {
    "mark-missing": mark_missing,
    "description-missing": description_missing,
    "yes-without-evidence": yes_without_evidence,
    "unexplained": unexplained,
    "demanded-missing": demanded_missing,
    "placeholder": placeholder,
    "mark-contradicts": mark_contradicts,
    "list-numbering": list_numbering,
    "pasted-twice": pasted_twice,
    "term-variants": term_variants,
    "draft-unconfirmed": draft_unconfirmed,
    "checklist-open": checklist_open,
    "decision-missing": decision_missing,
    "deadline": deadline,
    "number-twice": number_twice,
    "mark-on-how-often": mark_on_how_often,
    "form-notice": form_notice,
    "personal-number": personal_number,
    "private-contact": private_contact,
    "client-words": client_words,
    "same-as-last-year": same_as_last_year,
    "other-year": other_year,
}
