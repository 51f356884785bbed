"""Whether words tell of the past, or of something that happened once: "genomfördes", "har antagit", "träder i kraft"."""

from __future__ import annotations

import re
from functools import lru_cache

from auditprep.prose.found import listed


@lru_cache(maxsize=512)
def tells_of_event(clause: str) -> bool:
    """Whether the words of a clause tell of something that happened, or happens, once. What was so ("var", "uppgick till")
    and what has gone on ("har arbetat") is none."""
    return bool(
        _HAPPENS_ONCE.search(clause)
        or _has_done(clause)
        or any(_is_preterite(clause, word) for word in _PAST.finditer(clause))
    )


@lru_cache(maxsize=512)
def is_in_past(clause: str) -> bool:
    """Whether a verb of the clause stands in the past: "visade", "var", "genomfördes"; not "har visat"."""
    return bool(_WAS.search(clause)) or any(_is_preterite(clause, word) for word in _PAST.finditer(clause))


def _has_done(clause: str) -> bool:
    """Whether something has been done once; not that it has not."""
    done = _DONE_ONCE.search(clause)
    return bool(done and _HAS.search(clause) and not _NONE.search(clause, 0, done.start()))


_PREFIX = "(?:an|av|be|bi|bort|del|efter|fram|för|före|förut|god|in|inne|kvar|med|mot|ned|om|på|sam|till|under|upp|ut|ute|vid|åter|över)?"
_STRONG = (
    "kunde|ville|behövde|drev|drevs|grep|greps|spred|spreds|stred|bars|svek|sprang|tog|togs|gav|gavs|fick|sade|sades|höll|hölls|skrev|skrevs|drogs|gick|kom|föll|lade|lades|stod|lät|bröt|bröts|sjönk|fann|vann|slog|slogs"
    "|slöt|slöts|såg|sågs|bjöd|bjöds|frös|skar|skars|stals|brann|svann|dog|vände|kände|hände|sände|vändes|kändes|sändes"
    "|löste|löstes|läste|lästes|lyste|reste"
)
_PAST = re.compile(
    rf"\b(?:{_PREFIX}(?:{_STRONG})|[a-zåäö]{{2,}}ades?|[a-zåäö]{{2,}}stes|[a-zåäö]{{2,}}(?:[bdfgjlmrv]des?|[kpft]tes?)"
    r"|(?<!ett\s)(?<!nästa\s)(?<!första\s)steg(?=\s(?:till|med|från|under|kraftigt|något|mer)\b))\b",
    re.IGNORECASE,
)
_NO_EVENT = listed(
    "hade uppgick visade kostade motsvarade innebar berodde kvarstod"
    " fjärde syfte syftes löfte löftes häfte skifte rykte"
)
_WAS = re.compile(
    r"\b(?:var|hade|blev|fanns|uppgick|visade|kostade|motsvarade|innebar|berodde|kvarstod|saknades)\b",
    re.IGNORECASE,
)
_NO_VERB = re.compile(r"(?:värde|ledes|städes)\Z")  # "målvärde", "således"
_BEFORE_AN_ADJECTIVE = listed(
    "den det de dessa denna detta sin sina sitt alla flera många vissa några inga med av för till om på i vid genom mot under utan"
    " två tre fyra fem sex sju åtta nio tio elva tolv från mer mest nya egna övriga samtliga tidigare så är var blir blev har hade ett en årets respektive olika andra"
)
_WORD_BEFORE = re.compile(r"([\wåäö]+)\s\Z")


def _is_preterite(clause: str, word: re.Match[str]) -> bool:
    """Whether it is a verb that tells of what happened, and no adjective: "minskade", not "den minskade kostnaden"."""
    small = word[0].casefold()
    if small in _NO_EVENT or _NO_VERB.search(small):
        return False
    if not small.endswith("ade"):
        return True
    before = _WORD_BEFORE.search(clause, max(0, word.start() - 40), word.start())
    if before is None:
        return False  # a clause in the past does not begin with its verb
    last = before[1].casefold()
    return last not in _BEFORE_AN_ADJECTIVE and not (len(last) > 4 and last.endswith(("ns", "ts", "nas")))


_NONE = re.compile(r"\b(?:ing(?:en|et|a)|inte|ej)\b", re.IGNORECASE)
_HAS = re.compile(r"\b(?:har|hade|ha)\b", re.IGNORECASE)
_DONE_ONCE = re.compile(
    r"\b(?:(?:in|genom|över)?förts?|antagits?|beslut(?:ats?|it)|fastställts?|bildats?|inrättats?|startats?|påbörjats?|inletts?|öppnats?"
    r"|invigts?|lanserats?|upphört|avvecklats?|flyttats?|omorganiserats?|reviderats?|uppdaterats?|tecknats?|upphandlats?|byggts?"
    r"|övertagits?|övergått|ersatts?|tillträtt|tillkommit|anställts?|rekryterats?|avslutats?|slutförts?|utsetts?|valts?|köpts?|sålts?"
    r"|färdigställts?|hållits?|höjts?|sänkts?|(?:tagits?|tas)\s(?:fram|över|i\sbruk)|slagits?\s(?:ihop|samman)|lagts?\s(?:ned|ner)|bytts?|ändrats?|utökats?|förstärkts?|utvidgats?|skärpts?"
    r"|etablerats?|upprättats?|brunnit|drabbats?|inträffat|skickats?|slutat|gått\si\spension)\b",
    re.IGNORECASE,
)
_HAPPENS_ONCE = re.compile(
    r"\b(?:införs?|införas|träder\s(?:i\skraft|till)|träda\si\skraft|öppna[rs]|invig(?:er|s|as|a)|bilda[rs]|starta[rs]?|börjar?|påbörja[rs]?|inled(?:er|s|a|as)"
    r"|lansera[rs]?|ta(?:r|s)?\s(?:i\sbruk|över)|tillträd(?:er|a)|tillkommer|försvinn(?:er|a)|tar\sslut|bortfalla?(?:er)?|övergå(?:r)?|överta(?:r|s)?|flytta[rs]?|slås\s(?:ihop|samman)|inrätta[rs]?|etablera[rs]?"
    r"|avveckla[rs]?|upphör(?:a)?|läggs?\s(?:ned|ner)|avsluta[rs]?|slutför[sa]*|löper\sut|går\s(?:ut|i\spension)|färdigställ(?:s|er|a|as)"
    r"|ersätt(?:er|s|a|as)|efterträd(?:er|s)|efterfölj(?:er|s)|avlös(?:er|s)|(?:höj|sänk|skärp|förstärk)(?:s|er)|utöka[rs]|ändra[rs])\b",
    re.IGNORECASE,
)
