"""What lacks in what is sent, and what is worth a look all the same: as notices for the user, and in Swedish sentences
for whoever gets the bundle, whatever language the window speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from auditprep.errors import WorldError
from auditprep.export.attachments import cited_version, one_line, shown_titles
from auditprep.export.disclosed import UNNAMED, hides_secrets
from auditprep.model import (
    Attachment,
    Citation,
    Evidence,
    EvidenceFiles,
    Notice,
    Receipt,
    Snapshot,
    Trouble,
    Version,
)
from auditprep.prose.pages import pages_list, pages_of, printed
from auditprep.prose.quoting import misquoted

UNUSABLE = {Trouble.LOCKED, Trouble.DAMAGED, Trouble.EMPTY}
"""Troubles that whoever gets the file has too."""

_LONGEST_QUOTE = 80


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
        _of_attachment("attachment-unusable", each, titles[each.number], trouble=trouble)
        for each in sent
        if (trouble := _trouble(each.version))
    ]
    older = [
        _of_attachment("attachment-older", each, titles[each.number])
        for each in sent
        if each.version.number != each.evidence.newest.number
    ]
    return (*secret_included(attachments), *unclear, *unusable, *older, *_unanswered(snapshot))


def quotes_not_found(snapshot: Snapshot, files: EvidenceFiles) -> tuple[Notice, ...]:
    """The quotations that do not stand on the pages that are cited for them, as far as those can be read."""

    def find(snapshot: Snapshot, key: str, citation: Citation) -> Iterator[Notice]:
        found = quote_not_found(snapshot, files, key, citation)
        yield from (found,) if found else ()

    return tuple(_each_citation(snapshot, find))


def quote_not_found(snapshot: Snapshot, files: EvidenceFiles, key: str, citation: Citation) -> Notice | None:
    """That a quotation does not stand on the pages that are cited for it, and where it does stand; None where it stands
    there, or where nobody can tell."""
    evidence, version = _meant(snapshot, citation)
    if evidence is None or version is None or not citation.quote.strip():
        return None
    try:
        texts = files.page_texts(evidence.id, version.number)
    except WorldError:  # told as an attachment that cannot be read
        return None
    standing = misquoted(citation.quote, citation.pages, [each.text for each in texts])
    if standing is None:
        return None
    facts = {"title": one_line(evidence.title), "text": _shortened(one_line(citation.quote))}
    if pages := printed(citation.pages, version.printed):
        facts["pages"] = pages
    if where := printed(pages_of(standing), version.printed):
        facts["where"] = where
    return Notice("quote-not-found", key, facts)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1].rstrip() + "…"


def file_lacks(code: str, attachment: Attachment) -> Notice:
    """That the file of an attachment is not sent: "attachment-unreadable" or "attachment-damaged"."""
    return _of_attachment(code, attachment, one_line(attachment.evidence.title))


def secret_included(attachments: Iterable[Attachment]) -> tuple[Notice, ...]:
    """That secret evidence goes along, by name."""
    titles = [one_line(each.evidence.title) for each in attachments if _is_open_secret(each)]
    return (Notice("secret-included", None, {"titles": ", ".join(dict.fromkeys(titles))}),) if titles else ()


def for_the_reader(
    lacks: Iterable[Notice], snapshot: Snapshot, attachments: Sequence[Attachment]
) -> tuple[str, ...]:
    """The same lacks as whoever gets the bundle is told of them: without a word of secret evidence that stays out."""
    labels = {each.key: each.label for each in snapshot.questionnaire.questions()}
    hides = hides_secrets(attachments)
    return tuple(_sentence(each, labels, hides) for each in lacks)


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
        secret = {"secret": "secret"} if evidence.secret else {}
        facts = {"title": title, "pages": pages_of(beyond), "count": count, **secret}
        yield Notice("citation-beyond", key, facts)


def _unclear_pages(snapshot: Snapshot, key: str, citation: Citation) -> Iterator[Notice]:
    evidence, _version = _meant(snapshot, citation)
    if evidence is not None and (citation.pages or "").strip() and not pages_list(citation.pages):
        facts = {"title": one_line(evidence.title), "pages": one_line(citation.pages or "")}
        yield Notice("citation-unclear", key, facts)


def _meant(snapshot: Snapshot, citation: Citation) -> tuple[Evidence | None, Version | None]:
    meant = cited_version(snapshot, citation)
    evidence = snapshot.document(meant[0]) if meant else None
    return (evidence, evidence.version(meant[1])) if evidence and meant else (None, None)


def asks_for_password(version: Version) -> bool:
    """Whether the file as it is sent asks for a password, also where the user has given it here."""
    return version.unlocked or version.trouble is Trouble.LOCKED


def _trouble(version: Version) -> str:
    """Why whoever gets the file may not be able to read it; "" for no reason."""
    if asks_for_password(version):
        return str(Trouble.LOCKED)
    return str(version.trouble) if version.trouble in UNUSABLE else ""


def _is_open_secret(attachment: Attachment) -> bool:
    return attachment.evidence.secret and attachment.left_out is None


def _unanswered(snapshot: Snapshot) -> tuple[Notice, ...]:
    lacking = snapshot.lacking()
    if not lacking:
        return ()
    labels = ", ".join(_told_apart(snapshot)[each.key] for each in lacking)
    return (Notice("questions-unanswered", None, {"count": str(len(lacking)), "questions": labels}),)


def _told_apart(snapshot: Snapshot) -> dict[str, str]:
    """The questions' labels by their keys; of those with the same number, the second is "1.5 (2)"."""
    seen: Counter[str] = Counter()
    found = {}
    for each in snapshot.questionnaire.questions():
        seen[each.label] += 1
        found[each.key] = f"{each.label} ({seen[each.label]})" if seen[each.label] > 1 else each.label
    return found


def _of_attachment(code: str, attachment: Attachment, title: str, **more: str) -> Notice:
    return Notice(code, None, {"number": str(attachment.number), "title": title, **more})


# For the reader


def _sentence(lack: Notice, labels: Mapping[str, str], hides_secret: bool) -> str:
    code = lack.code if "title" in lack.facts or lack.code != "citation-gone" else "citation-gone-untitled"
    if hides_secret and "secret" in lack.facts:
        code = f"{code}-secret"
    words = _SENTENCES[code].format_map(lack.facts)
    return words if lack.question is None else f"Fråga {labels.get(lack.question, lack.question)}: {words}"


_SENTENCES = {
    "answer-not-in-form": (
        "svaret, eller en del av det, kunde inte skrivas in i formuläret. Det står i index.html och svar.json."
    ),
    "citation-gone": "svaret hänvisar till ”{title}”, som inte längre finns i underlaget.",
    "citation-gone-untitled": "svaret hänvisar till ett dokument som inte längre finns i underlaget.",
    "citation-beyond": "svaret hänvisar till sidan {pages} i ”{title}”, som har {count} sidor.",
    "citation-beyond-secret": f"svaret hänvisar till sidor som en {UNNAMED} inte har.",
    "attachment-unreadable": "Bilaga {number}, ”{title}”, följer inte med: filen kunde inte läsas.",
    "attachment-damaged": (
        "Bilaga {number}, ”{title}”, följer inte med: filen är inte längre densamma som när den lades in."
    ),
}
