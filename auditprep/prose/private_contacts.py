"""Ways to reach a person at home: mail addresses that people have privately, mobile numbers and telephones at home. Those of a
municipality, of a firm, or of somebody at work are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.found import listed, without_overlaps
from auditprep.prose.small import small_letters


@dataclass(frozen=True, slots=True)
class FoundContact:
    """It stands in `text[start:end]`."""

    is_mail: bool
    start: int
    end: int


def private_contacts(text: str) -> tuple[FoundContact, ...]:
    """The private mail addresses and telephone numbers in the text, in order. A mobile number beside words or an address
    of somebody's work is not private; nor is any other number, unless the words before it say that it is at home."""
    found: list[FoundContact] = []
    if "@" in text or _AT_WRITTEN.search(text):
        found += _mails(text)
    if "07" in text or "7" in text and _ABROAD.search(text):
        found += _mobiles(text)
    if "priv" in text or "Priv" in text or "hem" in text or "Hem" in text or "ostad" in text:
        found += _at_home(text)
    return without_overlaps(found)


_AT = r"(?:@|[ \u00a0]?[(\[{](?:at|@|snabel-?a)[)\]}][ \u00a0]?|[ \u00a0]snabel-?a[ \u00a0])"
_AT_WRITTEN = re.compile(r"[(\[{]at[)\]}]|snabel", re.IGNORECASE)
_AT_SIGN = re.compile(_AT, re.IGNORECASE)
_LOCAL = re.compile(r"[\w.+%-]{1,64}\Z")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PRIVATE_NAMES = listed(
    "gmail googlemail hotmail outlook live msn icloud yahoo ymail rocketmail aol gmx protonmail proton tutanota tuta fastmail"
    " zoho yandex telia bredband bredband2 bredbandsbolaget comhem tele2 swipnet spray glocalnet tiscali algonet passagen bahnhof"
    " ownit netatonce brevet boremail home telenor tyfon alltele bostream utfors crossnet"
)
_PRIVATE_DOMAINS = listed("me.com mac.com mail.com mail.ru inbox.com hey.com pm.me qq.com 163.com post.com email.com web.de")
_COUNTRIES = listed("com se net org nu me fr de co no dk fi eu uk es it nl pl ru at ch")
_FUNCTIONS = listed("info kontakt support noreply no-reply kundtjanst kundservice registrator post mail")
_PRIVATELY = re.compile(
    r"\b(?:privat[at]?|privat(?:person|adress|mejl|mail|telefon|nummer|mobil)\w*|hem(?:ma|adress|telefon|nummer|mejl)\w*|bostad(?:en)?)\b",
    re.IGNORECASE,
)
_NEAR = 50


def _mails(text: str) -> Iterator[FoundContact]:
    for at in _AT_SIGN.finditer(text):
        local, domain = _LOCAL.search(text, max(0, at.start() - 64), at.start()), _DOMAIN.match(text, at.end())
        if local is None or domain is None:
            continue
        start, end = local.start(), domain.end()
        if _is_private(domain[0]) and local[0].casefold() not in _FUNCTIONS or _is_said_private(text, start, end):
            yield FoundContact(True, start, end)


def _is_private(domain: str) -> bool:
    """Whether people have their own addresses there."""
    small = domain.casefold().rstrip(".")
    name, _dot, country = small.rpartition(".")
    return small in _PRIVATE_DOMAINS or (name.rpartition(".")[2] in _PRIVATE_NAMES and country in _COUNTRIES) or (
        name.partition(".")[0] in _PRIVATE_NAMES and name.endswith(".co")
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
_ABROAD = re.compile(r"(?:\+|00)46")
_HEAD = rf"(?<![\w/.,:§-])(?:(?:\+|00)46{_B}?(?:\(0\){_B}?)?|0)"
_MOBILE = re.compile(rf"{_HEAD}7{_B}?[02369]{_GAP}\d(?:{_GAP}\d){{6}}(?![\d]|[-/:,.]\d|{_B}\d|{_B}?(?:kr|tkr|mnkr|%))")
_TELEPHONE = re.compile(rf"{_HEAD}[1-9]\d{{0,2}}{_GAP}\d(?:{_B}?-?\d){{4,7}}(?!\d|[-/:,.]\d)")
_LABEL_AT_HOME = re.compile(
    r"\b(?:hem(?:telefon|nummer|tel)\w{0,3}|privat(?:telefon|nummer|tel)?\w{0,3}|(?:tel|telefon|telefonnummer|nummer)\w{0,3}\.?"
    r"[ \u00a0]?[,(:]?[ \u00a0]?(?:hem(?:ma)?|bostad\w{0,3}|privat)|(?:hem|bostad))\b[\s.:)(,-]{0,4}(?:(?:tel|telefon|nummer|nr)\w{0,6}\b[\s.:-]{0,3})?\Z",
    re.IGNORECASE,
)
_AT_WORK = re.compile(
    r"växel|växeln|reception|kontaktcenter|medborgarservice|kundtjänst|kundcenter|servicecenter|jour(?!nal)|beredskap|tjänste(?:mobil|telefon|nummer)"
    r"|(?:arbets|jobb)(?:mobil|telefon|nummer)|larm|support|help\s?desk|felanmäl|\bvakt|krisstöd|mottagning|expedition|kansli|konsult"
    r"|chef\b|chefen\b|direktör|handläggare|sekreterare|samordnare|strateg\b|controller|ekonom\b|utredare|jurist|rektor\b|ordförande|ledamot|utvecklare"
    r"|projektledare|inspektör|ingenjör|planerare|arkitekt\b|biståndshandläggare|sköterska|socionom|\blärare|revisor|registrator|ansvarig\b|kontaktperson\b"
    r"|enheten\b|förvaltningen\b|nämnden\b|kontoret\b|avdelningen\b|kommunen?s?\b|verksamheten\b",
    re.IGNORECASE,
)
_WORK_MAIL = re.compile(r"[\w.+-]{1,64}@([\w.-]{3,80})")
_BEFORE, _AFTER = 120, 120


def _mobiles(text: str) -> Iterator[FoundContact]:
    for match in _MOBILE.finditer(text):
        start, end = match.span()
        if _is_said_private(text, start, end) or not _is_at_work(text, start, end):
            yield FoundContact(False, start, end)


def _is_at_work(text: str, start: int, end: int) -> bool:
    """Whether the words or the mail address beside it are those of somebody at work."""
    around = text[max(0, start - _BEFORE) : start] + "\n" + text[end : end + _AFTER]
    mails = [not _is_private(mail[1]) for mail in _WORK_MAIL.finditer(around)]
    if mails:
        return all(mails)
    return bool(_AT_WORK.search(text[max(0, start - _BEFORE) : end + 60]))


def _at_home(text: str) -> Iterator[FoundContact]:
    """Telephones that are no mobile ones, after a word that says that they are at home."""
    for match in _TELEPHONE.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line, match.start() - _NEAR) : match.start()]
        if _LABEL_AT_HOME.search(before) or _BRACKETS_AFTER.match(text, match.end()):
            yield FoundContact(False, match.start(), match.end())
