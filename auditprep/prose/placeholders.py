"""What somebody left in a text to be filled in later: "Infogas efter mötet", "§ xx", "ÅÅÅÅ-MM-DD", "[datum]", "???"; and
what a program left there, "Fel! Hittar inte referenskälla"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from auditprep.prose.dates import MONTHS
from auditprep.prose.found import without_overlaps
from auditprep.prose.put_off import put_off
from auditprep.prose.quotations import quotations
from auditprep.prose.small import small_letters


class PlaceholderKind(StrEnum):
    """What sort of words are left."""

    LATER = "later"  # that something comes later: "kompletteras av ekonom"
    MASK = "mask"  # signs instead of a number, a date or a word: "xx", "ÅÅÅÅ-MM-DD", "???", "____"
    PROMPT = "prompt"  # what is to be written: "[datum]", "Klicka här för att ange text"
    FILLER = "filler"  # text that means nothing: "lorem ipsum"
    BROKEN = "broken"  # a program's own error: "Fel! Hittar inte referenskälla", "#REF!"
    NOTE = "note"  # a note to oneself or a colleague: "kolla med HR", "(rätt datum?)"


@dataclass(frozen=True, slots=True)
class FoundPlaceholder:
    """Words that are to be replaced; they stand in `text[start:end]`."""

    kind: PlaceholderKind
    start: int
    end: int


def placeholders(text: str) -> tuple[FoundPlaceholder, ...]:
    """What is left to be filled in, in order. A plan that "kompletteras under hösten", a form that is filled in, and "xx" in
    a word are none."""
    small = small_letters(text)
    quoted = quotations(text) if _MAY_BE_QUOTED.search(small) else ()
    found = [*_later(text, small), *_by_pattern(small), *_capitals(text)]
    return without_overlaps(
        each
        for each in found
        if not (each.kind in _NOT_QUOTED and any(q.start <= each.start < q.end for q in quoted))
        and not _tells_a_format(small, each)
    )


_NOT_QUOTED = {PlaceholderKind.NOTE, PlaceholderKind.MASK}
_MAY_BE_QUOTED = re.compile(r"\?\?|kolla|stämmer|xx")

_MONTH = "|".join(MONTHS)
_UNIT = r"(?:mnkr|tkr|mkr|kr|kronor|miljoner|procent|%|st|stycken|personer|ärenden|årsarbetare|dagar|gånger)(?![\wåäö])"
_YEAR = r"(?:19|20)\d\d"
_X = r"(?:x{1,2}|__|--|\?\?)"
_TO_FILL = (
    r"(?:[\wåäö]+\s){0,2}(?:datum|dag|månad|årtal|belopp|antal|namn|summa|siffr|text|paragraf|§|dnr|diarienummer|infoga|fyll|ange|skriv"
    r"|komplettera|lägg|länk|procent|titel|sida|sidnr|sidnummer|tabell|bild|svar|beslut|klistra|xx?|rubrik|uppgift|utfall|prognos"
    r"|(?:kommun|nämnd)(?:en)?s?\snamn|ort|underskrift|signatur)"
)
_DOUBT = r"(?:rätt|stämmer|kolla|vilket\sdatum|är\sdet\srätt|ska\s(?:det|detta|den|vi|denna)|datum|§|ok|ta\sbort|fortfarande|gäller\s(?:det|detta|fortfarande))"
_N = r"(?![\wåäö])"  # the word ends
_MASK, _PROMPT, _NOTE = PlaceholderKind.MASK, PlaceholderKind.PROMPT, PlaceholderKind.NOTE

_LEFT = (  # the kind; signs of which one must be there, for speed; how it is written, in small letters
    (_MASK, "xx", r"(?<![\w@./:-])\d{0,2}x{2,4}(?![\w@])(?!\.[a-z])"),
    (_MASK, "x __ - ?", rf"(?<![\w@/:.-])(?:{_YEAR}|(?:20)?x{{2,4}}|20\dx)[-/.](?:\d\d|{_X}|mm)[-/.](?:{_X}|dd)(?![\w-])"),
    (_MASK, "xx __", rf"(?<![\w@/:.-])(?:{_YEAR}|x{{2,4}})-(?:xx+|__+)(?:-\d\d)?(?![\w-])"),
    (_MASK, "20 19", r"(?<![\w-])(?:19|20)(?:\d[x_?](?:-\d\d-\d\d)?|__|\?\?|--)(?![\w?-])"),
    (_MASK, "åå", r"(?<![\w-])(?:\d\d)?å{2,4}(?:[-/. ]?mm(?:[-/. ]?dd)?)?(?![\wåäö])"),
    (_MASK, "yy mm-dd dd/mm", r"(?<![\w-])(?:yyyy(?:[-/.]?mm(?:[-/.]?dd)?)?|yy[-/.]?mm[-/.]?dd|mm-dd|dd/mm(?:[ /-](?:yy){1,2})?)(?![\w-])"),
    (_MASK, "x", rf"(?<![\w/])(?:x{{1,2}}/(?:x{{1,2}}|\d\d?)|\d\d?/x{{1,2}})(?![\w/])|(?<![\w-])x{{1,2}}\s(?:{_MONTH}){_N}"),
    (_MASK, "§", rf"§{{1,2}}\s?(?:x{{1,3}}|_+|-{{2,}}|\?+|\.{{2,}}|…|n{{1,2}}){_N}"),
    (_MASK, "§", rf"(?:(?:{_YEAR}-\d\d-\d\d|sammanträdet?)[,\s]{{1,3}}|\()§{{1,2}}[ \u00a0]*(?=[),.;]|\n|\Z)"),
    (_MASK, "dnr", r"(?<![\wåäö])dnr(?:\.?:[ \u00a0]{0,3}(?=[),;]|\n|\Z)|\.?[ \u00a0]{0,3}(?=\)))"),
    (_MASK, "sid s.", r"(?<=[(\s])(?:sid|sidan|sidorna|s\.)[ \u00a0]*(?=\))"),
    (_MASK, "x", rf"(?<![\w,.-])(?<!\d\s)x\s?{_UNIT}"),
    (_MASK, "x", r"(?<![\wåäö])(?:nr|sid|sidan|dnr|diarienummer|paragraf|bilaga|den)\.?\sx(?![\wåäö-])"),
    (_MASK, "x", r"(?<![\w.-])(?:x{1,3}-|xx)(?:nämnd|kommun|förvaltning|utskott|bolag)[a-zåäö]*"),
    (_MASK, "?", r"\?{2,}|[(\[]\s?\?+\s?[)\]]|(?:(?<=[\t:])|(?<=: )|^)[ \u00a0]?\?(?=\s*(?:[\t\n]|\Z))"),
    (_MASK, "?", rf"(?<=\s)\?\s(?={_UNIT})"),
    (_MASK, "___ ... ……", r"_{3,}|(?<!\.)\.{5,}(?![.\s]*\d)|…{2,}(?![.\s]*\d)"),
    (_MASK, "tbd todo fixme t.b", rf"(?<![\w.])(?:tbd|todo|fixme|t\.b\.d\.?){_N}"),
    (_PROMPT, "[", rf"\[\s?{_TO_FILL}[^\]\d\n]{{0,40}}\]"),
    (_PROMPT, "< « {", rf"[<«{{]\s?{_TO_FILL}[^>»}}\d\n]{{0,40}}[>»}}]"),
    (_PROMPT, "(", rf"\((?:ange|fyll\si|skriv|infoga|lägg\s(?:in|till)|komplettera|sätt\sin|klistra){_N}[^()\n]{{0,60}}\)"),
    (_PROMPT, "klicka", r"klicka\s(?:eller\stryck\s)?här\s(?:för\satt|och)[^.\n]{0,40}"),
    (_PROMPT, "click choose", r"click\s(?:or\stap\s)?here\sto\s[^.\n]{0,30}|choose\san\sitem"),
    (_PROMPT, "välj ange", rf"välj\sett\s(?:objekt|element|alternativ){_N}|ange\stext(?:\shär)?{_N}"),
    (_PROMPT, "här", rf"(?<![\wåäö])(?:skriv(?:\s(?:ditt|ert|in|ett))?(?:\s(?:svar|svaret|text|texten))?|(?:din|er|egen)\stext)\shär{_N}"),
    (_PROMPT, "här", rf"(?<![\wåäö])här\s(?:ska|skall|bör)\s(?:det\s|en\s|ett\s)?(?:stå|text|svar|infogas|fyllas|skrivas){_N}[^.\n]{{0,40}}"),
    (_PROMPT, "här", rf"(?<![\wåäö])här\s(?:infogas|skrivs|klistras|läggs){_N}[^.\n]{{0,40}}"),
    (PlaceholderKind.FILLER, "lorem bla", r"lorem\s+ipsum[^.\n]{0,60}|(?<![\wåäö])bla(?:[\s,]+bla)+(?![\wåäö])"),
    (PlaceholderKind.FILLER, "text asdf qwerty", rf"(?<![\wåäö])text(?:\s+text){{2,}}{_N}|(?<![\wåäö])(?:asdf\w*|qwerty){_N}"),
    (PlaceholderKind.BROKEN, "fel!", r"(?<![\wåäö])fel!\s?(?:hittar|bokmärket|okän|stilen|ogiltig|ingen|det\sfinns|objekt|referens)[^.\n]{0,60}"),
    (PlaceholderKind.BROKEN, "error!", r"error!\s?(?:reference|bookmark|no\stext|not\sa|unknown)[^.\n]{0,60}"),
    (PlaceholderKind.BROKEN, "#", r"#(?:ref|referens|saknas|värdefel|värde|value|namn|name|num|ogiltigt|skärning|null|n/a|(?:div|division)/0)(?:!|\?|(?<=n/a))|#{4,}"),
    (_NOTE, "stämmer", r"(?<![\wåäö])stämmer\s(?:det|detta|siffran|siffrorna|datumet|uppgiften|årtalet)[^.?\n]{0,30}\?"),
    (_NOTE, "?)", rf"\((?:{_DOUBT}{_N}[^()\n]{{0,50}}|\d[\d./§ -]{{0,15}})\?+\)"),
    (_NOTE, "kolla", r"(?<![\wåäö])(?:dubbelkolla|kolla\s(?:upp|med|av|om|detta|siffr|datum|så))(?![a-zåäö]*\satt\b)[^.)\n]{0,40}"),
    (_NOTE, "obs", rf"(?<![\wåäö])obs!{{0,3}}:?\s(?:kolla|kontrollera|stäm\sav|uppdatera|komplettera|fyll|ändra|byt|ta\sbort|lägg){_N}[^.\n]{{0,50}}"),
    (_NOTE, "(", r"\((?:ta\sbort|stryk|stryks)(?:\sdetta)?[?!]*\)"),
    (_NOTE, "markera", r"(?<![\wåäö])(?:gul|röd)markera(?:d|t|de)\s(?:text|stycke|avsnitt)[a-zåäö]*"),
    (_NOTE, "gulmark", rf"(?<![\wåäö])gulmarkera(?:d|t|de)(?:\s[a-zåäö]+){{0,2}}\s(?:kompletteras|uppdateras|ändras|fylls|stäms){_N}"),
)  # fmt: skip
_PATTERNS = tuple((kind, signs.split(), re.compile(written, re.MULTILINE)) for kind, signs, written in _LEFT)
_CAPITALS = re.compile(
    r"(?<![\w(])(?:TBC|TBA)(?!\w)|^(?:UTKAST|ARBETSMATERIAL)(?=\s*(?:[:–-]|$))[^\n]{0,60}|(?<![\w.])@[A-ZÅÄÖ][a-zåäö]+",
    re.MULTILINE,
)
_FORMAT_BEFORE = re.compile(r"(?:format|formen|enligt|skrivs|skrivna|anges\ssom|ordning)[a-zåäö]*\s[”\"(]?\Z")


def _later(text: str, small: str) -> Iterator[FoundPlaceholder]:
    for start, end in put_off(text, small):
        yield FoundPlaceholder(PlaceholderKind.LATER, start, end)


def _by_pattern(small: str) -> Iterator[FoundPlaceholder]:
    for kind, signs, pattern in _PATTERNS:
        if any(sign in small for sign in signs):
            for match in pattern.finditer(small):
                yield _found(kind, match)


def _capitals(text: str) -> Iterator[FoundPlaceholder]:
    """Those that only capitals tell from other words."""
    for match in _CAPITALS.finditer(text):
        kind = PlaceholderKind.MASK if match[0].startswith("TB") else PlaceholderKind.NOTE
        yield _found(kind, match)


def _found(kind: PlaceholderKind, match: re.Match[str]) -> FoundPlaceholder:
    blanks = len(match[0]) - len(match[0].rstrip())
    return FoundPlaceholder(kind, match.start(), match.end() - blanks)


def _tells_a_format(small: str, found: FoundPlaceholder) -> bool:
    """Whether the words before say how something is written: "i formatet ÅÅÅÅ-MM-DD"."""
    before = small[max(0, found.start - 40) : found.start]
    return found.kind is PlaceholderKind.MASK and bool(_FORMAT_BEFORE.search(before))
