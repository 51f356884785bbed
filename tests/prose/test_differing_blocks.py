"""Rich text keeps its look where it is marked which words came and which are gone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from auditprep import richtext
from auditprep.prose.differing_blocks import MarkedSpan, marked_blocks, marked_words
from auditprep.richtext import Block, Span, Spans, Table, normalise

TEXTS = st.lists(
    st.sampled_from(
        [
            "**mål** ",
            "och ",
            "2024 ",
            "\n\n",
            "- ett\n",
            "1. två\n",
            "\n\n|a|b|\n|-|-|\n|1|2|\n\n",
            "<u>ja</u>",
        ]
    )
).map("".join)


def spans(blocks: tuple[Block, ...]) -> list[MarkedSpan]:
    found = []
    for block in blocks:
        groups = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block.spans]
        for group in groups:
            for span in group:
                assert isinstance(span, MarkedSpan)
                found.append(span)
    return found


def unmarked(block: Block) -> Block:
    def plain(spans: Spans) -> Spans:
        return tuple(Span(each.text, each.bold, each.italic, each.underline, each.link) for each in spans)

    if isinstance(block, Table):
        return Table(tuple(tuple(map(plain, row)) for row in block.rows))
    return replace(block, spans=plain(block.spans))


def shown(blocks: tuple[Block, ...]) -> str:
    return "".join(
        f"[-{each.text}-]" if each.gone else f"{{+{each.text}+}}" if each.come else each.text
        for each in spans(blocks)
    )


@given(TEXTS, TEXTS, TEXTS)
def test_the_text_and_its_look_stay_as_they_were(text: str, before: str, after: str) -> None:
    marked = marked_blocks(text, before, after)
    assert normalise(tuple(map(unmarked, marked))) == richtext.parse(text)


@given(TEXTS)
def test_nothing_is_marked_where_nothing_differs(text: str) -> None:
    assert not any(each.come or each.gone for each in spans(marked_blocks(text, text, text)))


@given(TEXTS)
def test_all_words_have_come_where_there_were_none(text: str) -> None:
    assert all(each.come for each in spans(marked_blocks(text, "")) if each.text.strip())


def test_words_are_marked_across_bold_and_lists() -> None:
    new = "Vi har **tre mål** för 2025.\n\n- ett\n- nytt"
    old = "Vi har två mål för 2024.\n\n- ett"
    assert shown(marked_blocks(new, before=old)) == "Vi har {+tre+} mål för {+2025+}.ett{+nytt+}"
    assert shown(marked_blocks(old, after=new)) == "Vi har [-två-] mål för [-2024-].ett"


def test_a_cell_of_a_table_is_marked_alone() -> None:
    table = "|Mål|Utfall|\n|-|-|\n|Nöjda|{}|"
    assert shown(marked_blocks(table.format("83"), before=table.format("81"))) == "MålUtfallNöjda{+83+}"


def test_what_came_and_then_went_is_both() -> None:
    found = spans(marked_blocks("Mål för 2024", "Mål för 2023", "Mål för 2025"))
    assert [(each.text, each.come, each.gone) for each in found] == [
        ("Mål för ", False, False),
        ("2024", True, True),
    ]


def test_text_without_a_year_beside_it_is_not_marked() -> None:
    assert [(each.come, each.gone) for each in spans(marked_blocks("Mål för 2024"))] == [(False, False)]


def test_plain_words_are_marked_in_the_same_way() -> None:
    assert [
        (each.text, each.gone) for each in marked_words("Har nämnden mål?", after="Har nämnden antagit mål?")
    ] == [("Har nämnden mål?", False)]
    assert [
        (each.text, each.come) for each in marked_words("Har nämnden antagit mål?", "Har nämnden mål?")
    ] == [
        ("Har nämnden ", False),
        ("antagit ", True),
        ("mål?", False),
    ]
    assert marked_words("", before="Ja") == ()
