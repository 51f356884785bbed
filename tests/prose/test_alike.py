"""Two wordings of a question are told from two questions that are worded alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.alike import ALIKE, compare, likeness
from auditprep.prose.alike_stems import stem
from auditprep.prose.wordings import plain, wording

SAME = [
    ("Har nämnden antagit mål för verksamheten?", "Har nämnden beslutat om verksamhetens mål?"),
    ("Följs planen för intern kontroll upp?", "Sker uppföljning av internkontrollplanen?"),
    ("Får nämnden en redovisning av budgetavvikelser?", "Redovisas avvikelser från budgeten för nämnden?"),
    (
        "Är målen formulerade på ett sätt som gör att de kan mätas?",
        "Har nämnden formulerat mål som är mätbara?",
    ),
    ("Har registret över behandlingar setts över?", "Är registren över behandlingarna översedda?"),
    ("Är internkontrollplanen beslutad?", "Är interkontrollplanen beslutad?"),
    ("Ange minst 5 risker.", "Ange minst tre risker."),
    ("Har nämnden en plan för kvalitetsarbetet?", "Finns en plan för kvalitet?"),
]
OTHERS = [
    ("Har nämnden antagit en budget?", "Har nämnden antagit en verksamhetsplan?"),
    ("Är planen fastställd?", "Är planen inte fastställd?"),
    ("Finns en plan för innevarande år?", "Finns en plan för nästa år?"),
    ("Har förvaltningen deltagit i riskanalysen?", "Har nämnden deltagit i riskanalysen?"),
    ("Rapporterar nämnden till fullmäktige?", "Rapporterar fullmäktige till nämnden?"),
    ("Har behöriga fått tillgång till systemet?", "Har obehöriga fått tillgång till systemet?"),
    ("Följs interna utförare upp?", "Följs externa utförare upp?"),
    ("Har minst hälften gått utbildningen?", "Har högst hälften gått utbildningen?"),
    ("När antogs budgeten?", "Har budgeten antagits?"),
    ("Beskriv mål 1", "Beskriv mål 4"),
]
FORM_WORDS = """nämnden förvaltningen antagit fastställt en plan planen internkontrollplan intern kontroll budget
budgetavvikelser avvikelser följs upp uppföljning inte nästa 2024 tre målen mål mätbara Hur När registret register
Beskriv och"""
WORDS = st.lists(st.sampled_from(FORM_WORDS.split()), max_size=12).map(" ".join)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_words_for_the_same_leave_nothing_out(one: str, other: str) -> None:
    compared = compare(wording(one), wording(other))
    assert not compared.turned
    assert compared.lacking == (frozenset(), frozenset())
    assert min(compared.covered) > 0.6


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_words_nearly_the_same_that_ask_something_else_are_told(one: str, other: str) -> None:
    compared = compare(wording(one), wording(other))
    assert compared.turned or compared.is_another
    assert likeness(one, other) < ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Har nämnden antagit mål för 2024?", "Har nämnden antagit mål för 2025?"),
        ("Finns en plan senast den 31 mars 2024?", "finns en plan senast den 1 april 2025"),
        ("Lokalplan 2024–2026", "Lokalplan 2025-2027:"),
    ],
)
def test_years_dates_signs_and_capitals_are_set_aside(one: str, other: str) -> None:
    assert likeness(one, other) == 1


def test_a_part_of_a_compound_is_only_a_part() -> None:
    compared = compare(wording("Redovisas budgeten?"), wording("Redovisas investeringsbudgeten?"))
    assert compared.partly
    assert max(compared.covered) < 0.9


def test_whether_is_not_quite_the_same_as_how() -> None:
    assert compare(wording("Följs målen upp?"), wording("Hur följs målen upp?")).partly


def test_a_word_that_has_gone_into_the_guidance_is_still_there() -> None:
    one, other = wording("Har planen beslutats, med datum och kontrollmål?"), wording("Har planen beslutats?")
    alone = compare(one, other)
    beside = compare(one, other, beside=((), wording("Ange datum och antal kontrollmål.").words))
    assert "kontrollmål" in alone.lacking[0]
    assert "kontrollmål" not in beside.lacking[0]
    assert beside.covered[0] > alone.covered[0]


def test_weights_say_how_much_a_word_counts_for() -> None:
    one, other = wording("antagit budget"), wording("antagit plan")
    light = dict.fromkeys(one.words, 1.0) | {word: 0.1 for word in one.words if word not in other.words}
    assert compare(one, other, (light, other.words)).covered[0] > compare(one, other).covered[0]


@given(WORDS, WORDS)
def test_likeness_is_the_same_from_both_sides_and_from_0_to_1(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0 <= likeness(one, other) <= 1


@given(WORDS)
def test_a_wording_is_wholly_like_itself(text: str) -> None:
    assert likeness(text, text) == 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert (likeness(one, other) == 1) == (
        plain(one) == plain(other) and bool(plain(one) or one.split() == other.split())
    )


def test_a_very_long_word_is_not_taken_apart() -> None:
    assert likeness("a" * 50_000, "aaa aaaa aaaaa") < ALIKE
    assert likeness("aaaaab" * 9, "aaaa aaab baaa") < ALIKE


@pytest.mark.parametrize(
    "forms",
    [
        "uppföljning uppföljningen uppföljd uppföljt",
        "fastställd fastställt fastställer fastställa fastställdes",
        "mäta mäts mätbar mätbara mätning",
        "utbildning utbildad utbilda",
        "budget budgeten budgetens",
        "register registret",
        "regel regeln regler",
        "ekonomisk ekonomiska ekonomi ekonomin",
        "intern interna internt",
        "analys analysen analyser",
        "attest attesteras",
        "nämnd nämnden nämnder nämndernas",
    ],
)
def test_the_forms_of_a_word_have_a_stem_in_common(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("inventering", "investering"),
        ("attest", "attestordning"),
        ("utgifter", "avgifter"),
        ("intern", "extern"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)
