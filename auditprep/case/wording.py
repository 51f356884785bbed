"""The part of the door that is about words in all answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from auditprep import richtext
from auditprep.case.base import OpenCase
from auditprep.model import Answer, FoundPart, Reworded, Rewording

if TYPE_CHECKING:
    from auditprep.store.changes import AnswerChange


class CaseWording(OpenCase):
    """What changes something raises ReadOnlyCase, LockedCase and SaveFailed besides what it says."""

    def replace_words(self, places: Iterable[Rewording], what: str = "") -> Reworded:
        """Writes the words of all places over, as one step, which is called `what`. A place where other words stand by now is
        left. Raises UnknownQuestion."""
        wanted = _by_part(places)
        answers = self._file.current({key for key, _part in wanted})
        changes: dict[str, AnswerChange] = {}
        made: list[Rewording] = []
        left: list[Rewording] = []
        for (key, part), there in wanted.items():
            markdown = _markdown(answers[key], part)
            words = richtext.plain(markdown)
            standing = [each for each in there if words[each.start : each.end] == each.quote]
            left += (each for each in there if each not in standing)
            if standing:
                _put(changes.setdefault(key, {}), part, _over(markdown, standing))
                made += standing
        return Reworded(self._file.reword(changes, what), tuple(made), tuple(left))


def _by_part(places: Iterable[Rewording]) -> Mapping[tuple[str, FoundPart], list[Rewording]]:
    found = defaultdict(list)
    for each in places:
        found[each.question, each.part].append(each)
    return found


def _markdown(answer: Answer, part: FoundPart) -> str:
    return answer.evidence if part is FoundPart.EVIDENCE else answer.text


def _put(change: AnswerChange, part: FoundPart, markdown: str) -> None:
    if part is FoundPart.EVIDENCE:
        change["evidence"] = markdown
    else:
        change["text"] = markdown


def _over(markdown: str, places: Iterable[Rewording]) -> str:
    """Words that the file could not hold are none."""
    from auditprep.store.rows import storable

    return richtext.all_written_over(
        markdown, ((each.start, each.end, storable(each.words)) for each in places)
    )
