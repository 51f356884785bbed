"""How many things a list within a sentence names: "drift, underhåll och bygg" three."""

from __future__ import annotations

import re

from auditprep.prose.counts import number_of_word


def lengths(words: str) -> frozenset[int]:
    """The numbers of things that the words may name, read as a list: one number where they can be read in one way only. Empty
    where the list is none, or says itself that it is not whole ("bl.a.", "m.m.")."""
    words = words.strip().rstrip(".").strip()
    if not words or _NOT_WHOLE.search(words):
        return frozenset()
    if numbered := _numbered(words):
        return frozenset({numbered})
    if ";" in words:
        return frozenset({len([part for part in words.split(";") if part.strip()])})
    parts = [part.strip() for part in _COMMA.split(words)]
    if all(_ATT.match(part) for part in parts):
        return _of_clauses(words)
    if any(not part or _CLAUSE.search(part) or len(part.split()) > _LONGEST for part in parts):
        return frozenset()
    return _of_parts(parts)


def is_plain(words: str) -> bool:
    """Whether the words can be nothing but names after each other: no verb, no number, no word that another clause begins
    with."""
    parts = [part.strip() for part in _PARTED.split(words.strip().rstrip("."))]
    return all(
        0 < len(part.split()) <= _SHORT
        and not _VERB.search(part)
        and not _BEGINS_OTHERWISE.match(part)
        and number_of_word(part.split()[0]) is None
        for part in parts
    )


_NOT_WHOLE = re.compile(
    r"\b(?:bl\.?\s?a|bland annat|t\.?\s?ex|till exempel|exempelvis|såsom|m\.?\s?m|m\.?\s?fl|o\.?\s?s\.?\s?v|osv|etc|med mera|med flera|och liknande|o\.?\s?d"
    r"|däribland|inklusive|framför\s?allt|främst|dels|varav|och så vidare)(?!\w)",
    re.IGNORECASE,
)
_COMMA = re.compile(r",(?=[\s])")
_PARTED = re.compile(r",\s(?:och\s|samt\s)?|\s(?:och|samt|&)\s")
_JOINS = re.compile(r"(?:\A|\s)(?:och|samt|&)\s", re.IGNORECASE)
_AND = re.compile(r"(?:\A|\s)(?:och|&)\s", re.IGNORECASE)
_ALSO = re.compile(r"(?:\A|\s)samt\s", re.IGNORECASE)
_ATT = re.compile(r"(?:(?:och|samt)\s)?att\s", re.IGNORECASE)
_HALF = re.compile(r"[\wåäö]-\s(?:och|samt|&)\s")
_CLAUSE = re.compile(
    r"\b(?:som|där|vilket|vilka|vilken|när|men|eftersom|medan|då|om att|så att|för att|därför)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:är|var|har|hade|ska|skall|kan|kommer|blir|blev|sker|finns|ingår|pågår|deltar|gör|ger|visar|bedöms|redovisas|följs|antogs|omfattas|berörs"
    r"|genomförs|genomfördes|påverkas|ansvarar|beslutar|arbetar|behöver|bör|måste|får|fick|når|nås|uppfylls|kvarstår|återstår|saknas|avviker)\b",
    re.IGNORECASE,
)
_BEGINS_OTHERWISE = re.compile(
    r"(?:varav|bland|inklusive|exklusive|med|för|i|på|under|enligt|se|av|vid|från|genom|utan|även|dock|inte|ej|dvs|d\.v\.s|det vill|utöver|förutom|jämfört"
    r"|sid|dnr|§|en|ett|\d)\b",
    re.IGNORECASE,
)
_LONGEST, _SHORT = 9, 5


def _numbered(words: str) -> int:
    """How many numbers or letters lead the things ("1) … 2) …", "a) … b) …"); 0 where they are not in order."""
    for pattern, first in ((_DIGITS, "1"), (_LETTERS, "a")):
        marks = [match[1].casefold() for match in pattern.finditer(words)]
        wanted = [chr(ord(first) + at) if first == "a" else str(at + 1) for at in range(len(marks))]
        if len(marks) >= 2 and marks == wanted:
            return len(marks)
    return 0


_DIGITS = re.compile(r"(?<![\w§.,])\(?(\d{1,2})[).](?=\s)")
_LETTERS = re.compile(r"(?<![\w.])\(?([a-hA-H])\)(?=\s)")


def _of_clauses(words: str) -> frozenset[int]:
    """ "att …, att … och att …": as many as there are "att", at most; those that join two things of one are not told apart."""
    begun = len(re.findall(r"(?:\A|, |\boch |\bsamt )(?:och |samt )?att\s", words))
    return frozenset({begun}) if begun >= 2 else frozenset()


def _of_parts(parts: list[str]) -> frozenset[int]:
    inner = sum(len(_JOINS.findall(part)) for part in parts[:-1])
    last = parts[-1]
    joins = len(_JOINS.findall(last))
    if not joins:
        return frozenset({len(parts) + each for each in range(inner + 1)}) if len(parts) > 1 else frozenset()
    most = len(_AND.findall(last)) if _ALSO.search(last) else joins - 1
    least = len(parts) - 1 if last.casefold().startswith(("och ", "samt ", "& ")) else len(parts)
    found = {least + 1 + each for each in range(most + inner + 1)}
    if joins == 1 and len(parts) > 1 and _is_one_thing(last):
        found.add(least)
    return frozenset(found)


def _is_one_thing(part: str) -> bool:
    """Whether the words joined may be the name of one thing: "drift och underhåll", "mål- och resursplan"."""
    return bool(_HALF.search(part) or _TWO_WORDS.fullmatch(part))


_TWO_WORDS = re.compile(r"[a-zåäö-]+\s(?:och|&)\s[a-zåäö-]+")
