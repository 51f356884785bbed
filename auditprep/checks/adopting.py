"""Which document a decision adopted, as its sentence says it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from auditprep.checks.texts import ReadText
from auditprep.prose.document_words import FOLLOW_UP, OTHER, is_bare
from auditprep.prose.named_documents import NamedDocument, naming
from auditprep.prose.sentences import FoundSentence, sentence_at, sentences


def adopted(read: ReadText, start: int, end: int) -> NamedDocument | None:
    """The document that stands right before the decision in `plain[start:end]`, that a verb of adoption stands beside, or the
    only one of its sentence; where that says "den" or "planen", the one of the sentence before. None where anything else is
    told to have been done with it."""
    said = read.of(sentences)
    whole = sentence_at(said, start)
    if whole is None:
        return None
    sentence = FoundSentence(max(whole.start, start - _FAR), min(whole.end, end + _FAR), whole.ends)
    here = _documents(read, sentence)
    before = [one for one in here if one.end <= start]
    if before and _BESIDE.fullmatch(read.plain, before[-1].end, start):
        return before[-1] if _is_adoption(read, sentence, before[-1], start, end) else None
    if not _ADOPTED.search(read.plain, sentence.start, sentence.end):
        return None
    meant = [one for one in here if _is_object(read.plain, one)] or here
    if not meant and _POINTS_BACK.match(read.plain, whole.start):
        meant = _of_sentence_before(read, said, whole)
        return meant[0] if len(meant) == 1 and not _otherwise(read, sentence.start, end) else None
    is_one = len(meant) == 1 and _is_adoption(read, sentence, meant[0], start, end)
    return meant[0] if is_one else None


def _documents(read: ReadText, sentence: FoundSentence) -> list[NamedDocument]:
    documents = read.of(naming).documents
    first = bisect_left(documents, sentence.start, key=lambda each: each.start)
    last = bisect_left(documents, sentence.end, key=lambda each: each.start)
    return [each for each in documents[first:last] if _is_one(each)]


_FAR = 400


def _of_sentence_before(
    read: ReadText, said: Sequence[FoundSentence], sentence: FoundSentence
) -> list[NamedDocument]:
    at = bisect_left(said, sentence.start, key=lambda each: each.start)
    before = said[at - 1] if at else None
    if before is None or "\n" in read.plain[before.end : sentence.start]:
        return []
    return _documents(read, before)


def _is_object(plain: str, document: NamedDocument) -> bool:
    """Whether it is what a verb of adoption tells of: "antog nämnden planen", "planen antogs"."""
    before, after = (
        plain[max(0, document.start - _NEAR) : document.start],
        plain[document.end : document.end + _NEAR],
    )
    return bool(_VERB_BEFORE.search(before) or _VERB_AFTER.match(after))


def _is_adoption(
    read: ReadText, sentence: FoundSentence, document: NamedDocument, start: int, end: int
) -> bool:
    first = max(sentence.start, min(document.start - _NEAR, start))
    return not _otherwise(read, first, max(document.end, end))


def _otherwise(read: ReadText, start: int, end: int) -> bool:
    """Whether the words tell of a revision, a follow-up, a proposal…."""
    return bool(_OTHERWISE.search(read.plain, start, end))


def _is_one(document: NamedDocument) -> bool:
    """Whether the name tells which document it is: follow-ups of any month and plans of measures are many."""
    if document.family in _MANY or _OF_MANY.match(document.name):
        return bool(document.topic or document.years or document.month)
    return not is_bare(document.name) or bool(document.topic)


_VERB = (
    r"(?:antog|antagit|antagits|antogs|antagen|antaget|antagna|fastställ(?:de|des|t|ts|d|da)|beslut(?:ade|ad|at|ats|ades)(?:\som)?"
    r"|godkän(?:de|des|t|ts|d))"
)
_ADOPTED = re.compile(rf"\b{_VERB}\b", re.IGNORECASE)
_BESIDE = re.compile(
    rf"(?:\s?[,;(–-]|\s(?={_VERB}\s))\s?(?:(?:som|vilken|vilket|senast|och|är|blev|har|dnr)\s){{0,2}}(?:{_VERB}\s?)?"
    r"(?:(?:av|vid|i|på|den|genom|enligt|beslut|se|från)\s|[\wåäö-]*(?:nämnden|nämndens|styrelsen|fullmäktige|fullmäktiges)\s|[A-ZÅÄÖ]{2,5}\s"
    r"|sammanträde[t]?\s|möte[t]?\s|protokoll\s){0,5}[\s(,]{0,3}",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:antog|antagit|fastställ(?:de|t)|beslutade|beslutat|godkän(?:de|t))\s(?:om\s)?(?:[\wåäö-]*nämnden\s|styrelsen\s|fullmäktige\s)?(?:om\s)?"
    r"(?:då\s|en\s|ett\s|den\s|sin\s|sitt\s|ny\s|nytt\s){0,2}\Z",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    r"\s(?:har\s|är\s|blev\s)?(?:ant(?:ogs|agits|agen|aget|agna)|fastställ(?:des|ts|d|t|da)|beslut(?:ades|ats|ad|at|ade)|godkän(?:des|ts|d|t))\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"(?:den|det|de|beslutet|planen|budgeten|strategin|policyn|dokumentet|riktlinjerna?|analysen|programmet)\b",
    re.IGNORECASE,
)
_NEAR = 45
_MANY = frozenset({"monthly", OTHER, FOLLOW_UP})
_OF_MANY = re.compile(r"(?:handlings|åtgärds|aktivitets|projekt|tids|genomförande)plan")
_OTHERWISE = re.compile(
    r"\b(?:revider\w*|uppdater\w*|ändra\w*|ändring\w*|uppföljning\w*|följ\w*|återrapport\w*|redovisa\w*|behandla\w*|rapporter\w*|inform\w*"
    r"|upphäv\w*|förläng\w*|komplett\w*|tillägg\w*|uppdrag\w*|juster\w*|ersätt\w*|remiss\w*|yttra\w*|samråd\w*|tidigare|ursprunglig\w*|för\s?slag\w*"
    r"|nästa|föregående|förra|kommande|preliminär\w*|slutlig\w*|avvikelse\w*|utifrån|med\sanledning)\b",
    re.IGNORECASE,
)
