"""The words of a question: which are forms of the same, which mean the same in what auditors ask, and how much each says."""

from __future__ import annotations

from functools import lru_cache

from auditprep.prose.alike_stems import stem

SAYS_ALL, SAYS_MUCH, SAYS_SOME, SAYS_LITTLE, SAYS_NOTHING = 1.0, 0.6, 0.3, 0.12, 0.03
"""How much a word says of what is asked: "budget", "tre", "verksamhet", "sker", "och"."""

PARTICLES = frozenset({"upp", "ut", "in", "av", "på", "till", "om", "fram", "ner", "över", "igenom", "med"})
"""Small words that belong to a verb, before it or after it: uppföljd, följs upp."""


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """What all forms of a word, and words that mean the same, have in common. The word is in small letters."""
    return _GROUPS.get(word) or _GROUPS.get(stem(word)) or stem(word)


@lru_cache(maxsize=8192)
def says(word: str) -> float:
    """How much a word says by itself, from 0 to 1; a word of the language that is not listed says all."""
    if word in _NOTHING:
        return SAYS_NOTHING
    known = _SAYING.get(key(word))
    return SAYS_ALL if known is None else known


def is_tail(word: str) -> bool:
    """Whether it adds little at the end of a compound: kvalitetsarbete is about kvalitet."""
    return key(word) in _TAILS


def turn(word: str) -> str | None:
    """What a word turns a question to: its opposite ("not"), another year ("next", "before"); None for other words."""
    return _TURNS.get(word)


def is_open(first: str) -> bool:
    """Whether a question that begins with this word asks for more than yes or no."""
    return first in _OPENING


# The words, which belong to the form's language

# A line is words that mean the same; after "=" only in these very forms, since others of the stem mean something else.
_MEANING_THE_SAME = """
nämnd nämnden nämnder nämndens nämnderna nämndernas styrelse styrelsen styrelsens styrelser
antagit antagen antaget antagna antas antar antog antogs fastställd fastställt fastställa beslut beslutat
redovisa redovisning rapportera rapport presentera presentation återrapportera
= personal personalen personalens medarbetare medarbetarna medarbetarnas anställd anställda anställdas
säkerställa tillse säkra
genomföra genomförd utföra utförd utfört
= utförare utföraren utförarna utförares utförarnas
orsak orsaker anledning skäl skälen varför beror
brist svaghet
åtgärd åtgärda insats
samverka samverkan samarbete samarbeta
= delta deltar deltagit deltog deltagande delaktig delaktiga medverka medverkan medverkar medverkat medverkade involvera involverad involverade involveras
regelbunden regelbundet återkommande löpande kontinuerlig kontinuerligt fortlöpande
aktuell aktuellt aktuella uppdaterad uppdaterat uppdaterade
alla samtliga samtlig
många antal antalet flera
sammanställa sammanställning sammanställs
inkomma inkom inkommit inkomna kom
ny nya nytt
upprätta upprättad utarbeta framtagen framtaget framtagna
ingå ingår innehålla innehåller omfatta omfattar
= före innan inför
tillgänglig tillgängligt tillgängliga
tkr tusental
årlig årligen årligt årsvis
målsättning målsättningar mål målen målet målens
formulera formulerat formulerade utforma
utbilda utbildad utbildning
påverka påverkan påverkas
kartlägga kartläggning kartlagd kartlagt kartlagda kartlagts
se ser sett setts sedd sedda syn
bryta bruten brutit brutits brutna
söka söks ansöka ansökan
nästa nästkommande kommande närmaste efterföljande
föregående förra fjolårets förgående tidigare
"""
_SAYING_NOTHING = """
att av bland de dem den denna deras dess dessa det detta där då därav därmed eller en ett ej icke inte än era
ert er exempelvis från för genom hos hur härmed i ifall in inom med mellan men mot man ni när någon något några
nog och om oss per på respektive samt sedan sig sin sina sitt som så såväl t ex bl a vs dvs resp ev eventuell
eventuella till under upp ur ut utifrån vad var vars vi via vid vilka vilken vilket vår våra vårt är även över
åt avseende avser gällande gäller angående beträffande rörande enligt ja redan ska skall skulle kan kunna bör
måste vänligen gärna kort kortfattat också har hade ha haft vara varit blir blivit bli blev alla samtliga alltid
annat annan sådan sådana sådant därför samband enlighet både dels liksom sätt fall svar svaret frågan fråga fram
ner igenom
"""
_SAYING_LITTLE = """
år året årets årens finns finna sker ske gör göra görs gjort gjorts gjord gjordes gjorda ges ger fått får få
lämna tas tar ta fatta vidta vidtagits vidtagit vidtagna sätt omfattning utsträckning grad form del delar nämnd
kommun beskriv beskriva beskrivning redogör redogöra ange uppge motivera bifoga nämn exemplifiera kommentar
kommentera utveckla svara underlag övrig övrigt upplysning något nå når nås nått bedriva aktuellt innevarande
verkar används använda egen egna eget själv själva möjlig går gå gick gått båda tagit dock tydlig respektive
ärende fråga vilja datum
"""
_SAYING_SOME = """
verksamhet område ansvarsområde arbete arbeta upprätta ingå rätt behov hela olika visa framgå framkomma ställa
rikta driva gång gånger sker uppgift
"""
_SAYING_MUCH = """
före efter minst högst högre lägre mer mindre genomföra aktuell många ofta vem orsak regelbunden ny enhet utan
"""
_ACTING = """
nämnd kommunstyrelse förvaltning fullmäktige revisor ledamot presidium chef utskott utförare enhet
"""
_OPENING_WORDS = """
hur vilka vilken vilket vad varför vem beskriv redogör ange uppge redovisa på nämn ge
"""
_TURNING = {
    "not": "inte ej icke aldrig ingen inget inga saknas saknar",
    "outside": "utanför",
    "next": "nästa nästkommande kommande närmaste efterföljande framtida",
    "before": "föregående förra fjolårets förgående tidigare",
}

_GROUPS = {
    form: group[0]
    for line in _MEANING_THE_SAME.strip().split("\n")
    for group in (line.removeprefix("= ").split(),)
    for word in group
    for form in ((word,) if line.startswith("= ") else (word, stem(word)))
}
_NOTHING = frozenset(_SAYING_NOTHING.split())
_SAYING = {
    key(word): weight
    for weight, words in ((SAYS_MUCH, _SAYING_MUCH), (SAYS_SOME, _SAYING_SOME), (SAYS_LITTLE, _SAYING_LITTLE))
    for word in words.split()
}
_TAILS = frozenset(map(key, ("arbete", "fråga", "område", "verksamhet")))
_OPENING = frozenset(_OPENING_WORDS.split())
_TURNS = {word: tag for tag, words in _TURNING.items() for word in words.split()}

ACTORS = frozenset(map(key, _ACTING.split()))
"""Who does something; in a question of the same words, another who is another question."""
