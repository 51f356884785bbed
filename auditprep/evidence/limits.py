"""How much is taken in of a document; what is more is said to be too much, never left out in silence."""

MOST_PAGES = 20_000
MOST_LETTERS = 200_000_000
"""Characters of a document's text."""

MOST_FILES_IN_MAIL = 200
DEEPEST_MAIL = 3
"""Mails within mails."""

MOST_BYTES_IN_MAIL = 1_000_000_000
"""Of all attached files together, those of mails within it too."""
