"""What is out of date in ten thousand characters, looked for while somebody is writing: against a limit."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from bench.timing import Result, Skipped

CHARACTERS, BLINK, ROUNDS = 10_000, 0.05, 9
"""What an answer may be long, and the seconds that the window's thread may be held after a pause in typing."""
_SENTENCES = (
    "Nämnden antog budget 2024–2026 vid sitt sammanträde 2023-12-12, § 63, dnr 2023.092 SN.",
    "Avvikelsen är -3,2 mnkr, vilket ska jämföras med 2,1 mnkr 2023, och beror på köpta platser och på hyrd personal.",
    "Arbetet har bedrivits med stöd av de riktlinjer som förvaltningen har tagit fram, och det följs upp varje månad.",
    "Målvärde: >20. Utfall 2024: 18. Se delårsbokslut 2024, sid 4–6, där varje mål kommenteras för sig.",
    "I verksamheten pågår en omställning som berör alla enheter, och som kräver mer tid än vad som först var tänkt.",
    "Ledningen följer frågan noga, och återkommer med förslag när underlaget är färdigt och har kunnat kvalitetssäkras.",
)


def stale_words(_folder: Path) -> Iterator[Result | Skipped]:
    """The best of some rounds."""
    from auditprep.years.stale import stale

    chooser, text = random.Random(5), ""
    while len(text) < CHARACTERS:
        text += chooser.choice(_SENTENCES) + chooser.choice(" \n")
    best = float("inf")
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        stale(text[:CHARACTERS], 2024, 2025)
        best = min(best, time.perf_counter() - begun)
    yield Result(f"what is out of date in {CHARACTERS:,} characters", "at most", best, BLINK, 1.0)
