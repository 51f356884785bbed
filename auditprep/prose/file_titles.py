"""What a document is called where only its file's name tells."""

from __future__ import annotations

from pathlib import PurePath

_FOLD = str.maketrans("åäöé", "aaoe")
_VOWELS = frozenset("aeiouyåäöé")
_SHORT = 3
_AS_WRITTEN = frozenset({"dnr", "kpi", "ikp", "kia"})


def file_title(file_name: str) -> str:
    """ "attestforteckning-2025.pdf" is "Attestforteckning 2025"; an abbreviation in small letters stays as it is."""
    stem = PurePath(file_name).stem
    words = " ".join(stem.replace("-", " ").replace("_", " ").split()) or stem
    return words[:1].upper() + words[1:] if _may_begin_so(words.split()) else words


def is_file_title(title: str, file_name: str) -> bool:
    """Whether it is made of the file's name, with capitals, rings and dots or without."""
    stem = PurePath(file_name).stem
    return _folded(title) in {_folded(stem), _folded(file_title(file_name))}


def _may_begin_so(words: list[str]) -> bool:
    """Only with a plain word in small letters: "iPad" and "dnr" are written as they are, and "sn" is no word."""
    first = words[0] if words else ""
    if not (first.isalpha() and first.islower() and len(first[0].upper()) == 1):
        return False
    is_short = len(first) <= _SHORT and not _VOWELS & set(first)
    return not is_short and first not in _AS_WRITTEN


def _folded(text: str) -> str:
    return text.lower().translate(_FOLD)
