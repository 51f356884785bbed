"""Whether a yes is proved by anything: a document, a decision, another answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditprep.checks.ground import Ground
from auditprep.checks.mark_said import mark_contradicts
from auditprep.checks.reply import YES, Reply, has_words
from auditprep.checks.rule import finding
from auditprep.model import (
    Evidence,
    EvidenceKind,
    Finding,
    FoundPart,
    Kind,
    Mend,
    MendKind,
    Question,
    Severity,
)
from auditprep.prose.document_names import FoundName, document_names
from auditprep.prose.pointers import pointing
from auditprep.prose.wordings import wording

YES_WITHOUT_EVIDENCE = ("yes-without-evidence", Severity.WARNING)


def yes_without_evidence(ground: Ground, question: Question) -> Iterable[Finding]:
    """Ja, and nothing that shows it. A document that is named counts, attached or not."""
    reply = Reply(ground, question)
    if not _says_yes(reply) or _is_proved(reply) or any(mark_contradicts(ground, question)):
        return  # that the words say no is told as that
    place = ground.whole(question.key, FoundPart.TEXT)
    mark = ground.snapshot.answer(question.key).mark or "Ja"
    yield finding(
        YES_WITHOUT_EVIDENCE, question.key, place, facts={"mark": mark}, mends=_documents_to_cite(reply)
    )


def _says_yes(reply: Reply) -> bool:
    """Whether the answer is a yes with words to it; a yes without any is told as that."""
    if reply.meaning not in YES or reply.is_put_off:
        return False
    if reply.question.kind is Kind.TEXT and wording(reply.question.text).is_open:
        return False
    return reply.has_words or not reply.has_room


def _is_proved(reply: Reply) -> bool:
    proof = reply.proof
    if reply.ground.snapshot.cited(reply.key) or reply.pointing.pointers or reply.has_links:
        return True
    return proof.of(has_words) and (bool(proof.of(pointing).pointers) or not _NO_PROOF.fullmatch(proof.plain))


_NO_PROOF = re.compile(
    r"[\W_]*(?:saknas|nej|ja|finns|inget|inga|ej aktuellt|inte aktuellt|n/a|se svar|muntligt|-)?[\W_]*",
    re.IGNORECASE,
)


# The document that the question is about

_KINDS = {
    "budget": EvidenceKind.BUDGET,
    "control": EvidenceKind.INTERNAL_CONTROL_PLAN,
    "risk": EvidenceKind.RISK_ANALYSIS,
    "interim": EvidenceKind.INTERIM_REPORT,
    "annual": EvidenceKind.ANNUAL_REPORT,
}
_ASKS_FOR_IT = re.compile(
    r"\A(?:finns|har|antog|är)\b[^?]*?\b(?:antagit|antagen|fastställ\w+|beslutat|beslutad|upprättat|antog|en|ett)\b",
    re.IGNORECASE,
)


def _documents_to_cite(reply: Reply) -> Iterator[Mend]:
    """The document whose existence the question asks about, if there is just one such of this year."""
    names: tuple[FoundName, ...] = reply.ground.asked(reply.question).of(document_names)
    if not names or not _ASKS_FOR_IT.match(reply.question.text) or names[0].family not in _KINDS:
        return
    fitting = [each for each in reply.ground.snapshot.evidence if _fits(reply, each, _KINDS[names[0].family])]
    if len(fitting) == 1:
        yield Mend(MendKind.CITE, reply.key, evidence=fitting[0].id)


def _fits(reply: Reply, evidence: Evidence, kind: EvidenceKind) -> bool:
    year = reply.ground.year
    return evidence.kind is kind and year is not None and str(year) in (evidence.represents or "")
