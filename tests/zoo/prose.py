"""The layouts without tables."""

from __future__ import annotations

from collections.abc import Callable

from zoo.build import BOLD, p, r
from zoo.content import LEAD_IN, Asked, Part
from zoo.layouts import Form, Layout, choices, each_section, evidence_line, label
from zoo.mechanisms import LINE, LINES, SINGLE
from zoo.numbers import LETTERS


def headings(form: Form) -> str:
    """Each question is a heading; the options and the room for prose come after."""

    def question(asked: Asked, section: int) -> str:
        asks = form.numbers.question(asked, section, column=False, heading=True) + form.guidance(asked)
        room = form.field.room(asked.description, label="Kommentar:" if asked.options else "", last=False)
        return asks + _options(form, asked) + room

    return _prose(form, question)


def numbered_paragraphs(form: Form) -> str:
    """Questions as numbered paragraphs, with the lines "Svar:" and "Kommentar:"."""

    def question(asked: Asked, section: int) -> str:
        asks = form.numbers.question(asked, section, column=False) + form.guidance(asked)
        if not asked.options:
            return asks + form.field.room(asked.description, label="Svar:", last=False)
        room = form.field.room(asked.description, label="Kommentar:", last=False)
        return asks + _labelled_options(form, asked) + room + evidence_line(form, asked)

    return _prose(form, question)


def lettered_paragraphs(form: Form) -> str:
    """A numbered lead-in, then a), b), c), each with its options and a comment."""

    def section(place: int, part: Part) -> str:
        lead = p(r(f"{place + 1}.1 {LEAD_IN}"))
        return lead + "".join(_lettered(form, asked, place) for asked in part.questions)

    return each_section(form, section)


def _lettered(form: Form, asked: Asked, section: int) -> str:
    typed = form.numbers.typed
    asks = p(
        r(f"{asked.number} {asked.text}" if typed else asked.text),
        listed=None if typed else (LETTERS + section, 0),
    )
    room = form.field.room(asked.description, label="Kommentar:", last=False)
    return asks + form.guidance(asked) + _options(form, asked) + room


def plain_space(form: Form) -> str:
    """Questions as bold paragraphs, and space after them."""

    def question(asked: Asked, section: int) -> str:
        asks = form.numbers.question(asked, section, column=False, look=BOLD) + form.guidance(asked)
        return asks + _options(form, asked) + form.field.room(asked.description, last=False) + p()

    return _prose(form, question)


def _prose(form: Form, question: Callable[[Asked, int], str]) -> str:
    def section(place: int, part: Part) -> str:
        return "".join(question(asked, place) for asked in part.questions)

    return each_section(form, section)


def _options(form: Form, asked: Asked) -> str:
    if not asked.options:
        return ""
    return _labelled_options(form, asked) if form.mechanism.heads else choices(form, asked)


def _labelled_options(form: Form, asked: Asked) -> str:
    """ "Svar: ☐ Ja ☐ Nej", or the options on lines of their own under the label."""
    word = f"{label(form, 'Svar', asked)}: "
    if form.placement == LINES:
        return p(r(word.strip())) + choices(form, asked)
    return p(r(word) + form.mechanism.line(asked.options, asked.ticked))


PROSE = (
    Layout("headings", (LINE, SINGLE), headings),
    Layout("numbered-paragraphs", (LINE, SINGLE), numbered_paragraphs),
    Layout("lettered-paragraphs", (LINE, SINGLE), lettered_paragraphs, texts=False, lettered=True),
    Layout("plain-space", (LINES, LINE, SINGLE), plain_space),
)
