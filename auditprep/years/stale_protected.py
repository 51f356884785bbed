"""What holds years that are nobody's: addresses, file names, statutes, phone numbers."""

from __future__ import annotations

import re

from auditprep.years.stale_ground import Ground


def keep_addresses_and_laws(ground: Ground) -> None:
    """Keeps web and mail addresses, file names and paths, statutes and phone numbers, whatever years they hold."""
    text = ground.text
    for pattern in _KEPT:
        for match in pattern.finditer(text):
            _keep(ground, match.start(), match.end())
    for pattern in _KEPT_WITH_ITS_WORD:
        for match in pattern.finditer(text):
            before = _WORD.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
            _keep(ground, before.start() if before else match.start(), match.end())


def _keep(ground: Ground, start: int, end: int) -> None:
    ground.keep(start, end)
    ground.set_aside(start, end)


_FILE_ENDINGS = "pdf|docx?|docm|dotx|xlsx?|xlsm|pptx?|msg|eml|txt|csv|zip|jpe?g|png|html?|auditprep"
_KEPT = tuple(  # each begins with a sign that is rare, since that is quick to look for
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:https?://|www\.)\S+",
        r"\\\S+",
        r"/(?<![\w.]/)[a-z_]\S*/\S*",
        r"\+\d{2}[ \u00a0]?(?:\(0\))?\d[\d \u00a0–-]{5,14}\d",
        r"0(?<![\w/.–-]0)\d{1,3}\s?[-–/]\s?\d[\d \u00a0–-]{3,12}\d",  # 08-20 24 00
        r"\d(?<!\d\d)\d{3}(?:/\d\d)?:[a-zå]{0,5}\d{1,5}(?!\d)",  # 2003:389, 2023/24:100, 2023/24:SoU1
    )
)
_KEPT_WITH_ITS_WORD = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"@[\w-]{1,80}\.[\w.-]+",
        rf"\.(?:{_FILE_ENDINGS})(?!\w)",
        r"\.(?:se|com|org|net|nu|eu|local)(?:/\S*)?(?![\w.]\w)",
        r"[-_](?:\d{1,8}[-_]){1,3}[a-zåäö][\w-]*",  # minutes-2024-board
    )
)
_WORD = re.compile(r"[^\s,;:(]+\Z")
_LONGEST_WORD = 120
