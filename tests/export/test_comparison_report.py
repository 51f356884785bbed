"""What a comparison says as a document, before it is Word or PDF."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from compared_submissions import asked, compared, matched, submitted

from auditprep.export.comparison_report import report
from auditprep.model import (
    Answer,
    Became,
    CitedThen,
    Comparison,
    Decision,
    EvidenceKind,
    Match,
    Matching,
    Remark,
)
from auditprep.model.report import ComparisonReport, ReportLine, ReportQuestion, ReportText
from auditprep.prose.differing_blocks import MarkedSpan
from auditprep.richtext import Span, Table

Q = asked("1.1", "Har nämnden mål?")


def one_question(*answers: Answer | None) -> ReportQuestion:
    """The question as the document shows it, answered so in the years to 2025; None: it was not there."""
    return _question(report(over_years(*answers)))


def over_years(*answers: Answer | None) -> Comparison:
    columns = [
        submitted(year, [Q] if answer else [], {"1.1": answer} if answer else {})
        for year, answer in zip(range(2026 - len(answers), 2026), answers, strict=True)
    ]
    steps = [
        matched(*([("1.1" if one else None, "1.1" if other else None)] if one or other else []))
        for one, other in itertools.pairwise(answers)
    ]
    return compared(columns, steps)


def _question(made: ComparisonReport) -> ReportQuestion:
    return made.sections[0].questions[0]


def line(question: ReportQuestion, label: str) -> ReportLine:
    return next(each for each in question.lines if each.label == label)


def shown(text: ReportText) -> str:
    """The words of a cell, what came and what is gone in brackets."""
    said = []
    for block in text.blocks:
        spans = (
            [span for row in block.rows for cell in row for span in cell]
            if isinstance(block, Table)
            else block.spans
        )
        said.append("".join(map(_shown, spans)))
    return "|".join(said) or text.note


def _shown(span: Span) -> str:
    words = span.text
    if isinstance(span, MarkedSpan) and span.come:
        words = f"{{+{words}+}}"
    return f"[-{words}-]" if isinstance(span, MarkedSpan) and span.gone else words


# The summary


def test_it_says_what_is_compared_and_how_it_was_answered() -> None:
    made = report(over_years(Answer("Ja", "Ja."), Answer()))
    assert made.title == "Jämförelse av revisionsunderlag 2024 och 2025"
    assert made.lead == "Socialnämnden"
    assert made.compared.rows == (
        ("2024", "Socialnämnden", "underlag-2024.docx", "ifyllt Word-formulär", "Ja 1"),
        ("2025", "Socialnämnden", "underlag-2025.docx", "inte ifyllt", "obesvarade 1"),
    )


def test_a_draft_that_nobody_has_confirmed_is_counted_as_a_draft_and_as_nothing_else() -> None:
    made = report(over_years(Answer("Ja", "Ja."), Answer("Ja", "Ja.", carried=True)))
    assert made.compared.rows[1][-1] == "utkast 1"


def test_many_years_are_named_by_the_first_and_the_last() -> None:
    assert report(over_years(*[Answer("Ja")] * 5)).title == "Jämförelse av revisionsunderlag 2021–2025"


def test_boards_of_one_year_are_told_apart_by_their_names() -> None:
    columns = [submitted(2024, [Q], board="Socialnämnden"), submitted(2024, [Q], board="Byggnadsnämnden")]
    made = report(compared(columns, [matched(("1.1", "1.1"))]))
    assert (made.title, made.lead) == (
        "Jämförelse av revisionsunderlag 2024",
        "Socialnämnden, Byggnadsnämnden",
    )
    assert made.marks_title == "Svaren sida vid sida"
    assert _question(made).happened == ("Lika.",)
    assert made.compared.columns == ("Kolumn", "Underlag", "Läge", "Svar")
    assert _question(made).columns == ("Socialnämnden", "Byggnadsnämnden")


def test_boards_are_not_told_of_as_if_one_came_after_the_other() -> None:
    answers = {"1.1": Answer("Ja", "Två mål."), "1.2": Answer("Nej")}
    columns = [
        submitted(2024, [Q], answers, board="Socialnämnden"),
        submitted(
            2024,
            [Q, asked("1.2", "Följs målen upp?")],
            answers | {"1.1": Answer("Nej", "Tre mål.")},
            board="B",
        ),
    ]
    made = report(compared(columns, [matched(("1.1", "1.1"), (None, "1.2"))]))
    first, second = made.sections[0].questions
    assert first.happened == ("Svaret är Ja respektive Nej, beskrivningarna skiljer sig.",)
    assert second.happened == ("Frågan finns bara hos den andra.",)
    assert [row.changed for row in made.marks[0].rows] == ["svar, text", "finns inte hos alla"]


def test_a_draft_says_so_first_and_what_is_decided_says_when() -> None:
    decision = Decision("SN", dt.date(2024, 9, 17), 63)
    columns = [submitted(2024, [Q], status="decided"), submitted(2025, [Q], status="ready")]
    columns[0] = replace(columns[0], decided=decision)
    made = report(compared(columns, [matched(("1.1", "1.1"))]))
    assert made.draft
    assert made.standing == "UTKAST – svaren för 2025 är inte beslutade"
    assert [row[3] for row in made.compared.rows] == [
        "beslutat, beslut SN 2024-09-17, §\N{NO-BREAK SPACE}63",
        "klart för nämnden",
    ]


def test_what_is_decided_is_no_draft() -> None:
    columns = [submitted(2024, [Q], status="sent"), submitted(2025, [Q], status="reviewed")]
    made = report(compared(columns, [matched(("1.1", "1.1"))]))
    assert (made.draft, made.standing) == (False, "")


def test_how_much_is_another_is_counted() -> None:
    old = [asked(key, f"Fråga {key}?") for key in ("a", "b", "c", "d")]
    new = [asked(key, f"Fråga {key}?") for key in ("a", "b", "c", "e")]
    matching = matched(("a", "a"), ("b", "b"), Match("c", "c", Became.REWORDED), ("d", None), (None, "e"))
    answers = {key: Answer("Ja") for key in "abcde"}
    made = report(
        compared(
            [submitted(2024, old, answers), submitted(2025, new, answers | {"b": Answer("Nej")})], [matching]
        )
    )
    assert made.changes.rows == (("2024 till 2025", "1", "1", "1", "1", "1"),)


def test_pairs_that_nobody_is_sure_of_are_told() -> None:
    doubtful = Matching(
        matched(("1.1", None), (None, "1.1")).matches, (Match("1.1", "1.1", Became.REWORDED, 0.6),)
    )
    made = report(compared([submitted(2024, [Q]), submitted(2025, [Q])], [doubtful]))
    assert made.sentences == (
        "1 frågepar i 2024 och 2025 hör kanske ihop, men redovisas som ny och borttagen.",
    )


def test_a_form_that_is_not_filled_in_yet_has_changed_nothing() -> None:
    made = report(over_years(Answer("Ja", "Två mål."), Answer()))
    assert made.changes.columns[-1] == "Inte besvarad än"
    assert made.changes.rows == (("2024 till 2025", "0", "0", "0", "0", "0", "1"),)
    question = _question(made)
    assert question.happened == ("Inte besvarad än.",)
    texts = line(question, "Beskrivning").texts
    assert next(shown(each) for each in texts) == "Två mål."  # nothing is struck through
    assert made.marks[0].rows[0].changed == "obesvarad"
    filled_in = report(over_years(Answer("Ja", "Två mål."), Answer("Ja", "Tre mål.")))
    assert "Inte besvarad än" not in filled_in.changes.columns


# The marks over the years


def test_marks_have_their_word_and_their_shape() -> None:
    made = report(over_years(Answer("Ja"), Answer("Delvis"), Answer("Nej"), Answer("Vet ej"), Answer(), None))
    row = made.marks[0].rows[0]
    assert [(mark.sign, mark.words) for marks in row.marks for mark in marks] == [
        ("✓", "Ja"),
        ("◐", "Delvis"),
        ("✗", "Nej"),
        ("?", "Vet ej"),
        ("", "obesvarad"),
        ("", "fanns inte"),
    ]
    assert row.changed == "svar 2021–2023\nobesvarad 2024\nborttagen 2025"


def test_between_two_columns_a_word_says_what_is_another() -> None:
    made = report(over_years(Answer("Ja", "Så."), Answer("Nej", "Så här.")))
    assert made.marks[0].rows[0].changed == "svar, text"


def test_years_that_have_no_room_beside_each_other_come_in_several_tables() -> None:
    made = report(over_years(*[Answer("Ja")] * 20))
    assert [len(table.columns) for table in made.marks] == [8, 8, 7]
    assert [table.caption for table in made.marks] == [
        "Svaren 2006–2012",
        "Svaren 2013–2019",
        "Svaren 2020–2025",
    ]


def test_a_draft_that_nobody_has_confirmed_says_so() -> None:
    made = report(over_years(Answer("Ja"), Answer("Ja", carried=True)))
    assert [mark.words for mark in made.marks[0].rows[0].marks[1]] == ["Ja", "ej bekräftat utkast"]


# Question by question


def test_words_that_came_and_words_that_are_gone_are_marked() -> None:
    question = one_question(Answer("Ja", "Två mål för 2024."), Answer("Ja", "Två mål för 2025."))
    texts = line(question, "Beskrivning").texts
    assert [shown(text) for text in texts] == ["Två mål för [-2024-].", "Två mål för {+2025+}."]
    assert question.happened == ("Beskrivningen är ändrad.",)


def test_a_text_that_says_the_same_is_not_written_again() -> None:
    question = one_question(Answer("Ja", "Två mål."), Answer("Nej", "**Två** mål."))
    assert [shown(text) for text in line(question, "Beskrivning").texts] == ["Två mål.", "Samma som 2024."]
    assert question.happened == ("Svaret är ändrat från Ja till Nej.",)


def test_what_the_next_year_says_is_marked_where_the_text_stands() -> None:
    question = one_question(Answer("Ja", "Två mål."), Answer("Ja", "Två mål."), Answer("Ja", "Tre mål."))
    texts = [shown(text) for text in line(question, "Beskrivning").texts]
    assert texts == ["[-Två-] mål.", "Samma som 2023.", "{+Tre+} mål."]
    assert question.happened == ("2023 till 2024: oförändrat.", "2024 till 2025: beskrivningen är ändrad.")


def test_a_question_that_is_new_is_not_all_marked() -> None:
    question = one_question(None, Answer("Ja", "Två mål."))
    assert [shown(text) for text in line(question, "Beskrivning").texts] == ["–", "Två mål."]
    assert question.happened == ("Frågan är ny.",)


def test_more_years_than_have_room_are_a_line_of_marks() -> None:
    question = one_question(*(Answer(mark) for mark in ("Ja", "Nej", "Delvis", "Ja", "Ja")))
    assert question.columns == ("2023", "2024", "2025")
    assert question.earlier == "Tidigare svar: 2021 Ja, 2022 Nej."


def test_a_question_that_is_long_gone_is_shown_as_it_was_last() -> None:
    question = one_question(Answer("Ja", "Så."), Answer("Nej", "Så."), None, None, None, None)
    assert question.columns == ("2020", "2021", "2022")
    assert [mark.words for marks in line(question, "Svar").marks for mark in marks] == [
        "Ja",
        "Nej",
        "fanns inte",
    ]


@pytest.mark.parametrize(
    ("became", "said"),
    [
        (Became.REWORDED, "Frågan är omformulerad, frågan hade nummer 1.1."),
        (Became.MOVED, "Frågan är flyttad hit från avsnittet ”Styrning”, frågan hade nummer 1.1."),
        (Became.SPLIT, "Frågan är en del av den tidigare fråga 1.1."),
        (Became.MERGED, "Frågan är hopslagen av flera, en av dem fråga 1.1."),
    ],
)
def test_what_became_of_a_question_is_told(became: Became, said: str) -> None:
    columns = [submitted(2024, [Q]), submitted(2025, [asked("2.3", "Har nämnden antagit mål?")])]
    question = _question(report(compared(columns, [matched(Match("1.1", "2.3", became))])))
    assert question.happened == (said,)
    assert [shown(text) for text in line(question, "Frågan").texts] == [
        "Har nämnden mål?",
        "Har nämnden {+antagit +}mål?",
    ]


def test_evidence_that_came_or_is_gone_is_marked() -> None:
    before = (CitedThen("Budget 2024", EvidenceKind.BUDGET, printed="3–6"), CitedThen("Arkivplan"))
    after = (CitedThen("Budget 2025", EvidenceKind.BUDGET), CitedThen("Handlingsplan"))
    columns = [submitted(2024, [Q], cited={"1.1": before}), submitted(2025, [Q], cited={"1.1": after})]
    question = _question(report(compared(columns, [matched(("1.1", "1.1"))])))
    assert [shown(text) for text in line(question, "Hänvisningar").texts] == [
        "Budget 2024, sid 3–6|[-Arkivplan-]",
        "Budget 2025|{+Handlingsplan+}",
    ]
    assert question.happened == ("Revisionsbevisen är andra.",)


def test_what_the_forms_own_place_for_evidence_says_is_compared_too() -> None:
    question = one_question(Answer("Ja", evidence="Budget, sid 3"), Answer("Ja", evidence="Budget, sid 4"))
    texts = [shown(text) for text in line(question, "Revisionsbevis").texts]
    assert texts == ["Budget, sid [-3-]", "Budget, sid {+4+}"]


def test_the_auditors_remarks_stand_beside_what_they_were_made_of() -> None:
    remarks = {"1.1": Remark("Tillräckligt", "Mät mer.", "Görs 2025."), "": Remark("I allt väsentligt bra.")}
    columns = [submitted(2024, [Q], remarks=remarks), submitted(2025, [Q])]
    made = report(compared(columns, [matched(("1.1", "1.1"))]))
    texts = line(_question(made), "Revisorernas synpunkter").texts
    assert [shown(text) for text in texts] == [
        "Omdöme: Tillräckligt|Rekommendation: Mät mer.|Hantering: Görs 2025.",
        "–",
    ]
    assert [(each.label, shown(each.texts[0])) for each in made.overall] == [
        ("2024", "Omdöme: I allt väsentligt bra.")
    ]


def test_sections_follow_each_other_and_what_is_gone_stays_in_its_own() -> None:
    old = submitted(2024, [asked("1.1", "Ett?"), asked("1.2", "Två?")])
    new = submitted(2025, [asked("1.1", "Ett?"), asked("1.2", "Tre?")])
    made = report(compared([old, new], [matched(("1.1", "1.1"), ("1.2", None), (None, "1.2"))]))
    assert [section.heading for section in made.sections] == ["1 Styrning"]
    assert [each.words for each in made.sections[0].questions] == ["Ett?", "Två?", "Tre?"]
    assert len({each.key for each in made.sections[0].questions}) == 3


def test_forms_without_questions_make_a_document_all_the_same() -> None:
    made = report(compared([submitted(2024), submitted(2025)], [matched()]))
    assert made.sections == ()
    assert made.marks[0].rows == ()


# What is secret


SECRET = CitedThen("Akten om barnet", EvidenceKind.STATEMENT, secret=True, quote="barnet", pages="3")


def secret_comparison() -> Comparison:
    columns = [submitted(2024, [Q]), submitted(2025, [Q], cited={"1.1": (SECRET,)})]
    return compared(columns, [matched(("1.1", "1.1"))])


def test_secret_evidence_has_no_name() -> None:
    made = report(secret_comparison())
    assert "barnet" not in repr(made)
    assert "sekretessmarkerad handling" in repr(made)


def test_secret_evidence_is_named_where_that_is_asked_for() -> None:
    assert "Akten om barnet, sid 3" in repr(report(secret_comparison(), with_secret=True))


def test_options_of_a_scale_have_no_shape() -> None:
    scale = asked("1.1", "Hur väl?", ("1", "2", "3"))
    columns = [submitted(2024, [scale], {"1.1": Answer("2")}), submitted(2025, [scale], {"1.1": Answer("3")})]
    made = report(compared(columns, [matched(("1.1", "1.1"))]))
    assert [mark.sign for marks in made.marks[0].rows[0].marks for mark in marks] == ["", ""]
