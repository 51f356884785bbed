"""Whether two names may be one document's."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from auditprep.model import EvidenceKind
from auditprep.prose.document_names import PLAN, STANDING
from auditprep.prose.named_documents import NamedDocument

_FOLD = str.maketrans("åäöé", "aaoe")
_HEAD = re.compile(
    r"(?:strategi|policy|program|riktlinjer?|reglemente|avtal|overenskommelse|styrmodell|ordning|bestammelser?|plan|rapport|utredning|genomlysning"
    r"|kartlaggning|sammanstallning|rutin(?:er)?|instruktion(?:er)?|anvisning(?:ar)?|handbok|forteckning|lista|checklista|arshjul|skrivelse|utlatande"
    r"|berattelse|utvardering|foreskrift(?:er)?|taxa|stadga|matris|beskrivning|underlag|promemoria|analys|enkat|undersokning)\Z"
)
_OF_KIND = {
    "delegation": EvidenceKind.DELEGATION_RULES,
    "delegering": EvidenceKind.DELEGATION_RULES,
    "attest": EvidenceKind.AUTHORISATION_LIST,
    "handling": EvidenceKind.ACTION_PLAN,
    "atgard": EvidenceKind.ACTION_PLAN,
    "genomlysning": EvidenceKind.EFFICIENCY_REVIEW,
}
_NO_TOPIC = re.compile(
    r"(?:namnden|styrelsen|forvaltningen|kommun|fullmaktige)s?\Z|bilaga|version|antagen|beslutad|dokument"
)
_WORD = re.compile(r"\w{4,}")
_LEAST, _SHARE, _STEM = 4, 0.6, 7


class Likeness(IntEnum):
    """How much a title is what a document is called."""

    NONE = 0
    LOOSE = 1  # it is about the same, by another word for what it is
    CALLED = 2


def likeness(document: NamedDocument, words: str, kind: EvidenceKind) -> Likeness:
    """How likely a document of this kind whose title (and file name) are these words is the one that is named."""
    return _likeness(document.name, document.topic, words, kind)


@lru_cache(maxsize=16_384)  # every name in the answers, with all evidence
def _likeness(name: str, topic: str, words: str, kind: EvidenceKind) -> Likeness:
    said = folded(words)
    name = folded(name)
    about = _about(topic, said)
    if about is False:
        return Likeness.LOOSE if name in said and not _says_more(said, name) else Likeness.NONE
    modifier = _HEAD.sub("", name).rstrip("s- ")
    if name in said and (about or len(modifier) >= _LEAST or _is_alone(name)):
        return Likeness.CALLED
    if any(name.startswith(each) and kind is of for each, of in _OF_KIND.items()):
        return Likeness.LOOSE
    is_alike = bool(about) or (len(modifier) >= _LEAST and modifier in said.replace(" ", ""))
    return Likeness.LOOSE if is_alike else Likeness.NONE


def same_time(document: NamedDocument, years: tuple[int, int] | None, month: int | None) -> bool:
    """Whether the document may be of this time. What nobody says may be any; a plan for several years may be named by its
    first, and what stands until it is changed by any of its years."""
    if document.month and month and document.month != month:
        return False
    if document.years is None or years is None:
        return True
    (first, last), (begins, ends) = document.years, years
    if document.family in {STANDING, PLAN} and first == last:
        return begins <= first <= ends
    return first == begins and (last == ends or first == last or begins == ends)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """In small letters without rings and dots, as files are named."""
    return text.casefold().translate(_FOLD)


def _about(topic: str, said: str) -> bool | None:
    """Whether the words tell of the topic; None where there is none."""
    wanted = [each[: max(5, min(len(each) - 3, _STEM))] for each in _WORD.findall(folded(topic))]
    if not wanted:
        return None
    return sum(each in said for each in wanted) >= _SHARE * len(wanted)


def _says_more(said: str, name: str) -> bool:
    """Whether a title tells what the document is about, besides what it is and whose."""
    rest = (each for each in _WORD.findall(said) if name not in each and not each.isdigit())
    return any(not _NO_TOPIC.search(each) for each in rest)


def _is_alone(name: str) -> bool:
    """Whether the word is a name by itself: "styrmodell", but not "policy"."""
    return len(name) > 9 or bool(_HEAD.fullmatch(name))
