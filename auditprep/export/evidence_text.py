"""What goes into a form's own column or line for evidence: what the answer says there, and what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from auditprep import messages, richtext
from auditprep.export.disclosed import UNNAMED, withheld
from auditprep.model import Answer, Citation, Evidence, Role, Snapshot
from auditprep.prose.citing import PAGES
from auditprep.prose.pages import pages_list, pages_of, printed
from auditprep.richtext import Paragraph, Span


def with_citations(snapshot: Snapshot, *, with_secret: bool = False) -> Mapping[str, Answer]:
    """The answers as the form is to have them: where it has a place for evidence, what is cited stands there; of what is
    secret, unless `with_secret`, only that it is so."""
    answers = dict(snapshot.answers)
    for question in snapshot.questionnaire.questions():
        # A picture that stands in the answer is no evidence beside it.
        own = messages.picture_title(question.label)
        cited = [
            _as_sent(document, each, with_secret)
            for each in snapshot.cited(question.key)
            if (document := snapshot.document(each.evidence)) and document.title != own
        ]
        if cited and question.place(Role.EVIDENCE):
            answer = snapshot.answers.get(question.key, question.answer)
            answers[question.key] = replace(answer, evidence=evidence_text(answer.evidence, cited))
    return answers


def evidence_text(written: str, cited: Iterable[tuple[Evidence, Citation]]) -> str:
    """What is written about the evidence, and after it a line for each document that is cited and that it does not name:
    its title, and the pages by the numbers that are printed on them. Markdown in, Markdown out."""
    lines = tuple(Paragraph((Span(line),)) for line in dict.fromkeys(_lacking(written, tuple(cited))))
    return richtext.to_markdown((*richtext.parse(written), *lines)) if lines else written


def _as_sent(document: Evidence, citation: Citation, with_secret: bool) -> tuple[Evidence, Citation]:
    if with_secret or not document.secret:
        return document, citation
    return replace(withheld(document), title=UNNAMED), replace(citation, pages=None, quote="")


def _lacking(written: str, cited: tuple[tuple[Evidence, Citation], ...]) -> Iterator[str]:
    named = _named(richtext.plain(written), {document.title for document, _each in cited})
    for document in dict.fromkeys(document for document, _each in cited):
        if document.title.strip() and document.title not in named:
            yield _line(document, [each for other, each in cited if other is document])


def _line(document: Evidence, citations: list[Citation]) -> str:
    """The title and all pages that are cited of it; the title alone where one of the citations is of all of it."""
    if not all(each.pages for each in citations):
        return document.title
    pages = pages_of(number for each in citations for number in pages_list(each.pages))
    numbers = document.version(citations[-1].version).printed
    return f"{document.title}, {PAGES} {printed(pages or citations[0].pages, numbers)}"


def _named(words: str, titles: Iterable[str]) -> set[str]:
    """The titles that stand in the words; a shorter one inside a longer one does not count."""
    found = set()
    words = " ".join(words.split())
    for title in sorted(titles, key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(' '.join(title.split()))}(?!\w)"
        words, count = re.subn(pattern, "\n", words, flags=re.IGNORECASE)
        if count:
            found.add(title)
    return found
