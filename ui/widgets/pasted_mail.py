"""What in pasted HTML is not the text itself: remarks in Word's margin, signatures, and the mail that is answered."""

from __future__ import annotations

import re

from ui.widgets.pasted_looks import Attributes

_REMARK_CLASS = re.compile(r"\bmsocom|\bMsoComment(?:Reference|Text|Subject)\b", re.IGNORECASE)
_REMARK_STYLE = re.compile(
    r"mso-element:\s*comment(?:-list)?\b|mso-special-character:\s*comment", re.IGNORECASE
)
_SIGNATURE_ID = re.compile(r"(?:x_)*(?:Signature|divSignature|ms-outlook-mobile-signature)", re.IGNORECASE)
_SIGNATURE_CLASS = re.compile(
    r"\b(?:x_)*(?:gmail_signature|moz-signature|MsoSignature|elementToProof-signature)\b"
)
_SIGNATURE_STYLE = re.compile(r"mso-bookmark:\s*[\"']?_MailAutoSig\b")
_QUOTED_CLASS = re.compile(r"\b(?:x_)*(?:gmail_quote|moz-cite-prefix|yahoo_quoted|protonmail_quote)\b")
_REST_ID = re.compile(r"(?:x_)*divRplyFwdMsg", re.IGNORECASE)
_HEAD_STYLE = re.compile(r"border-top:\s*solid\s*#(?:E1E1E1|B5C4DF)\s*1\.0pt", re.IGNORECASE)
_FROM = re.compile(r"\s*(?:från|from|avsändare|von|fra)\s*:", re.IGNORECASE)


def is_remark(values: Attributes) -> bool:
    """Whether the element is one of Word's comments, or the sign of one in the text."""
    return bool(
        _REMARK_CLASS.search(values.get("class", "")) or _REMARK_STYLE.search(values.get("style", ""))
    )


def is_signature(values: Attributes) -> bool:
    """Whether the element is the signature of a mail."""
    if values.get("name") == "_MailAutoSig" or _SIGNATURE_ID.fullmatch(values.get("id", "")):
        return True
    found = _SIGNATURE_CLASS.search(values.get("class", "")) or _SIGNATURE_STYLE.search(
        values.get("style", "")
    )
    return bool(found)


def is_quoted(tag: str, values: Attributes) -> bool:
    """Whether the element is the mail that is answered, or tells whose it is."""
    is_cited = tag == "blockquote" and values.get("type", "").lower() == "cite"
    return is_cited or bool(_QUOTED_CLASS.search(values.get("class", "")))


def begins_quoted_rest(values: Attributes) -> bool:
    """Whether all from here on is the mail that is answered, as Outlook has it."""
    return bool(_REST_ID.fullmatch(values.get("id", "")))


def may_begin_quoted_rest(values: Attributes) -> bool:
    """The same, if what stands there says who sent it (`says_from`)."""
    return bool(_HEAD_STYLE.search(values.get("style", "")))


def says_from(words: str) -> bool:
    return bool(_FROM.match(words))
