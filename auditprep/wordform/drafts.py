"""Questions and sections while they are being put together out of what the document holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from auditprep.model import Place, Role
from auditprep.wordform.numbers import bare, split_number
from auditprep.wordform.rows import Tickable

_NUMBERED_TITLE = re.compile(
    r"((?:\d{1,2}|[A-Z])(?:\.(?!\d))?|(?:avsnitt|del|område)\s+(?:\d{1,2}|[A-Z])\s*[.:–-]?)\s+(?=\S)(.*)",
    re.DOTALL | re.IGNORECASE,
)
_TITLE_NUMBER = re.compile(r"(?:avsnitt|del|område)?\s*(\d{1,2}|[A-Z])\b", re.IGNORECASE)


@dataclass
class Draft:
    """A question while it is being put together. `at` is the paragraph that its words begin in, `own_room`: its only place is
    the room under its own words; `complete`: it needs no further row; `stray` and `unread` are words for the user to see,
    `perhaps` are lines of the guidance that may be somebody's answer, `odd` is what somebody typed beside its number, `doubt` why its reading is not sure."""

    number: str | None
    text: str
    guidance: list[str]
    ticks: tuple[Tickable, ...] = ()
    rooms: dict[Role, Place] = field(default_factory=dict)
    at: etree._Element | None = None
    own_room: bool = False
    complete: bool = False
    heading: str = ""
    odd: str = ""
    doubt: str = ""
    perhaps: tuple[str, ...] = ()
    stray: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def place(self) -> Place | None:
        return self.rooms.get(Role.DESCRIPTION)

    def add_rooms(self, rooms: dict[Role, Place]) -> None:
        """Takes over the rooms that it does not have yet."""
        self.rooms = rooms | self.rooms


@dataclass
class SectionDraft:
    number: str | None
    title: str
    questions: list[Draft]


@dataclass
class Assembly:
    """The sections in order, the question that is being put together now, what leads in to its parts, and words after the
    first question that belong to none."""

    sections: list[SectionDraft] = field(default_factory=list)
    draft: Draft | None = None
    lead: str = ""
    loose: list[str] = field(default_factory=list)

    def open_section(self, number: str | None, title: str) -> None:
        """A section begins; its number may be typed in its title. A head that is repeated begins nothing anew."""
        typed, rest = _numbered_title(title)
        number = number or typed
        number, title = (bare(number) if number else None), " ".join(rest.split())
        self.draft, self.lead = None, ""
        if self.sections and (self.sections[-1].number, self.sections[-1].title) == (number, title):
            return
        self.sections.append(SectionDraft(number, title, []))

    def ask(self, draft: Draft) -> Draft:
        """A question begins."""
        if not self.sections:
            self.sections.append(SectionDraft(None, "", []))
        self.sections[-1].questions.append(draft)
        self.draft = draft
        return draft

    def all(self) -> list[Draft]:
        return [draft for section in self.sections for draft in section.questions]


def _numbered_title(title: str) -> tuple[str | None, str]:
    typed, rest = split_number(title)
    if typed is not None:
        return typed, rest
    found = _NUMBERED_TITLE.fullmatch(title.strip())
    if found is None or (found.group(1).isalpha() and not found.group(1).isupper()):
        return None, title
    apart = re.match(r"[A-Z](?:\t|\s{2,})", title.strip())
    if found.group(1)[-1].isalpha() and len(found.group(1)) == 1 and not apart:
        return None, title  # "A posteriori": one letter and no full stop is a word
    number = _TITLE_NUMBER.match(found.group(1))
    return (number.group(1) if number else None), found.group(2)
