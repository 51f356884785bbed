"""What the forms of the zoo ask, and the truth about each: an invented municipality, in our own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

TITLE = "Självvärdering för nämnder 2032"
BOARD = "Miljönämnden i Granvalla"

YES_NO = ("Ja", "Nej", "Delvis", "Vet ej")
OPTION_SETS = {
    "yes-no": YES_NO,
    "scale-4": ("1", "2", "3", "4"),
    "scale-5": ("1", "2", "3", "4", "5"),
    "colours": ("Grön", "Gul", "Röd"),
    "not-applicable": ("Ja", "Nej", "Ej tillämpligt"),
    "not-relevant": ("Ja", "Delvis", "Nej", "Ej aktuellt"),
}
LEAD_IN = "Bedöm följande delar av nämndens arbete:"
SEVERAL = ("Webbplats", "Telefon", "Brev", "Besök")


ANY: Any = ...
"""Stands in a truth where more than one reading is right."""


@dataclass(frozen=True)
class Asked:
    """A question with its answer. `ticked` are the options chosen; a line of the description is a paragraph."""

    number: str | None
    text: str
    options: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    several: bool = False
    description: str = ""
    evidence: str = ""
    guidance: str = ""
    unnumbered: bool = False

    @property
    def mark(self) -> str | None:
        return ANY if self.ticked is ANY else "; ".join(self.ticked) or None


@dataclass(frozen=True)
class Part:
    """A section of a form."""

    number: str | None
    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class Truth:
    """What must be read from a filled form; the blank one asks the same and has no answers. `questions` are
    (section index, number, text, options, mark, several, description, evidence). `warned`: whether something
    in it is doubtful (None: either way is right); `kept`: words that must be found in an answer or a notice. Where
    ANY stands, more than one reading is right."""

    title: str
    sections: tuple[tuple[str | None, str], ...]
    questions: tuple[tuple[int, str | None, str, tuple[str, ...], str | None, bool, str, str], ...]
    warned: bool | None = False
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Specimen:
    """A form of the zoo. `blank` is None where only what a human left behind is of interest."""

    name: str
    mechanism: str
    layout: str
    blank: bytes | None
    filled: bytes
    truth: Truth


def truth_of(parts: Sequence[Part], *, warned: bool | None = False, kept: tuple[str, ...] = ()) -> Truth:
    """The truth about a form with these sections."""
    return Truth(
        TITLE,
        tuple((part.number, part.title) for part in parts),
        tuple(_row(index, asked) for index, part in enumerate(parts) for asked in part.questions),
        warned,
        kept,
    )


def _row(
    index: int, asked: Asked
) -> tuple[int, str | None, str, tuple[str, ...], str | None, bool, str, str]:
    return (
        index,
        asked.number,
        asked.text,
        asked.options,
        asked.mark,
        asked.several,
        asked.description,
        asked.evidence,
    )


def unanswered(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The same form with nothing filled in."""
    return changed(parts, ticked=(), description="", evidence="")


def changed(parts: Sequence[Part], **fields: object) -> tuple[Part, ...]:
    """The same form with these fields of every question changed."""
    return tuple(
        replace(part, questions=tuple(replace(each, **fields) for each in part.questions)) for part in parts
    )


def standard(options: tuple[str, ...] = YES_NO, *, open_questions: bool = True) -> tuple[Part, ...]:
    """Two sections in which every option is ticked once; one question is unanswered, two have no options."""
    parts = (_steering(options), _control(options))
    return parts if open_questions else _without_open(parts)


def statements(options: tuple[str, ...]) -> tuple[Part, ...]:
    """Two sections of statements to agree with, without descriptions."""
    rows = [
        ("Nämnden har en tydlig bild av sitt uppdrag.", 0),
        ("Ärenden är väl beredda när de kommer till nämnden.", 2),
        ("Ledamöterna får den utbildning de behöver.", None),
        ("Arbetssättet går att lita på även när någon är borta.", 1),
        ("Invånarna vet vart de ska vända sig.", len(options) - 1),
    ]
    made = [Asked(None, text, options, () if place is None else (options[place],)) for text, place in rows]
    return (Part("1", "Arbetet i nämnden", tuple(made[:3])), Part("2", "Arbetet utåt", tuple(made[3:])))


def several(options: tuple[str, ...] = SEVERAL) -> tuple[Part, ...]:
    """A form where more than one option may be ticked."""
    asked = (
        Asked(
            None,
            "Hur kan invånarna lämna synpunkter?",
            options,
            (options[0], options[2]),
            several=True,
            description="E-tjänsten är ny i år.",
            guidance="Flera svar får anges.",
        ),
        Asked(
            None,
            "Hur lämnas besked tillbaka?",
            options,
            (options[1],),
            several=True,
            guidance="Flera svar får anges.",
        ),
        Asked(None, "Hur bokas en inspektion?", options, (), several=True, guidance="Flera svar får anges."),
    )
    return (Part("1", "Service", asked),)


def conditions(options: tuple[str, ...] = YES_NO) -> tuple[Part, ...]:
    """Questions, each with one more for those who answered it with yes."""

    def follows(text: str, description: str = "") -> Asked:
        return Asked(None, text, description=description, unnumbered=True)

    steering = (
        Asked(
            None, "Finns en rutin för klagomål?", options, (options[0],), guidance="Avser skriftlig rutin."
        ),
        follows("Om ja, hur ofta går nämnden igenom klagomålen?", "En gång i kvartalet."),
        Asked(None, "Mäts handläggningstiden?", options, (options[2],)),
        follows(
            "Om ja eller delvis, vilken var den längsta tiden i våras?", "Elva veckor.\nDet gällde bygglov."
        ),
    )
    control = (
        Asked(None, "Har internkontrollen visat på brister?", options, (options[1],)),
        follows("Om ja, vilka brister är åtgärdade?"),
        Asked(None, "Är jävsreglerna kända?", options),
        follows("Om nej, vad planeras?", "En kurs i oktober."),
    )
    return (Part("1", "Styrning", steering), Part("2", "Kontroll och uppföljning", control))


def flat(parts: Sequence[Part]) -> Iterator[Asked]:
    """Every question, in order."""
    for part in parts:
        yield from part.questions


def _without_open(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(
        replace(part, questions=tuple(each for each in part.questions if each.options)) for part in parts
    )


def _steering(options: tuple[str, ...]) -> Part:
    return Part(
        "1",
        "Styrning",
        (
            Asked(
                None,
                "Har nämnden antagit en verksamhetsplan för året?",
                options,
                (options[0],),
                description="Planen antogs i januari.",
                evidence="Verksamhetsplan, § 14",
                guidance="Ange datum för beslutet.",
            ),
            Asked(
                None,
                "Följs planen upp minst tre gånger om året?",
                options,
                (options[2],),
                description="Två uppföljningar är gjorda.\nEn tredje kommer i november.",
            ),
            Asked(None, "Vilka mål bedöms inte nås?", description="Målet om kortare väntetid."),
        ),
    )


def _control(options: tuple[str, ...]) -> Part:
    return Part(
        "2",
        "Kontroll och uppföljning",
        (
            Asked(
                None,
                "Finns en aktuell plan för den interna kontrollen?",
                options,
                (options[1],),
                evidence="Bilaga 2",
            ),
            Asked(None, "Rapporteras brister till nämnden utan dröjsmål?", options),
            Asked(
                None,
                "Är delegationsordningen känd i hela förvaltningen?",
                options,
                (options[-1],),
                description="Ingen mätning har gjorts.",
            ),
            Asked(None, "Vad vill nämnden förbättra nästa år?"),
        ),
    )
