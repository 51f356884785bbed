"""What an office worker types, and what is found by it: against a real full-text table, made as the case makes its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.evidence.search import MOST_UNITS, Level, parse
from auditprep.evidence.search_found import MANY, search
from auditprep.evidence.search_snippets import LENGTH, snippet
from auditprep.evidence.search_texts import Bundle, Text, plain_words, texts_of
from auditprep.evidence.search_units import TOKEN, small
from auditprep.model import Answer, Found, Kind, Question, Questionnaire, Section
from auditprep.richtext import plain


class Shelf:
    """Pages in a full-text table."""

    late = False

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self._words = {word for text in texts for word in TOKEN.findall(small(text))}
        self._db = sqlite3.connect(":memory:")
        self._db.execute(
            "CREATE VIRTUAL TABLE page_text USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0')"
        )
        rows = ((at, text) for at, text in enumerate(texts, 1))
        self._db.executemany("INSERT INTO page_text (rowid, text) VALUES (?, ?)", rows)

    def close(self) -> None:
        self._db.close()

    def known(self, words: Iterable[str]) -> Set[str]:
        return self._words.intersection(words)

    def containing(self, part: str) -> Collection[str]:
        return [word for word in self._words if part in word]

    def page_ids(self, match: str, limit: int, *, ranked: bool = False) -> list[int]:
        order = "ORDER BY rank" if ranked else ""
        query = f"SELECT rowid FROM page_text WHERE page_text MATCH ? {order} LIMIT ?"
        return [id for (id,) in self._db.execute(query, (match, limit))]

    def with_sign(self, match: str, sign: str, limit: int) -> Iterator[tuple[int, str]]:
        found = ((id, self.texts[id - 1]) for id in self.page_ids(match, len(self.texts)))
        return islice((each for each in found if sign in each[1]), limit)

    def spent(self) -> float:
        return 0.0

    def pages(self, ids: Sequence[int]) -> Iterator[tuple[int, int, int, str | None, str]]:
        for id in ids:
            yield 1, 1, id, None, self.texts[id - 1]


def find(words: str, *texts: str, limit: int = 200, beside: Iterable[Text] = ()) -> Found:
    shelf = Shelf(*texts)
    try:
        return search(words, limit, shelf, [Bundle(tuple(beside))])
    finally:
        shelf.close()


def finds(words: str, text: str) -> bool:
    """Whether the words find the text, on a page and in an answer alike."""
    page, answer = find(words, text), find(words, beside=[Text("answer", "1", text)])
    assert len(page.hits) == len(answer.hits)
    return bool(page.hits)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("plan budget", "Budgeten antogs. Planen följer."),
        ("PLAN", "plan"),
        ("plan", "INTERNKONTROLLPLAN"),
        ("kontroll", "kontrollmoment"),
        ("åtgärd", "Åtgärderna är klara"),
        ("ledamot", "Ledamöterna"),
        ("“anta planen”", "att anta\nplanen"),
        ("”anta planen”", "att anta planen"),
        ('"anta planen', "att anta planen"),
        ('"anta pla*"', "att anta planen"),
        ("upp*", "uppföljning"),
        ("e-post", "e-post"),
        ("e-post", "epost"),
        ("e-post", "e post"),
        ("epost", "via e-posten"),
        ("epost", "e post"),
        ("e post", "epost"),
        ("E-POST", "skickas med E-posten"),
        ("e-postadress", "epostadressen"),
        ("2023.092", "dnr 2023.092 SN"),
        ("dnr 2023.092 SN", "Dnr: 2023.092 SN"),
        ("KS 2024/110", "KS 2024/110"),
        ("2023-12-12", "den 2023-12-12"),
        ("§ 63", "enligt § 63"),
        ("§63", "§ 63 Planen"),
        ("§ 63", "§63"),
        ("§ 63", "§§ 62-63"),
        ("§ 61", "§§ 60, 61 och 62"),
        ("169 188", "169 188 tkr"),
        ("2024-2026", "2024–2026"),
        ("o\u0308ka", "öka"),
        ("plan (budget)", "budget: plan"),
        ("AND", "and so on"),
        ("internkontroll", "nämndens interna kontroll"),
        ("internkontroll", "den interna kontrollen"),
        ("internkontrollen", "intern\nkontroll"),
        ("verksamhetsplan", "verksamhets planen"),
        ("intern kontroll", "Internkontrollen"),
        ("intern kontroll", "kommunens internkontrollplan"),
        ("verksamhet plan", "verksamhetsplaner"),
    ],
)
def test_what_is_typed_finds(words: str, text: str) -> None:
    assert finds(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("plan budget", "Planen följer."),
        ("plan", "plantera, planka, plansch"),
        ("plan", "planeten, platsen"),
        ("rad", "råd"),
        ("ar", "är år"),
        ("“anta planen”", "anta den planen"),
        ("“anta plan”", "anta planen"),
        ("upp*", "Grupp"),
        ("e-post", "postens e"),
        ("2023.092", "2023 och 092"),
        ("2023.092", "2023.0921"),
        ("§ 63", "sid 63"),
        ("§ 63", "§ 631"),
        ("§ 63", "§ 6 på sid 63"),
        ("nämnd", "som nämns"),
        ("var", "varorna"),
        ("i", "inte"),
        ("internkontroll", "kontroll, intern"),
        ("internkontroll", "intern och kontroll"),
        ("“intern kontroll”", "internkontroll"),
        ("för slag", "förslag"),
        ("under", "underlag"),
    ],
)
def test_what_is_typed_does_not_find(words: str, text: str) -> None:
    assert not finds(words, text)


@pytest.mark.parametrize("words", ["", "  ", "§", '"', "*", "- –", '""', "”“", "\0", "…"])
def test_nothing_to_search_for_finds_nothing(words: str) -> None:
    assert find(words, "Allt möjligt § 63") == Found((), 0)


sign = st.sampled_from("\"*§()-+:^{}[]\\/.,;'”“ \n\t0aåÄöNOT AND OR NEAR e plan 63")


@given(st.text(sign, max_size=40) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_nothing_that_can_be_typed_is_a_mistake(words: str) -> None:
    find(words, "Planen i nämnden, e-post", "§ 63 or not", beside=[Text("answer", "1", "plan")])


def test_many_words_are_no_mistake_either() -> None:
    words = " ".join(f"ord{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10]}" for n in range(100)) + " och" * 1000
    assert find(words, words).total == 1


def test_what_was_typed_comes_before_its_forms_and_these_before_its_family() -> None:
    found = find(
        "plan", "Internkontrollplan", "Planen är", "En plan", "Planerna och planen", "Plandokument i dokument"
    )
    first, *rest = [hit.page for hit in found.hits]
    assert (first, set(rest[:2]), set(rest[2:])) == (3, {2, 4}, {1, 5})
    assert (found.total, found.exactly) == (5, True)


def test_a_word_written_apart_comes_after_the_word_itself() -> None:
    found = find("internkontroll", "Den interna kontrollen är god", "Internkontrollen", "Internkontroll")
    assert [hit.page for hit in found.hits] == [3, 2, 1]
    assert [hit.snippet[start:end] for hit in found.hits[2:] for start, end in hit.marks] == [
        "interna kontrollen"
    ]


def test_a_table_of_contents_comes_after_the_page_itself() -> None:
    contents = "Innehåll\nInledning ........ 3\nIntern kontroll ........ 4\n"
    spaced = "Inledning . . . . . 3\nIntern kontroll . . . . . 4"
    page = (
        "Intern kontroll\nNämnden ska enligt kommunallagen se till att kontrollen är tillräcklig. "
        + "Ord. " * 50
    )
    found = find("“intern kontroll”", contents, spaced, page, contents + page)
    assert [hit.page for hit in found.hits][2:] in ([1, 2], [2, 1])


def test_names_of_evidence_are_found_as_such() -> None:
    named = Text(
        "evidence", None, "Plan för året\ninternkontrollplan-2024.pdf\n2024-02-27 § 7 SN 2024/11", 3, 2
    )
    for words in ("internkontrollplan", "2024/11", "§ 7", "plan året"):
        (hit,) = find(words, beside=[named]).hits
        assert (hit.part, hit.evidence, hit.version, hit.page) == ("evidence", 3, 2, 1)


def test_when_the_time_is_up_it_is_told_that_there_may_be_more() -> None:
    class Slow(Shelf):
        def spent(self) -> float:
            return 2.0

    shelf = Slow("Planen", "En plan")
    found = search("plan", 200, shelf, [Bundle((Text("answer", "1", "Planen"),))] * 3)
    shelf.close()
    assert (len(found.hits), found.exactly, found.late) == (2, False, True)


def test_of_very_much_that_is_typed_the_first_is_searched_for() -> None:
    words = " ".join(f"ord{chr(97 + at // 26)}{chr(97 + at % 26)}x" for at in range(MOST_UNITS + 1))
    first = words.rsplit(" ", 1)[0]
    assert (find(words, first).total, find(words, first).exactly) == (1, False)
    assert find(first, first).exactly


@pytest.mark.parametrize(
    "markdown",
    [
        "in**tern** kontroll",
        "in<u>tern</u>",
        "[in](https://a.b)tern",
        "in[tern](https://a.b)",
        "in\\tern",
        "&#105;ntern",
    ],
)
def test_a_quick_look_at_an_answer_misses_no_word(markdown: str) -> None:
    answer = Text("answer", "1", markdown)
    assert all(word in answer.letters for word in TOKEN.findall(answer.lowered))


def test_the_words_are_told_as_they_stand_in_the_documents() -> None:
    found = find("plan “ny budget”", "Planen och en NY\n budget", "Internkontrollplanens plan: ny budget")
    assert set(found.words) >= {"planen", "plan", "ny budget"}


def test_a_word_of_the_family_is_marked_as_it_was_found() -> None:
    (hit,) = find("mål", "Ord " * 80 + "Målsättningen", "Sättningen").hits
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Målsättningen"]


def test_of_very_many_pages_the_first_are_shown_and_counted_at_least() -> None:
    found = find("nämnd", *(f"Nämnden {at}" for at in range(MANY + 50)), limit=50)
    assert [hit.page for hit in found.hits] == list(range(1, 51))
    assert (found.total, found.exactly) == (MANY, False)


def test_a_paragraph_is_looked_for_in_all_pages_that_have_its_number() -> None:
    found = find("§ 63", *(f"Sid 63, {at}" for at in range(3000)), "Sid 4, § 63")
    assert [hit.page for hit in found.hits] == [3001]
    assert (found.total, found.exactly) == (1, True)


def test_answers_and_questions_do_not_crowd_out_the_pages() -> None:
    beside = [Text("answer", str(at), "Planen") for at in range(100)]
    found = find("plan", *["Planen"] * 100, limit=20, beside=beside)
    assert [hit.part for hit in found.hits].count("page") == 10
    assert found.total == 200
    assert [hit.part for hit in find("plan", "Planen", limit=20, beside=beside).hits].count("page") == 1
    assert len(find("plan", "Planen", limit=20, beside=beside).hits) == 20


# Questions and answers

FORM = Questionnaire(
    *("Frågor", None, None, None),
    (
        Section(
            "1",
            "",
            (
                Question("1.5", "1.5", "Har nämnden en plan?", "Ange datum.", Kind.TEXT),
                Question("#2", None, "Vilka risker?", None, Kind.TEXT),
            ),
        ),
    ),
)


def test_questions_are_found_by_number_words_and_guidance_and_answers_by_what_they_say() -> None:
    answers = {"1.5": Answer(text="**Ja**, se [planen](https://a.b)", evidence="Bilaga 1"), "#2": Answer()}
    texts = tuple(texts_of(FORM, answers))
    seen = {
        words: [(hit.part, hit.question) for hit in find(words, beside=texts).hits]
        for words in ("plan", "1.5", "datum", "bilaga", "risk", "https")
    }
    assert seen == {
        "plan": [("question", "1.5"), ("answer", "1.5")],
        "1.5": [("question", "1.5")],
        "datum": [("question", "1.5")],
        "bilaga": [("answer", "1.5")],
        "risk": [("question", "#2")],
        "https": [],
    }
    (hit,) = find("bilaga", beside=texts).hits
    assert hit.snippet == "Ja, se planen Bilaga 1"
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Bilaga"]


@pytest.mark.parametrize(
    "markdown",
    [
        "Ett stycke.\n\nEtt *till* med **fet** och <u>understruken</u> text.",
        "- ett\n- två\n  - inre\n\n1. först\n2. sedan",
        "| Mål | Utfall |\n| --- | --- |\n| Ett | 84 % |",
        "Se [planen](https://exempel.se/a_b) och snake_case_ord och 2\\*3",
        "# Rubrik\n\n> citat",
        "a &amp; b, 3 < 4 och 5 > 2",
        "Bindestreck - och – tankstreck\\\nny rad",
    ],
)
def test_the_words_of_an_answer_are_those_of_the_rich_text(markdown: str) -> None:
    assert TOKEN.findall(plain_words(markdown)) == TOKEN.findall(plain(markdown))


# Snippets


def test_a_snippet_is_about_a_line_with_its_words_marked() -> None:
    text = "Inledning. " * 60 + "Nämnden antog   planen\n\ni december. " + "Slut på det. " * 60
    (hit,) = find("plan december", text).hits
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["planen", "december"]
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…")
    assert "antog planen i december" in hit.snippet
    assert len(hit.snippet) <= LENGTH + 2


def test_the_place_with_most_of_the_words_is_shown() -> None:
    text = "Planen. " + "Ord. " * 100 + "Budgeten och planen. " + "Ord. " * 100
    (hit,) = find("plan budget", text).hits
    assert "Budgeten och planen" in hit.snippet


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("Planen", [[(0, 6)]]) == ("Planen", ((0, 6),))
    assert snippet("", []) == ("", ())
    assert snippet("Inget märkt", []) == ("Inget märkt", ())


@given(st.text(st.sampled_from("ab \n\tåÄ.İ"), max_size=400), st.sampled_from(["a", "å", "ab", "a b"]))
def test_marks_are_where_the_words_are(text: str, words: str) -> None:
    query = parse(words)
    level = query.level(small(text))
    if level is None:
        return
    place = query.place(text, level)
    assert place.marks
    for start, end in place.marks:
        assert small(place.snippet[start:end]).split()[0][0] in "aå"
    assert "  " not in place.snippet and "\n" not in place.snippet


def test_levels_tell_how_close_a_text_is() -> None:
    query = parse("plan")
    seen = [query.level(small(text)) for text in ("En plan", "Planen", "Internkontrollplan", "Annat")]
    assert seen == [Level.EXACT, Level.FORMS, Level.FAMILY, None]
