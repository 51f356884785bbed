"""File names that every system, archive and web server takes: a to z, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 60
_LONGEST_SUFFIX = 8
_OTHERS = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l"})


def plain(words: str) -> str:
    """The words in small plain letters with hyphens between: "Socialnämndens budget 2024" is
    "socialnamndens-budget-2024". At most `LONGEST` characters, cut between words where that can be; "" where no letter
    or digit is left."""
    bare = re.sub(r"[^a-z0-9]+", "-", _unaccented(words)).strip("-")
    if len(bare) <= LONGEST:
        return bare
    whole = bare[: LONGEST + 1].rpartition("-")[0]
    return whole or bare[:LONGEST]


def suffix_of(file_name: str) -> str:
    """How the file's name ends, in small plain letters: ".pdf"; "" where it says nothing."""
    suffix = PurePosixPath(file_name.replace("\\", "/")).suffix
    bare = re.sub(r"[^a-z0-9]", "", _unaccented(suffix))
    return f".{bare}" if 0 < len(bare) <= _LONGEST_SUFFIX else ""


def attachment_name(number: int, title: str, file_name: str, width: int = 2) -> str:
    """The name of an attachment in a bundle: "bilaga-03-internkontrollplan-2024.pdf". The number, of at least so many
    digits, keeps names apart."""
    suffix = suffix_of(file_name)
    words = title[: -len(suffix)] if suffix and title.casefold().endswith(suffix) else title
    return "-".join(filter(None, ["bilaga", f"{number:0{width}}", plain(words)])) + suffix


def _unaccented(words: str) -> str:
    parts = unicodedata.normalize("NFKD", words.lower().translate(_OTHERS))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
