"""More words for documents than `document_names` has: those that are no yearly or standing document by themselves, and count
only where the text points to them ("se kartläggningen", "Bilaga: attestlista")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditprep.prose.document_names import STANDING, FoundName, document_names
from auditprep.prose.found import without_overlaps
from auditprep.prose.small import small_letters, word_start

FOLLOW_UP, OTHER = "control-follow-up", "other"

FOLLOWED_UP = re.compile(
    r"(?:uppföljning(?:en|srapport)?|redovisning(?:en)?|återrapportering(?:en)?|(?:slut)?rapport(?:en|ering|eringen)?|resultat(?:et)?)\s"
    r"(?:(?:av|över|för|från|avseende|om)\s)?(?:(?:den|årets|nämndens|20\d\d\sårs)\s)?(?:plan(?:en)?\sför\s(?:den\s)?)?intern(?:a)?[\s-]?kontroll(?:en|s?plan(?:en)?|s?arbetet)?(?![\wåäö])"
    r"|intern\s?kontrolls?(?:uppföljning|rapport|redovisning)(?:en)?(?![\wåäö])",
)
_ECONOMY = re.compile(
    r"(?<![\wåäö])ekonomi(?:ska?\s)?(?:uppföljning|rapport|månadsrapport|lägesrapport|prognos)(?:en|er|erna)?s?(?![\wåäö])"
)
_PLAN_FOR = re.compile(r"(?<![\wåäö-])plan(?:en)?(?=\s(?:för|mot)\s(?!att|20|år|den\s))")
_CORE = re.compile(
    r"rapport|utredning|genomlysning|kartläggning|sammanställning|rutin(?:er)?|instruktion(?:er)?|anvisning(?:ar)?|handbok|vägledning|handledning|manual|(?<=\w{3})regler|bestämmelser|principer"
    r"|förteckning|checklista|(?:attest|risk|mål|åtgärds|kontroll|ärende)lista|årshjul|skrivelse|utlåtande|berättelse|utvärdering"
    r"|föreskrift(?:er)?|taxa|stadga|matris|uppdragsbeskrivning|promemoria|nulägesanalys|omvärldsanalys|behovsanalys"
    r"|(?:medarbetar|brukar|elev|kund)(?:enkät|undersökning)"
)
_ENDING = re.compile(r"(?:erna|arna|orna|ens?|ets?|er|ar|or|na|an|n|t|a)?s?(?![\wåäö])")
_NO_DOCUMENTS = re.compile(
    r"(?:hänvisning|rapportering|under|kort|in|av)?(?:rapportering|avrapport)\Z|(?:riks|stats)\w*rapport"
)


def document_words(text: str) -> tuple[FoundName, ...]:
    """The names of documents in the text, in order, those of `document_names` and of the families `FOLLOW_UP` and `OTHER`."""
    small = small_letters(text)
    return without_overlaps(
        [
            *document_names(text),
            *_shortened(text),
            *_followed_up(small),
            *_of_economy(small),
            *_plans(small),
            *_others(small),
        ]
    )


def whole_word(word: str) -> str:
    """What a word in small letters is short for: "vp" is "verksamhetsplan"; the word itself where it is whole."""
    if _SHORT_PLAN.fullmatch(word):
        return "verksamhetsplan"
    return _SHORT.get(word.upper().rstrip(":N"), ("", word))[1]


_SHORT = {
    "VP": ("budget", "verksamhetsplan"),
    "IKP": ("control", "internkontrollplan"),
    "DÅR": ("interim", "delårsrapport"),
    "ÅR": ("annual", "årsredovisning"),
}
_SHORT_PLAN = re.compile(r"(?:vht|vh|verks)[-.]{0,2}plan(?:en|ens|s)?")
_SHORTENED = re.compile(
    r"(?<![\wåäöÅÄÖ-])(?:VP|IKP|DÅR|ÅR(?=[ \u00a0](?:20\d\d|s(?:id)?\b)))(?::n|n)?(?![\wÅÄÖ/-]|[ \u00a0][A-ZÅÄÖ]{2})"
)


_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2}[ \u00a0]\Z")
_NEAR = 4


def _shortened(text: str) -> Iterator[FoundName]:
    """Letters that stand for a document of every year."""
    for match in _SHORTENED.finditer(text):
        if match[0][0] == "Å" and _CAPITALS.search(text, max(0, match.start() - _NEAR), match.start()):
            continue  # a heading in capitals: "UNDER ÅR 2025"
        yield FoundName(_SHORT[match[0].rstrip(":n")][0], match.start(), match.end())


def without_ending(word: str) -> str:
    """A name of the family `OTHER` without its ending, in small letters: "attestförteckningen" is "attestförteckning"."""
    small = word.casefold()
    cores = list(_CORE.finditer(small))
    return small[: cores[-1].end()] if cores else small


def is_bare(name: str) -> bool:
    """Whether the name says no more than what sort of document it is: "policy", "riktlinjerna", "rapporten"."""
    return bool(_BARE.fullmatch(name.casefold()))


_BARE = re.compile(
    r"(?:policy|riktlinje|riktlinjer|strategi|program|reglemente|avtal|överenskommelse|plan|rapport|utredning|sammanställning|rutin"
    r"|rutiner|vägledning|handledning|manual|bestämmelser|principer|instruktion|instruktioner|anvisning|anvisningar|förteckning|skrivelse|berättelse|taxa|stadga|vision|projekt|matris"
    r"|budgetuppföljning|ekonomiuppföljning)(?:s|t|n|en|et|er|erna|na|ns|ens|ets)?"
)
NO_DOCUMENT = re.compile(
    r"(?:\w*projekt|(?:mandat|avtals|program|projekt)period|vision|[\wåäö]*(?:spel|flyg|idrotts|fotbolls|boll|individ|lednings|bak|botten"
    r"|genomförande|vård|studie|kurs|läro|schema|för)plan)(?:en|er|erna|et)?s?"
)
"""What `document_names` takes for documents, and what nobody attaches."""


def _followed_up(small: str) -> Iterator[FoundName]:
    if "kontroll" not in small:
        return
    for match in FOLLOWED_UP.finditer(small):
        yield FoundName(FOLLOW_UP, match.start(), match.end())


def _of_economy(small: str) -> Iterator[FoundName]:
    for match in _ECONOMY.finditer(small):
        yield FoundName("monthly", match.start(), match.end())


def _plans(small: str) -> Iterator[FoundName]:
    for match in _PLAN_FOR.finditer(small):
        yield FoundName(STANDING, match.start(), match.end())


def _others(small: str) -> Iterator[FoundName]:
    last = 0
    for core in _CORE.finditer(small):
        start = word_start(small, core.start())
        ending = _ENDING.match(small, core.end())
        if ending is None or start < last or _NO_DOCUMENTS.search(small, start, core.end()):
            continue
        last = ending.end()
        yield FoundName(OTHER, start, last)
