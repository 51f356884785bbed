"""Ways to reach a person at home: mail addresses that people have privately, mobile numbers and telephones at home. Those of a
municipality, of a firm, or of somebody at work are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.found import listed, without_overlaps


@dataclass(frozen=True, slots=True)
class FoundContact:
    """It stands in `text[start:end]`. `is_sure`: nothing near speaks of somebody's work, such as a title or a unit."""

    is_mail: bool
    is_sure: bool
    start: int
    end: int


def private_contacts(text: str) -> tuple[FoundContact, ...]:
    """The private mail addresses and telephone numbers in the text, in order. A mobile number of a switchboard, of somebody
    on call, or beside an address at work is not private; nor is any other number, unless the words beside it say that it
    is at home."""
    return without_overlaps([*_mails(text), *_telephones(text)])


_SIGNS = tuple(  # each begins with a sign that is quick to look for
    re.compile(sign) for sign in (r"@", r"\((?:at|AT|@|snabel-?a)\)", r"\[(?:at|AT|@)\]", r"snabel-?a")
)
_MOST_OF_NAME = 64
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PRIVATE_NAMES = listed(
    "gmail googlemail hotmail outlook live msn icloud yahoo ymail rocketmail aol gmx protonmail proton tutanota tuta fastmail"
    " zoho yandex telia bredband bredband2 bredbandsbolaget comhem tele2 swipnet spray glocalnet tiscali algonet passagen bahnhof"
    " ownit netatonce brevet boremail home telenor tyfon alltele bostream utfors crossnet"
)
_PRIVATE_DOMAINS = listed(
    "me.com mac.com mail.com mail.ru inbox.com hey.com pm.me qq.com 163.com post.com email.com web.de"
)
_COUNTRIES = listed("com se net org nu me fr de co no dk fi eu uk es it nl pl ru at ch")
_FUNCTIONS = listed("info kontakt support noreply no-reply kundtjanst kundservice registrator post mail")
_PRIVATELY = re.compile(
    r"\b(?:privat[at]?(?!\s(?:utför|aktör|sektor|regi|företag|vård|bolag|leverantör|drift))|privat(?:person|adress|mejl|mail|telefon|nummer|mobil)\w*|hem(?:ma|adress|telefon|nummer|mejl)\w*|bostad(?:en)?)\b",
    re.IGNORECASE,
)
_NEAR = 50


def _mails(text: str) -> Iterator[FoundContact]:
    for at in (each for sign in _SIGNS for each in sign.finditer(text)):
        domain = _DOMAIN.match(text, _past_blank(text, at.end()))
        if domain is None:
            continue
        start, end = _name_start(text, at.start()), domain.end()
        name = text[start : at.start()].strip()
        private = _is_private(domain[0]) and name.casefold() not in _FUNCTIONS
        if name and (private or _is_said_private(text, start, end)):
            yield FoundContact(True, True, start, end)


def _past_blank(text: str, at: int) -> int:
    return at + (text[at : at + 1] in " \u00a0")


def _name_start(text: str, at: int) -> int:
    """Where the name before the sign begins; one blank may stand between."""
    start = at - (text[at - 1 : at] in (" ", "\u00a0"))
    while start > max(0, at - _MOST_OF_NAME) and (text[start - 1].isalnum() or text[start - 1] in "._+%-"):
        start -= 1
    return start


def _is_private(domain: str) -> bool:
    """Whether people have their own addresses there."""
    small = domain.casefold().rstrip(".")
    name, _dot, country = small.rpartition(".")
    return (
        small in _PRIVATE_DOMAINS
        or (name.rpartition(".")[2] in _PRIVATE_NAMES and country in _COUNTRIES)
        or (name.partition(".")[0] in _PRIVATE_NAMES and name.endswith(".co"))
    )


def _is_said_private(text: str, start: int, end: int) -> bool:
    """Whether the words just before on the line, or in brackets after, say that it is somebody's own."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - _NEAR) : start]
    said = list(_PRIVATELY.finditer(before))
    between = before[said[-1].end() :] if said else ""
    if said and not _CONTACT.search(between):
        return True
    return bool(_BRACKETS_AFTER.match(text, end))


_CONTACT = re.compile(r"@|\d{5}|\b(?:arbete|arbets|tjänst|jobb)", re.IGNORECASE)
_BRACKETS_AFTER = re.compile(r"[ \u00a0]?\((?:privat\w*|hem\w{0,8}|bostad\w{0,3})\)", re.IGNORECASE)

# Telephones

_B = r"[ \u00a0\u2007\u2009\u202f]"
_GAP = rf"{_B}?[-‐‑–/]?{_B}?"
_HEADS = (  # each begins with a sign that is quick to look for
    re.compile(r"0(?<![\w/.,:§-]0)(?=[1-9])"),
    re.compile(rf"\+46{_B}?(?:\(0\){_B}?)?"),
    re.compile(rf"0046(?<!\w0046){_B}?(?:\(0\){_B}?)?"),
)
_MOBILE = re.compile(rf"7{_B}?[02369]{_GAP}\d(?:{_GAP}\d){{6}}(?!\d|[-/:,.]\d|{_B}\d|{_B}?(?:kr|tkr|mnkr|%))")
_OTHER = re.compile(rf"[1-9]\d{{0,2}}{_GAP}\d(?:{_B}?-?\d){{4,7}}(?!\d|[-/:,.]\d)")
_AT_HOME = re.compile(
    r"\b(?:hem(?:telefon|nummer|tel)\w{0,3}|privat(?:telefon|nummer|tel)?\w{0,3}|(?:tel|telefon|telefonnummer|nummer)\w{0,3}\.?"
    r"[ \u00a0]?[,(:]?[ \u00a0]?(?:hem(?:ma)?|bostad\w{0,3}|privat)|hem|bostad)\b[\s.:)(,-]{0,4}"
    r"(?:(?:tel|telefon|mobil|nummer|nr)\w{0,8}\b[\s.:-]{0,3})?\Z",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"växel|reception|kontaktcenter|medborgarservice|kundtjänst|kundcenter|servicecenter|\bjour|jouren|journummer|beredskap|larm"
    r"|(?:tjänste|arbets|jobb)(?:mobil|telefon|nummer|tel)|support|help\s?desk|felanmäl|\bvakt|vakthavande|krisstöd|mottagning|expedition|kansli",
    re.IGNORECASE,
)
_OF_TITLE = re.compile(
    r"chef(?:en)?\b|direktör|handläggare|sekreterare|samordnare|strateg(?:en)?\b|controller|ekonom(?:en)?\b|utredare|jurist|rektor|ordförande|ledamot"
    r"|utvecklare|ledare\b|inspektör|ingenjör|planerare|arkitekt|sköterska|socionom|\blärare|revisor|registrator|ansvarig|kontaktperson|konsult"
    r"|(?:enhet|förvaltning|nämnd|kontor|avdelning|kommun)(?:en|et)?s?\b",
    re.IGNORECASE,
)
_WORK_MAIL = re.compile(r"@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_BESIDE, _NEXT = 120, 60


def _telephones(text: str) -> Iterator[FoundContact]:
    for head in (each for pattern in _HEADS for each in pattern.finditer(text)):
        mobile = _MOBILE.match(text, head.end())
        number = mobile or _OTHER.match(text, head.end())
        if number is None:
            continue
        start, end = head.start(), number.end()
        if (
            _is_said_at_home(text, start, end)
            or (mobile and _is_said_private(text, start, end))
            or _is_of_kin(text, start)
        ):
            yield FoundContact(False, True, start, end)
        elif mobile and not _is_at_work(text, start, end):
            yield FoundContact(False, not _OF_TITLE.search(_beside(text, start, end)), start, end)


def _is_said_at_home(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return bool(_AT_HOME.search(text[max(line, start - _NEAR) : start]) or _BRACKETS_AFTER.match(text, end))


def _is_of_kin(text: str, start: int) -> bool:
    """Whether the words just before say that it is somebody's who does not work there: a guardian's, a client's."""
    return bool(_KIN.search(text[max(text.rfind("\n", 0, start) + 1, start - _NEAR) : start]))


_KIN = re.compile(
    r"\b(?:vårdnadshavar(?:e|en|na|s)?s?|föräld(?:ern|rar|rarna)s?|mamman?s?|pappan?s?|mo(?:der|r)ns?|fa(?:der|r)ns?|anhörig(?:e|a|es)?|klientens?|brukarens?|elevens?|sökandens?"
    r"|den\senskildes?|god\smans?|gode\smannens?|grannens?)\b[\s,:(.]{0,3}(?:(?:på|har|nås|via|är|tel|telefon|telefonnummer|mobil|mobilnummer|nummer|nr)\b[\s.,:]{0,3}){0,4}\Z",
    re.IGNORECASE,
)


def _is_at_work(text: str, start: int, end: int) -> bool:
    """Whether the words or the mail address beside it are those of a place or a person at work."""
    around = text[max(0, start - _BESIDE) : start] + "\n" + text[end : end + _BESIDE]
    mails = [not _is_private(mail[1]) for mail in _WORK_MAIL.finditer(around)]
    return all(mails) if mails else bool(_OF_WORK.search(_beside(text, start, end)))


def _beside(text: str, start: int, end: int) -> str:
    """The words before, and those after in the same sentence."""
    after = text[end : end + _NEXT]
    ends = _ENDS.search(after)
    return text[max(0, start - _BESIDE) : end + (ends.start() if ends else len(after))]


_ENDS = re.compile(r"[.!?][\s\u00a0]+(?=[A-ZÅÄÖ])")
