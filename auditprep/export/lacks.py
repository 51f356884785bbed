"""What lacks in what is sent, and what is worth a look all the same: as notices for the user, and in Swedish sentences
for whoever gets the bundle, whatever language the window speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from auditprep.export.attachments import cited_version, one_line, shown_titles
from auditprep.model import Attachment, Citation, Evidence, Notice, Receipt, Snapshot, Trouble, Version
from auditprep.prose.pages import pages_list, pages_of

UNUSABLE = {Trouble.LOCKED, Trouble.DAMAGED, Trouble.EMPTY}
"""Troubles that whoever gets the file has too."""


def citation_lacks(snapshot: Snapshot) -> tuple[Notice, ...]:
    """The citations that lead nowhere: their evidence is gone, or has not the page."""
    return tuple(_each_citation(snapshot, _citation_lacks))


def form_lacks(receipt: Receipt) -> tuple[Notice, ...]:
    """The answers that are not in the form as they were given, once each."""
    return tuple(Notice("answer-not-in-form", key) for key in _keys(receipt))


def worth_a_look(snapshot: Snapshot, attachments: Sequence[Attachment]) -> tuple[Notice, ...]:
    """What the user ought to know of before it is sent, though nothing lacks."""
    unclear = _each_citation(snapshot, _unclear_pages)
    titles = shown_titles(attachments)
    sent = [each for each in attachments if each.left_out is None]
    unusable = [
        _of_attachment("attachment-unusable", each, titles[each.number], trouble=str(each.version.trouble))
        for each in sent
        if each.version.trouble in UNUSABLE
    ]
    older = [
        _of_attachment("attachment-older", each, titles[each.number])
        for each in sent
        if each.version.number != each.evidence.newest.number
    ]
    return (*unclear, *unusable, *older, *_unanswered(snapshot))


def file_lacks(code: str, attachment: Attachment) -> Notice:
    """That the file of an attachment is not sent: "attachment-unreadable" or "attachment-damaged"."""
    return _of_attachment(code, attachment, one_line(attachment.evidence.title))


def for_the_reader(lacks: Iterable[Notice], snapshot: Snapshot) -> tuple[str, ...]:
    """The same lacks as whoever gets the bundle is told of them."""
    labels = {each.key: each.label for each in snapshot.questionnaire.questions()}
    return tuple(_sentence(each, labels) for each in lacks)


def _keys(receipt: Receipt) -> Iterable[str]:
    return dict.fromkeys(each.question for each in receipt.not_placed)


def _each_citation(
    snapshot: Snapshot, find: Callable[[Snapshot, str, Citation], Iterator[Notice]]
) -> Iterator[Notice]:
    for question in snapshot.questionnaire.questions():
        for citation in snapshot.cited(question.key):
            yield from find(snapshot, question.key, citation)


def _citation_lacks(snapshot: Snapshot, key: str, citation: Citation) -> Iterator[Notice]:
    evidence, version = _meant(snapshot, citation)
    if evidence is None or version is None:
        removed = snapshot.document(citation.evidence)
        title = one_line(removed.title) if removed and not removed.secret else ""
        yield Notice("citation-gone", key, {"title": title} if title else {})
        return
    beyond = [page for page in pages_list(citation.pages) if page > (version.last_page or page)]
    if beyond:
        title, count = one_line(evidence.title), str(version.last_page)
        yield Notice("citation-beyond", key, {"title": title, "pages": pages_of(beyond), "count": count})


def _unclear_pages(snapshot: Snapshot, key: str, citation: Citation) -> Iterator[Notice]:
    evidence, _version = _meant(snapshot, citation)
    if evidence is not None and (citation.pages or "").strip() and not pages_list(citation.pages):
        facts = {"title": one_line(evidence.title), "pages": one_line(citation.pages or "")}
        yield Notice("citation-unclear", key, facts)


def _meant(snapshot: Snapshot, citation: Citation) -> tuple[Evidence | None, Version | None]:
    meant = cited_version(snapshot, citation)
    evidence = snapshot.document(meant[0]) if meant else None
    return (evidence, evidence.version(meant[1])) if evidence and meant else (None, None)


def _unanswered(snapshot: Snapshot) -> tuple[Notice, ...]:
    lacking = snapshot.lacking()
    if not lacking:
        return ()
    labels = ", ".join(each.label for each in lacking)
    return (Notice("questions-unanswered", None, {"count": str(len(lacking)), "questions": labels}),)


def _of_attachment(code: str, attachment: Attachment, title: str, **more: str) -> Notice:
    return Notice(code, None, {"number": str(attachment.number), "title": title, **more})


# For the reader


def _sentence(lack: Notice, labels: Mapping[str, str]) -> str:
    code = lack.code if "title" in lack.facts or lack.code != "citation-gone" else "citation-gone-untitled"
    words = _SENTENCES[code].format_map(lack.facts)
    return words if lack.question is None else f"Fråga {labels.get(lack.question, lack.question)}: {words}"


_SENTENCES = {
    "answer-not-in-form": (
        "svaret, eller en del av det, kunde inte skrivas in i formuläret. Det står i index.html och svar.json."
    ),
    "citation-gone": "svaret hänvisar till ”{title}”, som inte längre finns i underlaget.",
    "citation-gone-untitled": "svaret hänvisar till ett dokument som inte längre finns i underlaget.",
    "citation-beyond": "svaret hänvisar till sidan {pages} i ”{title}”, som har {count} sidor.",
    "attachment-unreadable": "Bilaga {number}, ”{title}”, följer inte med: filen kunde inte läsas.",
    "attachment-damaged": (
        "Bilaga {number}, ”{title}”, följer inte med: filen är inte längre densamma som när den lades in."
    ),
}
