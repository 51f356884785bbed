"""Values for property tests: rich text as people and Word make it, and text that Markdown could stumble on;
questionnaires as they could have been read, and what a user could put right in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from hypothesis import strategies as st

from auditprep.model import (
    Answer,
    Change,
    Correction,
    Kind,
    Notice,
    Place,
    Question,
    Questionnaire,
    Role,
    Section,
)
from auditprep.richtext import HIGHEST, Block, ListItem, Paragraph, Span, Table
from auditprep.wordform.keys import Keys

_PIECES = st.sampled_from(
    [
        "Målvärde",
        "åäö",
        "§\u00a063",
        "2024. ",
        "1) ",
        "1.",
        "- ",
        "+ ",
        "* ",
        "#",
        "# ",
        "=",
        "---",
        "> ",
        "~~~",
        "```",
    ]
    + [
        "*",
        "**",
        "_",
        "__",
        "`",
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "<",
        ">",
        "|",
        "||",
        "&nbsp;",
        "&",
        "\\",
        "\\\\",
    ]
    + [
        "<b>",
        "</u>",
        "<br>",
        "<!-- x -->",
        "<div>",
        "http://a.se/b_c*d",
        "<http://a.se>",
        "[a](http://b.se)",
        "[a]: b",
    ]
    + [
        "\n",
        " ",
        "  ",
        "\t",
        "\u00a0",
        "\u2003",
        "\u2028",
        "\r\n",
        "\x0b",
        "\x00",
        "😀",
        "1 397,5",
        "!",
        ".",
        "–",
        ":",
    ]
    + [
        "| - | - |",
        ":-:",
        "snake_case",
        "C:\\temp\\x",
        "\ue000",
        "e\u0301",
        "\u200b",
        "'",
        '"',
        "´",
        "%",
        "2",
        "x",
    ]
)
texts = st.lists(_PIECES | st.text(max_size=4), max_size=6).map("".join)
links = (
    st.none()
    | st.none()
    | st.sampled_from(
        [
            "https://example.se/a_b*c",
            "http://a.se/(x)?y=1&copy;&b=2",
            "mailto:a@b.se",
            "javascript:x",
            "HTTP://Å.se/a b|c\\d",
        ]
    )
)
span_values = st.builds(Span, texts, st.booleans(), st.booleans(), st.booleans(), links)
spans = st.lists(span_values, max_size=4).map(tuple)
paragraphs = st.builds(Paragraph, spans)
numbers = st.none() | st.integers(-1, 12) | st.sampled_from([HIGHEST, HIGHEST + 1, 999_999_999])
list_items = st.builds(ListItem, spans, st.integers(-1, 10), numbers)
tables = st.builds(Table, st.lists(st.lists(spans, max_size=3).map(tuple), max_size=3).map(tuple))
one_block: st.SearchStrategy[Block] = paragraphs | list_items | list_items | tables
blocks = st.lists(one_block, max_size=6).map(tuple)


# Questionnaires as a reader could have read them, and what a user could put right in them

OPTIONS = ("Ja", "Nej", "Delvis")


def _mark_places(at: int, runs: int) -> list[Place]:
    options = [option for _run in range(runs) for option in OPTIONS]
    return [Place(Role.MARK, "typed", f"3/{at}/{step + 2}", option) for step, option in enumerate(options)]


@st.composite
def read_questions(draw: Callable, at: int) -> Question:
    """A question at the table row `at`, with places of its own and answers in some of them."""
    number = draw(st.none() | st.sampled_from(["1", "1.1", "2.1", "#2", "1.1#2"]))
    marks = _mark_places(at, draw(st.integers(0, 2)))
    roles = draw(st.lists(st.sampled_from([Role.DESCRIPTION, Role.EVIDENCE]), max_size=3))
    prose = [Place(role, "field", f"3/{at}/{step + 10}") for step, role in enumerate(sorted(roles))]
    answer = Answer(
        draw(st.none() | st.sampled_from(OPTIONS)) if marks else None,
        f"Text {at}" if Role.DESCRIPTION in roles and draw(st.booleans()) else "",
        evidence=f"Bilaga {at}" if Role.EVIDENCE in roles and draw(st.booleans()) else "",
    )
    return Question(
        key="",
        number=number,
        text=draw(st.sampled_from(["Har nämnden mål? Följs de upp?", f"Finns en plan för {at}?", "Varför"])),
        guidance=draw(st.none() | st.just("Ange datum.\nBeskriv hur.")),
        kind=Kind.CHOICE if marks else Kind.TEXT,
        options=OPTIONS if marks else (),
        answer=answer,
        places=(*marks, *prose),
        at=f"3/{at}/1/0",
    )


@st.composite
def read_questionnaires(draw: Callable) -> Questionnaire:
    """A form as it was read: keys by the rule, every question read as its key."""
    keys = Keys()
    questions = [draw(read_questions(at)) for at in range(draw(st.integers(1, 6)))]
    keyed = [replace(each, key=key, read_as=key) for each in questions for key in [keys.new(each.number)]]
    cut = draw(st.integers(0, len(keyed)))
    runs = [run for run in (keyed[:cut], keyed[cut:]) if run]
    sections = tuple(Section(str(n), f"Avsnitt {n}", tuple(run)) for n, run in enumerate(runs, 1))
    codes = st.sampled_from(["doubtful-question", "two-marks", "unread-means", "text-without-question"])
    about = st.sampled_from([None, *(each.key for each in keyed)])
    notices = draw(st.lists(st.builds(Notice, codes, about, st.just({"text": "Löst"})), max_size=3))
    return Questionnaire("Frågor", None, None, None, sections, tuple(notices))


_VALUES = {
    Change.SPLIT: ["Följs de upp?", "Beskriv hur.", "datum", "plan", "finns inte", ""],
    Change.NUMBER: ["", "1", "1.1", "#1", "1.1#2", " 7 a "],
    Change.TEXT: ["Har nämnden mål?", ""],
    Change.GUIDANCE: ["", "Ange datum.\n\nBeskriv hur."],
    Change.KIND: ["choice", "text", "annat"],
    Change.OPTIONS: ["Ja\nNej\nDelvis", "Grön\nGul\nRöd", "ja\nKanske", "Bara", " "],
    Change.SECTION: ["Avsnitt 1", "2 Avsnitt 2", "3 Nytt", "Nytt", ""],
    Change.PLACE: ["3/0/10", "3/1/2", "3/2/11", "3/9/9", "x", ""],
}


def corrections_of(questionnaire: Questionnaire, changes: Iterable[Change] = Change) -> st.SearchStrategy:
    """Corrections of this questionnaire, of parts that it may be split in, and of what it does not have."""
    names = [question.read_as for question in questionnaire.questions()]
    named = st.sampled_from([*names, *(f"{name}+1" for name in names), "9.9"])

    def one(change: Change) -> st.SearchStrategy[Correction]:
        values = st.sampled_from(_VALUES.get(change, [""]))
        if change is not Change.PLACE:
            return st.builds(Correction, named, st.just(change), values)
        options = st.none() | st.sampled_from(["Ja", "nej", "Kanske"])
        return st.builds(Correction, named, st.just(change), values, st.sampled_from(Role), options)

    return st.lists(st.sampled_from(list(changes)).flatmap(one), max_size=6).map(tuple)
