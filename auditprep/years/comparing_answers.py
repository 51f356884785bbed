"""Whether an answer is another than the year before: its mark, its words, and what it leans on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from auditprep import richtext
from auditprep.model import Answer, CitedThen, ComparedCell, Question, TextChange
from auditprep.prose.differing import same_words
from auditprep.prose.normal import normal

_DATES = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?(?:-\d\d)?)(?!\d)"  # 2024, 2024–2026, 2024-03-12
)
_PARAGRAPH = re.compile(r"§+\s*\d+")
_WORDS = re.compile(r"\w+")


class Texts:
    """Texts compared by their words; what was read out of Markdown is remembered, since a text is compared twice."""

    def __init__(self) -> None:
        self._plain: dict[str, str] = {}

    def change(self, before: str, after: str, *, is_open: bool = False) -> TextChange:
        """Whether two texts in Markdown say the same: their words count, not how they are set. `is_open`: the newer one is
        of a question that nobody has answered yet."""
        if is_open and before.strip():
            return TextChange.MISSING
        if before == after:
            return TextChange.SAME if before.strip() else TextChange.EMPTY
        one, other = self._words(before), self._words(after)
        if not one.strip() and not other.strip():
            return TextChange.EMPTY
        return TextChange.SAME if same_words(one, other) else TextChange.CHANGED

    def _words(self, markdown: str) -> str:
        if markdown not in self._plain:
            self._plain[markdown] = richtext.plain(markdown)
        return self._plain[markdown]


def mark_changed(old: Question, before: Answer, new: Question, after: Answer) -> bool:
    """Whether the mark is another; an option that only has another name now is the same, and a mark that is not set yet is
    none."""
    if lacks_mark(before, new, after):
        return False
    renamed = renamed_options(old.options, new.options)
    marked = {renamed.get(word, word) for word in map(_word, before.marks)}
    return marked != set(map(_word, after.marks))


def lacks_mark(before: Answer, new: Question, after: Answer) -> bool:
    """Whether there was a mark, and the newer question is waiting for one."""
    return bool(before.marks and new.options and not after.marks)


def is_untouched(cell: ComparedCell) -> bool:
    """Whether nothing at all stands in the cell: nobody has answered yet."""
    return cell.answer.is_empty and not cell.cited


def renamed_options(old: Sequence[str], new: Sequence[str]) -> Mapping[str, str]:
    """What options that are gone are called now (both as they are compared): those in the same place, where most of the
    options still have their names."""
    before, after = [_word(each) for each in old], [_word(each) for each in new]
    both = set(before) & set(after)
    if len(before) != len(after) or len(both) * 2 < len(before):
        return {}
    pairs = zip(before, after, strict=True)
    return {one: other for one, other in pairs if one not in both and other not in both}


def cited_gone(before: Iterable[CitedThen], after: Iterable[CitedThen]) -> tuple[CitedThen, ...]:
    """What was leaned on before, and is not any more; this year's edition of the same document takes its place. The other
    way round: what has come."""
    now = tuple(after)
    known = {_document(each) for each in now}
    files = {each.sha256 for each in now if each.sha256}
    gone: dict[tuple[str, str], CitedThen] = {}
    for each in before:
        document = _document(each)
        if document not in known and each.sha256 not in files:
            gone.setdefault(document, each)
    return tuple(gone.values())


def _document(cited: CitedThen) -> tuple[str, str]:
    """What a document is whatever its year: its kind, and its title without years, dates and §§."""
    title = _PARAGRAPH.sub(" ", _DATES.sub(" ", normal(cited.title).casefold()))
    return str(cited.kind), " ".join(_WORDS.findall(title))


def _word(option: str) -> str:
    return " ".join(normal(option).casefold().split()).rstrip(".")
