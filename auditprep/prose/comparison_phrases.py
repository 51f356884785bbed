"""What a comparison says of two columns, in the form's language: as one year after another, or as boards side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditprep.model import Became


@dataclass(frozen=True)
class Phrases:
    """The words that depend on whether one column comes after the other. `became` are told of a question, and `short` in
    a table of all questions."""

    from_to: str
    changes: str
    changes_columns: tuple[str, ...]
    marks: str
    marks_from_to: str
    changed: str
    not_there: str
    earlier: str
    became: Mapping[Became, str]
    numbered: str
    mark: str
    text: str
    text_only_after: str
    text_only_before: str
    evidence: str
    same: str
    unanswered: str
    changes_unanswered: str
    short: Mapping[Became, str]


OVER_YEARS = Phrases(
    from_to="{older} till {newer}",
    changes="Vad som har ändrats",
    changes_columns=(
        *("Från – till", "Oförändrat", "Ändrat svar", "Bara frågan ändrad"),
        *("Ny fråga", "Borttagen fråga"),
    ),
    marks="Svaren år för år",
    marks_from_to="Svaren {first}–{last}",
    changed="Ändrat",
    not_there="fanns inte",
    earlier="Tidigare svar: {marks}.",
    became={
        Became.REWORDED: "frågan är omformulerad",
        Became.MOVED: "frågan är flyttad hit från avsnittet ”{section}”",
        Became.SPLIT: "frågan är en del av den tidigare fråga {old}",
        Became.MERGED: "frågan är hopslagen av flera, en av dem fråga {old}",
        Became.ADDED: "frågan är ny",
        Became.REMOVED: "frågan finns inte kvar",
    },
    numbered="frågan hade nummer {old}",
    mark="svaret är ändrat från {before} till {after}",
    text="beskrivningen är ändrad",
    text_only_after="en beskrivning har tillkommit",
    text_only_before="beskrivningen är borttagen",
    evidence="revisionsbevisen är andra",
    same="oförändrat",
    unanswered="inte besvarad än",
    changes_unanswered="Inte besvarad än",
    short={
        Became.REWORDED: "omformulerad",
        Became.MOVED: "flyttad",
        Became.SPLIT: "delad",
        Became.MERGED: "hopslagen",
        Became.ADDED: "ny",
        Became.REMOVED: "borttagen",
    },
)

SIDE_BY_SIDE = Phrases(
    from_to="{older} och {newer}",
    changes="Vad som skiljer",
    changes_columns=(
        *("Mellan", "Lika", "Olika svar", "Bara frågan är olika"),
        *("Fråga bara hos den andra", "Fråga bara hos den första"),
    ),
    marks="Svaren sida vid sida",
    marks_from_to="Svaren från {first} till {last}",
    changed="Skiljer",
    not_there="finns inte",
    earlier="Övriga svar: {marks}.",
    became={
        Became.REWORDED: "frågan är formulerad på olika sätt",
        Became.MOVED: "frågan står hos den första i avsnittet ”{section}”",
        Became.SPLIT: "frågan är en del av fråga {old} hos den första",
        Became.MERGED: "frågan motsvarar flera hos den första, en av dem fråga {old}",
        Became.ADDED: "frågan finns bara hos den andra",
        Became.REMOVED: "frågan finns bara hos den första",
    },
    numbered="frågan har nummer {old} hos den första",
    mark="svaret är {before} respektive {after}",
    text="beskrivningarna skiljer sig",
    text_only_after="bara den andra har en beskrivning",
    text_only_before="bara den första har en beskrivning",
    evidence="revisionsbevisen skiljer sig",
    same="lika",
    unanswered="bara den första har svarat",
    changes_unanswered="Svar bara hos den första",
    short={
        Became.REWORDED: "fråga",
        Became.MOVED: "avsnitt",
        Became.SPLIT: "delad fråga",
        Became.MERGED: "hopslagen fråga",
        Became.ADDED: "finns inte hos alla",
        Became.REMOVED: "finns inte hos alla",
    },
)


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns are called, and how they are spoken of."""

    names: tuple[str, ...]
    say: Phrases

    @property
    def are_years(self) -> bool:
        return self.say is OVER_YEARS
