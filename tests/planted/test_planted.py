"""The generator is sound, and Granska finds what it plants and little else."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from auditprep import richtext
from auditprep.checks.rules import RULES
from auditprep.model import EvidenceKind
from auditprep.prose.pages import pages_list
from planted import boards_kept, files
from planted.cases import Draft, clean, family
from planted.measure import Planted, measure, report, spoiled
from planted.planters import PLANTERS

BOTH = pytest.mark.parametrize("name", ["open", "kept"])
RECALL = {"open": 0.95, "kept": 0.85}
ALARMS = 1.0
"""What is asked of Granska: the share of errors found, and false alarms a form. Of words that nobody has tuned on 95 % is wanted
too; what is written here is what holds, to be raised and never lowered."""


@pytest.fixture(scope="module", params=["open", "kept"])
def cleans(request: pytest.FixtureRequest) -> list[Draft]:
    return [clean(family(request.param), f"sound-{number}") for number in range(40)]


# The generator


def test_a_form_asks_eighteen_to_twenty_eight_questions_of_every_family(cleans):
    counts = [draft.form.questionnaire.count for draft in cleans]
    assert min(counts) >= 18 and max(counts) <= 28
    assert len({draft.form.layout.name for draft in cleans}) == 3
    assert len({draft.world.board.name for draft in cleans}) == 6


def test_half_of_the_cases_know_last_year(cleans):
    known = sum(draft.previous is not None for draft in cleans)
    assert 10 <= known <= 30
    assert all(draft.previous.year == draft.world.year - 1 for draft in cleans if draft.previous)


def test_the_same_seed_makes_the_same_case():
    one, other = (clean(family("open"), "again") for _time in range(2))
    assert one.snapshot() == other.snapshot() and one.pages() == other.pages()


def test_every_mark_is_one_that_the_form_offers_and_every_question_is_answered(cleans):
    for draft in cleans:
        for question in draft.snapshot().questionnaire.questions():
            answer = draft.answers[question.key]
            assert answer.text and (answer.mark in question.options if question.options else not answer.mark)


def test_every_reference_of_a_clean_answer_is_to_a_decision_of_the_evidence(cleans):
    for draft in cleans:
        decided = _decided(draft)
        for key in draft.answers:
            for date, number in _references(draft.plain(key)):
                assert (date, number) in decided, f"{key}: {date} § {number}"


def test_every_readable_minute_has_its_paragraphs_on_the_pages_that_are_told(cleans):
    for draft in cleans:
        for paper in draft.papers.values():
            for each in paper.decisions:
                assert f"§ {each.paragraph}" in paper.pages[each.page - 1]
                assert each.title in paper.pages[each.page - 1]


def test_every_cited_page_exists_and_every_document_is_cited(cleans):
    for draft in cleans:
        snapshot = draft.snapshot()
        cited = [each for answers in snapshot.citations.values() for each in answers]
        assert {each.evidence for each in cited} == {each.id for each in snapshot.evidence}
        for each in cited:
            pages = snapshot.document(each.evidence).pages or 0
            assert all(page <= pages for page in pages_list(each.pages))


def test_every_page_that_a_clean_answer_names_exists(cleans):
    for draft in cleans:
        most = max(len(paper.pages) for paper in draft.papers.values())
        for key in draft.answers:
            for numbers in re.findall(r"\b(?:sid|s\.|sidan|sidorna) (\d+)(?:[–-](\d+))?", draft.plain(key)):
                assert all(int(number) <= most for number in numbers if number)


def test_goals_and_kpis_are_told_as_the_evidence_has_them(cleans):
    for draft in cleans:
        budget = "\n".join(draft.papers["budget"].pages)
        interim = "\n".join(draft.papers["interim"].pages)
        for goal in draft.world.goals:
            for kpi in goal.kpis:
                assert f"{kpi.name}\t{kpi.value('present')}\t{kpi.value('target')}" in budget
                assert f"\t{kpi.value('outcome')}\t{kpi.value('forecast')}" in interim
                values = [kpi.target, kpi.present, kpi.before, kpi.outcome, kpi.forecast]
                assert len(set(values)) == 5 and min(values) > 0
                assert kpi.unit != "procent" or max(values) <= 100


def test_parts_add_up_in_millions_and_the_share_of_the_increase_is_right(cleans):
    for draft in cleans:
        figures = draft.world.figures
        parts = sum(round(figures[each] / 1000, 1) for each in ("index", "volume", "special", "cut"))
        assert abs(parts - round(figures["more"] / 1000, 1)) < 0.1
        deviations = figures["dev_staff"] + figures["dev_bought"] + figures["dev_other"]
        assert deviations == figures["forecast"] == figures["grant"] - figures["forecast_net"]
        assert sum(value for _name, value in draft.world.investments) == figures["investments"]
        assert figures["more"] / figures["grant_before"] * 100 == draft.world.shares["increase"]


def test_paragraphs_rise_with_the_days_of_a_year_and_meet_the_councils_and_last_years(cleans):
    shared = 0
    for draft in cleans:
        by_year: dict[int, list[int]] = {}
        for sitting in draft.world.sittings:
            by_year.setdefault(sitting.date.year, []).extend(matter.number for matter in sitting.matters)
        assert all(numbers == sorted(numbers) for numbers in by_year.values())
        decisions = draft.world.decisions
        assert decisions["model"].paragraph == decisions["budget"].paragraph
        numbers = list(by_year.values())
        shared += bool(set(numbers[0]) & set(numbers[-1]))
    assert shared


def test_questions_that_are_referred_to_exist_and_stand_where_it_is_said(cleans):
    seen = 0
    for draft in cleans:
        order = list(draft.answers)
        for key in draft.answers:
            for label, way in re.findall(r"fråga ([A-E]?\.?[\d.]*\d) (ovan|nedan)", draft.plain(key)):
                seen += 1
                assert label in order
                assert (order.index(label) < order.index(key)) == (way == "ovan")
    assert seen


def test_clean_forms_are_full_of_what_only_looks_wrong(cleans):
    for draft in cleans:
        assert sum(len(how.also) for topic, how in draft.told.items() if topic in draft.form.keys) >= 7
    everything = "\n".join(draft.plain(key) for draft in cleans for key in draft.answers)
    for words in (
        r"kommunallagen",
        r"\d{6}-\d{4}",
        r"LSS|LVU|LOU",
        r"\d tkr",
        r"-\d,\d mnkr",
        r"(?i)\bnej\b",
        r"procent|%",
    ):
        assert len(re.findall(words, everything)) > 5, words  # fmt: skip


def test_some_evidence_cannot_be_read_and_some_is_secret(cleans):
    evidence = [each for draft in cleans for each in draft.snapshot().evidence]
    assert any(each.newest.is_scanned for each in evidence)
    assert any(each.secret for each in evidence)
    assert {EvidenceKind.BUDGET, EvidenceKind.MINUTES, EvidenceKind.INTERIM_REPORT, EvidenceKind.POLICY} <= {
        each.kind for each in evidence
    }


# What is planted


def test_every_rule_that_is_has_a_planter_and_no_planter_is_for_nothing():
    assert {each.info.id for each in RULES} <= set(PLANTERS)
    assert len(PLANTERS) >= 50


@BOTH
def test_every_kind_has_at_least_three_phrasings(name):
    of = family(name)
    in_words = {kind for kind in of.voice.phrases if kind != "unit-differs"}
    assert all(len(of.voice.phrases[kind]) >= 3 for kind in in_words)
    assert set(family("open").voice.phrases) == set(family("kept").voice.phrases)


def test_the_kept_family_shares_no_sentence_with_the_open_one():
    of, kept = (
        {
            line
            for number in range(15)
            for each in [clean(family(name), f"apart-{number}", before=False)]
            for key in each.answers
            for line in each.plain(key).split("\n")
            if len(line) > 60 and "\t" not in line
        }
        for name in ("open", "kept")
    )
    of_boards = {line for board in boards_kept.KEPT for line in board.statistics}
    assert not (of & kept) - of_boards


@BOTH
def test_what_is_planted_differs_from_the_clean_case(name):
    of = family(name)
    planted = [*spoiled(of, 3, 40)]
    assert all(1 <= len(each.truths) <= 6 for each in planted)
    for number, each in enumerate(planted):
        before = clean(of, f"3-{number}")
        for truth in each.truths:
            assert _differs(before, each, truth.keys, truth.evidence), truth


@BOTH
def test_every_kind_is_planted_in_turn(name):
    planted = Counter(truth.rule for each in spoiled(family(name), 5, 120) for truth in each.truths)
    assert set(planted) == set(PLANTERS)
    assert min(planted.values()) >= 3


@BOTH
def test_the_words_of_an_error_stand_in_the_answer_that_it_is_said_to_be_in(name):
    for each in spoiled(family(name), 11, 30):
        for truth in each.truths:
            for key, lines in truth.lines.items():
                assert lines <= set(each.draft.plain(key).split("\n"))


# What is found

_needs_rules = pytest.mark.skipif(len(RULES) < len(PLANTERS), reason="not every rule is there yet")


@_needs_rules
@BOTH
def test_errors_are_found_and_what_is_right_is_left_alone(name):
    measured = measure(spoiled(family(name), 2026, 24))
    told = "\n".join(report(measured, name == "open"))
    assert measured.recall >= RECALL[name], told
    assert measured.alarms_per_form <= ALARMS, told


@_needs_rules
@pytest.mark.parametrize(("name", "seed"), [("open", 1), ("open", 2), ("kept", 3)])
def test_errors_are_found_in_cases_that_have_been_through_files(name: str, seed: int, tmp_path: Path):
    measured = files.measured(files.made(family(name), seed, errors=6), tmp_path)
    told = "\n".join(report(measured, name == "open"))
    assert measured.recall >= 0.8, told
    assert measured.alarms.total() <= 3, told


@BOTH
def test_a_case_comes_back_from_its_files(name: str, tmp_path: Path):
    planted = files.made(family(name), 4, errors=3)
    snapshot, pages, ids = files.through_files(planted.draft, tmp_path)
    assert len(set(ids.values())) == len(snapshot.evidence) == len(planted.draft.ids)
    assert (snapshot.board, snapshot.year) == (planted.draft.world.board.name, planted.draft.world.year)
    minutes = [
        each for each in snapshot.evidence if each.kind is EvidenceKind.MINUTES and not each.newest.is_scanned
    ]
    assert minutes and all(each.decisions for each in minutes)
    read = [each for each in snapshot.evidence if each.newest.readable]
    assert all(any(page.text for page in pages[each.id, 1]) for each in read)
    for key, answer in planted.draft.answers.items():
        assert snapshot.answer(key).mark == answer.mark
        assert _words(snapshot.answer(key).text) == _words(answer.text)  # fmt: skip


# What the tests know by themselves

_LONG = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")
_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_REFERENCE = re.compile(r"(\d{4}-\d\d-\d\d)[,\s(]{1,3}§\s?(\d+)")


def _references(text: str) -> set[tuple[dt.date, int]]:
    """Days with a § right after them."""
    iso = re.sub(r"(-\d\d-)\n(\d\d)", r"\1\2", _LONG.sub(_as_iso, text))
    return {(dt.date.fromisoformat(day), int(number)) for day, number in _REFERENCE.findall(iso)}


def _as_iso(found: re.Match[str]) -> str:
    if found[2] not in _MONTHS:
        return found[0]
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"


def _decided(draft: Draft) -> set[tuple[dt.date | None, int | None]]:
    """Every day and § that the attached evidence has."""
    papers = [draft.papers[key] for key in draft.ids]
    within = {(each.date, each.paragraph) for paper in papers for each in paper.decisions}
    return within | {(paper.decision.date, paper.decision.paragraph) for paper in papers if paper.decision}


def _differs(before: Draft, after: Planted, keys: tuple[str, ...], evidence: tuple[int, ...]) -> bool:
    one, other = before.snapshot(), after.draft.snapshot()
    if not keys and not evidence:
        return (one, before.today) != (other, after.draft.today)
    pages = before.pages(), after.draft.pages()
    asked = one.questionnaire.question, other.questionnaire.question
    return any(
        one.answer(key) != other.answer(key)
        or one.cited(key) != other.cited(key)
        or asked[0](key) != asked[1](key)
        or one.previous != other.previous
        or one.evidence != other.evidence
        for key in keys
    ) or any(one.document(id) != other.document(id) or pages[0].get((id, 1)) != pages[1].get((id, 1)) for id in evidence)  # fmt: skip


def _words(markdown: str) -> list[str]:
    return richtext.plain(markdown).split()
