"""Whether the § that a sentence gives decides what the sentence tells of."""

from __future__ import annotations

import re

from auditprep.checks.decided import Decided
from auditprep.checks.ground import Ground
from auditprep.checks.referred import Meeting
from auditprep.checks.shelf import YEARLY
from auditprep.model import Decision, FoundPart
from auditprep.prose.dates import MONTHS
from auditprep.prose.document_likeness import same_time
from auditprep.prose.found import listed
from auditprep.prose.named_documents import NamedDocument, naming
from auditprep.prose.sentences import sentence_at, sentences


def other_matter(ground: Ground, cited: Decided, meeting: Meeting, there: Decision | None) -> Decision | None:
    """The § of the meeting whose heading the sentence is about, where it is not the one that it gives (`there`, None: the
    meeting has no such §) and the heading of that one has nothing to do with the sentence. Nothing rather than a guess."""
    text, begins, ends = sentence_of(ground, cited)
    sentence = text[begins:ends]
    if there is not None and (not _stems(there.title) or _shares(there.title, sentence)):
        return None
    named = _named(text[begins : cited.told.start])
    said = _stems(sentence)
    likely = [each for each in meeting.decisions.values() if _is_about(said, named, each.title)]
    right = likely[0] if len(likely) == 1 else None
    if right is None or (there is not None and _treats(ground, meeting, there, right)):
        return None
    return right


def sentence_of(ground: Ground, cited: Decided) -> tuple[str, int, int]:
    """The text that the decision is told in, and where the sentence begins and ends."""
    in_text = cited.part is FoundPart.TEXT
    read = ground.text(cited.question) if in_text else ground.evidence_field(cited.question)
    sentence = sentence_at(read.of(sentences), cited.told.start)
    return (read.plain, sentence.start, sentence.end) if sentence else (read.plain, 0, 0)


_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM, _BEGINNING, _LONG, _SHARE, _FEW = 7, 5, 10, 0.6, 2
_GENERIC = listed(
    "nämnden nämndens nämnd beslut beslutar beslutade beslutat antar antog antagen antagit fastställer fastställde fastställt sammanträde"
    " sammanträdet protokoll protokollet kommunen kommunens förvaltningen förvaltningens enligt diarienummer paragraf redovisning"
    " godkänner godkände information uppföljning revidering ärende ärenden behandlades behandlade mötet ordinarie uppdrag uppdraget uppdragen"
    " rapport rapporten åtgärder förslag yttrande svar socialt under efter"
) | frozenset(MONTHS)
_OF_A_BODY = re.compile(r"(?:nämnden|styrelsen|fullmäktige|utskottet|förvaltningen)s?\Z")


def _stems(words: str) -> frozenset[str]:
    """The beginnings of the words that tell what something is about."""
    every = (each.casefold() for each in _WORD.findall(words))
    return frozenset(each[:_STEM] for each in every if each not in _GENERIC and not _OF_A_BODY.search(each))


def _shares(title: str, sentence: str) -> bool:
    """Whether the heading and the sentence have a word in common, in any form."""
    return bool(
        {each[:_BEGINNING] for each in _stems(title)} & {each[:_BEGINNING] for each in _stems(sentence)}
    )


def _named(before: str) -> NamedDocument | None:
    """The document that a sentence names last before the decision."""
    documents = naming(before).documents
    return documents[-1] if documents else None


def _is_about(said: frozenset[str], named: NamedDocument | None, title: str) -> bool:
    if named is not None and named.years and any(_is_same(named, each) for each in naming(title).documents):
        return True
    wanted = _stems(title)
    shared = wanted & said
    if not wanted or len(shared) < _SHARE * len(wanted):
        return False
    is_long = any(len(each) >= _LONG and each.casefold()[:_STEM] in shared for each in _WORD.findall(title))
    return len(shared) >= _FEW or is_long


def _is_same(named: NamedDocument, other: NamedDocument) -> bool:
    """Whether both are the document of one year."""
    alike = named.family == other.family and (named.family in YEARLY or named.name == other.name)
    return alike and other.years is not None and same_time(named, other.years, other.month)


def _treats(ground: Ground, meeting: Meeting, there: Decision, right: Decision) -> bool:
    """Whether the § that is given speaks of the other matter too, as far as its page tells; or it cannot be looked up."""
    section = _section(ground, meeting, there)
    return section is None or _stems(right.title) <= _stems(section)


def _section(ground: Ground, meeting: Meeting, decision: Decision) -> str | None:
    """What stands on the page from the § on to the next; None where that is not known."""
    if decision.page is None or decision.paragraph is None:
        return None
    for evidence in meeting.evidence:
        document = ground.document(evidence)
        page = document.page(decision.page) if document else None
        begins = re.search(rf"(?m)^\s*\W?§\s?{decision.paragraph}\b", page.plain) if page else None
        if page and begins:
            after = re.compile(r"(?m)^\s*§\s?\d").search(page.plain, begins.end())
            return page.plain[begins.start() : after.start() if after else len(page.plain)]
    return None
