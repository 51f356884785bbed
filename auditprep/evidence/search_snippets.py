"""The best place of a text, short enough for a line or two, with marks where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from auditprep.evidence.search_units import Span

LENGTH = 160
_LEAD = 40  # characters before the first word, where there is room
_LOOKED_AT, _FEWEST = 120, 8  # places in a text, and of a word, at most
_CUT = "…"
_SPACE = re.compile(r"\s")
_SPACES = re.compile(r"^\s|\s\s|\s$")


def snippet(text: str, spans: Sequence[Sequence[Span]]) -> tuple[str, tuple[Span, ...]]:
    """About 160 characters, and the marks in them. `spans` are the places in the text, for each of the words; without
    any, the text's beginning comes back."""
    places = sorted({span for each in spans for span in each})
    start, end = _around(text, _best(spans, places))
    shown, offsets = _on_one_line(text[start:end])
    lead, tail = (_CUT if start else ""), (_CUT if end < len(text) else "")
    inside = [(one - start, other - start) for one, other in places if start <= one and other <= end]
    marks = ((offsets[one] + len(lead), offsets[other] + len(lead)) for one, other in inside)
    return lead + shown + tail, _apart(marks)


def _best(spans: Sequence[Sequence[Span]], places: Sequence[Span]) -> int:
    """Where the stretch begins that has the most different words in it; the first of those as good."""
    if len(spans) < 2:  # no more than all of them
        return places[0][0] if places else 0
    looked_at = max(_FEWEST, _LOOKED_AT // len(spans))
    starts = sorted((start, word) for word, each in enumerate(spans) for start, _end in each[:looked_at])
    best = end = most = 0
    within = [0] * len(spans)
    for start, word in starts:
        while end < len(starts) and starts[end][0] < start + LENGTH - _LEAD:
            within[starts[end][1]] += 1
            end += 1
        count = len(spans) - within.count(0)
        if count > most:
            best, most = start, count
        if most == len(spans):
            break
        within[word] -= 1
    return best


def _around(text: str, at: int) -> Span:
    """The stretch that is shown: whole words."""
    start = max(0, at - _LEAD)
    end = min(len(text), start + LENGTH)
    start = max(0, end - LENGTH) if end == len(text) else start
    return _word_start(text, start, at), _word_end(text, end)


def _word_start(text: str, start: int, at: int) -> int:
    if start == 0:
        return 0
    space = _SPACE.search(text, start - 1, at)
    return space.end() if space else start


def _word_end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    space = max(text.rfind(sign, end - _LEAD, end) for sign in " \n\t")
    return space if space > 0 else end


def _on_one_line(text: str) -> tuple[str, Sequence[int]]:
    """The text with single spaces, and where each of its characters (and its end) has come to stand."""
    if not _SPACES.search(text):
        return _SPACE.sub(" ", text), range(len(text) + 1)
    shown: list[str] = []
    offsets: list[int] = []
    for sign in text:
        offsets.append(len(shown))
        if not sign.isspace():
            shown.append(sign)
        elif shown and shown[-1] != " ":
            shown.append(" ")
    line = "".join(shown).rstrip()
    return line, [min(offset, len(line)) for offset in (*offsets, len(shown))]


def _apart(marks: Iterable[Span]) -> tuple[Span, ...]:
    """The marks in order, those that touch as one."""
    joined: list[Span] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)
