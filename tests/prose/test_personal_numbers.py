"""Personal numbers of nobody: their check digits are worked out here."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.personal_numbers import personal_numbers


def checked(nine: str) -> str:
    """The nine digits with the one that makes them a personal number."""
    doubled = (int(each) * (2 - at % 2) for at, each in enumerate(nine))
    return nine + str(-sum(each - 9 if each > 9 else each for each in doubled) % 10)


def wrong(ten: str) -> str:
    """The same with another check digit."""
    return ten[:-1] + str((int(ten[-1]) + 1) % 10)


BORN, LAST = checked("850712123")[:6], checked("850712123")[6:]
WHOLE = BORN + LAST
CHILD = checked("120331238")
COORDINATED = checked("850772123")
OF_LATE = checked("240514103")
LIKE_A_MOBILE = checked("070123456")


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in personal_numbers(text)]


@pytest.mark.parametrize(
    "written",
    [
        f"{BORN}-{LAST}",
        f"19{BORN}-{LAST}",
        f"19 {BORN}-{LAST}",
        f"{BORN}+{LAST}",
        WHOLE,
        f"19{WHOLE}",
        f"{BORN} {LAST}",
        f"19{BORN} {LAST}",
        f"{BORN}\u00a0{LAST}",
        f"{BORN}\u2011{LAST}",
        f"{BORN}–{LAST}",
        f"{BORN} - {LAST}",
        f"{BORN}-\n{LAST}",
        f"{BORN}\n-{LAST}",
        f"{BORN}\u00ad{LAST}",
        f"1985-07-12-{LAST}",
        f"85 07 12-{LAST}",
        f"20{CHILD}",
        f"{CHILD[:6]}-{CHILD[6:]}",
        checked("000229123")[:6] + "-" + checked("000229123")[6:],
    ],
)
def test_a_personal_number_is_found_in_every_way_of_writing_it(written: str) -> None:
    assert found(f"Beslutet gäller {written}, som har fått besked.") == [written]


@pytest.mark.parametrize(
    "text",
    [
        f"Personnummer {LIKE_A_MOBILE}",
        f"pnr: {WHOLE}",
        f"pnr{BORN}-{LAST}",
        f"personnummer 1985-07-12 {LAST}",
        f"En enskild firma har org.nr {BORN}-{LAST}.",
        f"Filen heter beslut_{BORN}-{LAST}.pdf",
        f"Barnet ({CHILD[:6]}-{CHILD[6:]}) flyttade.",
        f"Personen föddes {BORN}-{LAST}\tBelopp 1234",
    ],
)
def test_it_is_found_beside_other_words_and_numbers(text: str) -> None:
    assert len(found(text)) == 1


def test_several_are_found_each_by_itself() -> None:
    assert found(f"{BORN}-{LAST}, {CHILD[:6]}-{CHILD[6:]} och {WHOLE}") == [
        f"{BORN}-{LAST}",
        f"{CHILD[:6]}-{CHILD[6:]}",
        WHOLE,
    ]


def test_a_coordination_number_is_told_apart() -> None:
    (one,) = personal_numbers(f"{COORDINATED[:6]}-{COORDINATED[6:]}")
    (other,) = personal_numbers(f"{BORN}-{LAST}")
    assert one.is_coordination and not other.is_coordination


@pytest.mark.parametrize(
    "text",
    [
        f"{wrong(WHOLE)[:6]}-{wrong(WHOLE)[6:]}",  # the check digit is wrong
        "850732-1234",  # no such day
        "851312-1234",
        checked("130230123")[:6] + "-" + checked("130230123")[6:],
        f"Org.nr {checked('556012345')[:6]}-{checked('556012345')[6:]}",
        f"Org.nr {checked('212000123')[:6]}-{checked('212000123')[6:]}",
        f"dnr {OF_LATE[:6]}-{OF_LATE[6:]}",
        f"Ärendenummer: {OF_LATE[:6]}-{OF_LATE[6:]}",
        f"Protokoll fört {OF_LATE[:6]} {OF_LATE[6:]}",  # 10.33 that day
        f"tel {LIKE_A_MOBILE}",
        f"Ring {LIKE_A_MOBILE}.",
        LIKE_A_MOBILE,
        f"Faktura {WHOLE}",
        f"OCR {WHOLE}",
        f"Bankgiro {WHOLE}",
        f"Avtalsnummer {BORN} {LAST}",
        "Bankgiro 850-7121, plusgiro 85 07 12-1",
        f"ISBN 978-91-{BORN}-{LAST}",
        f"{BORN}-T{LAST[:3]}",
        f"5{BORN}-{LAST}",
        f"{BORN}-{LAST}5",
        f"{BORN}-{LAST}-1",
        f"12.{BORN}-{LAST}",
        f"KS 2024/{WHOLE}",
        f"X{BORN}-{LAST}",
        f"{WHOLE} kr",
        f"{WHOLE}:-",
        f"2024-05-14 {LAST}",
        f"Utfall {BORN} {LAST} 1250",
        f"Utfall 55 {BORN} {LAST}",
        f"Bistånd {BORN} {LAST}\nKöpt vård 912345 1250\n",
        f"912345 1250\n{BORN} {LAST}",
        "169 188 207 210",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_row_of_figures_hides_no_list_of_persons() -> None:
    assert len(found(f"Person ett {BORN} {LAST}\nPerson två {CHILD[:6]} {CHILD[6:]}")) == 2


@given(st.dates().filter(lambda day: day.year > 1899), st.integers(0, 999))
def test_every_date_with_its_check_digit_is_one_and_no_other_digit_is(day, last) -> None:
    ten = checked(f"{day:%y%m%d}{last:03}")
    text = f"Det gäller {ten[:6]}-{ten[6:]} i dag."
    assert len(found(text)) == 1
    assert found(text.replace(f"{ten[:6]}-{ten[6:]}", f"{wrong(ten)[:6]}-{wrong(ten)[6:]}")) == []


@given(st.text("0123456789-+ \n.\u00a0/", max_size=60))
def test_whatever_is_found_lies_in_the_text_and_in_order(text: str) -> None:
    spans = [(each.start, each.end) for each in personal_numbers(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize("nasty", ["8" * 50_000, "85-07-12-12 " * 4_000, f"{BORN} {LAST} " * 4_000])
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    began = time.process_time()
    personal_numbers(nasty)
    assert time.process_time() - began < 30
