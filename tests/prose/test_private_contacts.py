from __future__ import annotations

import time

import pytest

from auditprep.prose.private_contacts import private_contacts


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in private_contacts(text)]


def sure(text: str) -> list[str]:
    return [text[each.start : each.end] for each in private_contacts(text) if each.is_sure]


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Skicka till fia.exempelsson@gmail.com senast fredag.", "fia.exempelsson@gmail.com"),
        ("Fia_e78@Outlook.com.", "Fia_e78@Outlook.com"),
        ("fia@live.se", "fia@live.se"),
        ("fia@yahoo.co.uk", "fia@yahoo.co.uk"),
        ("nås på fia.e@telia.com", "fia.e@telia.com"),
        ("nås på fia (at) hotmail.com", "fia (at) hotmail.com"),
        ("Privat e-post: fia@exempelfamiljen.se", "fia@exempelfamiljen.se"),
        ("fia@exempelfamiljen.se (privat)", "fia@exempelfamiljen.se"),
    ],
)
def test_a_private_address_is_found(text: str, contact: str) -> None:
    assert found(text) == [contact]
    assert all(each.is_mail and each.is_sure for each in private_contacts(text))


@pytest.mark.parametrize(
    "number",
    [
        *(
            "070-123 45 67",
            "0701-23 45 67",
            "073 123 45 67",
            "0701234567",
            "070 - 123 45 67",
            "070‑123 45 67",
        ),
        *("+46 70 123 45 67", "+46(0)70-1234567", "0046 76 123 45 67"),
    ],
)
def test_a_mobile_number_is_found_in_every_way_of_writing_it(number: str) -> None:
    text = f"Modern nås på {number} efter klockan 17."
    assert found(text) == [number] == sure(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Hemtelefon: 0322-12 34 56",
            "tel. hem 0322-123 45",
            "0322-123 45 (hem)",
            "telefon (bostad) 08-123 45 67",
        ),
        "Enhetschefens privata mobil: 070-123 45 67",
        "Kontakta controllern privat på 070-123 45 67.",
    ],
)
def test_what_is_said_to_be_at_home_is_found_whoever_it_is(text: str) -> None:
    assert len(sure(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["Enhetschef, tfn 070-123 45 67", "Biståndsenheten, mobil 070-123 45 67", "Handläggare: 0701-23 45 67"],
)
def test_a_mobile_number_of_somebody_with_a_title_is_found_but_not_for_sure(text: str) -> None:
    assert len(found(text)) == 1
    assert sure(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "registrator@asdalen.se, fia.exempelsson@asdalen.se",
        "fia.exempelsson@asdalen.se, mobil 070-123 45 67",
        "fia.exempelsson@konsultbolaget.com",
        "info@gmail.com",
        "outlook.asdalen.se och Gmail",
        "Växel 0322-61 60 00",
        "Växeln nås även på 070-123 45 67",
        "Jourtelefon 070-123 45 67",
        "Tjänstemobil: 070-123 45 67",
        "Ring 112, 1177 eller 0771-22 40 24",
        "tel 08-123 45 67",
        "Hemtjänst 0322-61 60 00",
        "Privata utförare: Omsorgsbolaget, 0322-61 60 00",
        "Hemkommunens växel nås på 0322-616000",
        "dnr 2070-1234567",
        "Bankgiro 070-1234",
        "Faktura 5070123456789",
        "Utfall 701 234 567 kr",
        "Nyckeltal N07402: 123 45 67",
        "0,70 123 45 67",
        "SN 2024/070-1234567",
    ],
)
def test_those_of_a_municipality_and_what_only_looks_like_one_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "nasty", ["070 " * 12_000, "@" * 50_000, "a.b-c@" * 8_000, "hem 0322 12 34 " * 3_000]
)
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    began = time.process_time()
    private_contacts(nasty)
    assert time.process_time() - began < 30
