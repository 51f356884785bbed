"""Lists to choose from, and the boxes and lists of older versions' forms (FORMCHECKBOX, FORMDROPDOWN)."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from auditprep.wordform.blocks import P, text_of
from auditprep.wordform.controls import entry_value, is_prompt, is_showing_prompt, list_of, old_settings
from auditprep.wordform.mark import Marked, Reading, Tick, by_element, instead
from auditprep.wordform.mechanisms import LIST, OLD_BOX, OLD_LIST
from auditprep.wordform.splice import Splice, path_of
from auditprep.wordform.xml import W, qn

_OFF = ("0", "false", "off")
_PLACEHOLDER = "PlaceholderText"


class ListControl:
    """A drop-down list or combo box (w:sdt). The place is the control, `start` the entry's place in the list."""

    name = LIST

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [
            _read_entry(marked, [each for each in places if each.element is marked.element])
            for marked in places
        ]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for control, wanted in by_element(places, ticked).items():
            chosen = next((place.start for place, tick in wanted if tick), None)
            shown = "" if is_showing_prompt(control) else " ".join(_content_text(control).split())
            word = entry_value(control, chosen)[0] if chosen is not None else None
            if (word or "") != shown:
                yield instead(control, _choosing(control, chosen))


class OldBox:
    """FORMCHECKBOX. The place is the field's first w:fldChar."""

    name = OLD_BOX

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [Reading.of(_is_checked(marked.element)) for marked in places]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for marked, wanted in zip(places, ticked, strict=True):
            if _is_checked(marked.element) is not wanted:
                yield from _set_value(old_settings(marked.element), "w:checked", "1" if wanted else "0")


class OldList:
    """FORMDROPDOWN. The place is the field's first w:fldChar, `start` the entry's place in the list."""

    name = OLD_LIST

    def read(self, places: Sequence[Marked]) -> list[Reading]:
        return [Reading.of(_chosen(marked.element) == marked.place.start) for marked in places]

    def write(self, places: Sequence[Marked], ticked: Sequence[bool]) -> Iterator[Splice]:
        for mark, wanted in by_element(places, ticked).items():
            chosen = next((place.start for place, tick in wanted if tick), None)
            if chosen == _chosen(mark):
                continue
            settings = old_settings(mark)
            if chosen is None:
                yield from _without_result(settings)
            else:
                yield from _set_value(settings, "w:result", str(chosen))


# Lists


def _read_entry(marked: Marked, siblings: Sequence[Marked]) -> Reading:
    """Whether this entry is the one shown; words that are no entry at all are unsure, once, at the first of them."""
    if is_showing_prompt(marked.element):
        return Reading(Tick.EMPTY)
    seen = " ".join(_content_text(marked.element).split())
    if not seen or is_prompt(seen):
        return Reading(Tick.EMPTY)
    words = {each.place: (each.place.option or "").casefold() for each in siblings}
    own = _entry_word(marked).casefold()
    if seen.casefold() in (own, words[marked.place]):
        return Reading(Tick.TICKED, seen)
    known = set(words.values()) | {_entry_word(each).casefold() for each in siblings}
    is_first = marked.place == siblings[0].place
    return Reading(Tick.UNSURE if is_first and seen.casefold() not in known else Tick.EMPTY, seen)


def _entry_word(marked: Marked) -> str:
    try:
        return entry_value(marked.element, marked.place.start)[0]
    except IndexError:
        return marked.place.option or ""


def _content_text(control: etree._Element) -> str:
    content = control.find(qn("w:sdtContent"))
    return "" if content is None else text_of(content)


def _choosing(control: etree._Element, chosen: int | None) -> etree._Element:
    """The control as Word writes it when an entry is chosen, or (None) when it shows its prompt again."""
    new = copy.deepcopy(control)
    word, value = ("", "") if chosen is None else entry_value(control, chosen)
    properties, kind = new.find(qn("w:sdtPr")), list_of(new)
    assert properties is not None and kind is not None
    for old in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(old)
    if kind.get(qn("w:lastValue")) is not None:
        kind.set(qn("w:lastValue"), value)
    if chosen is None:
        word = _prompt_of(new)
        kind.addprevious(etree.Element(qn("w:showingPlcHdr")))
    _show(new, word, as_prompt=chosen is None)
    return new


def _prompt_of(control: etree._Element) -> str:
    """The list's own prompt, or Word's."""
    found = list_of(control)
    words = (
        []
        if found is None
        else [each.get(qn("w:displayText")) or "" for each in found.iterfind(qn("w:listItem"))]
    )
    return next((word for word in words if word.strip() and is_prompt(word)), "Välj ett objekt.")


def _show(control: etree._Element, word: str, *, as_prompt: bool) -> None:
    """Lets the control show one word, with the look of what it showed."""
    content = control.find(qn("w:sdtContent"))
    if content is None:
        content = etree.SubElement(control, qn("w:sdtContent"))
    runs = list(content.iter(qn("w:r")))
    if runs:
        run = runs[0]
        for other in runs[1:]:
            _drop(other)
        for child in [each for each in run if each.tag != qn("w:rPr")]:
            run.remove(child)
    else:
        paragraph = next(content.iter(P), None)
        run = etree.SubElement(content if paragraph is None else paragraph, qn("w:r"), nsmap={"w": W})
    _dress_as_prompt(run, as_prompt)
    text = etree.SubElement(run, qn("w:t"))
    text.text = word


def _dress_as_prompt(run: etree._Element, as_prompt: bool) -> None:
    """The style of prompts comes and goes with the prompt."""
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return
    for style in properties.findall(qn("w:rStyle")):
        is_prompts = style.get(qn("w:val"), "").startswith(("Placeholder", "Platshllar", "Platshållar"))
        if is_prompts and not as_prompt:
            properties.remove(style)
    if not len(properties):
        run.remove(properties)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# Older versions' fields


def _is_checked(mark: etree._Element) -> bool:
    """The state of an old box: as it was left, else as the form's maker meant it to begin."""
    settings = old_settings(mark)
    checked = settings.find(qn("w:checked"))
    if checked is None:
        checked = settings.find(qn("w:default"))
    return checked is not None and checked.get(qn("w:val"), "1") not in _OFF


def _chosen(mark: etree._Element) -> int | None:
    """The entry chosen in an old list; None where nobody has chosen yet, although the list shows its first entry."""
    settings = old_settings(mark)
    result = settings.find(qn("w:result"))
    value = "" if result is None else result.get(qn("w:val"), "")
    if not value.isdecimal():
        return None
    entries = settings.findall(qn("w:listEntry"))
    place = int(value)
    return place if place < len(entries) and not is_prompt(entries[place].get(qn("w:val")) or "") else None


def _set_value(settings: etree._Element, name: str, value: str) -> Iterator[Splice]:
    """Sets one of a field's settings; a new one stands where the schema wants it."""
    new = etree.Element(qn(name), nsmap={"w": W})
    new.set(qn("w:val"), value)
    old = settings.find(qn(name))
    if old is not None:
        yield instead(old, new)
    elif name == "w:result":
        yield Splice(path_of(settings), 0, 0, (new,))
    else:
        yield Splice(path_of(settings), len(settings), len(settings), (new,))


def _without_result(settings: etree._Element) -> Iterator[Splice]:
    result = settings.find(qn("w:result"))
    if result is not None:
        *parent, index = path_of(result)
        yield Splice(tuple(parent), index, index + 1, ())
