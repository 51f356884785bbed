"""Which words of a sheet that has come back the sheet itself said, as far as the case knows: what is left is a colleague's.

Sheets that are read by their memory need little of this; it is for those that have lost it on the way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditprep.model import Answer, Question, Section, Sheet, SheetAnswer, SheetRead, Snapshot
from auditprep.prose.sheet_head import BEFORE_MARK, BOX, lines
from auditprep.richtext import Paragraph, Span, parse, plain, to_markdown

_LIST_SIGN = re.compile(r"^(?:\d{1,3}[.)]|[-–•*])\s+")


def fits(read: SheetRead, snapshot: Snapshot) -> bool:
    """Whether a sheet may be this case's, by the board and the year that it tells of."""
    told = ((read.board, snapshot.board), (read.year, snapshot.year))
    return all(
        theirs is None or ours is None or bare(str(theirs)).casefold() == bare(str(ours)).casefold()
        for theirs, ours in told
    )


def written_beside(said: SheetAnswer, question: Question | None, before: Answer | None) -> list[str]:
    """The lines beside an answer that the sheet did not say; `question` is the one that it is to, and `before` what was
    answered to it another year, as far as they are known."""
    own = Counter(map(_unlisted, _said_of(question, before)))
    options = set(map(bare, question.options)) if question else set()
    written = []
    for line in filter(None, map(bare, said.beside.split("\n"))):
        words = line.removeprefix(BOX)
        if words != line and words in options:
            continue
        if own[_unlisted(line)] > 0:
            own[_unlisted(line)] -= 1
        else:
            written.append(words if question else line)
    return written


def written_outside(markdown: str, snapshot: Snapshot, sheet: Sheet | None) -> str:
    """What stands outside all questions, without what the sheet itself said there; None for one that nobody here knows."""
    known = sheet or Sheet("", snapshot.questionnaire.title, snapshot.board, snapshot.year, "", "", ())
    own = lines(known) | {section_line(each) for each in snapshot.questionnaire.sections}
    blocks = parse(markdown)
    return to_markdown(tuple(each for each in blocks if _unlisted(plain(to_markdown((each,)))) not in own))


def without_sections(
    answers: Sequence[SheetAnswer], keys: Sequence[str | None], snapshot: Snapshot
) -> Iterator[SheetAnswer]:
    """The answers without headings of sections among their documents: one that has lost its looks stands last in the field
    before the question that it is above."""
    section_of = {
        question.key: section_line(section)
        for section in snapshot.questionnaire.sections
        for question in section.questions
    }
    for said, key, following in zip(answers, keys, (*keys[1:], None), strict=True):
        above = section_of.get(following or "", "")
        *named, last = said.documents.split("\n")
        is_heading = above and bare(last) == above and section_of.get(key or "") != above
        yield replace(said, documents="\n".join(named)) if is_heading else said


def as_text(written: Sequence[str]) -> str:
    """Lines as Markdown, a paragraph each."""
    return to_markdown(tuple(Paragraph((Span(each),)) for each in written))


def section_line(section: Section) -> str:
    """What a sheet calls a section."""
    return bare(f"{section.number or ''} {section.title}")


def bare(line: str) -> str:
    return " ".join(line.split())


def _unlisted(line: str) -> str:
    """A line without the sign of a list before it, as programs type it that know no lists."""
    return _LIST_SIGN.sub("", bare(line), count=1)


def _said_of(question: Question | None, before: Answer | None) -> Iterator[str]:
    """The lines in which a sheet tells the guidance of a question, and what was answered another year."""
    if question is not None:
        yield from (question.guidance or "").split("\n")
    if before is not None:
        yield f"{BEFORE_MARK}{', '.join(before.marks)}"
        for line in (*plain(before.text).split("\n"), *plain(before.evidence).split("\n")):
            yield from {line, *line.split("\t")}
