"""A comparison as a document tells it, in the form's language: what a Word file and a PDF of it both are made from."""

from __future__ import annotations

from dataclasses import dataclass

from auditprep.richtext import Block


@dataclass(frozen=True, slots=True)
class ReportMark:
    """An option that is ticked, or what stands in its place; `sign` is its shape, "" for none, and `muted` for what is no
    answer at all."""

    words: str
    sign: str = ""
    muted: bool = False


@dataclass(frozen=True, slots=True)
class ReportText:
    """What a cell says: blocks in which what came and what is gone is marked, or a `note` instead of them."""

    blocks: tuple[Block, ...] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.blocks and not self.note


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of the table of a question: what it is of, and what each column says."""

    label: str
    marks: tuple[tuple[ReportMark, ...], ...] = ()
    texts: tuple[ReportText, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """A question: its words, what became of it in sentences, a line on years that have no column, and its table."""

    key: str
    number: str
    words: str
    happened: tuple[str, ...]
    earlier: str
    columns: tuple[str, ...]
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ReportSection:
    number: str
    title: str
    questions: tuple[ReportQuestion, ...]

    @property
    def heading(self) -> str:
        return " ".join(filter(None, (self.number, self.title)))


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of plain words; the first column names the rows. `caption` says what it is a table of, and `weights` how the
    columns share its width."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MarksRow:
    """A question's marks over some years, and in what it is `changed`."""

    number: str
    words: str
    marks: tuple[tuple[ReportMark, ...], ...]
    changed: str


@dataclass(frozen=True, slots=True)
class ReportMarks:
    """The marks over some years, a column a year; the last column tells what is another."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[MarksRow, ...]

    @property
    def longest(self) -> int:
        """The letters of the longest word in a column of marks, which must have room for it."""
        marks = (mark.words for row in self.rows for all_ in row.marks for mark in all_)
        return max(len(word) for words in (*self.columns[:-1], *marks) for word in [*words.split(), ""])


@dataclass(frozen=True, slots=True)
class ComparisonReport:
    """The whole document. `standing` is its very first line, "" for none; `draft`: it says so on every page. `overall` is
    what the auditors said of the whole, a line a year."""

    title: str
    lead: str
    standing: str
    draft: bool
    compared: ReportTable
    changes: ReportTable
    sentences: tuple[str, ...]
    marks_title: str
    marks: tuple[ReportMarks, ...]
    overall: tuple[ReportLine, ...]
    sections: tuple[ReportSection, ...]


# What Granska found


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """A place that a finding concerns: where it is, and the words there with what stands around them."""

    where: str
    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """A finding in words: how grave it is, what was found, which rule found it, and where."""

    severity: str
    sentence: str
    rule: str
    places: tuple[ReportPlace, ...]


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """What was found, under a heading for each question. `left_out` are sentences about what is not told. `draft`: the board
    has not decided."""

    title: str
    lead: str
    counts: ReportTable
    sections: tuple[tuple[str, tuple[ReportFinding, ...]], ...]
    accepted: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    draft: bool
