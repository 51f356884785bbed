"""Words sought in answers, and what they are to be instead: only words, never an address that a link leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from auditprep import richtext
from auditprep.model import Answer, FoundPart, Rewording, WordSearch

MOST = 5_000
"""How many places are found at most: more of them nobody looks through."""
_AROUND = 200  # letters before and after the words
_BLANK = r"[^\S\n]"


def rewordings(answers: Mapping[str, Answer], sought: WordSearch) -> Iterator[Rewording]:
    """Every place of the answers with the words, in the order of the form, but no more than MOST and one. (One at a time: of
    thousands of answers they take their time.)"""
    if not sought.find:
        return
    pattern, left = _pattern(sought), MOST + 1
    for key, answer in answers.items():
        for part, markdown in ((FoundPart.TEXT, answer.text), (FoundPart.EVIDENCE, answer.evidence)):
            for found in _in(key, part, markdown, pattern, sought):
                yield found
                left -= 1
                if not left:
                    return


def _in(
    key: str, part: FoundPart, markdown: str, pattern: re.Pattern[str], sought: WordSearch
) -> Iterator[Rewording]:
    for run in _runs(markdown) if markdown else ():
        for match in pattern.finditer(run.text):
            start, end = match.span()
            if any(first < end and start < last for first, last in run.addresses):
                continue
            yield Rewording(
                *(key, part, run.start + start, run.start + end, match[0]),
                words=_instead(match[0], sought),
                before=run.text[max(0, start - _AROUND) : start],
                after=run.text[end : end + _AROUND],
            )


@lru_cache(maxsize=20_000)  # asked for anew at every letter that is typed
def _runs(markdown: str) -> tuple[richtext.Run, ...]:
    return richtext.runs(markdown)


def _pattern(sought: WordSearch) -> re.Pattern[str]:
    """A blank is any blank (also one that does not break), but not the end of a line."""
    words = "".join(_BLANK if each.isspace() else re.escape(each) for each in sought.find)
    if sought.whole_words:
        before = r"(?<!\w)" if _is_of_word(sought.find[0]) else ""
        after = r"(?!\w)" if _is_of_word(sought.find[-1]) else ""
        words = f"{before}{words}{after}"
    return re.compile(words, 0 if sought.match_case else re.IGNORECASE)


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _instead(quote: str, sought: WordSearch) -> str:
    """What is to stand there: with a great letter where the sentence had one, unless it is to be exactly as it is written."""
    find, words = sought.find, sought.words
    is_raised = not sought.match_case and find[:1].islower() and quote == find[:1].upper() + find[1:]
    return words[:1].upper() + words[1:] if is_raised else words
