"""A form is filled in place: the answers go where they belong, and nothing else changes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from forms import OPTIONS, FormQuestion, FormSection, document_xml, edited, make_form, members, paragraph
from hypothesis import assume, given, settings
from lxml import etree
from ooxml import faults
from strategies import blocks

from auditprep.model import Answer, NotPlaced, Place, Questionnaire, Role
from auditprep.richtext import plain, to_markdown
from auditprep.wordform.box_signs import BOX
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import Filled, fill_form
from auditprep.wordform.xml import parse_xml

TICKINGS = ("cell-sdt", "paragraph-sdt", "typed")
PICTURE = "<w:p><w:r><w:drawing/></w:r></w:p>"


def fill(form: bytes, answers: dict[str, Answer]) -> Filled:
    return fill_form(form, "f.docx", read_form(form, "f.docx"), answers)


def answers_in(form: bytes) -> dict[str, Answer]:
    return {
        each.key: each.answer for each in read_form(form, "f.docx").questions() if not each.answer.is_empty
    }


@pytest.mark.parametrize("ticking", TICKINGS)
@pytest.mark.parametrize("mark", OPTIONS)
def test_a_tick_is_written_in_the_forms_own_way(ticking, mark):
    blank, typed = make_form(ticking=ticking), make_form(ticking=ticking, answers={"1.2": (mark, "")})
    filled = fill(blank, {"1.2": Answer(mark)})
    assert answers_in(filled.data) == {"1.2": Answer(mark)}
    assert _shown(filled.data) == _shown(typed)


@pytest.mark.parametrize("ticking", TICKINGS)
def test_a_tick_moves_and_goes(ticking):
    form = make_form(ticking=ticking, answers={"1.1": ("Ja", "")})
    moved = fill(form, {"1.1": Answer("Delvis")}).data
    assert answers_in(moved) == {"1.1": Answer("Delvis")}
    assert answers_in(fill(moved, {"1.1": Answer()}).data) == {}


def test_an_unclear_scribble_gives_way_to_the_users_mark():
    form = edited(make_form(ticking="typed", answers={"1.1": ("Ja", "")}), ">X<", ">nja<")
    assert answers_in(fill(form, {"1.1": Answer("Nej")}).data) == {"1.1": Answer("Nej")}


@pytest.mark.parametrize("key", ["1.1", "1.2#2", "1.3", "1.4", "2.1", "#7"])
def test_prose_goes_into_its_place(key):
    text = "Ja, **fyra** mål:\n\n- trygghet\n- *ordning*\n1. först\n2. sedan\n\n| Mål | Utfall |\n| --- | --- |\n| A | 1 |"
    filled = fill(make_form(), {key: Answer(None, text)})
    assert answers_in(filled.data) == {key: Answer(None, text)}
    assert filled.receipt.placed == (key,)


@pytest.mark.parametrize("key", ["1.1", "1.3", "#7"])
def test_prose_takes_another_answers_place_and_goes(key):
    form = make_form(answers={key: (None, "Gammalt ett.\nGammalt två.")})
    changed = fill(form, {key: Answer(None, "Nytt.")}).data
    assert answers_in(changed) == {key: Answer(None, "Nytt.")}
    assert answers_in(fill(changed, {key: Answer()}).data) == {}
    assert document_xml(changed).count(b"<w:p") <= document_xml(form).count(b"<w:p")


def test_prose_replaces_what_was_typed_on_the_labels_line():
    question = FormQuestion("1.1", "Finns mål?", label="Beskrivning: Ja, fyra.")
    form = make_form([FormSection("1", "Mål", (question,))])
    changed = fill(form, {"1.1": Answer(None, "Nej, tre.")}).data
    assert answers_in(changed) == {"1.1": Answer(None, "Nej, tre.")}
    assert b"Beskrivning:" in document_xml(changed)


def test_an_answer_that_was_not_edited_stays_to_the_byte():
    body = '<w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>Rött</w:t></w:r></w:p>' + PICTURE
    form = make_form(answers={"1.1": ("Ja", body), "1.3": (None, "Text")})
    assert fill(form, answers_in(form)).data == form


def test_a_picture_outlives_the_text_around_it():
    form = make_form(answers={"1.1": (None, paragraph("Gammalt") + PICTURE)})
    changed = fill(form, {"1.1": Answer(None, "Nytt.")}).data
    assert b"<w:drawing/>" in document_xml(changed)
    assert b"Gammalt" not in document_xml(changed)


def test_only_the_document_and_its_lists_change():
    form = make_form()
    old, new = members(form), members(fill(form, {"1.1": Answer("Ja", "1. ett\n2. två")}).data)
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml", "word/numbering.xml"}
    old, new = members(form), members(fill(form, {"1.1": Answer("Ja", "Utan lista")}).data)
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml"}


def test_lists_are_made_known_where_the_form_had_none():
    form = without_part(make_form(), "word/numbering.xml", "numbering")
    answer = Answer("Ja", "1. ett\n2. två\n- punkt")
    filled = fill(form, {"1.1": answer}).data
    assert answers_in(filled) == {"1.1": answer}
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        assert b"/word/numbering.xml" in archive.read("[Content_Types].xml")


def test_an_answer_without_a_place_is_listed_by_name():
    form = make_form()
    asked = read_form(form, "f.docx")
    bare = _without_places(asked)
    filled = fill_form(form, "f.docx", bare, {"1.1": Answer("Ja", "Text"), "1.3": Answer(None, "Text")})
    assert filled.receipt.not_placed == (
        NotPlaced("1.1", Role.MARK, "no-place"),
        NotPlaced("1.1", Role.DESCRIPTION, "no-place"),
        NotPlaced("1.3", Role.DESCRIPTION, "no-place"),
    )
    assert filled.receipt.placed == ()
    assert filled.receipt.given == 2


def test_a_mark_that_the_form_does_not_offer_is_listed_by_name():
    filled = fill(make_form(), {"1.1": Answer("Kanske")})
    assert filled.receipt.not_placed == (NotPlaced("1.1", Role.MARK, "mark-not-offered"),)


def test_a_place_that_is_not_in_the_form_stops_no_other_answer():
    asked = read_form(make_form(), "f.docx")
    lost = Place(Role.DESCRIPTION, "field", "99/9", start=1)
    moved = replace(asked.question("2.1"), places=(lost,))
    sections = tuple(
        replace(
            each, questions=tuple(moved if question.key == "2.1" else question for question in each.questions)
        )
        for each in asked.sections
    )
    answers = {"1.1": Answer("Ja", "Text"), "2.1": Answer(None, "Text")}
    filled = fill_form(make_form(), "f.docx", replace(asked, sections=sections), answers)
    assert filled.receipt.not_placed == (NotPlaced("2.1", Role.DESCRIPTION, "place-changed"),)
    assert answers_in(filled.data) == {"1.1": Answer("Ja", "Text")}


def test_a_label_is_cut_where_it_ends_whatever_the_paragraph_holds_besides():
    stops = (
        '<w:pPr><w:tabs><w:tab w:val="left" w:pos="700"/><w:tab w:val="left" w:pos="900"/></w:tabs></w:pPr>'
    )
    typed = f'<w:p>{stops}<w:r><w:t xml:space="preserve">Beskrivning: Gammalt</w:t></w:r></w:p>'
    form = edited(make_form(), paragraph("Beskrivning:"), typed)
    assert answers_in(form) == {"1.1": Answer(None, "Gammalt")}
    changed = fill(form, {"1.1": Answer(None, "Nytt")}).data
    assert answers_in(changed) == {"1.1": Answer(None, "Nytt")}
    assert document_xml(changed).count(b">Beskrivning:<") == document_xml(make_form()).count(
        b">Beskrivning:<"
    )


@settings(max_examples=40)
@given(blocks)
def test_whatever_is_written_is_read_back_the_same(given_blocks):
    """But for a typed box in the answer itself, such as "[]", which a reading anew may take for one of the form's: the
    receipt tells of that."""
    text = to_markdown(given_blocks)
    assume(not BOX.search(plain(text)))
    filled = fill(FORM, {"1.1": Answer("Ja", text), "2.1": Answer(None, text)})
    asked = read_form(filled.data, "f.docx")
    assert [asked.question(key).answer for key in ("1.1", "2.1")] == [Answer("Ja", text), Answer(None, text)]


@settings(max_examples=40)
@given(blocks)
def test_outside_the_places_nothing_changes(given_blocks):
    asked = read_form(FORM, "f.docx")
    filled = fill(FORM, {"1.1": Answer("Ja", to_markdown(given_blocks))})
    question = asked.question("1.1")
    assert question is not None
    paths = {tuple(map(int, place.path.split("/"))) for place in question.places}
    assert _outside(FORM, paths) == _outside(filled.data, paths)


FORM = make_form(answers={"1.3": (None, "Står kvar."), "1.2": ("Nej", "Står också kvar.")})


def _shown(form: bytes) -> str:
    """All the words and boxes of the form, as they follow each other."""
    return "".join(parse_xml(document_xml(form)).itertext())


def _outside(form: bytes, paths: set[tuple[int, ...]]) -> bytes:
    """The document without what stands at these paths of its body."""
    root = parse_xml(document_xml(form))
    body = root[0]
    for element in [_at(body, path) for path in paths]:
        for child in list(element):
            element.remove(child)
    return etree.tostring(root, method="c14n")


def _at(element: etree._Element, path: tuple[int, ...]) -> etree._Element:
    for step in path:
        element = element[step]
    return element


def _without_places(asked: Questionnaire) -> Questionnaire:
    return replace(
        asked,
        sections=tuple(
            replace(section, questions=tuple(replace(each, places=()) for each in section.questions))
            for section in asked.sections
        ),
    )


def without_part(form: bytes, part: str, kind: str) -> bytes:
    """The form without one of its parts, and without the relation to it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("document.xml.rels"):
                root = parse_xml(data)
                for child in [each for each in root if each.get("Type", "").endswith(kind)]:
                    root.remove(child)
                data = etree.tostring(root)
            if name != part:
                target.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize("ticking", TICKINGS)
def test_a_filled_form_is_valid_where_the_blank_one_was(ticking, tmp_path):
    text = "Ja, **fyra** [mål](https://exempel.se):\n\n- a\n  - b\n\n1. c\n\n| M | U |\n| --- | --- |\n| A<br>B | 1 |"
    blank = make_form(ticking=ticking)
    answers = {
        key: Answer("Ja" if key.startswith("1.2") else None, text)
        for key in ("1.1", "1.2", "1.3", "1.4", "#7")
    }
    assert faults(fill(blank, answers).data, tmp_path) == faults(blank, tmp_path)
