"""Where a description is written: room after a label, an empty cell, a content control, a form field."""

from __future__ import annotations

from dataclasses import dataclass

from zoo.build import field, p, r, sdt, tc

PLACEHOLDER = "Klicka eller tryck här för att ange text."
_GREY = '<w:rStyle w:val="PlaceholderText"/>'
_FIVE_SPACES = "\u2002" * 5


@dataclass(frozen=True)
class Field:
    """One kind of room for prose: plain paragraphs."""

    name: str = "plain"

    def room(self, text: str, *, label: str = "", last: bool = True) -> str:
        """Paragraphs: the label, where there is one, and the room with its text. `last`: they end a cell."""
        return (p(r(label)) if label else "") + self._room(text, last=last)

    def cell(self, text: str, width: int, *, label: str = "", span: int = 1) -> str:
        """A cell with nothing but the room."""
        return tc(self.room(text, label=label), width, span=span)

    def _room(self, text: str, *, last: bool) -> str:
        return "".join(p(r(line)) for line in text.split("\n"))


@dataclass(frozen=True)
class Hinted(Field):
    """Plain paragraphs under words of the auditors' that say what to write there, in a look of their own or none."""

    hint: str = ""
    look: str = ""

    def _room(self, text: str, *, last: bool) -> str:
        return p(r(self.hint, self.look)) + super()._room(text, last=last)


@dataclass(frozen=True)
class HintedLine(Hinted):
    """Such words on the label's own line, or after a line break in it."""

    between: str = " "

    def room(self, text: str, *, label: str = "", last: bool = True) -> str:
        if not label:
            return super().room(text, label=label, last=last)
        return p(r(f"{label}{self.between}{self.hint}", self.look)) + Field._room(self, text, last=last)


class BlockControl(Field):
    """A rich-text control around the paragraphs; the cell ends with an empty paragraph, as Word makes it."""

    def _room(self, text: str, *, last: bool) -> str:
        properties, runs = _rich(text)
        return sdt(properties, "".join(map(p, runs)), "Beskrivning") + (p() if last else "")


class RunControl(Field):
    """A text control in a paragraph."""

    def _room(self, text: str, *, last: bool) -> str:
        properties, runs = _rich(text.replace("\n", "\v"))
        content = "".join(runs).replace("\v", '</w:t><w:br/><w:t xml:space="preserve">')
        return p(sdt(f'{properties}<w:text w:multiLine="1"/>', content, "Beskrivning"))


class CellControl(Field):
    """A rich-text control around the cell itself; with a label in the cell it is in the cell after all."""

    def cell(self, text: str, width: int, *, label: str = "", span: int = 1) -> str:
        if label:
            return BlockControl().cell(text, width, label=label, span=span)
        properties, runs = _rich(text)
        return sdt(properties, tc("".join(map(p, runs)), width, span=span), "Beskrivning")

    def _room(self, text: str, *, last: bool) -> str:
        return BlockControl()._room(text, last=last)


class FormText(Field):
    """A legacy text field: five wide spaces where nothing is written."""

    def _room(self, text: str, *, last: bool) -> str:
        return p(field("TEXT", "<w:textInput/>", r(text or _FIVE_SPACES, "<w:noProof/>")))


def _rich(text: str) -> tuple[str, list[str]]:
    """The properties of a control, and the runs of its lines."""
    placeholder = '<w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder>'
    if text:
        return placeholder, [r(line) for line in text.split("\n")]
    return f"{placeholder}<w:showingPlcHdr/>", [r(PLACEHOLDER, _GREY)]


FIELDS: dict[str, Field] = {
    each.name: each
    for each in (
        Field("plain"),
        BlockControl("rich-text-control"),
        RunControl("text-control"),
        CellControl("control-around-cell"),
        FormText("form-text"),
        Hinted("under a slanted hint", "Redovisa när det beslutades.", '<w:i/><w:sz w:val="16"/>'),
        Hinted("under a grey hint", "Högst tio rader om läget.", '<w:color w:val="7F7F7F"/>'),
        Hinted("under a plain hint", "Om nej, beskriv vad som återstår."),
        HintedLine("after a hint", "Motivera kort."),
        HintedLine("after a hint on a new line", "Uppge dag och paragraf.", between="\n"),
    )
}
