"""The forms in which a Swedish word may stand in a document, made from any one of them.

A word is taken apart in every way that some inflection allows, and put together again with the other endings of that
inflection. Most of what comes out is no word at all, and does no harm, since no document has it. (Measured against a
stemmer, which takes "protokollet" for a stem and finds "planka" by "plan": tests/evidence/test_search_forms.py.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_Endings = tuple[str, ...]

_ANY, _VOWEL_BUT_A, _VOWEL_OR_LIQUID = "", "[eiouyåäö]$", "[eiouyåäölr]$"
_NOUNS: tuple[tuple[str, _Endings], ...] = (  # first how the base ends
    (_ANY, ("a", "an", "or", "orna")),  # skola
    (_ANY, ("", "en", "ar", "arna")),  # nämnd
    (_ANY, ("e", "en", "ar", "arna")),  # timme
    (_VOWEL_OR_LIQUID, ("", "n", "ar", "arna")),  # regel
    (_ANY, ("", "en", "er", "erna")),  # plan
    (_VOWEL_OR_LIQUID, ("", "n", "er", "erna")),  # revisor, strategi
    (_VOWEL_BUT_A, ("", "n", "r", "rna")),  # avvikelse, sko
    (_VOWEL_BUT_A, ("", "t", "n", "na")),  # område
    (_ANY, ("", "et", "en", "ena")),  # beslut
    (_ANY, ("", "et", "er", "erna")),  # parti
    (_ANY, ("um", "et", "er", "erna")),  # gymnasium
    (_ANY, ("are", "aren", "arna")),  # handläggare
)
_GENOMFORA: _Endings = ("a", "", "de", "t", "d", "da", "s", "as", "des", "ts", "ande")
_VERBS: tuple[tuple[_Endings, _Endings], ...] = (  # first the endings that tell a verb, then all of them
    (
        ("a", "ar", "ade", "as", "ades"),
        ("a", "ar", "ade", "at", "as", "ades", "ats", "ad", "ande"),
    ),  # planera
    (
        ("a", "er", "de", "te", "as", "des", "tes"),
        ("a", "er", "de", "te", "t", "d", "da", "s", "as", "des", "tes", "ts", "ande"),  # följa, köpa
    ),
    (("r", "dde", "ddes"), ("", "r", "dde", "tt", "dd", "dda", "s", "ddes", "tts", "ende")),  # ske
)
_ADJECTIVE: _Endings = ("", "t", "a", "are", "ast", "aste")
_LIKE_AN_ADJECTIVE = re.compile(
    r"(?:[^aeiouyåäö]ig|lig|isk|sam|bar|al|ell|iv|är|ös|full|lös|rik|mässig|offentlig"
    r"|\b(?:ny|stor|hög|låg|svår|klar|lång|kort|hel|sen|fri|intern|extern|modern|säke?r|enke?l|öppe?n|ege?n))$"
)
_PARTICIPLES: tuple[_Endings, ...] = (
    ("d", "t", "da", "de"),  # fastställd
    ("ad", "at", "ade"),  # beslutad
    ("en", "et", "na"),  # antagen
)
_LIKE_AN_IMPERATIVE = re.compile("(?:f|g|k|h)ör$|(?:l|b)är$|(?:st|h)yr$")
_SHORTEST = 3
_VOWEL = re.compile("[aeiouyåäöéü]")
_CONSONANTS = "[bcdfghjklmnpqrstvwxz]"
_SYNCOPE = re.compile(f"({_CONSONANTS})e([lrn])$")  # regel …
_NO_SYNCOPE = re.compile(f"({_CONSONANTS})([lrn])$")  # … regl-er
# Words that are not inflected, though they look like others that are.
_FIXED = frozenset(
    re.findall(
        r"\w+",
        """alla att av bara de den denna deras dess dessa det detta dig din dina dit ditt du där då efter eller en er era
    ett ej från för han hans har hela hennes hon hos hur här i icke in inga ingen inget innan inom inte ja jag kan man
    med mellan men mer mest mig min mina mot mycket nej ner nu någon något några när och om oss per på samma samt sedan
    sig sin sina sitt ska skall som så till under upp ur ut utan vad var vara varit varje vem vid vidare vi vilka vilken
    vilket vår våra vårt än är även över""",
    )
)
_IRREGULAR: tuple[_Endings, ...] = (  # also at the end of longer words
    ("ledamot", "ledamoten", "ledamöter", "ledamöterna"),
    ("man", "mannen", "män", "männen"),
    ("bok", "boken", "böcker", "böckerna"),
    ("stad", "staden", "städer", "städerna"),
    ("land", "landet", "länder", "länderna"),
    ("hand", "handen", "händer", "händerna"),
)
_IRREGULAR_ALONE: tuple[_Endings, ...] = (
    ("år", "året", "åren"),
    ("by", "byn", "byar", "byarna"),
    ("stor", "större", "störst", "största"),
    ("god", "gott", "goda", "bättre", "bäst", "bästa"),
    ("hög", "högre", "högst", "högsta"),
    ("låg", "lägre", "lägst", "lägsta"),
    ("lång", "längre", "längst", "längsta"),
    ("liten", "litet", "lilla", "små", "mindre", "minst", "minsta"),
    ("gå", "går", "gick", "gått"),
    ("få", "får", "fick", "fått"),
    ("ge", "ger", "gav", "gett", "givit", "ges", "gavs", "given", "givna"),
    ("ta", "tar", "tog", "tagit", "tas", "togs", "tagits", "tagen", "taget", "tagna"),
)


@lru_cache(maxsize=512)
def forms(word: str) -> frozenset[str]:
    """The word and its forms, in small letters; only itself where it is too short to tell, or not inflected."""
    word = word.lower()
    if len(word) < 2 or word in _FIXED or not word.isalpha():
        return frozenset({word})
    found = {word}
    for base in {word, _without_genitive(word)}:
        found |= {form for built in _built(base) for form in (built, _genitive(built))}
    return frozenset(found)


def is_fixed(word: str) -> bool:
    """Whether it is one of the small words that are on every page, and are not inflected."""
    return word in _FIXED


def _built(word: str) -> Iterator[str]:
    yield from _irregular(word)
    for base, endings in _taken_apart(word):
        for variant in _variants(base):
            yield from (variant + ending for ending in endings)


def _taken_apart(word: str) -> Iterator[tuple[str, _Endings]]:
    """Every base that the word may have, with the endings that go with it there."""
    for end, endings in _NOUNS:
        yield from ((base, endings) for base in _bases(word, endings) if re.search(end, base))
    for telling, endings in _VERBS:
        yield from ((base, endings) for base in _bases(word, telling))
    for base in _bases(word, _GENOMFORA):
        if _LIKE_AN_IMPERATIVE.search(base):
            yield base, _GENOMFORA
    for base in _bases(word, _ADJECTIVE):
        if _LIKE_AN_ADJECTIVE.search(base):
            yield base, _ADJECTIVE
    for endings in _PARTICIPLES:
        yield from ((base, endings) for base in _bases(word, endings) if len(base) > 4)


def _bases(word: str, endings: _Endings) -> Iterator[str]:
    for ending in endings:
        base = word.removesuffix(ending) if word.endswith(ending) else ""
        if _VOWEL.search(base) and (len(base) >= _SHORTEST or (_VOWEL.match(base) and len(base) > 1)):
            yield base


def _variants(base: str) -> set[str]:
    """The base as it may be spelt before another ending: program-met, regl-er, num-ret."""
    spelt = {base, _SYNCOPE.sub(r"\1\2", base), _NO_SYNCOPE.sub(r"\1e\2", base)}
    if base.endswith(("mm", "nn")):
        spelt.add(base[:-1])
    elif base.endswith(("m", "n")):
        spelt.add(base + base[-1])
    return spelt


def _irregular(word: str) -> Iterator[str]:
    for group in _IRREGULAR:
        for form in group:
            if word.endswith(form):
                yield from (word.removesuffix(form) + other for other in group)
    for group in _IRREGULAR_ALONE:
        if word in group:
            yield from group


def _without_genitive(word: str) -> str:
    return word[:-1] if word.endswith("s") and (len(word) > 4 or word == "års") else word


def _genitive(word: str) -> str:
    return word if word.endswith(("s", "x", "z")) else f"{word}s"
