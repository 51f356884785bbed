"""A sentence of a question, and whether what stands in it is asked for.

"Har nämnden beslutat hur ofta planen följs upp?" asks neither how often nor for a number: what is asked for follows a verb such as
"ange", or a question word where the sentence or a part of it begins, or is named by itself, as in a heading.
"""

from __future__ import annotations

import re
from functools import cached_property

_B, _E = r"(?<![\wåäö-])", r"(?![\wåäö])"


class Asking:
    """A sentence of a question, in small letters. `only_if` are the meanings of a mark for which it asks ("Om ja, …"), None
    where it always does; what it asks begins at `begins`."""

    def __init__(self, words: str) -> None:
        self.words = words
        if_ = _IF.match(words)
        self.only_if = _meanings(if_) if if_ else None
        self.begins = if_.end() if if_ else 0
        self.is_question = words.rstrip('”") ').endswith("?")
        asks = _ASKS.search(words)
        self._asks = asks.end() if asks else None
        self._to_be_told = max((match.start() for match in _TO_BE_TOLD.finditer(words)), default=-1)

    @property
    def is_optional(self) -> bool:
        """Whether it asks only where there is something to tell."""
        is_if = self.only_if is None and bool(_IF_ANYTHING.match(self.words))
        return is_if or bool(_OPTIONAL.search(self.words))

    @cached_property
    def is_heading(self) -> bool:
        """Whether it only names what is wanted: "Utfall mål för mål", "Datum för beslut?"."""
        if self._asks is not None or _STATES.search(self.words):
            return False
        is_short = len(self.words.split()) <= _FEW_WORDS and not _BEGINS_OTHERWISE.match(
            self.words, self.begins
        )
        return is_short or not self.is_question

    @property
    def is_open(self) -> bool:
        """Whether it is a question that more than yes or no answers."""
        return self.is_question and bool(_QUESTION_WORD.match(self.words, self.begins))

    @property
    def tells_what(self) -> bool:
        """Whether it is about what there is to be told, and not about how somebody goes about it ("beskriv hur …")."""
        if _HOW.search(self.words):
            return False
        is_told = self._asks is not None or self._to_be_told >= 0
        return is_told or self.is_open or self.is_heading

    def is_asked(self, at: int) -> bool:
        """Whether the question word there asks."""
        if self.has_asked(at) or at == self.begins:
            return True
        before = self.words[max(self.begins, at - _FAR) : at]
        if at - self.begins < _FAR and _LEADS.fullmatch(before):
            return True
        return bool(_JOINED.search(before[-_NEAR:])) and not _SETTLED.search(before)

    def is_named(self, at: int) -> bool:
        """Whether the noun there is asked for: it stands in a heading or in brackets, or a verb does before or after it."""
        if self.has_asked(at) or self.is_heading or self._to_be_told >= at:
            return True
        bracket = self.words.rfind("(", max(0, at - _FAR), at)
        closes = self.words.find(")", bracket)
        return bracket >= 0 and at < closes and not _STATES.search(self.words, bracket, closes)

    def has_asked(self, at: int) -> bool:
        """Whether a verb that asks stands before it."""
        return self._asks is not None and self._asks <= at

    def asks_directly(self, at: int) -> bool:
        """Whether such a verb stands just before it: "ange när", "ange datum och när"."""
        return bool(_DIRECTLY.search(self.words[max(0, at - _NEAR) : at]))


def condition_of(small: str) -> frozenset[str] | None:
    """The meanings of the mark for which the words ask; None where they always do."""
    match = _IF.match(small)
    return _meanings(match) if match else None


_NEAR, _FAR = 60, 160  # letters before a word that are looked at
_FEW_WORDS = 5
_QUESTION_WORD = re.compile(
    rf"(?:(?:på|med|vid|i|till|av|för|under)\s)?(?:hur|vad|vilk\w+|när|vem|varför|var){_E}"
)
_BEGINS_OTHERWISE = re.compile(rf"{_QUESTION_WORD.pattern}|\w+[sr]{_E}")
_ASKS = re.compile(
    rf"{_B}(?:ange|anges|uppge|uppges|redovisa|redogör|beskriv|lista|räkna\supp|rada\supp|nämn|skriv|fyll\si|specificera|precisera|lämna|kommentera|besvara|svara|ge"
    rf"|motivera|notera|komplettera|exemplifiera|hänvisa|tala\som|berätta|förklara|informera|sammanfatta|presentera|klargör|lyft|ta\supp|peka\sut|namnge|identifiera|uppgift\som"
    rf"|uppgifter\som|svaret\s(?:ska|skall|bör)\s[\wåäö]+|vi\s(?:önskar|vill\sha|vill\sveta))(?:\s(?:gärna|även|också|här|nedan|kort|kortfattat|in|till|för|fram|med))*{_E}"
)
_TO_BE_TOLD = re.compile(
    rf"{_B}(?:ska|skall|bör|måste|behöver)\s(?:även\s|också\s)?(?:anges|framgå|redovisas|uppges|beskrivas|lämnas|noteras|listas|tas\supp){_E}"
    rf"|{_B}(?:anges|önskas|efterfrågas|tas\supp){_E}"
)
_DIRECTLY = re.compile(
    rf"{_ASKS.pattern}(?:\s(?:[\wåäö]+,?\s){{0,2}}(?:och|samt|,))?\s\Z|{_B}(?:datum|hur|var|vem)\s(?:och|samt|eller)\s\Z|{_B}(?:framgå|veta|anges|redovisas)\s\Z"
)
_LEADS = re.compile(
    r"[\s”\"(–-]*(?:(?:om\sja|i\sså\sfall|och|vänligen|var\sgod|på|vid|med|till|i|under),?\s)*"
)
_JOINED = re.compile(
    r"(?:,|\(|–|\boch|\bsamt|\beller)\s?(?:i\sså(?:dana)?\sfall[,:]?\s)?(?:vid\s|med\s|i\s|på\s|till\s)?\Z"
)
_SETTLED = re.compile(
    rf"{_B}(?:beslutat|bestämt|fastställt|fastställd|angett|angivit|reglerat|framgår|reglerar|anger|ställning\still|avgjort|besked\som|beslut\som|klarlagt"
    rf"|dokumenterat|dokumenteras|definierat|kännedom){_E}[^,?]*\Z"
)
_STATES = re.compile(
    rf"{_B}(?:har|är|finns|får|sker|görs|ska|skall|kan|bör|måste|följer|följs|beslutar|fattar|antar|bygger|deltar|omfattar|innehåller|ger|tar|arbetar"
    rf"|upprättas|rapporteras|redovisas|dokumenteras|analyseras|leder|ligger|vidtar|säkerställs|utgör|visar|bedöms|framgår){_E}"
)
_OPTIONAL = re.compile(
    rf"{_B}(?:i\sförekommande\sfall|om\stillämpligt|om\smöjligt|om\sni\svill|frivilligt|vid\sbehov|kan\s(?:anges|bifogas|lämnas)|får\s(?:anges|bifogas)){_E}"
)
_HOW = re.compile(rf"{_B}hur\s(?!ser{_E}|stor|går{_E}|är{_E}|har{_E}|många|långt)")
_MARK = r"[”\"']?(ja|nej|delvis|vet\s(?:ej|inte))[”\"']?"
_IF = re.compile(
    rf"[\s”\"(–-]*(?:(?:om|vid|ifall|för)\s(?:svaret\s(?:är|blir|var)\s|svar\s|ni\s(?:har\ssvarat|svarade|svarat)\s)?{_MARK}(?:\s?(?:eller|/|och|,)\s?{_MARK})?{_E}"
    rf"|(?P<so>om\sså(?:\sär\sfallet)?|i\sså\sfall|i\ssådant\sfall){_E}|(?P<not>om\s(?:inte|ej|så\sinte\sär\sfallet)|i\sannat\sfall)(?=\s?[,:–-]))[\s,:–-]*"
)
_IF_ANYTHING = re.compile(r"[\s”\"(–-]*(?:om|ifall|i\sde\sfall|där|i\sfall)\s")
_MEANS = {
    "ja": ("yes", "fully"),
    "nej": ("no",),
    "delvis": ("partly",),
    "vet ej": ("open",),
    "vet inte": ("open",),
}


def _meanings(match: re.Match[str]) -> frozenset[str]:
    if match["so"]:
        return frozenset({"yes", "fully", "partly"})
    if match["not"]:
        return frozenset({"no"})
    marks = [" ".join(each.split()) for each in match.groups()[:2] if each]
    return frozenset(meaning for mark in marks for meaning in _MEANS[mark])
