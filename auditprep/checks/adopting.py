"""Which document a decision adopted, as its sentence says it."""

from __future__ import annotations

import re

from auditprep.checks.texts import ReadText
from auditprep.prose.document_words import FOLLOW_UP, OTHER, is_bare
from auditprep.prose.named_documents import NamedDocument, naming
from auditprep.prose.sentences import sentence_at, sentences


def adopted(read: ReadText, at: int) -> NamedDocument | None:
    """The document that stands right before the decision at this place, or the only one of its sentence where that has a verb
    of adoption. None where the sentence tells of anything else that was done with it."""
    sentence = sentence_at(read.of(sentences), at)
    if sentence is None:
        return None
    words = read.plain[sentence.start : sentence.end]
    here = [one for one in read.of(naming).documents if sentence.start <= one.start < sentence.end]
    before = [one for one in here if one.end <= at]
    if not before or not _is_one(before[-1]):
        return None
    last, words = before[-1], read.plain[sentence.start : sentence.end]
    is_beside = _BESIDE.fullmatch(read.plain, last.end, at)
    if is_beside and not _OTHERWISE.search(read.plain, max(sentence.start, last.start - _NEAR), at):
        return last
    is_said = len(here) == 1 and _ADOPTED.search(words) and not _OTHERWISE.search(words)
    return last if is_said else None


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
_NEAR = 45
_MANY = frozenset({"monthly", OTHER, FOLLOW_UP})
_OF_MANY = re.compile(r"(?:handlings|åtgärds|aktivitets|projekt|tids|genomförande)plan")
_OTHERWISE = re.compile(
    r"\b(?:revider\w*|uppdater\w*|ändra\w*|ändring\w*|uppföljning\w*|följ\w*|återrapport\w*|redovisa\w*|behandla\w*|rapporter\w*|inform\w*"
    r"|upphäv\w*|förläng\w*|komplett\w*|tillägg\w*|uppdrag\w*|juster\w*|ersätt\w*|remiss\w*|yttra\w*|samråd\w*|tidigare|ursprunglig\w*|för\s?slag\w*"
    r"|nästa|föregående|förra|kommande|preliminär\w*|slutlig\w*|avvikelse\w*|utifrån|med\sanledning)\b",
    re.IGNORECASE,
)
