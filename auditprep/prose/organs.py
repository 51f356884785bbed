"""Who decides, as prose says it: bodies by name, the board itself ("nämnden"), and others that are no boards
("pensionärsrådet", "presidiet")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditprep.prose.bodies import EVERYWHERE, bodies
from auditprep.prose.found import without_overlaps

THE_BOARD = ""
"""The name of the board that writes, where the text says only "nämnden"."""


@dataclass(frozen=True, slots=True)
class FoundOrgan:
    """One that may decide. `name` is a body's as `prose.bodies` has it, `THE_BOARD`, or the word itself for others. `owns`:
    it stands in the genitive ("nämndens"). It stands in `text[start:end]`."""

    name: str
    owns: bool
    start: int
    end: int


def organs(text: str, known: Mapping[str, str] = EVERYWHERE) -> tuple[FoundOrgan, ...]:
    """Those in the text, in order; `known` are letters of bodies and their names."""
    return without_overlaps([*_committees(text), *_bodies(text, known), *_others(text)])


_COMMITTEE = re.compile(
    r"(?<![\wåäö-])(?:[\wåäö-]*(?:nämndens|styrelsens|fullmäktiges)|[A-ZÅÄÖ]{2,5}:?s)\s(?:[a-zåäö]{1,20}\s)?"
    r"([a-zåäö]{0,20}(?:utskott|presidi|beredning|råd|ordförande|ledamöter)[a-zåäö]{0,6})(?![\wåäö-])",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?<![\wåäö-])(?:(?P<board>nämnden|styrelsen)|[\wåäö-]{0,30}(?:utskott(?:et)?|presidiet|presidium|rådet|kommittén"
    r"|delegationen|direktionen|bolaget|förbundet|beredningen|ledningsgruppen|styrgruppen|regionen|länsstyrelsen"
    r"|revisorerna|revisionen|stiftelsen|föreningen))(?P<owns>s)?(?![\wåäö-])",
    re.IGNORECASE,
)
_NO_ONE = re.compile(r"ordförande|ledamöter", re.IGNORECASE)


def _committees(text: str) -> Iterator[FoundOrgan]:
    """ "Nämndens arbetsutskott"; what its chairman does is done by the board."""
    for match in _COMMITTEE.finditer(text):
        if not _NO_ONE.match(match[1]):
            yield FoundOrgan(match[1].casefold(), match[1][-1] in "sS", match.start(), match.end())


def _bodies(text: str, known: Mapping[str, str]) -> Iterator[FoundOrgan]:
    for each in bodies(text, known):
        written = text[each.start : each.end]
        owns = written[-1:] == "s" and not each.name.endswith("s")
        yield FoundOrgan(each.name, owns, each.start, each.end)


def _others(text: str) -> Iterator[FoundOrgan]:
    for match in _OTHER.finditer(text):
        owns = match["owns"] is not None
        word = match[0][: len(match[0]) - owns].casefold()
        yield FoundOrgan(THE_BOARD if match["board"] else word, owns, match.start(), match.end())
