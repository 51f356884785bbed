"""The page of a bundle: every answer and citation, links that lead somewhere, and not a letter of a case taken for a tag."""

from __future__ import annotations

import dataclasses
import itertools
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attached import ANSWERS, BUDGET, CITED, PLAN, bytes_of, evidence, snapshot, version

from auditprep.export.attachments import numbered, rows
from auditprep.export.bundle_index import Index, title_of
from auditprep.export.disclosed import told
from auditprep.export.html import escaped, rich_text
from auditprep.model import Answer, Citation, Question, Section, Snapshot

FILES = (("revisionsunderlag.docx", "formuläret"), ("svar.json", "svaren"))
TABLE = (
    '<div class="wide"><table><thead><tr><th scope="col">A</th></tr></thead>'
    "<tbody><tr><td><strong>&lt;2&gt;</strong></td></tr></tbody></table></div>"
)
VOID = {"meta", "br", "wbr"}
HOSTILE = "<script>alert(1)</script>\"' & </style><img src=x onerror=y>"


class Page(HTMLParser):
    """What a browser sees: every link with its words, every id, the headings, and all text. Fails on tags that do not
    close one another."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append((given["href"] or "", ""))
        if tag in {"h1", "h2", "h3"}:
            self.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.text += data
        if "a" in self.open:
            href, words = self.links[-1]
            self.links[-1] = (href, words + data)
        if self.open and self.open[-1] in {"h1", "h2", "h3"}:
            tag, words = self.headings[-1]
            self.headings[-1] = (tag, words + data)


def page(
    case: Snapshot, *, missing: frozenset[int] = frozenset(), lacks: tuple[str, ...] = (), **wish: bool
) -> Page:
    attachments = numbered(case, **wish)
    listed = [
        dataclasses.replace(row, left_out="missing") if row.number in missing else row
        for row in rows(case, attachments)
    ]
    return Page(Index(case, told(attachments), listed, FILES, lacks).to_bytes().decode())


CASE = snapshot(Path())


def test_every_link_leads_to_a_file_of_the_bundle_or_a_place_in_the_page() -> None:
    seen = page(CASE)
    files = {name for name, _what in FILES}
    files |= {f"bilagor/{each.file_name}" for each in numbered(CASE) if each.left_out is None}
    for target, words in seen.links:
        path, _, place = target.partition("#")
        assert path in files if path else place in seen.ids, target
        assert words.strip()
    assert {target.partition("#")[0] for target, _words in seen.links} - {""} == files
    assert len(seen.ids) == len(set(seen.ids))


def test_a_citation_leads_to_its_page_in_the_file_and_names_the_printed_one() -> None:
    budget = "bilagor/bilaga-02-parknamndens-budget-2031-2033.pdf"
    links = page(CASE).links
    assert (f"{budget}#page=5", "Bilaga 2: Parknämndens budget 2031–2033, sid 3–6") in links
    assert (f"{budget}#page=5", "Bilaga 2: Parknämndens budget 2031–2033, sid 3") in links
    assert (f"{budget}#page=20", "18–19") in links
    assert ("bilagor/bilaga-01-internkontrollplan-2031.docx", "Bilaga 1: Internkontrollplan 2031") in links


def test_only_programs_for_pdf_are_told_a_page() -> None:
    case = snapshot(Path(), citations={"1.1": (Citation(PLAN, "3"), Citation(PLAN, "bilaga två"))})
    links = [link for link in page(case).links if "bilagor/" in link[0]]
    name = "bilagor/bilaga-01-internkontrollplan-2031.docx"
    assert links[:2] == [
        (name, "Bilaga 1: Internkontrollplan 2031, sid 3"),
        (name, "Bilaga 1: Internkontrollplan 2031, bilaga två"),
    ]


def test_every_question_stands_there_with_its_mark_answer_and_quotes() -> None:
    seen = page(CASE)
    assert [words for tag, words in seen.headings if tag == "h3"][:7] == [
        f"{asked.number or ''} {asked.text}".strip() for asked in CASE.questionnaire.questions()
    ]
    assert "Svar: Ja" in seen.text
    assert "Beslutat 2031-02-03, se <budgeten> & planen" in seen.text
    assert "målen för <året> & nästa" in seen.text
    assert seen.text.count("Obesvarad") == 4


def test_several_marks_and_a_mark_that_lacks_are_told_in_words() -> None:
    case = snapshot(
        Path(), answers={"1.1": Answer("Ja; Delvis"), "1.2": Answer(None, "Ord", evidence="Se *§ 4*")}
    )
    text = page(case).text
    assert "Svar: Ja, Delvis" in text
    assert "Svar: inget kryss" in text
    assert "Se § 4" in text


def test_secret_evidence_is_named_by_its_number_and_leads_nowhere() -> None:
    seen = page(CASE)
    assert seen.text.count("Bilaga 3: sekretessmarkerad handling, lämnas inte ut") == 2
    assert "Anmälan" not in seen.text
    assert "en hemlig mening" not in seen.text
    assert not any("bilaga-03" in target for target, _words in seen.links)
    open_page = page(CASE, with_secret=True)
    assert "en hemlig mening" in open_page.text
    assert any(target.endswith("anmalan-fran-en-granne.pdf#page=2") for target, _words in open_page.links)


def test_what_lacks_stands_before_the_answers() -> None:
    seen = page(CASE, missing=frozenset({1}), lacks=("Bilaga 1 följer inte med.",))
    assert seen.headings[1] == ("h2", "Ofullständigt (PARTIAL)")
    assert seen.text.index("Bilaga 1 följer inte med.") < seen.text.index("Svar: Ja")
    assert "Bilaga 1: Internkontrollplan 2031 (filen saknas)" in seen.text
    assert not any("bilaga-01" in target for target, _words in seen.links)
    assert "PARTIAL" not in page(CASE).text


def test_a_citation_of_what_is_gone_is_told() -> None:
    seen = page(snapshot(Path(), citations={"1.1": (Citation(99, "3"),)}))
    assert "Hänvisning till ett dokument som inte längre finns i underlaget" in seen.text
    assert "Inga bilagor följer med." in seen.text


def test_the_list_has_every_hash_whole_and_what_stays_out_apart() -> None:
    seen = page(CASE)
    assert [each.sha256 in seen.text for each in CASE.evidence] == [True, True, False, False]
    assert "Foto av planteringen" not in seen.text
    headings = [words for _tag, words in seen.headings]
    assert headings[-3:] == ["Bilageförteckning", "Lämnas inte ut", "Filer"]


def test_a_file_that_asks_for_a_password_and_the_files_of_a_mail_are_told() -> None:
    budget, plan, *rest = CASE.evidence
    locked = dataclasses.replace(budget, versions=(dataclasses.replace(budget.versions[0], unlocked=True),))
    photo = dataclasses.replace(rest[1], within=PLAN)
    case = snapshot(Path(), evidence=(dataclasses.replace(locked, within=PLAN), plan, rest[0], photo))
    seen = page(case)
    assert seen.text.count("Öppnas med lösenord.") == 1
    assert "Bifogade filer:Bilaga 2: Parknämndens budget 2031–2033" in seen.text
    assert "Foto av planteringen: följer inte med som bilaga, eftersom inget svar hänvisar" in seen.text


def test_an_older_version_is_told_where_it_is_cited_and_listed() -> None:
    budget, *rest = CASE.evidence
    newer = dataclasses.replace(budget.versions[0], number=2, sha256="ab")
    seen = page(
        snapshot(Path(), evidence=(dataclasses.replace(budget, versions=(*budget.versions, newer)), *rest))
    )
    assert seen.text.count("(äldre version)") == 3
    assert seen.text.count("Äldre version; det finns en nyare.") == 1
    assert "ldre version" not in page(CASE).text


def test_no_letter_of_the_case_is_taken_for_a_tag() -> None:
    odd = Question(
        "1<2", HOSTILE, HOSTILE, HOSTILE, CASE.questionnaire.sections[0].questions[0].kind, (HOSTILE,)
    )
    form = dataclasses.replace(
        CASE.questionnaire, title=HOSTILE, sections=(Section(HOSTILE, HOSTILE, (odd,)),)
    )
    document = evidence(BUDGET, HOSTILE, version(1, f"{HOSTILE}.pdf", bytes_of("x"), printed=(HOSTILE,)))
    case = snapshot(
        Path(),
        questionnaire=form,
        board=HOSTILE,
        answers={"1<2": Answer(HOSTILE, HOSTILE, evidence=HOSTILE)},
        citations={"1<2": (Citation(BUDGET, "1", HOSTILE), Citation(BUDGET, HOSTILE))},
        evidence=(document,),
    )
    seen = page(case, lacks=(HOSTILE,))
    assert {tag for tag, _given in seen.tags} <= {tag for tag, _given in page(CASE).tags} | {"section"}
    assert not any(key.startswith("on") for _tag, given in seen.tags for key in given)
    assert seen.text.count("<script>alert(1)</script>") >= 12


def test_an_answer_can_link_to_the_web_and_to_nothing_else() -> None:
    text = '[webben](https://exempel.se/?a=1&b="2) [fel](javascript:alert(1)) <https://exempel.se>'
    seen = page(snapshot(Path(), answers={"1.1": Answer("Ja", text)}))
    out = [target for target, _words in seen.links if ":" in target]
    assert out
    assert all(target.startswith("https://exempel.se") for target in out)


def test_the_page_needs_nothing_else_and_is_made_for_everyone() -> None:
    seen = page(CASE)
    tags = [tag for tag, _given in seen.tags]
    assert not {"script", "img", "link", "iframe"} & set(tags)
    assert ("html", {"lang": "sv"}) in seen.tags
    assert tags.count("h1") == tags.count("main") == 1
    assert seen.links[0] == ("#svar", "Till svaren")
    levels = [int(tag[1]) for tag, _words in seen.headings]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    cells = [given for tag, given in seen.tags if tag == "th"]
    assert cells
    assert all(given.get("scope") in {"col", "row"} for given in cells)
    assert all(given.get("aria-label") for tag, given in seen.tags if tag == "table" and given)


@pytest.mark.parametrize(
    ("title", "board", "year", "expected"),
    [
        ("Frågor 2031", "Parknämnden", 2031, "Frågor 2031 – Parknämnden"),
        ("Frågor", "Parknämnden", 2031, "Frågor – Parknämnden 2031"),
        ("", None, None, ""),
    ],
)
def test_the_title_says_what_and_whose(
    title: str, board: str | None, year: int | None, expected: str
) -> None:
    form = dataclasses.replace(CASE.questionnaire, title=title)
    assert title_of(snapshot(Path(), questionnaire=form, board=board, year=year)) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("ett\ntvå", "<p>ett två</p>"),
        ("ett\\\ntvå", "<p>ett<br>två</p>"),
        ("**fet** *kursiv* <u>rad</u>", "<p><strong>fet</strong> <em>kursiv</em> <u>rad</u></p>"),
        ("- a\n    - b\n- c\n\nslut", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><p>slut</p>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("1. a\n\n- b", "<ol><li>a</li></ol><ul><li>b</li></ul>"),
        ("| A |\n|---|\n| **<2>** |", TABLE),
        ("<b onclick=1>x &amp; <!-- y -->", "<p>&lt;b onclick=1&gt;x &amp; &lt;!-- y --&gt;</p>"),
        ("§\N{NO-BREAK SPACE}4", "<p>§\N{NO-BREAK SPACE}4</p>"),
    ],
)
def test_rich_text_becomes_html(markdown: str, expected: str) -> None:
    assert rich_text(markdown) == expected


def test_what_html_cannot_hold_is_left_out() -> None:
    assert escaped("a\x00\x0b\x85\ud800\ue000\ufffe\U0010fffe<\n\t\N{NO-BREAK SPACE}ö") == (
        "a&lt;\n\t\N{NO-BREAK SPACE}ö"
    )


def test_the_answers_of_the_case_are_used() -> None:
    assert ANSWERS["1.3"].text.startswith("1. ett")
    assert CITED["1.1"][1].quote in page(CASE).text
