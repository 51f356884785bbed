"""The parts of a form that Word itself knows: content controls, and the form fields of older versions.

Check boxes (w14:checkbox), lists (w:dropDownList, w:comboBox) and text controls; FORMCHECKBOX, FORMDROPDOWN and FORMTEXT,
whose settings stand in the w:ffData of the field's first w:fldChar. ECMA-376 part 1, 17.5.2 and 17.16.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from auditprep.wordform.xml import qn

_PROMPT = re.compile(
    r"^\W*$|^\W*(?:välj|ange|klicka|markera|choose|select|click)\b.*$|^\s*-+.*-+\s*$",
    re.IGNORECASE | re.DOTALL,
)
_OLD_KINDS = ("checkBox", "ddList", "textInput")


def check_box_of(control: etree._Element) -> etree._Element | None:
    """The w14:checkbox of a content control, or None if it is of another kind."""
    return control.find(f"{qn('w:sdtPr')}/{qn('w14:checkbox')}")


def list_of(control: etree._Element) -> etree._Element | None:
    """The w:dropDownList or w:comboBox of a content control, or None if it is of another kind."""
    properties = control.find(qn("w:sdtPr"))
    if properties is None:
        return None
    found = properties.find(qn("w:dropDownList"))
    return properties.find(qn("w:comboBox")) if found is None else found


def list_entries(control: etree._Element) -> Iterator[tuple[int, str]]:
    """The entries of a list control that are answers, each with its place among all; the prompt is none."""
    for place, word in enumerate(_all_entries(control)):
        if not is_prompt(word):
            yield place, word


def entry_value(control: etree._Element, place: int) -> tuple[str, str]:
    """What an entry of a list control shows, and the value it stands for. Raises IndexError."""
    found = list_of(control)
    item = [] if found is None else found.findall(qn("w:listItem"))
    shown = _shown(item[place])
    return shown, item[place].get(qn("w:value"), shown)


def _all_entries(control: etree._Element) -> list[str]:
    found = list_of(control)
    return [] if found is None else [_shown(item) for item in found.iterfind(qn("w:listItem"))]


def _shown(item: etree._Element) -> str:
    words = item.get(qn("w:displayText")) or item.get(qn("w:value")) or ""
    return " ".join(words.split())


def is_prompt(word: str) -> bool:
    """Whether an entry of a list only asks to choose: "Välj …", "-", nothing at all."""
    return bool(_PROMPT.match(word))


def is_showing_prompt(control: etree._Element) -> bool:
    """Whether a content control shows its prompt instead of an answer."""
    shown = control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
    return shown is not None and shown.get(qn("w:val"), "true") not in ("0", "false", "off")


def old_field(mark: etree._Element) -> str | None:
    """What kind of form field begins at this w:fldChar: "checkBox", "ddList" or "textInput"; None if none does."""
    data = mark.find(qn("w:ffData"))
    if data is None:
        return None
    return next((kind for kind in _OLD_KINDS if data.find(qn(f"w:{kind}")) is not None), None)


def old_settings(mark: etree._Element) -> etree._Element:
    """The settings of the form field that begins at this w:fldChar. Raises ValueError if none does."""
    kind = old_field(mark)
    found = mark.find(f"{qn('w:ffData')}/{qn(f'w:{kind}')}") if kind else None
    if found is None:
        raise ValueError("no form field")
    return found


def old_entries(mark: etree._Element) -> list[tuple[int, str]]:
    """The entries of an old list that are answers, each with its place among all."""
    entries = old_settings(mark).findall(qn("w:listEntry"))
    words = [" ".join((entry.get(qn("w:val")) or "").split()) for entry in entries]
    return [(place, word) for place, word in enumerate(words) if not is_prompt(word)]
