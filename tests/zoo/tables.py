"""The layouts that are tables."""

from __future__ import annotations

from collections.abc import Iterator

from zoo.build import BOLD, ITALIC, PAGE, WIDE, p, r, tbl, tc, tr
from zoo.content import LEAD_IN, Asked, Part
from zoo.layouts import (
    GREY,
    Form,
    Grid,
    Layout,
    answer_cell,
    as_tables,
    choices,
    each_section,
    evidence_line,
    head,
    label,
    ticks,
    widths_for,
)
from zoo.mechanisms import ANSWER_CELL, CELLS, LABELLED, LINE, LINES, SINGLE
from zoo.numbers import LETTERS
from zoo.traits import BELOW, HINT, HINT_INSIDE, LATER, NESTED, UNMERGED


def header_row(form: Form) -> str:
    """Options in the header; under each question a row for its description."""

    def section(place: int, part: Part) -> Grid:
        widths = widths_for(form)
        groups = [_with_description(form, asked, place, widths, "Beskrivning:") for asked in part.questions]
        return Grid(widths, [_option_header(form, part, widths)], groups)

    return as_tables(form, section)


def _option_header(form: Form, part: Part, widths: list[int]) -> str:
    if form.naming != "header":
        return head([*(["Nr"] if form.column else []), "Fråga", *form.options], widths)
    number = [form.numbers.section_number(part)] if form.column else []
    words = [
        p(r(word, BOLD)) for word in (part.title if number else form.numbers.titled(part), *form.options)
    ]
    cells = [tc(word, width, shade=GREY) for word, width in zip([*number, *words], widths, strict=True)]
    return tr(cells, header=True)


def _with_description(form: Form, asked: Asked, section: int, widths: list[int], word: str) -> list[str]:
    first = len(form.number(asked, section, 0))
    merged = "restart" if first and not form.traits & {UNMERGED, LATER} else None
    rest, span = sum(widths[first:]), len(widths) - first
    number = form.number(asked, section, widths[0], merged)
    below = _below(form, widths[0]) if first else []
    room = form.field.cell(asked.description, rest, label=word, span=span)
    description = tr([*below, room], later=widths[0] if LATER in form.traits and first else 0)
    if not asked.options:
        return [tr([*number, tc(form.asked(asked, section), rest, span=span)]), description]
    question = tc(form.asked(asked, section), widths[first])
    return [tr([*number, question, *ticks(form, asked, widths[-1])]), description]


def _below(form: Form, width: int) -> list[str]:
    """The cell under the number, in the row with the description."""
    if LATER in form.traits:
        return []
    return [tc(p(), width, merge=None if UNMERGED in form.traits else "continue")]


def options_in_row(form: Form) -> str:
    """The options again in each row, each in a cell with its word."""

    def section(place: int, part: Part) -> Grid:
        widths = widths_for(form, option=1300)
        groups = [_with_description(form, asked, place, widths, "Kommentar:") for asked in part.questions]
        return Grid(widths, [], groups)

    return as_tables(form, section)


def in_question_cell(form: Form) -> str:
    """Question, options and description in one cell."""

    def section(place: int, part: Part) -> Grid:
        widths = [800, PAGE - 800] if form.column else [PAGE]
        groups = [[_one_cell(form, asked, place, widths)] for asked in part.questions]
        return Grid(widths, [], groups)

    return as_tables(form, section)


def _one_cell(form: Form, asked: Asked, section: int, widths: list[int]) -> str:
    content = form.asked(asked, section)
    if asked.options:
        heading = form.mechanism.heads
        content += _after_label(form, asked) if heading else choices(form, asked)
    content += form.field.room(asked.description, label="Kommentar:" if asked.options else "Svar:")
    content += evidence_line(form, asked)
    return tr([*form.number(asked, section, widths[0]), tc(content, widths[-1])])


def _after_label(form: Form, asked: Asked) -> str:
    return p(r(f"{label(form, 'Svar', asked)}: ") + form.mechanism.line(asked.options, asked.ticked))


def consultant_table(form: Form) -> str:
    """A page that lies: number, question, answer, comment, evidence."""

    def section(place: int, part: Part) -> Grid:
        first = [700] if form.column else []
        rest = [3600, 3000, 2400] if NESTED in form.traits else [2100, 3900, 2400]
        widths = [*first, WIDE - sum(first) - sum(rest), *rest]
        answer = form.mechanism.heading("Svar", form.options)
        words = [*(["Nr"] if first else []), "Kontrollfråga", answer, "Kommentar", "Underlag/bilaga"]
        groups = [[_five(form, asked, place, widths)] for asked in part.questions]
        return Grid(widths, [head(words, widths)], groups)

    return as_tables(form, section)


def _five(form: Form, asked: Asked, section: int, widths: list[int]) -> str:
    question = tc(form.asked(asked, section), widths[-4])
    comment = form.field.cell(asked.description, widths[-2])
    evidence = tc(p(r(asked.evidence)), widths[-1])
    cells = [*form.number(asked, section, widths[0]), question]
    return tr([*cells, answer_cell(form, asked, widths[-3]), comment, evidence])


def consultant_columns(form: Form) -> str:
    """The same with a column for each option, under one word over them all."""

    def section(place: int, part: Part) -> Grid:
        first = [700] if form.column else []
        rest = [*[850] * len(form.options), 3400, 2400]
        widths = [*first, WIDE - sum(first) - sum(rest), *rest]
        groups = [[_by_column(form, asked, place, widths)] for asked in part.questions]
        return Grid(widths, _two_rows(form, widths), groups)

    return as_tables(form, section)


def _two_rows(form: Form, widths: list[int]) -> list[str]:
    def cell(word: str, width: int, merge: str, span: int = 1) -> str:
        return tc(p(r(word, BOLD)), width, span=span, merge=merge or None, shade=GREY)

    words = [*(["Nr"] if form.column else []), "Kontrollfråga", *form.options, "Kommentar", "Underlag/bilaga"]
    count, first = len(form.options), len(words) - len(form.options) - 2
    outer = [n for n in range(len(words)) if not first <= n < first + count]
    upper = {n: cell(words[n], widths[n], "restart") for n in outer}
    upper[first] = cell("Svar", sum(widths[first : first + count]), "", count)
    lower = [
        cell("" if n in outer else word, widths[n], "continue" if n in outer else "")
        for n, word in enumerate(words)
    ]
    return [tr([upper[n] for n in sorted(upper)], header=True), tr(lower, header=True)]


def _by_column(form: Form, asked: Asked, section: int, widths: list[int]) -> str:
    question = tc(form.asked(asked, section), widths[-len(asked.options) - 3])
    comment = form.field.cell(asked.description, widths[-2])
    evidence = tc(p(r(asked.evidence)), widths[-1])
    cells = [*form.number(asked, section, widths[0]), question, *ticks(form, asked, 850)]
    return tr([*cells, comment, evidence])


def matrix(form: Form) -> str:
    """Statements, one a row, and nothing to describe."""

    def section(place: int, part: Part) -> Grid:
        widths = widths_for(form)
        words = [*(["Nr"] if form.column else []), "Påstående", *form.options]
        groups = [[_statement(form, asked, place, widths)] for asked in part.questions]
        return Grid(widths, [head(words, widths)], groups)

    return as_tables(form, section)


def _statement(form: Form, asked: Asked, section: int, widths: list[int]) -> str:
    question = tc(form.asked(asked, section), widths[-len(asked.options) - 1])
    return tr([*form.number(asked, section, widths[0]), question, *ticks(form, asked, widths[-1])])


def sub_questions(form: Form) -> str:
    """A numbered lead-in over the whole row, then a), b), c)."""

    def section(place: int, part: Part) -> Grid:
        options = [850] * len(form.options) if form.placement == CELLS else [2400]
        widths = [800, PAGE - 800 - sum(options) - 2600, *options, 2600]
        answers = (
            list(form.options) if form.placement == CELLS else [form.mechanism.heading("Svar", form.options)]
        )
        lead = tr([tc(p(r(f"{place + 1}.1")), 800), tc(p(r(LEAD_IN)), PAGE - 800, span=len(widths) - 1)])
        groups = [[lead, *(_lettered(form, asked, place, widths) for asked in part.questions)]]
        return Grid(widths, [head(["Nr", "Fråga", *answers, "Kommentar"], widths)], groups)

    return as_tables(form, section)


def _lettered(form: Form, asked: Asked, section: int, widths: list[int]) -> str:
    letter = p(r(asked.number or "")) if form.numbers.typed else p(listed=(LETTERS + section, 0))
    question = tc(p(r(asked.text)) + form.guidance(asked), widths[1])
    answers = ticks(form, asked, 850) if form.placement == CELLS else [answer_cell(form, asked, widths[2])]
    return tr([tc(letter, 800), question, *answers, form.field.cell(asked.description, widths[-1])])


def conditional(form: Form) -> str:
    """A question, and a row of its own: "Om ja, …" with room beside it."""

    def section(place: int, part: Part) -> Grid:
        options = [850] * len(form.options) if form.placement == CELLS else [3400]
        widths = [*([800] if form.column else []), 0, *options]
        widths[-len(options) - 1] = PAGE - sum(widths)
        answers = (
            list(form.options) if form.placement == CELLS else [form.mechanism.heading("Svar", form.options)]
        )
        groups = [[_if_row(form, asked, place, widths, len(options))] for asked in part.questions]
        return Grid(widths, [head([*(["Nr"] if form.column else []), "Fråga", *answers], widths)], groups)

    return as_tables(form, section)


def _if_row(form: Form, asked: Asked, section: int, widths: list[int], count: int) -> str:
    question = tc(form.asked(asked, section), widths[-count - 1])
    if asked.options:
        answers = (
            list(ticks(form, asked, 850))
            if form.placement == CELLS
            else [answer_cell(form, asked, widths[-1])]
        )
        return tr([*form.number(asked, section, widths[0]), question, *answers])
    blank = [tc(p(), widths[0])] if form.column else []
    if BELOW in form.traits:
        both = form.asked(asked, section) + form.field.room(asked.description)
        return tr([*blank, tc(both, sum(widths[-count - 1 :]), span=count + 1)])
    return tr([*blank, question, form.field.cell(asked.description, sum(widths[-count:]), span=count)])


HINTS = ("Hänvisa till mötet.", "Redovisa utfallet i korthet.", "Några meningar räcker.")
"""What stands small beside an answer's room."""


def table_per_question(form: Form) -> str:
    """A table for each question, with the labels to the left."""

    def section(place: int, part: Part) -> str:
        return p().join(_own_table(form, asked, place) for asked in part.questions)

    return each_section(form, section)


def _own_table(form: Form, asked: Asked, section: int) -> str:
    def row(word: str, cell: str, hint: str = "") -> str:
        return tr([tc(p(r(word, BOLD)) + hint, 2000, shade=GREY), cell])

    wide = PAGE - 2000
    question = form.numbers.question(asked, section, column=False) + form.guidance(asked)
    rows = [row("Fråga", tc(question, wide))]
    if asked.options:
        rows.append(row(label(form, "Svar", asked), answer_cell(form, asked, wide)))
    word = "Kommentar" if asked.options else "Svar"
    inside = " (ange mål för året)" if HINT_INSIDE in form.traits else ""
    hint = p(r(HINTS[len(asked.text) % len(HINTS)], ITALIC)) if HINT in form.traits else ""
    rows.append(row(word + inside, form.field.cell(asked.description, wide), hint))
    rows.append(row("Underlag", tc(p(r(asked.evidence)), wide)))
    return tbl(rows, [2000, wide])


def question_then_table(form: Form) -> str:
    """The question as a paragraph; under it a table with only its options and a comment."""

    def section(place: int, part: Part) -> str:
        return "".join("".join(_then_table(form, asked, place)) for asked in part.questions)

    return each_section(form, section)


def _then_table(form: Form, asked: Asked, section: int) -> Iterator[str]:
    yield form.numbers.question(asked, section, column=False) + form.guidance(asked)
    if not asked.options:
        yield tbl([tr([form.field.cell(asked.description, PAGE)])], [PAGE]) + p()
        return
    width = PAGE // len(asked.options)
    widths = [width] * len(asked.options)
    rows = [head(asked.options, widths)] if form.placement == CELLS else []
    rows.append(tr(ticks(form, asked, width)))
    rows.append(tr([form.field.cell(asked.description, sum(widths), label="Kommentar:", span=len(widths))]))
    yield tbl(rows, widths) + p()


TABLES = (
    Layout("header-row", (CELLS,), header_row, naming="header"),
    Layout("options-in-row", (LABELLED,), options_in_row, naming="row"),
    Layout("in-question-cell", (LINE, SINGLE), in_question_cell),
    Layout(
        "consultant-table",
        (LINES, LINE, SINGLE, ANSWER_CELL),
        consultant_table,
        naming="row",
        landscape=True,
        texts=False,
        evidence=True,
    ),
    Layout(
        "consultant-columns",
        (CELLS,),
        consultant_columns,
        naming="row",
        landscape=True,
        texts=False,
        evidence=True,
    ),
    Layout("matrix", (CELLS,), matrix, naming="none", texts=False, describes=False),
    Layout("sub-questions", (CELLS, LINES, SINGLE, ANSWER_CELL), sub_questions, texts=False, lettered=True),
    Layout("conditional", (CELLS, LINE, SINGLE, ANSWER_CELL), conditional),
    Layout("table-per-question", (LINE, SINGLE, ANSWER_CELL), table_per_question, evidence=True),
    Layout("question-then-table", (LABELLED, CELLS), question_then_table),
)
