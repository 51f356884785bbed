"""One change at a time in how a form was read: what a `Correction` asks for, done to a sheet of drafts.

Pure: nothing here looks into the form. A change that cannot be made leaves the sheet as it was, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from auditprep.model import Answer, Change, Correction, Kind, Place, Question, Questionnaire, Role
from auditprep.wordform.mechanisms import TYPED_WORD, WORD
from auditprep.wordform.numbers import bare, split_number
from auditprep.wordform.overlaps import covers, is_same_room

PlaceAt = Callable[[Correction], Place | None]

USUAL_OPTIONS = ("Ja", "Nej", "Delvis", "Vet ej")
"""What a question offers that is said to have options, until it is said which: words of the form, not of the window."""

_PATH = re.compile(r"\d+(/\d+)*")
_NUMBERED_TITLE = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(\S.*)", re.DOTALL)
_ORDER = (Role.MARK, Role.DESCRIPTION, Role.EVIDENCE)


@dataclass
class Draft:
    """A question while it is put right. `origins` are the questions, as they were read, that it is made of; `anew`
    says that its answer must be read anew; `before` is what it was before it became a question without options."""

    question: Question
    section: int
    origins: frozenset[str]
    anew: bool = False
    pointed_out: bool = False
    before: Question | None = None

    def become(self, *, anew: bool = False, **changes: object) -> None:
        self.question = replace(self.question, **changes)  # type: ignore[arg-type]
        self.anew |= anew

    def marks(self) -> tuple[Place, ...]:
        return tuple(place for place in self.question.places if place.role is Role.MARK)

    def prose(self) -> tuple[Place, ...]:
        return tuple(place for place in self.question.places if place.role is not Role.MARK)


@dataclass
class Sheet:
    """The questions in the form's order, and the sections (number and title) that they name by index. `looked_at`
    are those that somebody has called right; `left_alone` the words at places that nothing is written in any more,
    and whose they are."""

    drafts: list[Draft]
    sections: list[tuple[str | None, str]]
    names: set[str]
    looked_at: set[str] = field(default_factory=set)
    left_alone: list[tuple[Draft, str]] = field(default_factory=list)

    def find(self, name: str) -> int | None:
        """Where the question that was read as this stands."""
        return next((at for at, each in enumerate(self.drafts) if each.question.read_as == name), None)

    def new_name(self, name: str) -> str:
        """What the next part of a question that is split is called: "1.1+1", "1.1+2"."""
        number = 1
        while f"{name}+{number}" in self.names:
            number += 1
        self.names.add(f"{name}+{number}")
        return f"{name}+{number}"


def sheet_of(questionnaire: Questionnaire) -> Sheet:
    """A questionnaire laid out to be put right."""
    drafts = []
    for at, section in enumerate(questionnaire.sections):
        for question in section.questions:
            name = question.read_as or question.key
            drafts.append(Draft(replace(question, read_as=name), at, frozenset({name})))
    sections = [(section.number, section.title) for section in questionnaire.sections]
    return Sheet(drafts, sections, {draft.question.read_as for draft in drafts})


def change(sheet: Sheet, correction: Correction, place_at: PlaceAt) -> bool:
    """Makes one change; whether it could be made."""
    at = sheet.find(correction.question)
    if correction.change is Change.KEEP:
        sheet.looked_at.add(correction.question)
        return True
    if at is None:
        return False
    if correction.change is Change.PLACE:
        return _point_out(sheet, sheet.drafts[at], correction, place_at)
    return _CHANGES[correction.change](sheet, at, correction.value)


# Which questions there are


def _skip(sheet: Sheet, at: int, _value: str) -> bool:
    del sheet.drafts[at]
    return True


def _merge(sheet: Sheet, at: int, _value: str) -> bool:
    """The question above stays what it is; what it lacks it gets."""
    if at == 0:
        return False
    upper, lower = sheet.drafts[at - 1], sheet.drafts.pop(at)
    asked, added = upper.question, lower.question
    if not asked.options and added.options:
        upper.become(options=added.options, kind=added.kind, several=added.several)
    has = {place.role for place in asked.places}
    marks = () if has & {Role.MARK} else _placed(upper.question.options, lower.marks())
    taken = [*marks, *(place for place in lower.prose() if place.role not in has)]
    words = [asked.guidance, added.text, added.guidance]
    guidance = "\n".join(each for each in words if each) or None
    upper.become(guidance=guidance, places=_in_order((*asked.places, *taken)), anew=bool(taken))
    upper.origins |= lower.origins
    if len(taken) < len(added.places):
        sheet.left_alone.append((upper, added.text))
    return True


def _split(sheet: Sheet, at: int, value: str) -> bool:
    """What follows the question's words is a question of its own, with the boxes and the room that follow, too."""
    draft = sheet.drafts[at]
    words = _parted(draft.question, " ".join(value.split()))
    if words is None:
        return False
    (text, guidance), (next_text, next_guidance) = words
    marks, next_marks = _runs(draft.marks())
    prose, next_prose = _firsts(draft.prose())
    number, next_text = split_number(next_text)
    following = replace(
        draft.question,
        number=bare(number) if number else None,
        text=next_text,
        guidance=next_guidance,
        kind=Kind.CHOICE if next_marks else Kind.TEXT,
        options=_options_of(next_marks),
        answer=Answer(),
        places=_in_order((*next_marks, *next_prose)),
        several=draft.question.several and bool(next_marks),
        read_as=sheet.new_name(draft.question.read_as),
    )
    new = Draft(following, draft.section, draft.origins, anew=True, pointed_out=draft.pointed_out)
    sheet.drafts.insert(at + 1, new)
    places = _in_order((*marks, *prose))
    options = _options_of(marks) if next_marks else draft.question.options
    draft.become(text=text, guidance=guidance, options=options, places=places)
    draft.anew |= bool(following.places)
    return True


Parts = tuple[str, str | None]


def _parted(question: Question, words: str) -> tuple[Parts, Parts] | None:
    """Text and guidance up to these words, and from them on; None if nothing stands before them, or they are not
    there at all."""
    at = question.text.find(words, 1) if words else -1
    if at > 0:
        return (question.text[:at].rstrip(), None), (question.text[at:], question.guidance)
    lines = (question.guidance or "").split("\n")
    for place, line in enumerate(lines):
        at = line.find(words) if words else -1
        if at >= 0:
            before, after = [*lines[:place], line[:at].rstrip()], [line[at:], *lines[place + 1 :]]
            rest = "\n".join(after[1:]) or None
            return (question.text, "\n".join(filter(None, before)) or None), (after[0], rest)
    return None


def _runs(marks: tuple[Place, ...]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places up to the first that offers an option once more, and the others."""
    seen: set[str | None] = set()
    for at, place in enumerate(marks):
        if place.option in seen:
            return marks[:at], marks[at:]
        seen.add(place.option)
    return marks, ()


def _firsts(prose: tuple[Place, ...]) -> tuple[list[Place], list[Place]]:
    """The first place of each role, and the others."""
    first: list[Place] = []
    others: list[Place] = []
    for place in prose:
        (others if place.role in {each.role for each in first} else first).append(place)
    return first, others


# What a question says


def _renumber(sheet: Sheet, at: int, value: str) -> bool:
    sheet.drafts[at].become(number=" ".join(value.split()) or None)
    return True


def _reword(sheet: Sheet, at: int, value: str) -> bool:
    if value.strip():
        sheet.drafts[at].become(text=" ".join(value.split()))
    return bool(value.strip())


def _guide(sheet: Sheet, at: int, value: str) -> bool:
    lines = (" ".join(line.split()) for line in value.splitlines())
    sheet.drafts[at].become(guidance="\n".join(filter(None, lines)) or None)
    return True


def _put_in_section(sheet: Sheet, at: int, value: str) -> bool:
    """The question joins the section with this title. Where none has it, a heading was missed: the section begins
    here, and what follows in the old one belongs to it."""
    draft, title = sheet.drafts[at], " ".join(value.split())
    here = sheet.sections[draft.section]
    known = [draft.section, *range(len(sheet.sections))]
    same = next((each for each in known if _is_titled(sheet.sections[each], title)), None)
    if same is not None:
        draft.section = same
        return True
    run = [each for each in sheet.drafts[at:] if each.section == draft.section]
    begins = not any(each.section == draft.section for each in sheet.drafts[:at])
    found = _NUMBERED_TITLE.fullmatch(title)
    sheet.sections.append((found[1], found[2]) if found else (here[0] if begins else None, title))
    for each in run:
        each.section = len(sheet.sections) - 1
    return True


def _is_titled(section: tuple[str | None, str], title: str) -> bool:
    number, its = section
    spelled = {its, *((f"{number} {its}", f"{number}. {its}") if number else ())}
    return title.casefold() in {each.casefold() for each in spelled}


# How a question is answered


def _set_kind(sheet: Sheet, at: int, value: str) -> bool:
    draft = sheet.drafts[at]
    if value not in set(Kind):
        return False
    if value == Kind.TEXT and (draft.question.options or draft.marks()):
        draft.before = draft.question
        draft.become(kind=Kind.TEXT, options=(), places=draft.prose(), several=False, anew=True)
    elif value == Kind.CHOICE and not draft.question.options:
        old, draft.before = draft.before, None
        taken = {(place.path, place.start) for each in sheet.drafts for place in each.marks()}
        were = [place for place in (old.places if old else ()) if place.role is Role.MARK]
        marks = tuple(place for place in were if (place.path, place.start) not in taken)
        options = (old.options if old else ()) or USUAL_OPTIONS
        places = _in_order((*marks, *draft.question.places))
        draft.become(options=options, places=places, several=bool(old and old.several), anew=True)
    draft.become(kind=Kind(value))
    return True


def _set_options(sheet: Sheet, at: int, value: str) -> bool:
    """As many words as boxes name them in order; otherwise a box keeps its own word, if it is one of these."""
    draft = sheet.drafts[at]
    options = tuple(dict.fromkeys(filter(None, (" ".join(line.split()) for line in value.splitlines()))))
    if not options:
        return False
    marks = draft.marks()
    if len(marks) == len(options) and not _is_for_words(marks):
        kept = tuple(_renamed(place, word) for place, word in zip(marks, options, strict=True))
    else:
        kept = _placed(options, marks)
    if len(kept) < len(marks) and not _is_for_words(marks):
        named = {word.casefold() for word in options}
        gone = [place.option or "…" for place in marks if (place.option or "").casefold() not in named]
        sheet.left_alone.append((draft, ", ".join(gone)))
    draft.become(kind=Kind.CHOICE, options=options, places=_in_order((*kept, *draft.prose())), anew=True)
    return True


def _renamed(place: Place, option: str) -> Place:
    """The place under another name; where the place is a word of the form, that word stays what it is."""
    if place.mechanism == WORD and place.end is None:
        place = replace(place, end=place.start + len(place.option or ""))
    return replace(place, option=option)


def _placed(options: Sequence[str], marks: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places that these options have, worded as they are; a place where the option's word is written serves
    them all."""
    if _is_for_words(marks):
        return _for_words(marks[0], options)
    wording = {option.casefold(): option for option in options}
    return tuple(
        _renamed(place, wording[place.option.casefold()])
        for place in marks
        if place.option and place.option.casefold() in wording
    )


def _is_for_words(marks: tuple[Place, ...]) -> bool:
    """Whether the option's word is written in these places, which then are all one."""
    return bool(marks) and all(place.mechanism == TYPED_WORD for place in marks)


def _for_words(place: Place, options: Sequence[str]) -> tuple[Place, ...]:
    """The place where the option's word is written, once for each option."""
    return tuple(replace(place, option=option, start=at) for at, option in enumerate(options))


def _point_out(sheet: Sheet, draft: Draft, correction: Correction, place_at: PlaceAt) -> bool:
    """The answer, or one tick of it, goes there, and nothing else does."""
    if correction.role is None or not _PATH.fullmatch(correction.value):
        return False
    place = place_at(correction)
    if place is None or any(covers(place, old) for each in sheet.drafts for old in each.marks()):
        return False
    for each in sheet.drafts:
        kept = tuple(old for old in each.question.places if not is_same_room(old, place))
        if len(kept) < len(each.question.places):
            each.become(places=kept, anew=True)
    if place.role is Role.MARK:
        _give_mark(draft, place)
    else:
        others = [each for each in draft.prose() if each.role is place.role][1:]
        rest = (each for each in draft.question.places if each.role is not place.role)
        draft.become(places=_in_order((*rest, place, *others)), anew=True)
    draft.pointed_out = True
    return True


def _give_mark(draft: Draft, place: Place) -> None:
    asked = draft.question
    if not place.option:
        options = asked.options or USUAL_OPTIONS
        marks = list(_for_words(place, options))
    else:
        wording = {option.casefold(): option for option in asked.options}
        option = wording.get(place.option.casefold(), place.option)
        options = asked.options if option in asked.options else (*asked.options, option)
        others = [each for each in draft.marks() if each.option != option]
        marks = sorted((*others, replace(place, option=option)), key=lambda each: _rank(each, options))
    draft.become(kind=Kind.CHOICE, options=options, places=_in_order((*marks, *draft.prose())), anew=True)


def _rank(place: Place, options: tuple[str, ...]) -> int:
    return options.index(place.option) if place.option in options else len(options)


def _in_order(places: Iterable[Place]) -> tuple[Place, ...]:
    """Marks, then the description, then the evidence."""
    return tuple(sorted(places, key=lambda place: _ORDER.index(place.role)))


def _options_of(marks: tuple[Place, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.option for place in marks if place.option is not None))


_CHANGES: dict[Change, Callable[[Sheet, int, str], bool]] = {
    Change.SKIP: _skip,
    Change.MERGE: _merge,
    Change.SPLIT: _split,
    Change.NUMBER: _renumber,
    Change.TEXT: _reword,
    Change.GUIDANCE: _guide,
    Change.KIND: _set_kind,
    Change.OPTIONS: _set_options,
    Change.SECTION: _put_in_section,
}
