"""Evidence as it is sent: numbered in the order cited, under plain names, and in words for lists of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditprep.export.disclosed import (
    HOLDS_SECRET,
    HOLDS_SECRET_WORDS,
    NAMED,
    SECRET,
    UNCITED,
    WITHHELD,
    inside,
    told,
)
from auditprep.export.plain_names import attachment_name
from auditprep.model import (
    Attachment,
    AttachmentRow,
    Citation,
    CitedPlace,
    Decision,
    Evidence,
    Snapshot,
    Version,
)
from auditprep.prose.citing import decision_text
from auditprep.prose.naming import is_named
from auditprep.prose.pages import pages_list, pages_of, printed

_FEWEST_DIGITS = 2
_SEEN = {"Cf": "", "Cs": "", "Co": "", "Cn": "", "Cc": " "}  # what a page shows of what are no letters
_Cited = tuple[Evidence, Version, tuple[CitedPlace, ...]]


def numbered(
    snapshot: Snapshot,
    *,
    with_secret: bool = False,
    with_uncited: bool = False,
    holding: frozenset[tuple[int, int]] = frozenset(),
) -> tuple[Attachment, ...]:
    """Bilaga 1…n: first what the answers cite, in the order cited, each cited version by itself; then what none cites.
    What stays out is there too, with `left_out` set: secret evidence under its number, and what none cites last.
    `holding`: versions, by evidence and number, that are known to hold a secret file, besides those that one came in."""
    cited = _cited(snapshot)
    wish = _Wish(with_secret, with_uncited, _around_secrets(snapshot), holding, snapshot)
    left_out = [wish.left_out(evidence, version, True) for evidence, version, _places in cited]
    spare = _uncited(snapshot, {evidence.id for evidence, _version, _places in cited})
    uncited = [(each, wish.left_out(each[0], each[1], False)) for each in spare]
    uncited.sort(key=lambda pair: pair[1] is not None)  # what stays out last
    found = [*zip(cited, left_out, strict=True), *uncited]
    width = max(_FEWEST_DIGITS, len(str(len(cited) + sum(why is None for _each, why in uncited))))
    return tuple(_attachment(number, each, why, width) for number, (each, why) in enumerate(found, 1))


def rows(snapshot: Snapshot, attachments: Sequence[Attachment]) -> tuple[AttachmentRow, ...]:
    """The attachments that are `told`, in words, in the same order."""
    labels = {each.key: each.label for each in snapshot.questionnaire.questions()}
    titles = shown_titles(attachments)
    return tuple(
        replace(_row(each, titles[each.number], labels), inside=inside(each, snapshot, titles, attachments))
        for each in told(attachments)
    )


def shown_titles(attachments: Iterable[Attachment]) -> dict[int, str]:
    """What each attachment is called where it is sent, by its number; where two are versions of one document, they say
    which. What is secret and stays out has no title."""
    attachments = tuple(attachments)
    ids = [each.evidence.id for each in attachments]
    return {each.number: _shown_title(each, ids.count(each.evidence.id) > 1) for each in attachments}


def by_citation(attachments: Iterable[Attachment]) -> dict[tuple[int, int], Attachment]:
    """The attachments by evidence and version, as `cited_version` tells them of a citation."""
    return {(each.evidence.id, each.version.number): each for each in attachments}


def cited_version(snapshot: Snapshot, citation: Citation) -> tuple[int, int] | None:
    """The evidence and the version that a citation means; None where the case does not have the evidence."""
    evidence = next((each for each in snapshot.evidence if each.id == citation.evidence), None)
    return (evidence.id, evidence.version(citation.version).number) if evidence else None


def one_line(text: str) -> str:
    """The text on one line, without what no page and no XML can hold."""
    kept = (_SEEN.get(unicodedata.category(each), each) for each in text)
    return " ".join("".join(kept).split())


def _cited(snapshot: Snapshot) -> list[_Cited]:
    evidence = {each.id: each for each in snapshot.evidence}
    places: dict[tuple[int, int], list[CitedPlace]] = {}
    for question in snapshot.questionnaire.questions():
        for citation in snapshot.cited(question.key):
            meant = cited_version(snapshot, citation)
            if meant:
                place = CitedPlace(question.key, citation.pages, citation.quote)
                places.setdefault(meant, []).append(place)
    return [
        (evidence[id_], evidence[id_].version(number), tuple(found))
        for (id_, number), found in places.items()
    ]


def _uncited(snapshot: Snapshot, cited: set[int]) -> Iterator[_Cited]:
    for each in snapshot.evidence:
        if each.id not in cited:
            yield each, each.newest, ()


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to go along. `around`: evidence with a secret file within; `holding`: versions with one."""

    with_secret: bool
    with_uncited: bool
    around: frozenset[int]
    holding: frozenset[tuple[int, int]]
    snapshot: Snapshot

    def left_out(self, evidence: Evidence, version: Version, is_cited: bool) -> str | None:
        if evidence.secret and not self.with_secret:
            return SECRET
        if not is_cited and not self.with_uncited:
            return NAMED if is_named(self.snapshot, evidence) else UNCITED
        holds = evidence.id in self.around or (evidence.id, version.number) in self.holding
        return HOLDS_SECRET if holds and not self.with_secret else None


def _around_secrets(snapshot: Snapshot) -> frozenset[int]:
    """The evidence that secret evidence came in, such as a mail, and what that came in; also where the secret one was taken
    out of the case since."""
    known = {each.id: each for each in (*snapshot.evidence, *snapshot.removed)}
    around = set[int]()
    for each in known.values():
        outer = each.within if each.secret else None
        while outer is not None and outer not in around:
            around.add(outer)
            outer = known[outer].within if outer in known else None
    return frozenset(around)


def _attachment(number: int, found: _Cited, left_out: str | None, width: int) -> Attachment:
    evidence, version, places = found
    name = attachment_name(number, evidence.title, version.file_name, width)
    return Attachment(number, evidence, version, name, places, left_out)


def _row(attachment: Attachment, title: str, labels: dict[str, str]) -> AttachmentRow:
    questions = tuple(dict.fromkeys(labels.get(each.question, each.question) for each in attachment.cited))
    if attachment.left_out:
        return AttachmentRow(attachment.number, title, "", "", "", questions, "", attachment.left_out)
    decision = attachment.evidence.decision or Decision()
    return AttachmentRow(
        number=attachment.number,
        title=title,
        decision=one_line(decision_text(replace(decision, dnr=None))).replace("§ ", "§\N{NO-BREAK SPACE}"),
        dnr=one_line(decision.dnr or ""),
        pages=_pages(attachment),
        questions=questions,
        sha256=attachment.version.sha256,
        left_out=attachment.left_out,
    )


def _pages(attachment: Attachment) -> str:
    """All pages that are cited, together, as they are printed; what is no list of pages, as it was written."""
    written = [each.pages for each in attachment.cited if each.pages]
    together = pages_of(page for each in written for page in pages_list(each))
    others = [one_line(each) for each in written if not pages_list(each)]
    return ", ".join(filter(None, [printed(together, attachment.version.printed), *dict.fromkeys(others)]))


def _shown_title(attachment: Attachment, one_of_several: bool) -> str:
    if attachment.left_out == SECRET:
        return WITHHELD
    title = one_line(attachment.evidence.title) or one_line(attachment.version.file_name)
    title = f"{title} (version {attachment.version.number})" if one_of_several else title
    return f"{title} ({HOLDS_SECRET_WORDS})" if attachment.left_out == HOLDS_SECRET else title
