"""The few words that go with what is sent, to be put in a mail. They are the form's language, whatever the window speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Covering:
    """What the letter tells. `decision` is the board's own decision in words, "" for none; `attachments` are the files that go
    along in the very file that is sent, and `withheld` those that are secret and do not."""

    file_name: str
    board: str = ""
    year: int | None = None
    decision: str = ""
    attachments: int = 0
    withheld: int = 0


def covering_letter(told: Covering) -> str:
    """The letter, with an empty line between its paragraphs."""
    return "\n\n".join(("Hej,", " ".join(_sentences(told)), "Vänliga hälsningar"))


def _sentences(told: Covering) -> Iterator[str]:
    whose = f" från {told.board}" if told.board else ""
    year = f" för {told.year}" if told.year else ""
    yield f"Här kommer det ifyllda revisionsunderlaget{whose}{year}, i filen {told.file_name}."
    if told.decision:
        yield f"Nämndens beslut: {told.decision}."
    if told.attachments == 1:
        yield "En bilaga följer med."
    elif told.attachments:
        yield f"{told.attachments} bilagor följer med, numrerade i den ordning som svaren hänvisar till dem."
    if told.withheld == 1:
        yield "En sekretessmarkerad handling följer inte med."
    elif told.withheld:
        yield f"{told.withheld} sekretessmarkerade handlingar följer inte med."
