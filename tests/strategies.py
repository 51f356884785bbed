"""Rich text for property tests: blocks as people and Word make them, and text that Markdown could stumble on."""

from __future__ import annotations

from hypothesis import strategies as st

from auditprep.richtext import HIGHEST, Block, ListItem, Paragraph, Span, Table

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
