"""Editing XML in place: the cut and what comes are exact, and all other bytes stay."""

from __future__ import annotations

import pytest
from forms import make_form
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from auditprep.errors import Bug
from auditprep.wordform import splice as splice_module
from auditprep.wordform.document import open_document
from auditprep.wordform.splice import Splice, Taken, apply, element_at, path_of, remember_siblings
from auditprep.wordform.xml import parse_xml

TRICKY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<!-- <a> --><r xmlns:w="urn:w" xmlns=\'urn:d\'>'
    b'<w:p a="x > y" b=\'"/>\'  />text &amp; <![CDATA[ <w:p> ]]>\n<w:p\n>one<w:q/>two</w:p ><?pi <x> ?><!--</r>-->'
    b"<e/></r>"
)


def new(text: str) -> etree._Element:
    element = etree.Element("{urn:w}new", nsmap={"w": "urn:w"})
    element.text = text
    return element


def test_nothing_to_do_leaves_every_byte():
    assert apply(TRICKY, parse_xml(TRICKY), []) == TRICKY


def test_a_child_gives_way_and_all_else_stays():
    changed = apply(TRICKY, parse_xml(TRICKY), [Splice((), 1, 2, (new("!"),))])
    assert changed == TRICKY.replace(b"<w:p\n>one<w:q/>two</w:p >", b"<w:new>!</w:new>")


def test_a_self_closing_element_is_opened():
    changed = apply(TRICKY, parse_xml(TRICKY), [Splice((1, 0), 0, 0, (new("!"),))])
    assert changed == TRICKY.replace(b"<w:q/>", b"<w:q><w:new>!</w:new></w:q>")
    changed = apply(TRICKY, parse_xml(TRICKY), [Splice((0,), 0, 0, (new("!"),))])
    assert changed == TRICKY.replace(b"'\"/>'  />", b"'\"/>'  ><w:new>!</w:new></w:p>")


def test_words_that_look_like_a_declaration_stay():
    words = 'xmlns:w="urn:w" är text'
    changed = apply(TRICKY, parse_xml(TRICKY), [Splice((), 2, 3, (new(f"a {words}"),))])
    assert parse_xml(changed)[2].text == f"a {words}"


def test_two_cuts_in_one_element_both_happen():
    root = parse_xml(TRICKY)
    changed = apply(TRICKY, root, [Splice((), 2, 3, (new("c"),)), Splice((), 0, 1, (new("a"),))])
    assert [child.text for child in parse_xml(changed)] == ["a", "one", "c"]


def test_two_changes_of_the_same_bytes_are_refused():
    with pytest.raises(Bug):
        apply(TRICKY, parse_xml(TRICKY), [Splice((), 1, 2, (new("a"),)), Splice((1,), 0, 1, (new("b"),))])


def test_of_two_changes_in_one_place_the_first_stands_first():
    for place in ((), (1, 0)):
        added = [Splice(place, 0, 0, (new("b"),)), Splice(place, 0, 0, (new("a"),))]
        changed = parse_xml(apply(TRICKY, parse_xml(TRICKY), added))
        there = changed[1][0] if place else changed
        assert [child.text for child in there][:2] == ["b", "a"]


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (Splice((0,), 1, 2, ()), Splice((0,), 2, 3, ()), True),
        (Splice((0,), 1, 3, ()), Splice((0,), 2, 4, ()), False),
        (Splice((0,), 1, 2, ()), Splice((0, 1, 5), 0, 0, ()), False),
        (Splice((0, 1, 5), 0, 0, ()), Splice((0,), 1, 2, ()), False),
        (Splice((0, 1), 0, 0, ()), Splice((0, 1), 0, 0, ()), True),
        (Splice((0,), 1, 3, ()), Splice((0,), 2, 2, ()), False),
        (Splice((0,), 1, 3, ()), Splice((0,), 3, 3, ()), True),
        (Splice((0,), 2, 2, ()), Splice((0,), 1, 3, ()), False),
        (Splice((0,), 1, 1, ()), Splice((0,), 1, 3, ()), True),
        (Splice((), 0, 1, ()), Splice((0,), 3, 3, ()), False),
    ],
)
def test_whether_two_changes_meet_is_known_before_they_are_made(first, second, both):
    taken = Taken()
    assert taken.takes([first])
    assert taken.takes([second]) is both
    assert Taken().takes([first, second]) is both


def test_changes_that_were_not_taken_are_in_nobodys_way():
    taken = Taken()
    assert not taken.takes([Splice((0,), 1, 2, ()), Splice((0,), 1, 2, ())])
    assert taken.takes([Splice((0,), 1, 2, ())])


def test_what_stands_around_another_answers_place_must_not_go():
    taken = Taken(kept=[(0, 5, 3)])
    assert not taken.takes([Splice((0,), 4, 6, ())])
    assert taken.takes([Splice((0,), 4, 5, ())])
    assert taken.takes([Splice((0, 5), 3, 4, ())])  # the place itself is its answer's to change


@pytest.mark.parametrize("remembered", [True, False])
def test_a_path_leads_back_to_its_element_among_many_siblings(remembered):
    root = parse_xml(b"<r><t>" + b"<w><c/><c/></w>" * 500 + b"</t></r>")
    forget = remember_siblings(root) if remembered else lambda: None
    for element in [*root.iter(), *reversed(list(root.iter()))]:
        assert element_at(root, path_of(element)) is element
    assert path_of(root[0][499][1]) == (0, 499, 1)
    for nowhere in ((0, 500), (0, 499, 2), (1,)):
        with pytest.raises(IndexError):
            element_at(root, nowhere)
    forget()
    root[0].remove(root[0][0])
    assert path_of(root[0][498][1]) == (0, 498, 1)


def test_a_form_that_is_closed_is_not_remembered():
    before = set(splice_module._remembered)
    document = open_document(make_form(), "f.docx")
    assert document.root in splice_module._remembered
    del document
    assert set(splice_module._remembered) == before


@st.composite
def trees(draw) -> etree._Element:
    """A small tree with words, comments and attributes in it."""
    root = etree.Element("{urn:w}r", nsmap={"w": "urn:w"})
    elements = [root]
    for _ in range(draw(st.integers(0, 12))):
        child = etree.SubElement(draw(st.sampled_from(elements)), "{urn:w}" + draw(st.sampled_from("abc")))
        child.text = draw(st.sampled_from(["", "x<y", "å&ö", "]]>", "\"'"]))
        child.tail = draw(st.sampled_from([None, " ", "svans"]))
        if draw(st.booleans()):
            child.set("k", draw(st.sampled_from(["/", ">", '"', "'"])))
        elements.append(child)
        if draw(st.integers(0, 4)) == 0:
            child.addprevious(etree.Comment(" <w:a> "))
    return root


@given(trees(), st.data())
def test_a_cut_is_what_the_same_change_to_the_tree_gives(tree, data):
    xml = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    root = parse_xml(xml)
    target = data.draw(st.sampled_from(list(root.iter())))
    first = data.draw(st.integers(0, len(target)))
    last = data.draw(st.integers(first, len(target)))
    changed = parse_xml(apply(xml, root, [Splice(path_of(target), first, last, (new("n"),))]))

    wanted = parse_xml(xml)
    there = wanted
    for step in path_of(target):
        there = there[step]
    kept = [child.tag for child in there]
    kept[first:last] = ["{urn:w}new"]
    here = changed
    for step in path_of(target):
        here = here[step]
    assert [child.tag for child in here] == kept
    assert len(list(changed.iter())) == len(list(wanted.iter())) + 1 - sum(
        len(list(child.iter())) for child in there[first:last]
    )


@given(trees(), st.data())
def test_changes_that_are_taken_one_by_one_can_be_made_together(tree, data):
    xml = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    root, changes, made = parse_xml(xml), Taken(), []
    for _ in range(data.draw(st.integers(0, 6))):
        target = data.draw(st.sampled_from(list(root.iter())))
        first = data.draw(st.integers(0, len(target)))
        splice = Splice(path_of(target), first, data.draw(st.integers(first, len(target))), (new("n"),))
        if changes.takes([splice]):
            made.append(splice)
    changed = parse_xml(apply(xml, root, made))
    assert len(list(changed.iter("{urn:w}new"))) == len(made)
