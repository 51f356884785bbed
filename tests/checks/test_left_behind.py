"""What is left in answers to be filled in later."""

from __future__ import annotations

from checks.grounds import codes, found, ground, question, quotes, sentences, yes

from auditprep.checks.rules import RULES
from auditprep.model import FoundPart, Severity

(PLACEHOLDER,) = (each for each in RULES if each.info.id == "placeholder")


def test_a_note_that_is_left_is_an_error_where_it_stands() -> None:
    here = ground({"2.4": yes("Handlingsplanen togs upp i november. Infogas efter mötet.")})
    (told,) = found(PLACEHOLDER, here)
    assert (told.severity, quotes(told)) == (Severity.ERROR, ["Infogas efter mötet"])
    assert sentences([told]) == ["”Infogas efter mötet” står kvar i svaret. Skriv det som ska stå där."]


def test_those_beside_each_other_are_told_together() -> None:
    (told,) = found(PLACEHOLDER, ground({"2.4": yes("Antogs av nämnden 2025-xx-xx, § xx.")}))
    assert quotes(told) == ["2025-xx-xx", "§ xx"]
    assert "”2025-xx-xx, § xx”" in sentences([told])[0]


def test_those_on_lines_of_their_own_are_told_apart() -> None:
    assert len(found(PLACEHOLDER, ground({"2.4": yes("Datum: xx\n\nAntal: xx")}))) == 2


def test_the_form_s_place_for_evidence_is_looked_at_too() -> None:
    (told,) = found(PLACEHOLDER, ground({"1.1": yes("Ja.", evidence="Protokoll § xx")}))
    assert told.places[0].part is FoundPart.EVIDENCE


def test_words_of_the_form_s_own_are_none() -> None:
    asked = question("1.1", "Har nämnden en plan? (ange datum)")
    assert (
        found(PLACEHOLDER, ground({"1.1": yes("Planen (ange datum): 2025-03-11")}, questions=[asked])) == []
    )


def test_each_kind_has_its_sentence() -> None:
    texts = (
        "Kompletteras.",
        "Datum xx.",
        "[datum]",
        "Lorem ipsum.",
        "Fel! Hittar inte referenskälla.",
        "Kolla med HR.",
    )
    told = [each for text in texts for each in found(PLACEHOLDER, ground({"1.1": yes(text)}))]
    assert codes(told) == [
        f"placeholder-{kind}" for kind in ("later", "mask", "prompt", "filler", "broken", "note")
    ]
    assert all("{" not in sentence for sentence in sentences(told))


def test_prose_that_looks_so_is_left_alone() -> None:
    text = "Planen kompletteras under hösten. Blanketten fylls i av handläggaren. Max Exxon svarade."
    assert found(PLACEHOLDER, ground({"1.1": yes(text)})) == []
