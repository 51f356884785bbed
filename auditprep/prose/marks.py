"""What options mean, and the shape and the colour that go with some: only "Ja", "Nej", "Delvis", "Vet ej" and their kin have
them; scales and words that are not known are neutral."""

from __future__ import annotations

import re
from functools import lru_cache

from auditprep.prose.normal import normal

_OPTIONS = (  # what they mean, their kin (None: no shape goes with them), and how they are written, without their signs
    ("yes", "yes", ("ja", "yes")),
    ("fully", "yes", ("ja helt",)),
    ("no", "no", ("nej", "nej inte alls", "no")),
    (
        "partly",
        "partly",
        (
            *("delvis", "ja delvis", "till viss del", "ja till viss del", "till del", "ja till del", "i viss mån", "ja i viss mån"),
            *("i viss utsträckning", "partly", "partially"),
        ),
    ),
    ("open", "unknown", ("vet ej", "vet inte", "don t know")),
    (
        "open",
        None,
        (
            *("okänt", "ej aktuellt", "inte aktuellt", "ej tillämpligt", "inte tillämpligt", "ej relevant", "kan ej besvaras"),
            *("inte relevant", "kan ej bedömas", "kan inte bedömas", "kan ej bedöma", "kan inte bedöma", "går ej att bedöma"),
            *("går inte att bedöma", "ej bedömt", "ingen uppfattning", "har ingen uppfattning"),
        ),
    ),
)  # fmt: skip
_MEANINGS = {words: meaning for meaning, _kin, all_ in _OPTIONS for words in all_}
_KINS = {words: kin for _meaning, kin, all_ in _OPTIONS for words in all_}
_SIGNS = {"yes": "✓", "no": "✗", "partly": "◐", "unknown": "?"}
_COLOURS = {"✓": "16703F", "✗": "B3261E", "◐": "8A5A00"}
_NEUTRAL = "5C6066"


@lru_cache(maxsize=1024)  # a form has few options, each in many questions
def words_of(option: str) -> str:
    """An option's words alone, in small letters and of one encoding: how it is told from others."""
    return " ".join(re.findall(r"\w+", normal(option).casefold()))


def meaning(option: str) -> str | None:
    """What an option means: "yes", "fully", "no", "partly", or "open" where it leaves the question so ("Vet ej", "Ej
    aktuellt"); None for any other."""
    return _MEANINGS.get(words_of(option))


def is_unknown(option: str) -> bool:
    """Whether it says that nobody knows ("Vet ej", "Kan ej bedömas"), and not that the question is beside the point ("Ej
    aktuellt")."""
    return meaning(option) == "open" and not _BESIDE.search(words_of(option))


_BESIDE = re.compile(r"aktuell|tillämplig|relevant")


def kin(option: str) -> str | None:
    """Which shape goes with an option: that of "yes", "no", "partly" or "unknown"; None for any other."""
    return _KINS.get(words_of(option))


def sign(option: str) -> str:
    """The shape that goes with the option in a document; "" for none."""
    return _SIGNS.get(kin(option) or "", "")


def sign_colour(sign: str) -> str:
    """The colour of a shape, as six hexadecimal digits."""
    return _COLOURS.get(sign, _NEUTRAL)
