"""Documents that a board has to adopt, leant on without anything of when that was done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditprep.checks.ground import Ground
from auditprep.checks.lacking_documents import words_of
from auditprep.checks.mentions import Mention, Named, documents, mentions, text_of
from auditprep.checks.rule import finding
from auditprep.checks.shelf import YEARLY
from auditprep.model import Evidence, EvidenceKind, Finding, FoundPart, FoundPlace, Severity
from auditprep.prose.dates import dates
from auditprep.prose.document_likeness import Likeness, likeness, same_time
from auditprep.prose.document_names import PLAN, STANDING
from auditprep.prose.document_owners import OFFICE
from auditprep.prose.found import Found
from auditprep.prose.named_documents import NamedDocument, naming
from auditprep.prose.paragraphs import paragraphs
from auditprep.prose.registry_numbers import registry_numbers
from auditprep.prose.sentences import sentence_at, sentences

UNDECIDED = ("document-undecided", Severity.NOTE)

_NAMES = re.compile(
    r"(?:strategi|policy|riktlinjer?|reglemente|delegations\w+|attestordning|arbetsordning|styrmodell|program"
    r"|(?:verksamhets|nämnds?|flerårs|handlings|kompetensförsörjnings|jämställdhets|biblioteks|beredskaps|mångfalds)plan)\Z"
)
_KINDS = frozenset(
    {
        EvidenceKind.BUDGET,
        EvidenceKind.INTERNAL_CONTROL_PLAN,
        EvidenceKind.DELEGATION_RULES,
        EvidenceKind.POLICY,
    }
)


def undecided(ground: Ground) -> Iterator[Finding]:
    """A note for each such document: no answer that names it, and nothing on it, in minutes or in the register, tells of its
    decision, its day or its registry number."""
    told: set[int] = set()
    for named in documents(ground):
        evidence = {place.evidence for each in named.mentions for place in each.resolved.places}
        leant = named.leant_on
        if leant and _is_adopted_kind(ground, named, evidence) and not _is_decided(ground, named, evidence):
            told |= evidence
            places = [each.place(ground) for each in leant]
            facts = {"document": words_of(ground, leant[0])}
            yield finding(UNDECIDED, leant[0].question, *places, facts=facts)
    for key, evidence_id in _cited(ground).items():
        if key not in told and _is_unknown(ground, ground.evidence[key]):
            place = FoundPlace(FoundPart.CITATION, evidence_id, key, quote=ground.evidence[key].title)
            facts = {"document": ground.evidence[key].title}
            yield finding(UNDECIDED, evidence_id, place, facts=facts)


def _cited(ground: Ground) -> dict[int, str]:
    """The evidence that answers cite, with the first that does."""
    found: dict[int, str] = {}
    for question in ground.questions:
        for each in ground.snapshot.cited(question.key):
            if each.evidence in ground.evidence:
                found.setdefault(each.evidence, question.key)
    return found


def _is_adopted_kind(ground: Ground, named: Named, evidence: set[int]) -> bool:
    document = named.leant_on[0].document
    if any(each.document.owner == OFFICE for each in named.mentions):
        return False
    if document.family in {"budget", "control"} or any(
        ground.evidence[each].kind in _KINDS for each in evidence
    ):
        return True
    return document.family in {STANDING, PLAN} and bool(_NAMES.search(document.name))


def _is_decided(ground: Ground, named: Named, evidence: set[int]) -> bool:
    if any(each.adopted or _is_told(ground, each) for each in named.mentions):
        return True
    if evidence & ground.once(_decided_evidence):
        return True
    return any(_treats(each, named.fullest.document) for each in ground.once(_titles))


def _is_unknown(ground: Ground, evidence: Evidence) -> bool:
    """Whether evidence that is cited, and that a board must have adopted, is nowhere said to have been."""
    if evidence.kind not in _KINDS or evidence.id in ground.once(_decided_evidence):
        return False
    named = naming(evidence.title).documents[:1]
    return not any(_treats(title, each) for each in named for title in ground.once(_titles))


# What is known


def _is_told(ground: Ground, each: Mention) -> bool:
    """Whether the sentence that names it has a day, a § or a registry number."""
    text = text_of(ground, each.question, each.part)
    sentence = sentence_at(text.of(sentences), each.document.start)
    if sentence is None:
        return False
    found: list[Found] = [*text.of(dates), *text.of(paragraphs), *text.of(registry_numbers)]
    return any(sentence.start <= one.start < sentence.end for one in found)


def _decided_evidence(ground: Ground) -> frozenset[int]:
    """The evidence that tells of its own decision, that cannot be read, or whose decision some answer tells."""
    own = {each.id for each in ground.snapshot.evidence if each.decision or _says_when(ground, each)}
    told = {
        place.evidence
        for each in mentions(ground)
        if each.adopted or _is_told(ground, each)
        for place in each.resolved.places
    }
    return frozenset(own | told)


def _says_when(ground: Ground, evidence: Evidence) -> bool:
    """Whether its first pages have a line that may tell of its decision; one that cannot be read may have it."""
    document = ground.document(evidence.id)
    return document is None or any(page.of(_has_decision) for page in document.pages[:_FIRST])


_FIRST = 2
_DECISION = re.compile(
    r"\b(?:anta(?:gen|gna|git)|antogs|fastställ\w+|beslut\w*|godkän\w+|dnr|diarienummer|diarienr)\b",
    re.IGNORECASE,
)


def _has_decision(text: str) -> bool:
    lines = (line for line in text.splitlines() if _DECISION.search(line))
    return any(dates(line) or paragraphs(line) or registry_numbers(line) for line in lines)


def _titles(ground: Ground) -> tuple[tuple[str, tuple[NamedDocument, ...]], ...]:
    """What minutes and the register decided, and the documents that each heading names."""
    decisions = [each for evidence in ground.snapshot.evidence for each in evidence.decisions]
    decisions += [each.decision for each in ground.snapshot.decisions]
    return tuple((each.title, naming(each.title).documents) for each in decisions if each.title)


def _treats(title: tuple[str, tuple[NamedDocument, ...]], document: NamedDocument) -> bool:
    words, named = title
    if document.family not in YEARLY:
        return likeness(document, words, EvidenceKind.OTHER) is Likeness.CALLED
    return any(
        each.family == document.family and same_time(document, each.years, each.month) for each in named
    )
