"""Corrections that were saved with the form they were made for, and how they are carried over to next year's form.

A layout is a small JSON file that people can read: the questions of the form as it was read by itself (the anchors),
and what was put right. Its anchors are found again in another form by what the questions ask; years and dates, which
change every year, are not looked at.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from auditprep.errors import LayoutError
from auditprep.model import Change, Correction, Question, Questionnaire, Role
from auditprep.prose.wordings import TIME, plain

FORMAT = 1
ENOUGH = 0.7
"""The share of the anchors that must be found in a form, and of the form's questions that must be anchors."""

_ALIKE = 0.8
_RAREST = 8  # words of a question by which questions like it are looked for …
_COMMON = 200  # … unless so many questions have them
_CLOSEST = 5  # of these, so many are compared letter by letter
_TIMES = re.compile(rf"\b(?:{TIME})\b", re.IGNORECASE)
_PATH = re.compile(r"\d{1,9}(?:/\d{1,9})*")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A question of the form that a layout was made for, as it was read before anything was corrected."""

    question: str
    number: str | None
    text: str
    guidance: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What was put right in one form. `program` is the version of auditprep that saved it."""

    name: str
    program: str
    anchors: tuple[Anchor, ...]
    corrections: tuple[Correction, ...]


def layout_of(
    name: str, program: str, questionnaire: Questionnaire, corrections: Iterable[Correction]
) -> Layout:
    """The layout of a form as it was read by itself, and of what was put right in it."""
    anchors = tuple(
        Anchor(each.read_as or each.key, each.number, each.text, each.guidance, each.at)
        for each in questionnaire.questions()
    )
    return Layout(name, program, anchors, tuple(corrections))


def to_bytes(layout: Layout) -> bytes:
    """The layout as its file has it."""
    told = {"layout": FORMAT, **asdict(layout)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def from_bytes(data: bytes, file: str) -> Layout:
    """The layout in a file; `file` is its name, for errors. Raises LayoutError."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
        if told["layout"] > FORMAT:
            raise LayoutError(file=file, reason="newer")
        return _layout(told)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise LayoutError(file=file, reason="damaged") from error


def fit(layout: Layout, questionnaire: Questionnaire) -> tuple[Correction, ...] | None:
    """The layout's corrections as they are in this form, which was read by itself; None if it is another form."""
    found = _found(layout, tuple(questionnaire.questions()))
    return None if _share(found, layout, questionnaire) < ENOUGH else tuple(_carried(layout, found))


def best_fit(
    layouts: Iterable[Layout], questionnaire: Questionnaire
) -> tuple[str, tuple[Correction, ...]] | None:
    """The name of the layout that fits this form best, the first of equals, and its corrections; None if none does."""
    questions = tuple(questionnaire.questions())
    best: tuple[float, Layout, dict[str, Question]] | None = None
    for layout in layouts:
        found = _found(layout, questions)
        share = _share(found, layout, questionnaire)
        if share >= ENOUGH and (best is None or share > best[0]):
            best = (share, layout, found)
    return (best[1].name, tuple(_carried(best[1], best[2]))) if best else None


# Reading the file


def _layout(told: dict[str, object]) -> Layout:
    """Raises ValueError, TypeError or KeyError where it is no layout."""
    return Layout(
        _text(told["name"]),
        _text(told["program"]),
        tuple(_anchor(each) for each in _list(told["anchors"])),
        tuple(_correction(each) for each in _list(told["corrections"])),
    )


def _anchor(told: dict[str, object]) -> Anchor:
    return Anchor(
        _text(told["question"]),
        _maybe(told["number"]),
        _text(told["text"]),
        _maybe(told["guidance"]),
        _text(told["at"]),
    )


def _correction(told: dict[str, object]) -> Correction:
    role = _maybe(told["role"])
    return Correction(
        _text(told["question"]),
        Change(_text(told["change"])),
        _text(told["value"]),
        Role(role) if role is not None else None,
        _maybe(told["option"]),
    )


def _list(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _maybe(value: object) -> str | None:
    return None if value is None else _text(value)


# Finding the questions again


def _share(found: Mapping[str, Question], layout: Layout, questionnaire: Questionnaire) -> float:
    """How much of the layout is in the form, or of the form in the layout, whichever is less."""
    return len(found) / max(len(layout.anchors), questionnaire.count, 1)


def _found(layout: Layout, questions: tuple[Question, ...]) -> dict[str, Question]:
    """The question of the form for each anchor that has one, by the anchor's name; no question twice."""
    small, large = sorted((len(layout.anchors), len(questions)))
    if small < ENOUGH * large:
        return {}
    found: dict[int, int] = {}
    _pair_equals(layout.anchors, questions, found)
    _pair_likes(layout.anchors, questions, found)
    return {layout.anchors[one].question: questions[other] for one, other in found.items()}


def _pair_equals(anchors: tuple[Anchor, ...], questions: tuple[Question, ...], found: dict[int, int]) -> None:
    """Pairs those that ask the same: first by their numbers, then in order."""
    same: dict[str, list[int]] = defaultdict(list)
    for other, question in enumerate(questions):
        same[plain(question.text)].append(other)
    for by_number in (True, False):
        for one, anchor in enumerate(anchors):
            left = same[plain(anchor.text)] if one not in found else []
            fitting = [each for each in left if not by_number or questions[each].number == anchor.number]
            if fitting:
                found[one] = fitting[0]
                left.remove(fitting[0])


def _pair_likes(anchors: tuple[Anchor, ...], questions: tuple[Question, ...], found: dict[int, int]) -> None:
    """Pairs those of the rest that are worded nearly the same, the most alike first."""
    left = {each: plain(questions[each].text) for each in set(range(len(questions))) - set(found.values())}
    index: dict[str, list[int]] = defaultdict(list)
    for other, text in left.items():
        for word in set(text.split()):
            index[word].append(other)
    pairs = []
    for one, anchor in enumerate(anchors):
        text = plain(anchor.text) if one not in found else ""
        for other in _closest(text, index):
            alike = _likeness(text, left[other])
            if alike >= _ALIKE:
                pairs.append((-alike, questions[other].number != anchor.number, abs(one - other), one, other))
    taken: set[int] = set()
    for *_order, one, other in sorted(pairs):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)


def _closest(text: str, index: Mapping[str, list[int]]) -> list[int]:
    """The questions that share most of the text's rarest words."""
    words = [word for word in set(text.split()) if 0 < len(index.get(word, ())) <= _COMMON]
    words.sort(key=lambda word: (len(index[word]), word))
    weights: dict[int, float] = defaultdict(float)
    for word in words[:_RAREST]:
        for other in index[word]:
            weights[other] += 1 / len(index[word])
    return sorted(weights, key=lambda other: -weights[other])[:_CLOSEST]


def _likeness(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    return matcher.ratio()


# Carrying over


def _carried(layout: Layout, found: Mapping[str, Question]) -> Iterator[Correction]:
    """The corrections of the questions that the form has, named and worded as there."""
    anchors = {anchor.question: anchor for anchor in layout.anchors}
    for each in layout.corrections:
        name = _anchor_of(each.question, anchors)
        if name in found:
            question = found[name]
            asked = (question.read_as or question.key) + each.question[len(name) :]
            yield replace(each, question=asked, value=_value(each, anchors[name], question))


def _anchor_of(name: str, anchors: Mapping[str, Anchor]) -> str:
    """The anchor that a part of a split question belongs to: "1.1" for "1.1+2"."""
    while name not in anchors and "+" in name:
        name = name.rpartition("+")[0]
    return name


def _value(correction: Correction, anchor: Anchor, question: Question) -> str:
    value = correction.value
    if correction.change is Change.PLACE:
        return moved(value, anchor.at, question.at)
    if correction.change is Change.SPLIT:
        return _same_words(value, question)
    if correction.change is Change.TEXT:
        return question.text if value == anchor.text else _of_this_year(value, anchor.text, question.text)
    if correction.change is Change.GUIDANCE:
        old, new = anchor.guidance or "", question.guidance or ""
        return new if value == old else _of_this_year(value, old, new)
    return value


def moved(path: str, old: str, new: str) -> str:
    """Where the path leads that stands to `new` as this one does to `old`; empty where there is none."""
    if not all(map(_PATH.fullmatch, (path, old, new))):
        return ""
    way, was, now = ([int(step) for step in each.split("/")] for each in (path, old, new))
    shared = next(
        (at for at, (one, other) in enumerate(zip(way, was, strict=False)) if one != other),
        min(len(way), len(was)),
    )
    if len(now) < min(shared + 1, len(was)):
        return ""
    if shared == len(way) or shared == len(was):
        steps = [*now[:shared], *way[shared:]] if shared < len(was) else [*now, *way[shared:]]
    else:
        steps = [*now[:shared], now[shared] + way[shared] - was[shared], *way[shared + 1 :]]
    return "/".join(map(str, steps)) if min(steps) >= 0 else ""


def _same_words(words: str, question: Question) -> str:
    """The words as this form has them, with its own years; as they were where it does not have them."""
    parts = [r"\s+".join(map(re.escape, part.split())) for part in _TIMES.split(words)]
    pattern = rf"\s*(?:{TIME})\s*".join(parts)
    found = re.search(pattern, f"{question.text}\n{question.guidance or ''}", re.IGNORECASE)
    return found.group().strip() if found and found.group().strip() else words


def _of_this_year(words: str, old: str, new: str) -> str:
    """The words with the years that the question has now, where it had others."""
    were, are = _YEARS.findall(old), _YEARS.findall(new)
    years = dict(zip(were, are, strict=True)) if len(were) == len(are) else {}
    return _YEARS.sub(lambda found: years.get(found.group(), found.group()), words)
