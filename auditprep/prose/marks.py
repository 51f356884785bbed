"""What options mean, where a shape goes with them: only "Ja", "Nej", "Delvis", "Vet ej" and their kin have one; scales and
words that are not known are neutral."""

from __future__ import annotations

_KINS = {
    "yes": {"ja", "yes", "ja, helt", "ja helt"},
    "no": {"nej", "no"},
    "partly": {"delvis", "partly", "partially", "ja, delvis", "ja delvis", "till viss del", "i viss mån"},
    "unknown": {"vet ej", "vet inte", "don't know", "don’t know"},
}
_SIGNS = {"yes": "✓", "no": "✗", "partly": "◐", "unknown": "?"}


def kin(option: str) -> str | None:
    """What an option means: "yes", "no", "partly" or "unknown"; None for any other."""
    word = " ".join(option.split()).rstrip(".").casefold()
    return next((name for name, words in _KINS.items() if word in words), None)


def sign(option: str) -> str:
    """The shape that goes with the option in a document; "" for none."""
    return _SIGNS.get(kin(option) or "", "")
