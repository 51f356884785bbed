"""What administrative Swedish calls its documents: those that are made anew for every year, and those that stand until they
are changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.found import without_overlaps
from auditprep.prose.small import small_letters

STANDING = "standing"
PLAN = "plan"


@dataclass(frozen=True, slots=True)
class FoundName:
    """The name of a document, in any form ("delårsbokslutet"). Names of the same `family` may mean the same document; what
    stands until it is changed is of the family `STANDING`. It stands in `text[start:end]`."""

    family: str
    start: int
    end: int

    @property
    def is_yearly(self) -> bool:
        return self.family != STANDING


def document_names(text: str) -> tuple[FoundName, ...]:
    """The names of documents in the text, in order."""
    return without_overlaps(
        name for core in _CORE.finditer(small_letters(text)) for name in _around(text, core)
    )


def stem(name: str) -> str:
    """The name without its ending: "delårsbokslutets" is "delårsbokslut"."""
    small = " ".join(small_letters(name).split())
    cores = list(_CORE.finditer(small))
    return small[: cores[-1].end()] if cores else small


_FAMILIES = {
    "interim": r"(?:delårs?|halvårs?|tertials?|kvartals?)(?:bokslut|rapport|redovisning|uppföljning)",
    "control": r"intern?\s?kontroll\s?s?plan|plan(?:en)?\sför\sintern\s?kontroll",
    "risk": r"(?:väsentlighets?-?\s?(?:och|&)\sriska?|risk-?\s?(?:och|&)\s(?:väsentlighets?|konsekvens)|risk|väsentlighets)(?:analys|bedömning)",
    "annual": r"(?:hel)?års(?:bokslut|redovisning|rapport)|verksamhetsberättelse|bokslut",
    "monthly": r"månads(?:uppföljning|rapport|bokslut|prognos|redovisning)|(?:ekonomi|budget)uppföljning",
    "budget": (
        r"mål-?\s?(?:och|&)\s(?:resursplan|budget)|[a-zåäö-]{0,30}budget|[a-zåäö-]{0,30}(?:verksamhets|nämnd|flerårs)plan|(?:vht|vh|verks)[-.]{0,2}plan"
        r"|flerårsstrategi"
    ),
    STANDING: (
        r"[a-zåäö-]{0,40}(?:strategi|policy|program|riktlinje|riktlinjer|reglemente|avtal|överenskommelse)|styrmodell"
        r"|[a-zåäö]{0,30}(?:delegations|delegerings|arbets|attest)ordning|delegationsbestämmelser|översiktsplan|detaljplan|regionplan"
        r"|[a-zåäö]{0,40}projekt|(?:mandat|avtals|program|projekt)period|vision"
    ),
    PLAN: r"[a-zåäö-]{2,40}plan",
}
_NAME = re.compile(
    r"(?:"
    + "|".join(f"(?P<{family}>(?:{words}))" for family, words in _FAMILIES.items())
    + r")(?:erna|er|et|en|na|n|t)?s?(?![\wåäö])",
    re.IGNORECASE,
)
_CORE = re.compile(
    r"(?:bokslut|rapport|redovisning|uppföljning|prognos|plan|analys|bedömning|berättelse|strategi|policy|program|riktlinje|reglemente"
    r"|avtal|överenskommelse|styrmodell|ordning|bestämmelse|projekt|period|vision|budget)"
)
_WORDS_BEFORE = re.compile(r"(?:[\wåäö-]{1,30}[ \u00a0]){0,2}[\wåäö-]{0,40}\Z")
_MOST_BEFORE = 70


def _around(text: str, core: re.Match[str]) -> Iterator[FoundName]:
    """The name that the core is part of, which may begin some words before it."""
    before = _WORDS_BEFORE.search(text, max(0, core.start() - _MOST_BEFORE), core.start())
    at = before.start() if before else core.start()
    while at <= core.start():
        match = _NAME.match(text, at)
        if match and match.end() >= core.end():
            yield FoundName(str(match.lastgroup), at, match.end())
            return
        blank = _BLANK.search(text, at, core.start())
        if blank is None:
            return
        at = blank.end()


_BLANK = re.compile(r"[ \u00a0]")
