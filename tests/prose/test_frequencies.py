"""How often something is done."""

from __future__ import annotations

import time

import pytest

from auditprep.prose.frequencies import frequencies

SAID = """
Varje månad utom i juli.
Två gånger om året, vid delår och årsskifte.
Rapporteringen sker årligen.
4 ggr/år
1 gång/månad
vid varje sammanträde
I samband med delårs- och årsbokslut.
Vid delår och helår.
i mars, juni och oktober
Kvartalsvis
var tredje månad
varannan månad
Löpande
Tertialrapporter lämnas till nämnden.
vid behov
Det sker efter behov.
I samband med delårsbokslutet.
Per tertial
En gång i kvartalet
Vid tio av årets elva sammanträden
minst en gång per mandatperiod
Normalt sex gånger varje år
aldrig
"""

NOT_SAID = """
Resultatet redovisas när tertialrapport 2 2025 behandlas, och på annat sätt vid behov.
Rapportering sker enligt kommunens anvisningar.
Controllern sammanställer kontrollerna och lägger fram dem, se delårsbokslut 2025.
Rapportering sker regelbundet.
Nämnden får del av resultatet.
Resultatet redovisas i delårsrapporten 2025.
Det varierar.
"""


def lines(words: str) -> list[str]:
    return words.strip().split("\n")


@pytest.mark.parametrize("text", lines(SAID))
def test_how_often_is_found(text: str) -> None:
    found = frequencies(text)
    assert found
    assert all(0 <= each.start < each.end <= len(text) for each in found)


@pytest.mark.parametrize("text", lines(NOT_SAID))
def test_what_does_not_say_how_often_is_left(text: str) -> None:
    assert frequencies(text) == ()


@pytest.mark.parametrize("piece", ["i mars, ", " ", "å", "varje ", "en "])
def test_nasty_text_takes_no_time(piece: str) -> None:
    began = time.process_time()
    frequencies(piece * (50_000 // len(piece)))
    assert time.process_time() - began < 30
