"""What a document is called, where the same one can be called otherwise: "internkontrollplan" and "plan för intern kontroll",
"väsentlighets- och riskanalys" and "risk- och väsentlighetsanalys", "delårsbokslut" and "delårsrapport"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from auditprep.prose.found import without_overlaps
from auditprep.prose.small import small_letters


class Ending(Enum):
    """How the word for a document ends."""

    BARE = ""  # en plan
    THE = "the"  # planen
    OF_THE = "of the"  # planens
    OTHER = "other"  # several, or an ending that is not known


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term. Those of the same `thing` may mean the same document; `term` is the term without its ending. `is_dated`: what is
    meant depends on the year, and on whose it is. It stands in `text[start:end]`."""

    thing: str
    term: str
    ending: Ending
    is_dated: bool
    start: int
    end: int


def document_terms(text: str) -> tuple[FoundTerm, ...]:
    """The terms in the text, in order."""
    small = small_letters(text)
    if not _ANY.search(small):
        return ()
    return without_overlaps(
        [*_controls(small), *_pairs(small), *_reports(small), *_plans(small), *_compounds(small)]
    )


def inflected(term: str, ending: Ending) -> str | None:
    """The term with an ending; None where that is not known."""
    head, rest = _head_of(term)
    if ending is Ending.BARE:
        return term
    the = next((_THE[each] for each in sorted(_THE, key=len, reverse=True) if head.endswith(each)), None)
    if the is None or ending is Ending.OTHER:
        return None
    double = "m" if head.endswith("program") else ""
    return head + double + the + ("s" if ending is Ending.OF_THE else "") + rest


def is_neuter(term: str) -> bool | None:
    """Whether one says "ett" of it; None where that is not known."""
    head, _rest = _head_of(term)
    the = next((_THE[each] for each in sorted(_THE, key=len, reverse=True) if head.endswith(each)), None)
    return None if the is None else the == "et"


_THE = {
    **dict.fromkeys(
        (
            "plan",
            "analys",
            "bedömning",
            "rapport",
            "redovisning",
            "ordning",
            "budget",
            "uppföljning",
            "förteckning",
        ),
        "en",
    ),
    **dict.fromkeys(("strategi", "policy"), "n"),
    **dict.fromkeys(("bokslut", "program", "reglemente"), "et"),
}
_END = r"(?P<end>(?:en|et|n|met)(?:s)?|s|er|erna|ar|arna)?(?![\wåäö-])"
_ANY = re.compile(
    r"plan|analys|bedömning|bokslut|rapport|redovisning|ordning|strategi|policy|program|bestämmelse"
)
_CONTROL = re.compile(
    rf"(?<![\wåäö-])(?:(?P<compound>intern[\s-]?kontrolls?[\s-]?plan){_END}"
    r"|(?P<phrase>plan)(?P<end2>ens?|er|erna)?\sför\s(?:den\s)?intern(?:a)?\s?kontroll(?:en)?(?![\wåäö-]))"
)
_PAIR = re.compile(
    rf"(?<![\wåäö-])([a-zåäö]{{3,25}})[-–]?\s?(?:och|&)\s([a-zåäö]{{3,25}}?)(analys|bedömning|plan|strategi|policy|program){_END}"
)
_REPORT = re.compile(
    rf"(?<![\wåäö-])(?:(?P<interim>del[\s-]?års(?:bokslut|rapport|redovisning))|(?P<annual>(?:hel)?års(?:bokslut|rapport|redovisning))){_END}"
)
_TERTIAL = re.compile(
    r"(?<![\wåäö-])tertial(?:rapport|bokslut|uppföljning)(?:en|et)?\s(?:2|två)(?![\d.,/:-])"
)
_ORDER = re.compile(r"(?<![\wåäö-])(?P<term>deleg(?:ations|erings)ordning)(?P<end>ens?)?(?![\wåäö-])")
_HEADS = "plan|strategi|policy|program"
_FOR = re.compile(
    rf"(?<![\wåäö-])({_HEADS})(?P<end>ens?|ns?|mets?)?\sför\s([a-zåäö]{{5,30}})(?![\wåäö-])(?!\s(?:i|och|av|för|mot|med|till|på|hos|inom|samt|som)\b)"
)
_COMPOUND = re.compile(rf"(?<![\wåäö-])([a-zåäö]{{5,30}}?)s?({_HEADS}){_END}")
_ENDINGS: dict[str | None, Ending] = {
    None: Ending.BARE,
    **dict.fromkeys(("en", "et", "n", "met"), Ending.THE),
    **dict.fromkeys(("ens", "ets", "ns", "mets"), Ending.OF_THE),
}


def _head_of(term: str) -> tuple[str, str]:
    """The word that is inflected, and what follows it: "plan", " för intern kontroll"."""
    head, sign, rest = term.partition(" för ")
    return head, sign + rest


def _ending(end: str | None) -> Ending:
    return _ENDINGS.get(end, Ending.OTHER)


def _controls(small: str) -> Iterator[FoundTerm]:
    for match in _CONTROL.finditer(small):
        if match["compound"]:
            term, end = (
                re.sub(r"[\s-]", "", match["compound"]).replace("kontrollsplan", "kontrollplan"),
                match["end"],
            )
            if re.search(r"\s", match["compound"]):
                term = re.sub(r"\s", " ", match["compound"])
        else:
            term, end = "plan för intern kontroll", match["end2"]
        yield FoundTerm("control", term, _ending(end), False, match.start(), match.end())


def _pairs(small: str) -> Iterator[FoundTerm]:
    """ "X- och Y-analys", which may be called "Y- och X-analys"."""
    for match in _PAIR.finditer(small):
        first, second, head = match[1], match[2], match[3]
        parts = sorted(each.rstrip("s-").removesuffix("e") for each in (first, second))
        if not (first.endswith("s") or match[0][len(first)] in "-–"):
            continue  # "nämnden och riskanalysen"
        kind = "analys" if head == "bedömning" else head
        term = f"{first}- och {second}{head}"
        yield FoundTerm(
            f"{parts[0]} {parts[1]} {kind}", term, _ending(match["end"]), False, match.start(), match.end()
        )


def _reports(small: str) -> Iterator[FoundTerm]:
    for match in _REPORT.finditer(small):
        term = re.sub(r"[\s-]", "", match["interim"] or match["annual"]).removeprefix("hel")
        thing = "interim" if match["interim"] else "annual"
        yield FoundTerm(thing, term, _ending(match["end"]), True, match.start(), match.end())
    for match in _TERTIAL.finditer(small):
        yield FoundTerm("interim", "tertialrapport 2", Ending.OTHER, True, match.start(), match.end())


def _plans(small: str) -> Iterator[FoundTerm]:
    """ "Plan för kompetensförsörjning", which may be called "kompetensförsörjningsplan"; and rules of delegation."""
    for match in _ORDER.finditer(small):
        yield FoundTerm("delegation", match["term"], _ending(match["end"]), False, match.start(), match.end())
    for match in _FOR.finditer(small):
        about = re.sub(r"(?:en|et|s)\Z", "", match[3])
        term = f"{match[1]} för {match[3]}"
        yield FoundTerm(f"{about} {match[1]}", term, _ending(match["end"]), False, match.start(), match.end())


def _compounds(small: str) -> Iterator[FoundTerm]:
    for match in _COMPOUND.finditer(small):
        about = re.sub(r"(?:en|et|s)\Z", "", match[1])
        end = match["end"] or ""
        term = match[0][: len(match[0]) - len(end)]
        yield FoundTerm(f"{about} {match[2]}", term, _ending(match["end"]), False, match.start(), match.end())
