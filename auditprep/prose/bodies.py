"""Bodies of a municipality, as prose names them: boards, committees, the council; in full, in the genitive, or by the
letters that a document explains ("Socialnämnden (SN)") or that everybody knows (KF, KS)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditprep.prose.dates import dates
from auditprep.prose.found import listed, without_overlaps
from auditprep.prose.paragraphs import LAWS

EVERYWHERE: Mapping[str, str] = {
    "KF": "Kommunfullmäktige",
    "KS": "Kommunstyrelsen",
    "KSAU": "Kommunstyrelsens arbetsutskott",
}
"""Letters that mean the same in every municipality."""

SMALL_LETTERS = listed("Kf Ks Sn Au Ksau Snau Bun Von Sov Soc Tn Kfn Mbn On Vn Un")
"""Letters of bodies as some write them in minutes: "Sn § 50"."""


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body. `name` is its name in full where that is known ("Socialnämnden" for "socialnämndens"), otherwise its
    letters ("SN"). It stands in `text[start:end]`."""

    name: str
    start: int
    end: int


def bodies(text: str, known: Mapping[str, str] = EVERYWHERE) -> tuple[FoundBody, ...]:
    """The bodies in the text, in order. `known` are letters and the names that they stand for; letters that are not
    known count only before a date or a § ("ON 2024-11-19 § 84")."""
    return without_overlaps([*_named(text), *_lettered(text, known)])


def abbreviations(text: str) -> dict[str, str]:
    """Letters and the bodies that they stand for: those of everywhere, those that the text explains, and those that fit
    just one of the bodies that it names in full."""
    explained = {
        match[2]: _name(match[1])
        for match in _EXPLAINED.finditer(text)
        if abbreviates(match[2], _whole(text, match).name)
    }
    full = {each.name for each in _named(text)}
    used = {match[1] for match in _LETTERS_BEFORE.finditer(text)}
    fitting = {letters: [name for name in full if abbreviates(letters, name)] for letters in used}
    learnt = {letters: names[0] for letters, names in fitting.items() if len(names) == 1}
    whole = {letters: _longest(name, full) for letters, name in explained.items()}
    return {**learnt, **EVERYWHERE, **whole}


def same_body(one: str, other: str) -> bool:
    """Whether two names are one body's: written alike, or one the letters of the other."""
    return full_name(one) == full_name(other) or abbreviates(one, other) or abbreviates(other, one)


def full_name(body: str) -> str:
    """What a body is called in full where its letters mean the same everywhere ("KF"), in small letters."""
    return EVERYWHERE.get(body.upper(), body).casefold()


def abbreviates(letters: str, name: str) -> bool:
    """Whether the letters may stand for the body: the first ones of its words and of "nämnden" and the like, and any
    between them in their order ("SN", "BUN", "Soc", "KSAU")."""
    small, whole = letters.casefold(), name.casefold()
    if len(small) < 2 or not whole.startswith(small[0]):
        return False
    ending = _ENDING.search(whole)
    if ending and len(letters) <= 4 and ending[0][0] not in small[1:]:
        return False
    at = 0
    for letter in small:
        at = whole.find(letter, at) + 1
        if not at:
            return False
    return True


_KINDS = r"nämnden|styrelsen|utskottet|fullmäktige|beredningen|direktionen"
_FULL = re.compile(rf"(?<![\wåäö-])([a-zåäöA-ZÅÄÖ-]{{0,60}}?(?:{_KINDS}))(s)?(?![\wåäö-])", re.IGNORECASE)
_BEFORE = re.compile(r"(?:[A-Za-zÅÄÖåäö]{2,30}-,?\s)*[A-Za-zÅÄÖåäö]{2,30}-,?\s(?:och|samt|&)\s\Z")
_COMMITTEE = re.compile(
    r"\s{1,2}(?:förstärkta\s)?([a-zåäö]{0,40}utskott|beredning|presidium)(?:ets|et|s)?(?![\wåäö-])"
)
_EXPLAINED = re.compile(
    rf"(?<![\wåäö-])([a-zåäöA-ZÅÄÖ-]{{1,60}}?(?:{_KINDS})s?(?:\s[a-zåäö]{{1,30}}utskott)?),?\s?\((?:nedan\s|förkortat\s)?([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{{1,5}})\)"
)
_LETTERS_BEFORE = re.compile(
    r"(?<![\wÅÄÖåäö./-])([A-ZÅÄÖ]{2,6}|[A-ZÅÄÖ][a-zåäö]{1,4})(?=,?\s{1,2}(?:den\s)?(?:§|\d{2,4}[-‐‑–/.]\d|\d{1,2}\s[a-z]))"
)
_LETTERS = re.compile(r"(?<![\wÅÄÖåäö./-])([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,5})(s|:s)?(?![\wÅÄÖåäö]|[/-]\w)")
_ENDING = re.compile(r"nämnd|styrelse|utskott|fullmäktige|beredning|direktion")
_STATE = listed(
    "socialstyrelsen länsstyrelsen transportstyrelsen rikspolisstyrelsen skolstyrelsen ansvarsnämnden hyresnämnden"
    " arrendenämnden överklagandenämnden domstolsstyrelsen lantmäteristyrelsen bolagsstyrelsen övervakningsnämnden"
)
_NO_BODIES = LAWS | listed(
    "SOU SFS FN EU EG ISO JO IVO SKR SCB VGR DS TKR MNKR KL NR SID TEL ÅR MAJ JUNI JULI MARS DEN PER TOM FOM DNR BIL"
    " HSLF SOSFS AFS PROP KAP REV VER SEK PKV LEX"
)


def _named(text: str) -> Iterator[FoundBody]:
    for match in _FULL.finditer(text):
        if match[1].casefold() not in _STATE and match[1].casefold() not in _KINDS.split("|"):
            yield _whole(text, match)
        elif match[1].casefold() == "fullmäktige":
            yield FoundBody("Kommunfullmäktige", match.start(), match.end())


def _whole(text: str, match: re.Match[str]) -> FoundBody:
    """The body with the words before it ("Barn- och utbildningsnämnden") and its committee ("… arbetsutskott")."""
    before = _BEFORE.search(text[max(0, match.start() - 90) : match.start()])
    start = match.start() - len(before[0]) if before else match.start()
    committee = _COMMITTEE.match(text, match.end()) if match[0].endswith("s") else None
    end = committee.end() if committee else match.end()
    own = text[start : match.start()] + match[1].removesuffix("s")
    return FoundBody(_name(f"{own}s {committee[1]}" if committee else own), start, end)


def _name(words: str) -> str:
    """As it is written where it begins a sentence."""
    joined = " ".join(words.split())
    return joined[:1].upper() + (joined[1:] if not joined.isupper() else joined[1:].lower())


def _longest(name: str, full: set[str]) -> str:
    """ "Utbildningsnämnden", cut from "Barn- och utbildningsnämnden", whole again."""
    return max((each for each in full if each.casefold().endswith(name.casefold())), key=len, default=name)


def _lettered(text: str, known: Mapping[str, str]) -> Iterator[FoundBody]:
    for match in _LETTERS.finditer(text):
        letters = match[1]
        if letters in known:
            yield FoundBody(known[letters], match.start(), match.end())
        elif letters.upper() in known and letters in SMALL_LETTERS:
            yield FoundBody(known[letters.upper()], match.start(), match.end())
    for match in _LETTERS_BEFORE.finditer(text):
        letters = match[1]
        if letters not in known and _is_body(letters) and _leads(text, match.end()):
            yield FoundBody(letters, match.start(), match.end())


def _is_body(letters: str) -> bool:
    if letters.isupper():
        return letters not in _NO_BODIES and not letters.endswith("FS")
    return letters in SMALL_LETTERS


def _leads(text: str, at: int) -> bool:
    """Whether a § or a date follows at once."""
    rest = text[at : at + 40].lstrip(" ,\n\u00a0")
    found = dates(rest)
    return rest.startswith("§") or bool(found and found[0].start <= 4)
