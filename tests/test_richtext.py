from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from auditprep.richtext import normalise, parse, plain, to_markdown
from tests.strategies import blocks, texts


@given(blocks)
@settings(max_examples=400, deadline=None)
def test_blocks_survive_markdown(given_blocks):
    assert parse(to_markdown(given_blocks)) == normalise(given_blocks)


@given(blocks)
@settings(deadline=None)
def test_normalising_twice_changes_nothing_more(given_blocks):
    once = normalise(given_blocks)
    assert normalise(once) == once
    assert to_markdown(once) == to_markdown(given_blocks)


@given(st.text() | texts | st.lists(texts, max_size=8).map("\n".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_written_the_same_way_again(markdown):
    once = to_markdown(parse(markdown))
    assert to_markdown(parse(once)) == once
    plain(markdown)
