"""Text as the shipped fonts can show it, in reportlab's own markup."""

from __future__ import annotations

import re
import unicodedata
from html import escape

from auditprep.export import pdf_look
from auditprep.richtext import Span, Spans

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MOST_TOLD = 12


class Pen:
    """Writes text as markup, and remembers which characters no font could show, and where.

    `at` is where the pen is now: the key of a question, or any other name."""

    def __init__(self) -> None:
        self.at = ""
        self._lacking: dict[str, dict[str, None]] = {}

    def lacking(self) -> dict[str, str]:
        """Where characters stand as boxes, and which: at most a dozen, with a blank between."""
        return {at: " ".join(list(found)[:_MOST_TOLD]) for at, found in self._lacking.items()}

    def words(self, text: str) -> str:
        """Plain text as markup; its line breaks are kept."""
        return self._shown(clean(text)).replace("\n", "<br/>")

    def line(self, text: str) -> str:
        """Plain text as markup, on one line."""
        return self._shown(one_line(text))

    def spans(self, spans: Spans) -> str:
        """Rich text as markup."""
        return "".join(map(self._span, spans))

    def _span(self, span: Span) -> str:
        marked = self.words(span.text)
        for tag, is_set in (("b", span.bold), ("i", span.italic), ("u", span.underline)):
            marked = f"<{tag}>{marked}</{tag}>" if is_set else marked
        return link(marked, span.link) if span.link else marked

    def _shown(self, text: str) -> str:
        has = pdf_look.characters()
        if all(ord(each) in has or each in "\n\xa0" for each in text):
            return escape(text, quote=False)
        return "".join(
            escape(each, quote=False) if ord(each) in has or each in "\n\xa0" else self._sign(each)
            for each in text
        )

    def _sign(self, character: str) -> str:
        font = pdf_look.sign_font(character)
        if font:
            return f'<font name="{font}">{character}</font>'
        self._lacking.setdefault(self.at, {})[character] = None
        return f'<font name="{pdf_look.box_font()}">{pdf_look.BOX}</font>'


def link(markup: str, address: str) -> str:
    """The markup as a link."""
    return f'<a href="{escape(address)}" color="{pdf_look.ACCENT_HEX}">{markup}</a>'


def clean(text: str) -> str:
    """Text without what is not seen (control characters, soft hyphens, joiners); accents are one with their letter, and
    line ends "\\n"."""
    text = unicodedata.normalize("NFC", _BREAKS.sub("\n", text))
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def one_line(text: str) -> str:
    """Clean text, with single blanks only."""
    return " ".join(clean(text).split())


def _visible(character: str) -> str:
    if character.isprintable() or character in "\n\xa0\u202f":
        return "" if "\ufe00" <= character <= "\ufe0f" else character
    kind = unicodedata.category(character)
    if kind == "Zs" or character == "\t":
        return " "
    return "" if kind in {"Cc", "Cf"} else "\ufffd" if kind == "Cs" else character
