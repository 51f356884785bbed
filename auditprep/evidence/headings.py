"""The heading and the registry number of each § of minutes, wherever on its first lines they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditprep.evidence.lines import Line, letters_only
from auditprep.evidence.paragraph_lines import ParagraphLine
from auditprep.evidence.sections import begins_section, without_leader
from auditprep.prose.registry_numbers import dnr_at_start, registry_numbers


@dataclass(frozen=True, slots=True)
class Headed:
    """A § with its heading ("" where none was found) and registry number."""

    line: ParagraphLine
    title: str
    dnr: str | None


def headings(
    lines: Sequence[Line], found: Sequence[ParagraphLine], begun: Sequence[ParagraphLine]
) -> list[Headed]:
    """The §§ that begin at `begun` with their headings. `found` are all lines with a §: the list of matters among them
    tells how long a heading is."""
    taken = {each.at for each in found}
    starts = {each.at: _start(lines, each, taken) for each in begun}
    items = _items(lines, found, begun)
    below = sum(bool(each.dnr) for each in starts.values())
    above = {each.at: _dnr_above(lines, each.at) for each in begun}
    if sum(map(bool, above.values())) <= below:  # those are the last lines of the §§ before
        above = {}
    bare = sum(not each.pieces for each in starts.values()) * 2 > len(begun)
    return [
        _headed(
            lines,
            each,
            starts[each.at],
            _item(items.get(each.place, []), each),
            above.get(each.at),
            bare=bare,
        )
        for each in begun
    ]


def split_dnr(text: str) -> tuple[str, str | None]:
    """The text without the registry number that it begins or ends with, and that number."""
    for dnr in registry_numbers(text):
        before, after = text[: dnr.start], text[dnr.end :]
        before = _LABEL_LAST.sub("", before)
        if not before.strip(_ROUND) or not after.strip(_ROUND):
            left = after.lstrip(" ,.:)–-") if not before.strip(_ROUND) else before.rstrip(" ,(–-")
            return left.strip(), dnr.value
    return text, None


@dataclass(frozen=True, slots=True)
class _Start:
    """The first lines of a §: pieces that may be its heading, with its registry number where that stands on a line of
    its own; `closed`: the heading of a section follows them."""

    pieces: tuple[str, ...]
    dnr: str | None
    closed: bool


@dataclass(frozen=True, slots=True)
class _Item:
    """What a list of the matters says of a §: its line, and the same with the lines after it."""

    at: int
    titles: tuple[str, ...]
    dnr: str | None


_MOST_PIECES, _MOST_LINES = 4, 16
_ROUND = " ,.;:()[]–-|"
_LABEL_LAST = re.compile(
    r"[\s(,]*\b(?:dnr|d\.nr|diarienr|diarienummer|ärendenr|ärendenummer)\b\.?\s?:?\s*\Z", re.IGNORECASE
)
_LABEL_ALONE = re.compile(r"[\s(]*(?:dnr|diarienr|diarienummer|ärendenr)\b\.?\s?:?[\s–-]*\)?", re.IGNORECASE)
_FILING = re.compile(
    r"(?:dpl|diarieplan|klassificering|handlingstyp|ärendetyp|ärendeid|id)\b.{0,30}", re.IGNORECASE
)
_REGISTER = re.compile(r"(?:[Dd]nr:?\s)?[A-ZÅÄÖ]{2,5}")
_LABELLED = re.compile(r"[A-ZÅÄÖ][\wåäö ]{2,30}:(?:\s|\Z)")
_GOES_ON = re.compile(
    r"(?:[-–,&]|\b(?:och|för|av|enligt|med|till|på|i|samt|om|från|avseende|gällande|angående|under|mellan|inom|per|kring|den|det|ny|nya))\Z",
    re.IGNORECASE,
)
_SMALL = re.compile(r"[a-zåäö][\wåäö-]")  # "a) …" is the first of a list
_YEARS = re.compile(r"\(?(?:19|20)\d\d\b.{0,14}")
_ABBREVIATED = re.compile(r"\b(?:m\.?\s?m|o\.?\s?d|m\.?\s?fl|etc|f\.?\s?d|kap|nr|st)\.\Z", re.IGNORECASE)
_LONGEST_PIECE, _FULL_LINE, _MOST_LINES_OF_HEADING = 150, 45, 3
_TRAILING_NUMBER = re.compile(r"\s\d{1,4}\Z")


def _headed(
    lines: Sequence[Line],
    each: ParagraphLine,
    start: _Start,
    item: _Item | None,
    above: str | None,
    *,
    bare: bool,
) -> Headed:
    pieces = start.pieces or tuple(_pieces_above(lines, each.at, item, bare=bare))
    count = _count(pieces, item, closed=start.closed)
    title, dnr = _without_dnr(pieces[:count])
    listed = item.titles[0] if item and item.titles and not title else ""
    return Headed(each, title or listed, start.dnr or dnr or above or (item.dnr if item else None))


def _start(lines: Sequence[Line], each: ParagraphLine, taken: set[int]) -> _Start:
    lead = dnr_at_start(each.before) if each.before else None
    bare = dnr_at_start(each.rest)  # "§ 12 0456/24": where one is expected it needs no letters
    rest = each.rest[bare.end :].strip(_ROUND) if bare else each.rest
    dnr = next((each.value for each in (lead, bare) if each), None)
    beside = [rest] if rest and not _LABEL_ALONE.fullmatch(rest) else []
    pieces: list[str] = []
    following = _following(lines, each, taken, begun=bool(beside))
    for at, text in enumerate(_with_whole_numbers([*beside, *following])):
        is_beside = bool(beside) and at == 0
        if not is_beside and begins_section(text):
            return _Start(tuple(pieces), dnr, closed=True)
        alone = _dnr_alone(text)
        if alone:
            dnr = dnr or (alone if len(pieces) < 3 or _is_wrapped(pieces) else None)
        elif len(pieces) == _MOST_PIECES or (pieces and _LABELLED.match(text)):
            break
        elif is_beside or not (_FILING.fullmatch(text) or _LABEL_ALONE.fullmatch(text)):
            pieces.append(text)
    return _Start(tuple(pieces), dnr, closed=False)


def _with_whole_numbers(texts: Sequence[str]) -> Iterator[str]:
    """The lines, a registry number that a narrow column broke on one of them: "MBN" / "2025/0101"."""
    skip = False
    for at, text in enumerate(texts):
        cut = not skip and at + 1 < len(texts) and _is_cut_number(text, texts[at + 1])
        if not skip:
            yield f"{text} {texts[at + 1]}" if cut else text
        skip = cut


def _is_cut_number(text: str, following: str) -> bool:
    return _REGISTER.fullmatch(text) is not None and _dnr_alone(f"{text} {following}") is not None


def _following(lines: Sequence[Line], each: ParagraphLine, taken: set[int], *, begun: bool) -> Iterator[str]:
    """The lines after the one with the §, to the next §; the §§ under which the matter was treated before ("Au § 84"
    under "Sn § 50") are passed over."""
    page = lines[each.at].page
    for at in range(each.at + 1, min(each.at + _MOST_LINES, len(lines))):
        line = lines[at]
        if line.page > page + 1 or (at in taken and begun):
            return
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        # "omsorgsnämnden" and "KS" look like furniture.
        ends_heading = line.text[:1].islower() or _is_cut_number(line.text, following)
        if at not in taken and (ends_heading or not line.furniture):
            begun = True
            yield line.text


def _dnr_alone(text: str) -> str | None:
    found = dnr_at_start(text.lstrip("( "))
    return found.value if found and not text.lstrip("( ")[found.end :].strip(_ROUND) else None


def _dnr_above(lines: Sequence[Line], at: int) -> str | None:
    above = next((line for line in reversed(lines[max(0, at - 4) : at]) if not line.furniture), None)
    return _dnr_alone(above.text) if above else None


def _pieces_above(lines: Sequence[Line], at: int, item: _Item | None, *, bare: bool) -> Iterator[str]:
    """The heading above the line with the §, where the list of matters has it, or where all §§ of the minutes have it
    there."""
    near = [
        line.text for line in lines[max(0, at - 6) : at] if not line.furniture and not _dnr_alone(line.text)
    ]
    for count in range(1, min(3, len(near)) + 1):
        if item and letters_only(" ".join(near[-count:])) in {letters_only(each) for each in item.titles}:
            yield from near[-count:]
            return
    if bare and near and _may_head(near[-1]) and not begins_section(near[-1]):
        yield near[-1]


def _count(pieces: Sequence[str], item: _Item | None, *, closed: bool) -> int:
    """How many of the pieces are the heading: as many as the list of matters has, otherwise those that go on."""
    listed = {letters_only(each) for each in item.titles} if item else set()
    for count in range(len(pieces), 0, -1):
        if letters_only(_without_dnr(pieces[:count])[0]) in listed:
            return count
    if closed and len(pieces) <= _MOST_LINES_OF_HEADING and _is_wrapped(pieces):
        return len(pieces)
    count = 1
    while count < min(len(pieces), _MOST_LINES_OF_HEADING) and _go_on(pieces[count - 1], pieces[count]):
        count += 1
    return count


def _is_wrapped(pieces: Sequence[str]) -> bool:
    """Whether all that stands above the first section may be a heading that did not fit on one line."""
    return all(map(_may_head, pieces)) and all(len(each) >= _FULL_LINE for each in pieces[:-1])


def _go_on(piece: str, following: str) -> bool:
    piece = split_dnr(piece)[0]
    if not piece or not _may_head(piece):
        return not piece
    return bool(_GOES_ON.search(piece) or _SMALL.match(following) or _YEARS.fullmatch(following))


def _may_head(text: str) -> bool:
    """Whether it may be a heading: no sentence."""
    return len(text) <= _LONGEST_PIECE and (not text.endswith(".") or bool(_ABBREVIATED.search(text)))


def _without_dnr(pieces: Sequence[str]) -> tuple[str, str | None]:
    texts = [split_dnr(piece) for piece in pieces]
    title = " ".join(text for text, _dnr in texts if text)
    title = _LABEL_LAST.sub("", title).strip(" ,:–-|\t")
    title = title if _ABBREVIATED.search(title) else title.rstrip(". ")
    return title, next((dnr for _text, dnr in texts if dnr), None)


def _items(
    lines: Sequence[Line], found: Sequence[ParagraphLine], begun: Sequence[ParagraphLine]
) -> dict[tuple[int, str], list[_Item]]:
    """What lists of the matters say, by number: all lines with a § that begin none."""
    taken, starts = {each.at for each in found}, {each.at for each in begun}
    items: dict[tuple[int, str], list[_Item]] = {}
    for each in found:
        if each.at not in starts and each.rest:
            items.setdefault(each.place, []).append(_listed(lines, each, taken))
    return items


def _listed(lines: Sequence[Line], each: ParagraphLine, taken: set[int]) -> _Item:
    texts, page = [each.rest], lines[each.at].page
    for at in range(each.at + 1, min(each.at + 3, len(lines))):
        if at in taken or lines[at].page != page:
            break
        texts.append(lines[at].text)
    joined = [" ".join(texts[:count]) for count in range(1, len(texts) + 1)]
    cleaned = [_without_dnr([without_leader(each)]) for each in joined]
    plain = [title for title, _dnr in cleaned if title]
    return _Item(each.at, (*plain, *(_TRAILING_NUMBER.sub("", each) for each in plain)), cleaned[0][1])


def _item(items: Sequence[_Item], each: ParagraphLine) -> _Item | None:
    """What the list nearest before the § says of it, otherwise the first after it."""
    before = [item for item in items if item.at < each.at]
    return before[-1] if before else next(iter(items), None)
