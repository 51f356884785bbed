"""What there is to say of a document: why it cannot be read, or not all of it."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _, ngettext
from auditprep.model import Trouble, Version


def trouble(version: Version) -> str | None:
    """What the user ought to know of a document that was taken in; None if all of it could be read. What cannot be
    read is still there, to be cited and sent."""
    words = _words(version)
    if words is None:
        return None
    lacking = (version.pages or 0) - version.readable
    return words.format(file=version.file_name, lacking=lacking, total=version.pages, pages=version.pages)


def not_taken(file_name: str) -> str:
    """What the user ought to know of an empty file that was not taken in."""
    words = _("There is nothing in “{file}”, so it was not attached; check that it is the right file.")
    return words.format(file=file_name)


def _words(version: Version) -> str | None:
    if version.trouble is Trouble.DAMAGED and version.readable:
        return _partly_damaged()
    if version.trouble is not None:
        return _TROUBLES[version.trouble]()
    if not version.pages or version.readable >= version.pages:
        return None
    return _scanned() if version.is_scanned else _partly(version)


def _scanned() -> str:
    return _(
        "“{file}” cannot be read: it is a picture of text. Its pages can still be opened and cited, but not searched."
    )


def _partly(version: Version) -> str:
    return ngettext(
        "{lacking} of {total} pages of “{file}” has no text that can be read. It can still be opened and cited.",
        "{lacking} of {total} pages of “{file}” have no text that can be read. They can still be opened and cited.",
        (version.pages or 0) - version.readable,
    )


def _unread() -> str:
    return _("“{file}” has not been read yet. Add the same file again, and it will be.")


def _locked() -> str:
    return _(
        "“{file}” is locked with a password. Give the password, and it will be read; it is attached all the same."
    )


def _damaged() -> str:
    return _(
        "“{file}” is damaged and cannot be read. It is attached all the same; fetch it again from where it came, and add that."
    )


def _partly_damaged() -> str:
    return _(
        "“{file}” is damaged, and something may be lacking in it; what could be read is there. Fetch it again from where it came, and add that."
    )


def _empty() -> str:
    return _("There is nothing in “{file}”. It is attached all the same; check that it is the right file.")


def _opaque() -> str:
    return _(
        "“{file}” is of a kind that auditprep does not read. It is attached all the same, but its words are not found in a search."
    )


def _too_much() -> str:
    return _(
        "“{file}” is so large that only its beginning was read. All of it is attached, but words further on are not found in a search."
    )


_TROUBLES: dict[Trouble, Callable[[], str]] = {
    Trouble.UNREAD: _unread,
    Trouble.LOCKED: _locked,
    Trouble.DAMAGED: _damaged,
    Trouble.EMPTY: _empty,
    Trouble.OPAQUE: _opaque,
    Trouble.TOO_MUCH: _too_much,
}
