"""What goes into a form's own column or line for evidence: what the answer says there, and what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from auditprep import messages, richtext
from auditprep.model import Answer, Citation, Role, Snapshot
from auditprep.richtext import Paragraph, Span

PAGES = "sid"
"""The form's word, whatever language the window speaks."""


def with_citations(snapshot: Snapshot) -> Mapping[str, Answer]:
    """The answers as the form is to have them: where it has a place for evidence, what is cited stands there."""
    titles = {each.id: each.title for each in snapshot.evidence}
    answers = dict(snapshot.answers)
    for question in snapshot.questionnaire.questions():
        own = messages.picture_title(
            question.label
        )  # a picture that stands in the answer is no evidence beside it
        cited = [each for each in snapshot.cited(question.key) if titles.get(each.evidence) != own]
        if cited and question.place(Role.EVIDENCE):
            answer = snapshot.answers.get(question.key, question.answer)
            answers[question.key] = replace(answer, evidence=evidence_text(answer.evidence, cited, titles))
    return answers


def evidence_text(written: str, cited: Iterable[Citation], titles: Mapping[int, str]) -> str:
    """What is written about the evidence, and after it a line for each citation that it does not name.
    Markdown in, Markdown out."""
    lines = tuple(Paragraph((Span(line),)) for line in _lacking(written, tuple(cited), titles))
    return richtext.to_markdown((*richtext.parse(written), *lines)) if lines else written


def _lacking(written: str, cited: tuple[Citation, ...], titles: Mapping[int, str]) -> Iterator[str]:
    named = _named(richtext.plain(written), {titles.get(each.evidence, "") for each in cited})
    for each in cited:
        title = titles.get(each.evidence, "")
        if title.strip() and title not in named:
            yield f"{title}, {PAGES} {_printed(each.pages)}" if each.pages else title


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


def _printed(pages: str) -> str:
    """Pages as they are printed: "3, 5-7" becomes "3, 5–7"."""
    return pages.replace("-", "–")
