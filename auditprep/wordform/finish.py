"""Makes questions of the drafts: keys, marks, prose, and what the user ought to look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from auditprep import richtext
from auditprep.model import BETWEEN_MARKS, Answer, Kind, Notice, Place, Question, Questionnaire, Role, Section
from auditprep.wordform import facts
from auditprep.wordform.blocks import Block, Line
from auditprep.wordform.body import read_blocks
from auditprep.wordform.cells import is_tick
from auditprep.wordform.comments import comments
from auditprep.wordform.document import Document
from auditprep.wordform.drafts import Assembly, Draft, SectionDraft
from auditprep.wordform.items import Item
from auditprep.wordform.keys import Keys
from auditprep.wordform.left_guidance import part_guidance
from auditprep.wordform.marks import Reading, Tick, as_place, read_marks
from auditprep.wordform.placeholder_look import PlaceholderLook
from auditprep.wordform.prose_place import answer_elements, has_picture
from auditprep.wordform.splice import path_text
from auditprep.wordform.unaccounted import unaccounted
from auditprep.wordform.xml import qn

_LONGEST_QUOTE = 80
_SEVERAL = re.compile(
    r"(?:flera|fler(?:a)? än ett|ett eller flera|en eller flera|samtliga|alla)\s+(?:svar\w*|alternativ\w*|som|val|kryss|rutor)|flervalsfråga|flera kryss",
    re.IGNORECASE,
)
_REVISIONS = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


class Finisher:
    """Makes a questionnaire of what was put together."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._keys = Keys()
        self._notices: list[Notice] = []

    def questionnaire(
        self, assembly: Assembly, before: list[Block], lines: list[Line], items: Sequence[Item]
    ) -> Questionnaire:
        """`before` is what stands before the first question, `items` what stands from there on, `lines` all lines outside
        tables."""
        title = facts.title_of(before or lines, self._document.core_title)
        deadline = facts.deadline_of(before, title) or facts.deadline_of(lines, title)
        usual = _usual_options(assembly.all())
        look = PlaceholderLook(self._document.body, self._document.styles)
        part_guidance(self._document.body, assembly.all(), self._is_ticked, look)
        is_filled = self._part_answers(assembly.all())
        sections = tuple(self._section(draft, usual) for draft in assembly.sections if draft.questions)
        for text in assembly.loose if is_filled else ():
            if text.strip():
                self._notices.append(Notice("text-without-question", None, {"text": text.strip()}))
        self._notices += comments(self._document, sections)
        if any(next(self._document.body.iter(qn(name)), None) is not None for name in _REVISIONS):
            self._notices.append(Notice("tracked-changes"))
        asked = Questionnaire(
            title=title,
            board=facts.board_of(before),
            year=facts.year_of(title, before, deadline),
            deadline=deadline,
            sections=sections,
            notices=tuple(self._notices),
        )
        return self._with_missed(asked, assembly, items) if is_filled else asked

    def _with_missed(self, asked: Questionnaire, assembly: Assembly, items: Sequence[Item]) -> Questionnaire:
        """The questionnaire, with a notice for each line of a filled form that no rule made anything of."""
        answers = [
            element
            for draft in assembly.all()
            for place in draft.rooms.values()
            for element in answer_elements(self._document.body, place)
        ]
        missed = unaccounted(items, asked, answers)
        told = tuple(Notice("text-without-question", None, {"text": text}) for text in missed)
        return replace(asked, notices=(*asked.notices, *told))

    def _part_answers(self, drafts: list[Draft]) -> bool:
        """Whether the form is filled in. In a form that is filled in, lines under a question that neither ask nor bid, where its room is empty, are words
        that somebody typed in the wrong place. In a blank one they are guidance."""
        filled = [draft for draft in drafts if self._prose(draft.place) or self._is_ticked(draft)]
        if len(filled) * 3 < len(drafts):
            return False
        said = Counter(line for draft in drafts for line in set(draft.perhaps))
        for draft in drafts:
            draft.perhaps = tuple(
                line for line in draft.perhaps if said[line] == 1
            )  # else the form's own words
            if (
                draft.perhaps
                and "?" in draft.text
                and draft.place is not None
                and not self._prose(draft.place)
            ):
                draft.guidance = [line for line in draft.guidance if line not in draft.perhaps]
                draft.stray += draft.perhaps
        return True

    def _is_ticked(self, draft: Draft) -> bool:
        places = [as_place(tick.found, tick.option) for tick in draft.ticks]
        return any(reading.tick is Tick.TICKED for reading in self._readings(places))

    def answer_of(self, question: Question) -> Answer:
        """What stands in the places of a question now."""
        marks = [place for place in question.places if place.role is Role.MARK]
        ticked = [
            place.option or ""
            for place, reading in zip(marks, self._readings(marks), strict=True)
            if reading.tick is Tick.TICKED
        ]
        return Answer(
            _joined(ticked, several=question.several),
            self._prose(question.place(Role.DESCRIPTION)),
            evidence=self._prose(question.place(Role.EVIDENCE)),
        )

    def _section(self, draft: SectionDraft, usual: tuple[str, ...]) -> Section:
        return Section(
            draft.number, draft.title, tuple(self._question(each, usual) for each in draft.questions)
        )

    def _question(self, draft: Draft, usual: tuple[str, ...]) -> Question:
        key = self._keys.new(draft.number)
        marks = tuple(as_place(tick.found, tick.option) for tick in draft.ticks)
        prose = tuple(draft.rooms.values())
        options = tuple(dict.fromkeys(tick.option for tick in draft.ticks))
        several = bool(_SEVERAL.search(" ".join((draft.text, *draft.guidance, draft.heading))))
        answer = Answer(
            self._mark(key, draft, marks, several=several),
            self._prose(draft.place),
            evidence=self._prose(draft.rooms.get(Role.EVIDENCE)),
        )
        self._tell(key, draft, answer, options, usual)
        return Question(
            key=key,
            number=draft.number,
            text=draft.text,
            guidance="\n".join(dict.fromkeys(draft.guidance)) or None,
            kind=Kind.CHOICE if options else Kind.TEXT,
            options=options,
            answer=answer,
            places=(*marks, *prose),
            several=several and len(options) > 1,
            read_as=key,
            at=path_text(draft.at) if draft.at is not None else "",
        )

    def _tell(
        self, key: str, draft: Draft, answer: Answer, options: tuple[str, ...], usual: tuple[str, ...]
    ) -> None:
        """What is worth a look in a question."""
        for place in draft.rooms.values():
            if any(has_picture(each) for each in answer_elements(self._document.body, place)):
                self._notices.append(Notice("picture-in-answer", key))
                break
        for text in draft.unread:
            self._notices.append(Notice("unread-means", key, {"seen": _quote(text)}))
        own_words = [tick.found.own_words for tick in draft.ticks if tick.found.own_words]
        for text in [*draft.stray, *own_words]:
            if is_tick(text):
                self._notices.append(Notice("unsure-mark", key, {"seen": text.strip()}))
            else:
                self._notices.append(Notice("text-without-question", key, {"text": text}))
        for option in _missing(draft, options, usual):
            self._notices.append(Notice("box-missing", key, {"option": option}))
        if draft.odd:
            self._notices.append(
                Notice("unsure-mark", key, {"seen": draft.odd, "where": draft.number or key})
            )
        if answer.text and is_tick(richtext.plain(answer.text)):
            self._notices.append(Notice("unsure-mark", key, {"seen": richtext.plain(answer.text).strip()}))
        if draft.doubt or not draft.text or not (draft.ticks or draft.rooms):
            why = draft.doubt or ("no-text" if not draft.text else "no-place")
            self._notices.append(Notice("doubtful-question", key, {"why": why}))

    # Marks

    def _mark(self, key: str, draft: Draft, places: tuple[Place, ...], *, several: bool) -> str | None:
        """The option ticked; None where none is, where several are, and where it cannot be read surely."""
        ticked: list[str] = []
        unsure = False
        for tick, reading in zip(draft.ticks, self._readings(places), strict=True):
            if reading.tick is Tick.UNSURE or tick.found.stray:
                seen = _quote(f"{reading.seen} {tick.found.stray}".strip())
                self._notices.append(Notice("unsure-mark", key, {"seen": seen, "where": tick.option}))
                unsure = True
                break
            if reading.tick is Tick.TICKED:
                ticked.append(tick.option)
        if not several and len(ticked) > 1 and not unsure:
            self._notices.append(Notice("two-marks", key, {"seen": ", ".join(ticked)}))
        return (
            None
            if unsure or draft.odd or any(map(is_tick, draft.stray))
            else _joined(ticked, several=several)
        )

    def _readings(self, places: Sequence[Place]) -> list[Reading]:
        return read_marks(self._document.body, places)

    # Prose

    def _prose(self, place: Place | None) -> str:
        """The prose that stands in a place, as Markdown."""
        if place is None:
            return ""
        elements = answer_elements(self._document.body, place)
        return richtext.to_markdown(read_blocks(elements, self._document.numbering, self._document.links))


def _joined(ticked: list[str], *, several: bool) -> str | None:
    """The mark of these options: the only one, or all of them where several may be ticked."""
    ticked = list(dict.fromkeys(ticked))
    if several:
        return BETWEEN_MARKS.join(ticked) or None
    return ticked[0] if len(ticked) == 1 else None


def _usual_options(drafts: list[Draft]) -> tuple[str, ...]:
    """The options that most of the form's questions offer; none where there is no such habit."""
    offered = Counter(
        tuple(dict.fromkeys(tick.option for tick in draft.ticks)) for draft in drafts if draft.ticks
    )
    if not offered:
        return ()
    usual, count = offered.most_common(1)[0]
    return usual if count >= 3 and count > sum(offered.values()) / 2 else ()


def _missing(draft: Draft, options: tuple[str, ...], usual: tuple[str, ...]) -> list[str]:
    """The options whose box is gone: only the room for it is there, or all other questions have it."""
    gone = [tick.option for tick in draft.ticks if tick.missing]
    if gone or not options or len(options) >= len(usual) or not set(options) < set(usual):
        return gone
    return [option for option in usual if option not in options]


def _quote(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + "…"
