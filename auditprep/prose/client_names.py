"""Words that look like the name of a person, told apart from those of units, places, bodies, laws and firms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.found import listed


@dataclass(frozen=True, slots=True)
class Name:
    """A name that stands in `text[start:end]`, the genitive's s not included. `is_whole`: a first name and a surname."""

    is_whole: bool
    start: int
    end: int

    def is_working(self, before: str, after: str) -> bool:
        """Whether the words before and after it say that it is somebody at work, or no person at all."""
        return bool(
            _TITLE_BEFORE.search(before)
            or _NO_PERSON_BEFORE.search(before)
            or _TITLE_AFTER.match(after)
            or _ACTS.match(after)
        )


def names(text: str, start: int, end: int) -> Iterator[Name]:
    """The names of persons in the sentence `text[start:end]`: two words with capitals that are nothing else, or one after a
    word such as "pojken"."""
    at = start
    while match := _PAIR.search(text, at, end):
        first, last = match["first"], match["last"]
        at = match.end()
        if not _may_be_name(first):
            at = match.start("last")
        elif _may_be_name(last):
            yield Name(True, match.start(), match.end("last") - _is_genitive(text, match))
    for match in _ALONE.finditer(text, start, end):
        role = text[max(0, match.start() - 8) : match.start() + 1].casefold()
        if role.endswith(_ROLES) and _may_be_name(match["first"]):
            yield Name(False, match.start("first"), match.end("first"))


def initials(text: str) -> Iterator[tuple[int, int]]:
    """Where "A.S." and "A. S." stand."""
    for match in _INITIALS.finditer(text):
        yield match.span()


_SMALL = "a-zåäöéèüøæáíóúšžćčń"
_WORD = rf"[A-ZÅÄÖÉÜØ][{_SMALL}]{{1,15}}(?:-[A-ZÅÄÖ][{_SMALL}]{{1,15}})?"
_PAIR = re.compile(
    rf"(?<![\w.&/-])(?P<first>{_WORD})[ \u00a0](?:[A-ZÅÄÖ]\.?[ \u00a0])?(?:(?:von|af|de|al|el|van|da)[ \u00a0])?(?P<last>{_WORD})"
    rf"(?![\w&/]|[ \u00a0][A-ZÅÄÖ][{_SMALL}]+[ \u00a0][A-ZÅÄÖ]|[ \u00a0]&|-[{_SMALL}])"
)
_ALONE = re.compile(rf"n[ \u00a0](?P<first>{_WORD})(?![\w&]|[ \u00a0][A-ZÅÄÖ])")
_ROLES = ("klienten", "brukaren", "pojken", "flickan", "kvinnan", "sonen", "dottern", "mamman", "pappan")
_INITIALS = re.compile(
    rf"(?<![\w.&])(?<![A-ZÅÄÖ]\.[ \u00a0])[A-ZÅÄÖ]\.[ \u00a0]?[A-ZÅÄÖ]\.(?![ \u00a0]?[A-ZÅÄÖ][{_SMALL}.]|\w)"
)


def _is_genitive(text: str, match: re.Match[str]) -> bool:
    """Whether the name's last s is one of the genitive: nobody knows, but something that one has follows."""
    return bool(_HAS.match(text, match.end("last") - 2))


_HAS = re.compile(r"[^s]s[ \u00a0][a-zåäö]")


def _may_be_name(word: str) -> bool:
    small = word.casefold()
    return not (
        small in _NO_NAMES
        or small.removesuffix("s") in _NO_NAMES
        or _ENDS.search(small)
        or (len(small) >= 9 and _INFLECTED.search(small))
    )


_NO_NAMES = listed(
    # words that begin a sentence
    "under enligt vid inom antal andel mål barn barnen vuxna vuxen unga ungdom ungdomar äldre yngre ja nej se den det de ett en"
    " stöd vård insats insatser ärende ärenden utredning placering placeringar bistånd beslut om och samt från till som alla varje"
    " för av på i efter genom mellan mot per trots utan hos kring sedan innan före när då där här detta denna dessa vissa flera"
    " några många andra övriga båda även dock dessutom därutöver därför därmed bland exempelvis totalt varav hur vad vilka vilket"
    " bilaga källa tabell diagram figur not sida kapitel avsnitt fråga svar mål nyckeltal utfall prognos kostnad kostnader intäkter"
    " antalet andelen samtliga nuvarande aktuell aktuella ny nya nytt nästa förra årets året år individ familj enhet avdelning område"
    " projekt modell avtal hemtjänst placerade personlig assistans ekonomiskt socialt psykiskt lagen rätten daglig verksamhet rapport"
    " ordförande ledamot ersättare sekreterare chef handläggare socialchef rektor utredare föredragande justerare nämndsekreterare"
    # who it is
    " klienten brukaren pojken flickan kvinnan mannen barnet modern fadern mamman pappan eleven patienten sonen dottern sökanden"
    " föräldern vårdnadshavaren vårdnadshavare ungdomen klient brukare pojke flicka kvinna man elev ansökan orosanmälan anmälan"
    # months and days
    " januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag fredag"
    " lördag söndag vår våren höst hösten sommar sommaren vinter vintern"
    # places, in part or whole
    " norra södra östra västra norr söder öster väster väst öst syd stora lilla gamla övre nedre sankt sverige svenska svensk"
    " sveriges nordiska norden europa europeiska stockholm stockholms göteborg göteborgs malmö uppsala örebro linköping jönköping"
    " västerås norrköping helsingborg umeå borås gävle sundsvall karlstad växjö halmstad götaland västragötaland skåne halland"
    " dalarna värmland småland östergötland västergötland bohuslän norrland län centrum city torget region regionen kommun kommunen"
    " kommuner regioner stad staden distrikt"
    # organisations, firms, programmes
    " ab hb kb aktiebolag stiftelsen stiftelse föreningen förening förbundet förbund kyrkan korset röda rädda blå gröna vita"
    " omsorg vård care group gruppen familjehem behandling resurs konsult konsulter boende hem center center akademi institut institutet"
    " international socialt medicin hälsa health assistans bostad bostäder solutions data system systems software partner partners"
    " riksdag riksdagen regering regeringen staten statens myndigheten verket styrelse nämnd nämnden utskott fullmäktige rådet råd"
    " kolada procapita treserva lifecare combine viva hypergene stratsys microsoft teams office windows excel word outlook first"
    " agenda vision program mini nära bistånd barnahus signs safety housing bostadförst socialtjänst socialtjänsten"
    " lss lvu lvm sol hvb familjerätt familjerätten ungdomsmottagning öppenvård funktionsstöd äldreomsorg individer familjeomsorg"
    " högsta förvaltningsdomstolen förvaltningsrätten kammarrätten tingsrätten hovrätten domstolen justitieombudsmannen arbete arbetsliv"
    " inspektionen folkhälsomyndigheten statistiska centralbyrån allmänna nationella lokala centrala kommunala gemensamma interna"
)
_ENDS = re.compile(
    r"(?:nämnd(?:en)?|styrelsen?|utskott(?:et)?|enhet(?:en)?|avdelning(?:en)?|förvaltning(?:en)?|verksamhet(?:en)?|kommun(?:en)?|lag(?:en)?|balken|plan(?:en)?"
    r"|policyn?|strategin?|program(?:met)?|boende(?:t)?|hemmet|gården|gatan|gata|vägen|torget|platsen|skola(?:n)?|gymnasiet?|förskolan?|centrum|centret|verket|tjänst(?:en)?"
    r"|omsorg(?:en)?|vård(?:en)?|stöd(?:et)?|analys(?:en)?|rapport(?:en)?|budget(?:en)?|chef(?:en)?|sekreterare|handläggare|direktör|strateg|samordnare"
    r"|modellen|metoden|projektet|avtal(?:et)?|bolag(?:et)?|förening(?:en)?|kyrkan|rätten|domstolen|myndighet(?:en)?|inspektionen|byrån|fonden|sjukhus(?:et)?"
    r"|mottagning(?:en)?|teamet?|gruppen?|heten?|tion(?:en)?|ning(?:en|arna|ar)|[a-zåäö]{6}ning|skap(?:et)?|ligt|liga|isk[at]|(?:skol|ungdoms|vård|jour|behandlings|grupp)hem)s?\Z"
)
_INFLECTED = re.compile(r"(?:ingen|ingarna?|arna|erna|orna|andet?|endet?|iteten|ismen|erade?|erat)s?\Z")
_TITLES = (
    r"[\wåäö-]*(?:chef(?:en|er)?|direktör(?:en)?|handläggare[n]?|sekreterare[n]?|ordförande[n]?|ledamot(?:en)?|ersättare[n]?|strateg(?:en)?|controllern?|ekonom(?:en)?"
    r"|utvecklare[n]?|samordnare[n]?|jurist(?:en)?|utredare[n]?|konsult(?:en)?|socionom(?:en)?|rektor(?:n)?|lärare[n]?|sköterska[n]?|ledare[n]?|revisor(?:n|er)?"
    r"|kommunalråd(?:et)?|råd(?:et)?|föredragande|justerare|professor(?:n)?|forskare[n]?|docent(?:en)?|läkare[n]?|psykolog(?:en)?|kurator(?:n)?|inspektör(?:en)?"
    r"|registrator(?:n)?|administratör(?:en)?|ansvarig|ombud(?:et)?|advokat(?:en)?|domare[n]?|minister(?:n)?|föreläsare[n]?|författare[n]?|planerare[n]?|pedagog(?:en)?"
    r"|terapeut(?:en)?|behandlare[n]?|coach(?:en)?|specialist(?:en)?|talare[n]?|representant(?:en|er)?|kontakt|handledare[n]?|expert(?:en)?|bolaget|företaget)"
)
_TITLE_BEFORE = re.compile(rf"\b{_TITLES}[,:]?\s(?:(?:är|var)\s)?\Z", re.IGNORECASE)
_TITLE_AFTER = re.compile(
    rf"s?\s?(?:\((?:S|M|C|L|V|KD|MP|SD|[A-ZÅÄÖ]{{1,4}})\)|[,(]\s?(?:[\wåäö-]+\s){{0,3}}?{_TITLES}\b|[,(]\s?(?:Sveriges|SKR|IVO|KPMG|EY|PwC|Region|Socialstyrelsen)\b"
    rf"|\s(?:på|från|vid|hos)\s[\wåäö-]*(?:enheten|avdelningen|förvaltningen|kommunen|länsstyrelsen|IVO|SKR|EY|KPMG|PwC)\b)",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"s?\s(?:(?:har|hade|kommer\satt|ska|och\s[A-ZÅÄÖ][\wåäö]+\s[A-ZÅÄÖ][\wåäö]+)\s)?(?:(?:informera|redovisa|yrka|presentera|svara|underteckna|justera|reservera|meddela"
    r"|ansvara|berätta|närvara|utbilda|konstatera|granska|arbeta)(?:r|de|t|)|(?:redogör|föredr[aoåe]g?[gi]?[er]?t?|föreslår|föreslog|anför|deltar|deltog|deltagit|leder|ledde|lett)(?:de|t|)"
    r"|anmäler\sjäv|(?:föreläs|handlägg)(?:er|te|t)|skriv(?:er|it)|skrev|framför(?:de|t)?|utred(?:er|de)|rekrytera(?:s|des|ts)|anställ(?:s|des|ts|d)|tillträd(?:er|de)"
    r"|efterträd(?:er|de)|utses|utsågs|väljs|valdes|inledde)\b"
)
_NO_PERSON_BEFORE = re.compile(
    r"\b(?:hos|via|genom|leverantören|utföraren|utförare|bolaget|företaget|föreningen|stiftelsen|samarbete\smed|samverkan\smed|(?:ram)?avtal(?:et)?\smed|upphandla[\wåäö]*|köp(?:t|ts)?\sav"
    r"|bedrivs\sav|drivs\sav|i|till\s(?:boendet|hemmet|enheten)|boendet|boende|enheten|hemmet|familjehemmet|behandlingshemmet|HVB-hemmet|HVB|gruppbostaden|bostaden|projektet|systemet|skolan|rapporten|boken"
    r"|föreläs[\wåäö]*\s(?:av|med)|utbildning[\wåäö]*\s(?:av|med)|led[a-z]*\sav|skriv[\wåäö]*\sav|rapport\sav|kvarteret|området|stadsdelen|orten|kommunen)\s\Z",
    re.IGNORECASE,
)
