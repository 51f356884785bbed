"""What is in doubt, what has been said, and what is left over, as the case and the user take turns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditprep.model import Became, Difference, Match, Matching, PairChoice
from ui.models.pairing import Pair, Pairing, Said
from ui.models.pairing_words import reason, sure


def doubt(
    old: str, new: str, likeness: float = 0.7, *differs: Difference, became: Became = Became.REWORDED
) -> Match:
    return Match(old, new, became, likeness, frozenset(differs or {Difference.WORDS}))


def matching(*doubts: Match, gone: str = "", come: str = "", sure: str = "") -> Matching:
    """Doubtful pairs, and questions of a letter each that are gone, have come, or are the same."""
    olds = dict.fromkeys([*(each.old for each in doubts), *gone])
    news = dict.fromkeys([*(each.new for each in doubts), *come])
    return Matching(
        (
            *(Match(key, key, Became.SAME) for key in sure),
            *(Match(old, None, Became.REMOVED) for old in olds),
            *(Match(None, new, Became.ADDED) for new in news),
        ),
        doubts,
    )


def pairing(found: Matching, *choices: PairChoice) -> Pairing:
    made = Pairing()
    made.show(found, choices)
    return made


A, B, C = doubt("a", "A"), doubt("b", "B"), doubt("c", "C")


def test_what_is_in_doubt_is_listed_best_first() -> None:
    made = pairing(matching(A, B))
    assert [pair.keys for pair in made.pairs] == [("a", "A"), ("b", "B")]
    assert made.progress() == (0, 2)
    assert made.next_open(None) == ("a", "A")


def test_what_is_said_holds_at_once_and_the_next_is_found_around_the_end() -> None:
    made = pairing(matching(A, B, C))
    made.say(("b", "B"), Said.TOGETHER)
    assert made.said(("b", "B")) is Said.TOGETHER
    assert made.progress() == (1, 3)
    assert made.next_open(("b", "B")) == ("c", "C")
    assert made.next_open(("c", "C")) == ("a", "A")
    for keys in (("a", "A"), ("c", "C")):
        made.say(keys, Said.APART)
    assert made.next_open(("a", "A")) is None


def test_what_is_settled_stays_where_it_was_when_it_is_no_doubt_any_more() -> None:
    made = pairing(matching(A, B, C))
    made.say(("b", "B"), Said.TOGETHER)
    made.show(matching(A, C), [PairChoice("b", "B", True)])
    assert [pair.keys for pair in made.pairs] == [("a", "A"), ("b", "B"), ("c", "C")]
    assert made.pair(("b", "B")) == Pair("b", "B", Said.TOGETHER, B)


def test_a_doubt_that_another_choice_has_settled_is_gone() -> None:
    made = pairing(matching(A, doubt("a", "B")))
    made.say(("a", "A"), Said.TOGETHER)
    made.show(matching(), [PairChoice("a", "A", True)])
    assert [pair.keys for pair in made.pairs] == [("a", "A")]


def test_what_was_said_before_is_there_to_be_taken_back() -> None:
    made = pairing(matching(A), PairChoice("x", "X", True), PairChoice("y", "Y", False))
    assert [(pair.keys, pair.said) for pair in made.pairs] == [
        (("a", "A"), Said.NOTHING),
        (("x", "X"), Said.TOGETHER),
        (("y", "Y"), Said.APART),
    ]


def test_what_is_taken_back_waits_for_the_case_to_doubt_it_again() -> None:
    made = pairing(matching(A, B))
    made.say(("a", "A"), Said.TOGETHER)
    made.show(matching(B), [PairChoice("a", "A", True)])
    made.say(("a", "A"), Said.NOTHING)
    assert [pair.said for pair in made.pairs] == [Said.NOTHING, Said.NOTHING]
    made.show(matching(A, B), [])
    assert [pair.keys for pair in made.pairs] == [("a", "A"), ("b", "B")]


def test_a_pair_of_ones_own_that_is_taken_back_is_gone() -> None:
    made = pairing(matching(gone="x", come="X"))
    made.say(("x", "X"), Said.TOGETHER)
    assert made.left_over() == ([], [])
    made.say(("x", "X"), Said.NOTHING)
    assert made.pairs == [] and made.left_over() == (["x"], ["X"])


def test_a_second_choice_is_not_lost_while_the_first_is_being_saved() -> None:
    made = pairing(matching(A, B))
    made.say(("a", "A"), Said.TOGETHER)
    made.say(("b", "B"), Said.APART)
    made.show(matching(B), [PairChoice("a", "A", True)])
    assert made.progress() == (2, 2)


def test_what_could_not_be_saved_is_not_so() -> None:
    made = pairing(matching(A, B))
    made.say(("a", "A"), Said.TOGETHER)
    made.forget_pending()
    assert made.progress() == (0, 2)


def test_what_no_doubt_is_about_is_left_over_and_so_is_what_was_parted() -> None:
    made = pairing(matching(A, gone="x", come="XY"))
    assert made.left_over() == (["x"], ["X", "Y"])
    made.say(("a", "A"), Said.APART)
    assert made.left_over() == (["a", "x"], ["A", "X", "Y"])


def test_others_that_a_question_may_belong_to_are_known() -> None:
    made = pairing(matching(A, doubt("a", "B"), doubt("c", "B")))
    first, second, _third = made.pairs
    assert made.rivals(first) == (["B"], [])
    assert made.rivals(second) == (["A"], ["c"])
    made.say(("a", "A"), Said.APART)
    assert made.rivals(second) == ([], ["c"])


def test_why_is_said_in_a_sentence() -> None:
    words, section, options, kind = Difference.WORDS, Difference.SECTION, Difference.OPTIONS, Difference.KIND
    for match, rivals, wanted in (
        (doubt("a", "A", 0.9), ([], []), "Orden är nästan desamma."),
        (doubt("a", "A", 0.5), ([], []), "Bara en del av orden är desamma."),
        (
            doubt("a", "A", 1.0, section),
            ([], []),
            "Orden är desamma, men frågan står i ett annat avsnitt.",
        ),
        (
            doubt("a", "A", 0.9, words, section, options),
            ([], []),
            "Orden är nästan desamma. Frågan står i ett annat avsnitt. Den har andra alternativ än förut.",
        ),
        (
            doubt("a", "A", 0.9, words, kind, options),
            ([], []),
            "Orden är nästan desamma. Den besvaras på ett annat sätt än förut.",
        ),
        (
            doubt("a", "A", 0.9),
            (["2.4", "2.5"], ["1.1"]),
            "Orden är nästan desamma. Förra årets fråga liknar även 2.4 och 2.5.",
        ),
        (
            doubt("a", "A", 0.9),
            ([], ["1.1"]),
            "Orden är nästan desamma. Årets fråga liknar även förra årets 1.1.",
        ),
        (doubt("a", "A", 0.6, became=Became.SPLIT), ([], []), "Frågan kan ha delats i flera."),
        (
            doubt("a", "A", 0.6, became=Became.MERGED),
            ([], []),
            "Flera frågor kan ha slagits ihop till den här.",
        ),
    ):
        assert reason(Pair("a", "A", Said.NOTHING, match), rivals) == wanted
    assert reason(Pair("a", "A", Said.TOGETHER), ([], [])) == "De här två har du själv parat ihop."


def test_it_is_said_how_much_the_program_was_sure_of() -> None:
    by_hand = Match("x", "X", Became.REWORDED, by_hand=True)
    found = matching(A, sure="rst")
    found = Matching((*found.matches, by_hand), found.doubtful)
    assert sure(found, 1) == "Programmet har självt parat ihop 3 frågor. De här är det inte säkert på."
    assert sure(found, 0) == "Programmet har självt parat ihop 3 frågor."


KEYS = st.tuples(st.sampled_from("abc"), st.sampled_from("ABC"))


@given(
    st.lists(KEYS, max_size=6, unique=True),
    st.lists(st.tuples(KEYS, st.sampled_from(Said)), max_size=12),
)
def test_whatever_is_said_and_taken_back_the_list_is_right(
    doubts: list[tuple[str, str]], said: list[tuple[tuple[str, str], Said]]
) -> None:
    found = matching(*(doubt(*keys) for keys in doubts))
    made, meant = pairing(found), dict.fromkeys(doubts, Said.NOTHING)
    for keys, what in said:
        made.say(keys, what)
        meant[keys] = what
    shown = {pair.keys: pair.said for pair in made.pairs}
    assert shown == {keys: what for keys, what in meant.items() if what is not Said.NOTHING or keys in doubts}
    choices = [
        PairChoice(*keys, what is Said.TOGETHER) for keys, what in meant.items() if what is not Said.NOTHING
    ]
    made.show(found, choices)
    assert {pair.keys: pair.said for pair in made.pairs} == shown
