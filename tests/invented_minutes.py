"""Minutes of the invented municipality Björkköping, in the many ways that municipalities write theirs, with the truth
about each: what a reader of their pages should find."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from auditprep.model import PageText
from auditprep.prose.dates import MONTHS

MUNICIPALITY = "Björkköpings kommun"
BOARDS = {
    "Socialnämnden": "SN",
    "Barn- och utbildningsnämnden": "BUN",
    "Kommunstyrelsen": "KS",
    "Kommunstyrelsens arbetsutskott": "KSAU",
    "Miljö- och byggnämnden": "MBN",
    "Omsorgsnämnden": "ON",
    "Kommunfullmäktige": "KF",
}
TITLES = (
    "Val av justerare",
    "Fastställande av dagordning",
    "Information från förvaltningen",
    "Månadsuppföljning per oktober 2023",
    "Budget 2024 med plan för 2025–2026",
    "Uppföljning av internkontrollplan 2023",
    "Revidering av delegationsordning",
    "Attestförteckning 2024",
    "Beslut om taxor och avgifter för tillfälliga boenden",
    "Svar på motion om öppna mötesplatser för unga i kommunens ytterområden och i centralorten",
    "Rapportering av ej verkställda beslut, kvartal 3",
    "Yttrande över remiss om länets folkhälsostrategi",
    "Anmälningsärenden",
    "Redovisning av delegationsbeslut",
    "Sammanträdestider 2024",
    "E-tjänster: plan för införande",
    "Tertialrapport 2 år 2023",
    "Övriga frågor",
)
SECTIONS = ("Ärendebeskrivning", "Sammanfattning av ärendet", "Bakgrund", "Ärendet", "Beskrivning av ärendet")
DECIDES = ("Beslut", "Socialnämndens beslut", "BESLUT", "Beslut:")
AFTER = ("Expedieras", "Beslutet skickas till", "Beslutsunderlag", "Skickas till", "Kopia till")
SOURCES = (
    "Tjänsteskrivelse den 2 oktober 2023",
    "Protokollsutdrag från arbetsutskottet § 41, 2023-10-09",
    "Kommunstyrelsens arbetsutskotts protokoll den 9 oktober 2023",
    "Protokoll från kommunstyrelsen 2023-09-12",
    "Förvaltningens sammanställning över inkomna synpunkter, daterad 2023-09-28",
    "Kommunstyrelsens arbetsutskott den 7 november 2023, § 84, protokollsutdrag daterat 2023-11-14",
)
PROSE = (
    "Förvaltningen har tagit fram ett förslag som bygger på de behov som har setts under året.",
    "Kostnaderna har ökat med 3,4 procent jämfört med samma tid föregående år.",
    "Av kommunens styrmodell (KF 2019-11-27 § 218) framgår att nämnden ska besluta före årets ingång.",
    "Ärendet behandlades av arbetsutskottet den 7 november 2023, § 84, som lämnade ett eget förslag.",
    "Enligt 16 kap. 6 f-h §§ socialtjänstlagen ska beslut som inte har verkställts rapporteras.",
    "Omedelbart omhändertagande enligt 6 § LVU har skett vid två tillfällen.",
    "Uppdraget lämnades vid sammanträdet 2023-05-16 § 31 och följs upp två gånger om året.",
    "I 2 kap. 3 § kommunallagen finns bestämmelser om likställighet mellan medlemmarna.",
    "Nämnden noterar att arbetet fortgår och att en redovisning lämnas i mars.",
    "Riskerna bedöms ha minskat sedan stickprovskontrollerna infördes.",
)
ACTS = (
    "Nämnden godkänner redovisningen och lägger den till handlingarna.",
    "1. Förslaget antas.",
    "2. Förvaltningen får i uppdrag att återkomma senast i april.",
    "Informationen läggs till handlingarna.",
)


@dataclass(frozen=True)
class Matter:
    """What a § should be read as; `page` counts from 1."""

    number: int
    title: str
    dnr: str | None
    page: int


@dataclass(frozen=True)
class Style:
    """One way of writing minutes."""

    name: str
    paragraph: Callable[[int, str, str | None, str], list[str]]
    head: Callable[[str, dt.date, int, int], list[str]]
    foot: tuple[str, ...] = ("Justerandes sign Utdragsbestyrkande",)
    agenda: Callable[[int, str, str | None, int], list[str]] | None = None
    agenda_head: str = "Ärendelista"
    dnr: Callable[[Random, str], str] = lambda draw, board: f"{board} 2023/{draw.randint(1, 400):03}"
    continued: Callable[[int], list[str]] | None = None
    head_last: bool = False
    sections: bool = True
    history: bool = False
    wide: int = 95


@dataclass
class Made:
    """Minutes as pages, and the truth about them."""

    pages: list[PageText] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    body: str = ""
    date: dt.date = dt.date(2023, 12, 12)


def make(
    style: Style, draw: Random, *, body: str = "", date: dt.date | None = None, first: int = 0, count: int = 0
) -> Made:
    """Minutes in this style: a page of who was there, a list of the matters where the style has one, and the §§."""
    board = body or draw.choice(list(BOARDS))
    made = Made(body=board, date=date or dt.date(2023, draw.randint(1, 12), draw.randint(1, 28)))
    first, count = first or draw.randint(1, 180), count or draw.randint(2, 14)
    titles = [draw.choice(TITLES) for _ in range(count)]
    numbers = [style.dnr(draw, BOARDS[board]) if draw.random() < 0.7 else None for _ in titles]
    matters = list(zip(range(first, first + count), titles, numbers, strict=True))
    sheets, begins = _laid(style, draw, BOARDS[board], matters)
    front = [_present(made, first, first + count - 1)]
    if style.agenda:
        front.append(_agenda(style, matters, begins, len(front) + 1))
    pages = [*front, *sheets]
    made.matters = [Matter(n, title, dnr, begins[n] + len(front)) for n, title, dnr in matters]
    made.pages = [
        PageText("\n".join(_framed(style, made, at, len(pages), page)), str(at))
        for at, page in enumerate(pages, 1)
    ]
    return made


def together(*parts: Made) -> Made:
    """The minutes of several meetings in one file."""
    whole = Made(body=parts[0].body, date=parts[0].date)
    for part in parts:
        whole.matters += [Matter(m.number, m.title, m.dnr, m.page + len(whole.pages)) for m in part.matters]
        whole.pages += part.pages
    return whole


def _present(made: Made, first: int, last: int) -> list[str]:
    return [
        f"Plats och tid Stadshuset, Björkköping, sal Lärkan, {made.date.isoformat()}, kl. 13.00–16.20",
        "Beslutande Ordförande",
        "Nio ordinarie ledamöter",
        "Övriga närvarande Förvaltningschef",
        "Nämndsekreterare",
        "Utses att justera 2:e vice ordförande",
        f"Justeringens plats och tid Digital justering {made.date + dt.timedelta(days=6)}",
        f"Justerade paragrafer §§ {first}–{last}",
        f"Paragrafer {first}–{last}",
        "Underskrifter Sekreterare ____________________",
        "ANSLAG/BEVIS",
        f"Datum för anslags uppsättande {made.date + dt.timedelta(days=7)}",
        f"Datum för anslags nedtagande {made.date + dt.timedelta(days=29)}",
        "Förvaringsplats för protokollet Kansliet",
    ]


def _agenda(
    style: Style, matters: Sequence[tuple[int, str, str | None]], begins: dict[int, int], pages: int
) -> list[str]:
    assert style.agenda
    lines = [style.agenda_head]
    for number, title, dnr in matters:
        lines += style.agenda(number, title, dnr, begins[number] + pages)
    return lines


def _framed(style: Style, made: Made, page: int, total: int, lines: list[str]) -> list[str]:
    head = style.head(made.body, made.date, page, total)
    return [*lines, *head, *style.foot] if style.head_last else [*head, *lines, *style.foot]


def _laid(
    style: Style, draw: Random, board: str, matters: Sequence[tuple[int, str, str | None]]
) -> tuple[list[list[str]], dict[int, int]]:
    """The §§ on sheets of a random height, and the sheet (from 1) on which each begins."""
    height = draw.randint(18, 46)
    sheets: list[list[str]] = [[]]
    begins: dict[int, int] = {}
    for number, title, dnr in matters:
        block = style.paragraph(number, title, dnr, board)
        if len(sheets[-1]) + len(block) + 2 > height:
            sheets.append([])
        begins[number] = len(sheets)
        sheets[-1] += block
        for line in _said(style, draw):
            if len(sheets[-1]) >= height:
                sheets.append(style.continued(number) if style.continued else [])
            sheets[-1].append(line)
    return sheets, begins


def _said(style: Style, draw: Random) -> Iterator[str]:
    """What is said of a matter, wrapped as a page wraps it."""
    if not style.sections:
        yield from _wrapped(style, [draw.choice(ACTS)])
        return
    if draw.random() < 0.8:
        yield draw.choice(SECTIONS)
        yield from _wrapped(style, draw.choices(PROSE, k=draw.randint(1, 6)))
    yield draw.choice(DECIDES)
    yield from _wrapped(style, [draw.choice(ACTS)])
    if draw.random() < 0.4:
        yield draw.choice(("Beslutsunderlag", "Underlag för beslut", "Bilagor"))
        yield from draw.sample(SOURCES, draw.randint(1, 3))
    elif draw.random() < 0.5:
        yield draw.choice(AFTER)
        yield draw.choice(("Ekonomiavdelningen", "Kommunstyrelsen", "KS, förvaltningschef, revisorerna"))


def _wrapped(style: Style, sentences: Sequence[str]) -> list[str]:
    return textwrap.wrap(" ".join(sentences), style.wide, break_long_words=False, break_on_hyphens=False)


# Ways of beginning a §


def titled(title: str, wide: int = 70) -> list[str]:
    return textwrap.wrap(title, wide, break_on_hyphens=False)


def dnr_then_title(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"§ {n} Dnr {dnr}" if dnr else f"§ {n}", *titled(title)]


def title_then_dnr(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"§ {n}", *titled(title), *([f"Dnr {dnr}"] if dnr else [])]


def all_on_one_line(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"§ {n}  {title}  {dnr}" if dnr else f"§ {n}  {title}"]


def number_first(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"{n} § {title}", *([f"Diarienummer: {dnr}"] if dnr else [])]


def board_first(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"{board} § {n} Dnr: {dnr}" if dnr else f"{board} § {n}", *titled(title)]


def with_year(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"§ {n}/23 {title} (Dnr {dnr})" if dnr else f"§ {n}/23 {title}"]


def dnr_between(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"§ {n}", *([dnr] if dnr else []), *titled(title, 60)]


def dnr_above(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [*([f"Dnr {dnr}"] if dnr else []), f"§ {n}", *titled(title)]


def in_words(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"Paragraf {n}", *titled(title), *([f"Diarienr {dnr}"] if dnr else [])]


def bare_dnr(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"§ {n} {dnr}" if dnr else f"§ {n}", *titled(title)]


def matter_numbered(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"Ärende {n}", *titled(title), *([f"Dnr {dnr}"] if dnr else [])]


def with_history(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    earlier = [f"AU § {(n * 7) % 90 + 100}", f"{board} § {(n * 5) % 40 + 210}"] if n % 3 == 0 else []
    return [f"{board} § {n}", *earlier, *([f"Dnr {dnr}"] if dnr else []), *titled(title)]


def with_committee(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [
        f"AU § {n + 17}  {board} § {n}  {dnr}" if dnr else f"AU § {n + 17}  {board} § {n}",
        *titled(title),
    ]


def in_narrow_column(n: int, title: str, dnr: str | None, board: str) -> list[str]:
    return [f"§ {n}", *(dnr.split(" ") if dnr else []), *titled(title, 60)]


# Heads of pages


def two_columns(body: str, date: dt.date, page: int, total: int) -> list[str]:
    return [MUNICIPALITY, body, "SAMMANTRÄDESPROTOKOLL", f"Sammanträdesdatum {date}", f"sid {page} ({total})"]


def labels_above(body: str, date: dt.date, page: int, total: int) -> list[str]:
    return ["Sammanträdesprotokoll", "Sammanträdesdatum Sida", f"{date} {page} ({total})", body]


def one_line(body: str, date: dt.date, page: int, total: int) -> list[str]:
    return [f"{MUNICIPALITY} | {body} Sammanträdesprotokoll {date} Sida {page} av {total}"]


def protocol(body: str, date: dt.date, page: int, total: int) -> list[str]:
    return [f"{body} PROTOKOLL", f"{date} {page}({total})"]


def worded_date(body: str, date: dt.date, page: int, total: int) -> list[str]:
    return [
        f"Sida {page} ({total})",
        f"Protokoll från {_genitive(body)} sammanträde",
        f"Sammanträdesdag: {date.day} {MONTHS[date.month - 1]} {date.year}",
    ]


def _genitive(body: str) -> str:
    name = body if body.endswith(("fullmäktige", "utskott")) else f"{body}s"
    return name[0].lower() + name[1:]


# Lists of the matters


def dotted(n: int, title: str, dnr: str | None, page: int) -> list[str]:
    return [f"§ {n} {title} {'.' * 30} {page}"]


def with_page(n: int, title: str, dnr: str | None, page: int) -> list[str]:
    return [f"§ {n} {title} {page}"]


def on_two_lines(n: int, title: str, dnr: str | None, page: int) -> list[str]:
    return [f"§ {n}", *titled(title), *([dnr] if dnr else []), str(page)]


def plain(n: int, title: str, dnr: str | None, page: int) -> list[str]:
    return [f"§ {n} {title}"]


def counted(n: int, title: str, dnr: str | None, page: int) -> list[str]:
    return [f"{n % 10 + 1}. {title}"]


STYLES = (
    Style("dnr beside the §", dnr_then_title, two_columns, agenda=dotted, dnr=lambda d, b: f"2023.{d.randint(1, 199):03} {b}"),
    Style("dnr under the heading", title_then_dnr, labels_above, agenda=with_page, agenda_head="Innehållsförteckning", continued=lambda n: [f"forts. § {n}"]),
    Style("all on one line", all_on_one_line, one_line, agenda=plain, dnr=lambda d, b: f"2023.{d.randint(1, 199):03} {b}"),
    Style("number first", number_first, protocol, dnr=lambda d, b: f"{b} 2023-{d.randint(1, 999):05}"),
    Style("board first", board_first, labels_above, agenda=on_two_lines, head_last=True),
    Style("with the year", with_year, worded_date, agenda=counted, agenda_head="Dagordning", dnr=lambda d, b: f"{b} 2023/{d.randint(1, 999):05}"),
    Style("dnr between", dnr_between, two_columns, agenda=dotted, agenda_head="Ärenden", continued=lambda n: [f"§ {n}"]),
    Style("dnr above", dnr_above, one_line, agenda=plain, dnr=lambda d, b: f"{b}-2023-{d.randint(1, 999):05}"),
    Style("in words", in_words, worded_date, foot=("Ordförandes signatur", "Justerares signatur"), dnr=lambda d, b: f"{b}/2023:{d.randint(1, 999)}"),
    Style("bare dnr", bare_dnr, protocol, agenda=dotted, agenda_head="Föredragningslista", dnr=lambda d, b: f"{d.randint(1, 999):04}/23"),
    Style("matters numbered", matter_numbered, two_columns, agenda=counted),
    Style("with history", with_history, labels_above, continued=lambda n: [f"§ {n} (forts.)"]),
    Style("with the § of the committee", with_committee, two_columns, agenda=dotted),
    Style("in a narrow column", in_narrow_column, protocol, dnr=lambda d, b: f"{b} 2023/{d.randint(1, 999):04}"),
    Style("short, without sections", title_then_dnr, two_columns, agenda=dotted, sections=False),
    Style("short, listed plainly", dnr_then_title, one_line, agenda=plain, sections=False),
)  # fmt: skip
