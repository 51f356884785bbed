"""Which words auditors offer as answers, and how a line that only offers words looks: "Ja / Nej / Delvis"."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_STATEMENT = 200
"""Letters: what may stand beside a box of its own."""
LONGEST_OPTION = 60
"""Letters: what stands beside a box and is longer is a sentence with a box in it."""

_LONGEST_LIST = 200
"""Letters: a line that offers more than that is no list of options."""

OPTION_WORDS = frozenset(
    line.strip()
    for line in """
    ja | nej | delvis | vet ej | vet inte | ej aktuellt | ej tillämpligt | inte tillämpligt | inte aktuellt | ej tillämpbart
    ej relevant | helt | inte alls | uppfyllt | ej uppfyllt | delvis uppfyllt | helt uppfyllt | i hög grad | i låg grad
    uppfylls | uppfylls delvis | uppfylls ej | uppfylls inte | uppfylld | delvis uppfylld | ej uppfylld | inte uppfylld
    i viss mån | till viss del | i huvudsak | pågår | pågående | n/a | ej bedömt | ej bedömd | kan ej bedöma | kan inte bedöma
    grön | gul | röd | grönt | gult | rött | orange | vit | grå | ja, helt | ja, delvis | ja delvis | ja helt | nej, inte alls
    nej, men planeras | nej men planeras | nej, men pågår | till stor del | till liten del | i stor utsträckning | ja, i viss mån
    i viss utsträckning | i liten utsträckning | i mycket hög grad | i ganska hög grad | i mycket låg grad | i någon mån
    mycket bra | bra | ganska bra | mindre bra | dåligt | mycket dåligt | god | godtagbar | tillräcklig | tillräckligt
    otillräcklig | otillräckligt | ej tillräcklig | ej tillräckligt | inte tillräckligt | tillfredsställande
    ej tillfredsställande | instämmer | instämmer helt | instämmer delvis | instämmer inte | instämmer inte alls
    instämmer ej | stämmer helt | stämmer delvis | stämmer inte | stämmer inte alls | stämmer ganska bra | stämmer
    alltid | ofta | ibland | sällan | aldrig | låg | medel | hög | mycket hög | mycket låg | ingen uppfattning
    påbörjad | ej påbörjad | inte påbörjad | klar | klart | genomförd | ej genomförd | genomfört | ej genomfört | planerad
    planeras | planerat | avslutad | månadsvis | kvartalsvis | årligen | tertialvis | halvårsvis | finns | saknas | finns delvis
    bristfällig | god ordning | vet ej/ej aktuellt | ja/delvis | helt och hållet | ej svar | inget svar | ej granskat
    i begränsad omfattning | fullt ut | i sin helhet | varje månad | varje kvartal | varje halvår | varje år | varje vecka
    en gång per år | två gånger per år | tre gånger per år | vid behov | löpande | på plats | påbörjat | ej påbörjat
    inte påbörjat | uppnått | delvis uppnått | ej uppnått | bekräftas | bekräftas ej | mindre än 50 % | yes | no | partly
    ja / yes | nej / no | delvis / partly | låg risk | medel risk | hög risk | medelhög risk | mycket låg risk
    """.replace("\n", "|").split("|")
    if line.strip()
)

_FIRST = re.compile(
    r"^(?:ja|nej|delvis|vet|ej|inte|helt|instämmer|stämmer|uppfyll\w*|i (?:hög|låg|viss|stor|liten|mycket|ganska|någon)|till (?:stor|viss|liten)"
    r"|mycket|ganska|varken|ingen uppfattning|grön|gul|röd)\b[^?.:]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[/|\n;•·]|\beller\b|,(?!\s*(?:helt|delvis|inte alls|men|i )))\s*|\s*\t\s*|\s{2,}|\s+[–-]\s+",
    re.IGNORECASE,
)
_SCALE = re.compile(r"^\d(?:(?:\s*[/|,–-]\s*|\s+)\d){2,9}$")
_LETTERS = re.compile(r"^[A-F](?:(?:\s*[/|,–-]\s*|\s+)[A-F]){2,5}$")
_SCALE_RANGE = re.compile(r"\b(\d)\s*[–-]\s*(\d)\b")
_TRIM = " \t\u00a0.:;,*"


@dataclass(frozen=True, slots=True)
class OptionAt:
    """An option named in a text, and where in it."""

    word: str
    start: int


def is_option(text: str) -> bool:
    """Whether these words alone are one of the answers that forms usually offer."""
    return text.strip(_TRIM).casefold() in OPTION_WORDS


def is_choice(text: str) -> bool:
    """Whether these words alone are an answer that forms offer, or a point of a scale."""
    return is_option(text) or bool(re.fullmatch(r"\d", text.strip(_TRIM)))


def is_like_an_option(text: str) -> bool:
    """Whether these words look as an answer to be chosen, also one not heard before: "Ja, men inte skriftligt"."""
    text = " ".join(text.split()).strip(_TRIM)
    return 0 < len(text) <= LONGEST_OPTION and (is_option(text) or bool(_FIRST.match(text)))


def options_in(text: str) -> list[OptionAt]:
    """The options of a text that names nothing else: "Ja / Nej / Delvis", "1 2 3 4"; none where there is more."""
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST_LIST:
        return []
    if _SCALE.match(stripped):
        digits = [OptionAt(found.group(), found.start()) for found in re.finditer(r"\d", text)]
        return digits if _is_scale([each.word for each in digits]) else []
    if _LETTERS.match(stripped):
        letters = [OptionAt(found.group(), found.start()) for found in re.finditer(r"[A-F]", text)]
        return letters if "ABCDEF".startswith("".join(each.word for each in letters)) else []
    found = _split(re.sub(r"\([^()]*\)\s*$", "", text))
    if any(each.word.endswith("?") for each in found):
        return []
    known = sum(is_option(each.word) for each in found)
    if known < len(found) and (
        known < 2 or known * 2 < len(found) or any(len(each.word) > 25 for each in found)
    ):
        return []
    return found if len(found) >= 2 else []


def options_at_end(text: str) -> list[OptionAt]:
    """The options that stand after the question on its own line: "Finns en plan? Ja / Nej", "(Ja/Nej)"."""
    begins = max(len(text) - _LONGEST_LIST, 0)
    for found in re.finditer(r"[?:.]\s+", text[begins:]):
        at = begins + found.end()
        options = options_in(text[at:])
        if options:
            return [OptionAt(each.word, each.start + at) for each in options]
    return []


def options_named(heading: str) -> tuple[str, ...]:
    """The options that a heading or an instruction names: "Svar (Ja/Nej/Delvis)", "Bedömning 1–4"; none where it does not."""
    for part in re.findall(r"\(([^()]*)\)", heading) + [re.sub(r"^[^:]*:", "", heading), heading]:
        options = options_in(part)
        if options:
            return tuple(each.word for each in options)
    found = _SCALE_RANGE.search(heading)
    if found and 0 <= int(found[1]) <= 1 and 3 <= int(found[2]) <= 9:
        return tuple(str(number) for number in range(int(found[1]), int(found[2]) + 1))
    lines = heading.split("\n", 1)
    return options_named(lines[1]) if len(lines) > 1 else ()


def _split(text: str) -> list[OptionAt]:
    found, at = [], 0
    for between in [*_BETWEEN.finditer(text), None]:
        end = between.start() if between else len(text)
        word = text[at:end]
        if word.strip(_TRIM + "()"):
            start = at + len(word) - len(word.lstrip(_TRIM + "("))
            found.append(OptionAt(word.strip(_TRIM + "()"), start))
        at = between.end() if between else end
    return found


def _is_scale(digits: list[str]) -> bool:
    numbers = [int(digit) for digit in digits]
    return (
        len(numbers) >= 3
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] <= 1
    )
