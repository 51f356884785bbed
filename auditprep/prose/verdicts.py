"""What an answer says to a question of yes or no: with its first word, or by saying plainly that it is so, or not so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditprep.prose.alike_words import SAYS_LITTLE, key, says
from auditprep.prose.found import listed
from auditprep.prose.sentences import sentences

YES, NO, PARTLY, UNKNOWN = "yes", "no", "partly", "unknown"


@dataclass(frozen=True, slots=True)
class FoundVerdict:
    """What is said: one of those above. `is_softened`: it is only partly so ("Nej, inte alla"). It stands in
    `text[start:end]`."""

    says: str
    start: int
    end: int
    is_softened: bool = False

    def contradicts(self, marked: str) -> bool:
        """Whether it cannot go with what is ticked."""
        if marked in (self.says, PARTLY) and self.says != UNKNOWN:
            return False
        return marked != self.says and not (self.is_softened and marked == UNKNOWN)


def first_word(text: str) -> FoundVerdict | None:
    """The verdict that the text begins with: "Ja, …", "Nej.", "Delvis – …", "Ja, delvis". None where it begins with another
    word, and where the word is none of an answer's ("Nej till våld", "Ja- och nejsvar", "Ja/Nej")."""
    match = _FIRST.match(text)
    if match is None:
        return None
    said = str(next(name for name, words in match.groupdict().items() if words and name != "word"))
    said = said.removeprefix("also_")
    is_softened = said in (YES, NO) and bool(_PARTLY_AFTER.match(text, match.end()))
    return FoundVerdict(said, match.start("word"), match.end("word"), is_softened)


def is_asked_in_the_negative(question: str) -> bool:
    """Whether "yes" to the question may be said with "no"."""
    return bool(_NEGATED.search(_CONDITION.sub(" ", _first_question(question))))


def asks_twice(question: str) -> bool:
    """Whether it is two questions of yes or no, so that nobody knows which one is answered."""
    asked = [each for each in re.split(r"(?<=\?)\s+", question) if each.endswith("?")]
    return sum(not _OPEN.match(each) for each in asked) > 1


def plainly(question: str, text: str) -> FoundVerdict | None:
    """NO where the first sentence says plainly that what is asked is not so ("Någon plan har inte upprättats."), YES where it
    says that it is ("Nämnden antog planen 2024-12-10 § 80."). None wherever anything in the text qualifies it."""
    found = sentences(text)
    if not found or is_asked_in_the_negative(question) or asks_twice(question):
        return None
    first = found[0]
    words = _main_clause(text[first.start : first.end])
    rest = text[first.start + len(words) : first.end + _MOST]
    if len(words) > _LONGEST or _QUALIFIES.search(words) or _TURNS.search(rest):
        return None
    asked = _claim(question)
    if _denies(asked, words) or _affirms(asked, words, text):
        return FoundVerdict(NO if _NOT.search(words) else YES, first.start, first.end)
    return None


def _main_clause(words: str) -> str:
    """The words up to where another clause begins, if they say so much that it may be left out."""
    clause = words.split(",")[0]
    return clause if _NOT.search(clause) else words


_ENDS = r"\s?[,.;:!–—]|\s-\s|\s?\(|\s*(?:\n|\Z)"
_GOES_ON = (  # "Ja det gör vi", but not "Nej till våld"
    r"\s(?!(?:till|och|eller|samt|av|som|inte|röst\w*|svar\w*)\b)(?-i:[a-zåäö])|\sinte\b(?!\s(?:bara|enbart|endast)\b)"
)
_FIRST = re.compile(
    r"(?:svar:\s?)?[\s”\"*•–-]{0,4}(?P<word>"
    rf"(?:(?P<yes>ja|jo|japp)|(?P<no>nej|nix)|(?P<unknown>vet ej|vet inte))(?={_ENDS}|{_GOES_ON})"
    r"|(?:(?P<also_yes>javisst|absolut|självklart|naturligtvis|givetvis|(?:det\s)?stämmer|korrekt)"
    r"|(?P<also_no>tyvärr inte|inte alls|inte ännu|ännu inte|inte i dagsläget|inte för närvarande|i dagsläget inte|aldrig)"
    rf"|(?P<partly>delvis|till viss del|i viss mån|till del)|(?P<also_unknown>okänt|oklart))(?={_ENDS}))"
    r"(?!\s?[/\\])(?!\s?[-–,]?\s?(?:och|eller)\s(?:nej|ja)\b)(?!\s?[:,-]\s?nej\b)",
    re.IGNORECASE,
)
_PARTLY_AFTER = re.compile(
    r"[\s,.–-]{1,3}(?:men\s)?(?:delvis|till\sviss\sdel|till\sdel|i\sviss\smån|i\shuvudsak|i\sviss\sutsträckning|inte\s(?:helt|fullt|i\salla|alla|alltid|för\salla|samtliga)|bara\s|endast\s)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:inte|ej|ingen|inga|inget|aldrig|saknas|saknar|utan|undviks|avstår|avstått)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"(?:hur|vad|vilk\w+|när|var|varför|vem|om\b|i\så\sfall|på\svilket|i\svilken|ange|beskriv|motivera|redogör|kommentera)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:inte|ej|icke|ingen|inget|inga|aldrig|saknas|saknar)\b", re.IGNORECASE)
_QUALIFIES = re.compile(
    r"\b(?:men|dock|däremot|istället|i\sstället|utan|förutom|utöver|undantag\w*|endast|enbart|bara|helt|fullt|alla|allt|samtliga|alltid|längre|alltför"
    r"|delvis|annan|annat|andra|ytterligare|särskil\w+|egen|eget|egna|enskil\w+|ny|nytt|nya|formell\w*|separat\w*|vissa|någon\sgång|tillräcklig\w*|behövs|behövt|behov\w*"
    r"|planera\w*|pågå\w*|påbörja\w*|avser|ska|skall|bör|kommer|kommande|nästa|förslag|föreslå\w*|utkast|bereds|beredning|förra|föregående|tidigare|även|därför"
    r"|emellertid|medan|fast|trots|samtidigt|nödvändig\w*|krävs|om\s(?:det|inte|så|behov)|ifall|eventuell\w*|när|eftersom|innan|förrän|sedan)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"§|\b(?:men|dock|däremot|istället|i\sstället|utan|undantag\w*|delvis|emellertid|trots|samtidigt|ändå|redan|ingår|ersätt\w*|motsvar\w*|planera\w*"
    r"|kommer|ska|pågår|bereds|ja)\b",
    re.IGNORECASE,
)
_LONGEST, _MOST = 170, 900
_TROUBLE = re.compile(
    r"\b\w*(?:avvikelse(?:n|r|rna)?|brist(?:en|er|erna)?|risk(?:en|er|erna)?|fel(?:en)?|anmärkning(?:en|ar|arna)?|problem(?:en)?|underskott"
    r"|överskridanden?|incident(?:er)?|klagomål|jäv|synpunkt(?:er)?|skad(?:a|or)|hinder|oegentligheter?|kritik)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CONDITION = re.compile(
    r"^(?:vid|om|när|i\sde\sfall|i\shändelse)\b[^?]{0,80}?(?=\s(?:får|har|beslutar|fattar|ges|upprättas|görs|sker|vidtar|finns|är|analyserar)\b)"
    r"|\s(?:vid|när|om\sdet|inför|efter|i\sde\sfall)\b[^?]*",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"^(?:har|är|finns|nämnden\shar|det\sfinns|styrelsen\shar)\b|\b(?:finns|har)\b", re.IGNORECASE
)
_PAST = re.compile(r"\b(?:har|hade|blev|blivit)\b|\w(?:ades|des|tes|ade)\b", re.IGNORECASE)
_MADE = (
    "upprätta upprättats upprättad upprättat upprättades finns finnas beslutat beslutats beslutad beslutade beslutades beslutar antagit antagits antagen antog antogs"
    " fastställt fastställts fastställd fastställde fastställdes fastställer genomfört genomförts genomförs genomfördes genomförd gjort gjorts gör görs gjordes"
    " skett sker skedde tagit tagits tar fram framtagen framtagits har är haft fått får följt följts följer följs upp skrivits utarbetats redovisats"
    " vidtagit vidtagits vidtar vidtas ännu hittills någon något några det den de detta denna sådan sådant sådana nämnden styrelsen nämndens styrelsens och av för i på till"
    " med att en ett under året år årets aktuell aktuellt gällande beslut fattat fattats dokumenterats redovisas saknas saknar inte ej icke ingen inget inga aldrig om vid när ut in så vi man får fick del fallet dagsläget närvarande stunden dags dag idag nu dato dessa heller alls"
)
_NEUTRAL = listed(_MADE)


def _first_question(question: str) -> str:
    return question.split("?")[0].split("\n")[0]


@lru_cache(maxsize=2048)
def _claim(question: str) -> tuple[frozenset[str], frozenset[str], bool]:
    """What the question is about: its words without endings, the words as they stand, and whether it asks for what lasts ("Har
    …", "Finns …") and not for what is done now and then."""
    asked = _CONDITION.sub(" ", _first_question(question))
    words = [each.casefold() for each in _WORD.findall(asked)]
    said = [each for each in words if each not in _NEUTRAL and says(each) > SAYS_LITTLE]
    return frozenset(map(key, said)), frozenset(said), bool(_LASTING.search(asked.strip()))


def _denies(asked: tuple[frozenset[str], frozenset[str], bool], words: str) -> bool:
    """Whether the sentence is one plain denial of what is asked, and of nothing else."""
    keys, spelt, is_lasting = asked
    if len(_NOT.findall(words)) != 1 or _TROUBLE.search(words) or (_PAST.search(words) and not is_lasting):
        return False
    said = [each.casefold() for each in _WORD.findall(words)]
    about = [each for each in said if each not in _NEUTRAL]
    return (bool(about) or _is_pointed(words)) and all(_is_asked(each, keys, spelt) for each in about)


_POINTED = re.compile(r"\b(?:det(?:ta)?|så|sådan(?:t|a)?|dessa|denna)\b", re.IGNORECASE)


def _is_pointed(words: str) -> bool:
    """Whether the sentence says "this", and so speaks of what is asked."""
    return bool(_POINTED.search(words))


def _is_asked(word: str, keys: frozenset[str], spelt: frozenset[str]) -> bool:
    """Whether the question has this word, or one that it is the end of: "planen" of "internkontrollplan"."""
    if key(word) in keys or (word.startswith("uppfölj") and any("följ" in each for each in spelt)):
        return True
    core = _ENDING.sub("", word)
    return len(core) >= _CORE and any(
        each.endswith(core) or _ENDING.sub("", each).endswith(core) for each in spelt
    )


_CORE = 4
_ENDING = re.compile(r"(?<=\w{4})(?:erna|arna|en|et|er|ar|n|t)s?\Z")
_DONE = re.compile(
    r"\b(?:antog|antogs|antagits|antagit|fastställde|fastställdes|fastställt|fastställts|beslutade|beslutades|beslutat|beslutats|godkände|godkändes|genomförde|genomfördes|genomförts|upprättade|upprättades|upprättats|gjordes|skedde|gjorts|skett|behandlades|fattades)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|§\s?\d|\b\d{1,2}\s(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\s20\d\d",
    re.IGNORECASE,
)
_THIS_DONE = re.compile(r"(?:det(?:ta)?|så|beslut(?:et)?)\s\w+", re.IGNORECASE)
_OTHER_ACTOR = re.compile(
    r"\b(?:förvaltning|kommunstyrelse|fullmäktige|utskott|presidi|kommunledning|controller|enhet)\w*",
    re.IGNORECASE,
)


def _affirms(asked: tuple[frozenset[str], frozenset[str], bool], words: str, text: str) -> bool:
    """Whether the sentence says that what is asked was decided or done, and when, and nothing in the text speaks against it."""
    keys, _spelt, is_lasting = asked
    if not is_lasting or _NOT.search(text) or not (_DONE.search(words) and _WHEN.search(words)):
        return False
    if _THIS_DONE.match(words):
        return True
    if _OTHER_ACTOR.search(words):
        return False
    said = {key(each.casefold()) for each in _WORD.findall(words)}
    return bool(keys) and len(keys & said) >= max(1, (len(keys) + 1) // 2)
