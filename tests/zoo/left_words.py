"""Words as people leave them: in the wrong place, in a row of their own, with pictures, changes and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from zoo import editing as do
from zoo.build import p, r, tbl, tc, tr
from zoo.content import ANY
from zoo.editing import edited
from zoo.furniture import picture
from zoo.habits import BOX, FIRST, NONE, SAID, TEXT, LeftBehind, X
from zoo.parts import COMMENTS, PICTURE, PICTURE_RELATION, PNG, comments


def words() -> Iterator[LeftBehind]:
    """All of them."""
    yield from _words_astray()
    yield from _rows()
    yield from _things()
    yield from _tracked()
    yield from _commented()


def _words_astray() -> Iterator[LeftBehind]:
    def under_question(root: etree._Element) -> None:
        cell = do.cells(do.row_with(root, FIRST))[1]
        do.put_after(do.paragraphs(cell)[-1], p(r(SAID)))

    def on_label(root: etree._Element, label: str) -> None:
        where = do.paragraph_with(root, label)
        do.append(where, r(f" {SAID}"))

    def over_label(root: etree._Element, label: str) -> None:
        do.replace(do.paragraph_with(root, label), p(r(SAID)))

    def under_boxes(root: etree._Element) -> None:
        do.append(do.cells(do.row_with(root, FIRST))[2], p(r("Beslut i mars.")))

    empty = {"description": ""}
    labelled = (
        ("header-row", "Beskrivning:"),
        ("options-in-row", "Kommentar:"),
        ("in-question-cell", "Kommentar:"),
        ("question-then-table", "Kommentar:"),
        ("numbered-paragraphs", "Kommentar:"),
        ("headings", "Kommentar:"),
    )
    for layout in ("header-row", "options-in-row", "consultant-table"):
        yield LeftBehind(
            "description under the question",
            TEXT,
            layout,
            edited(under_question),
            drawn=empty,
            meant={"description": ANY},
            kept=(SAID,),
        )
    for layout, label in labelled:
        yield LeftBehind(
            "description on the label's line",
            TEXT,
            layout,
            edited(partial(on_label, label=label)),
            drawn=empty,
            warned=False,
        )
        yield LeftBehind(
            "description over the label", TEXT, layout, edited(partial(over_label, label=label)), drawn=empty
        )
    bidding = "Redovisa sin plan gör varje enhet två gånger om året."
    for layout in ("header-row", "consultant-table", "table-per-question", "question-then-table", "headings"):
        yield LeftBehind(
            "a description that begins as a hint",
            TEXT,
            layout,
            drawn={"description": bidding},
            meant={"description": bidding},
            warned=False,
        )
    yield LeftBehind(
        "words under the boxes",
        TEXT,
        "consultant-table",
        edited(under_boxes),
        meant={"description": ANY},
        kept=("Beslut i mars.", SAID),
    )


def _rows() -> Iterator[LeftBehind]:
    def new_row(root: etree._Element, after: int, text_cell: int, text: str) -> None:
        row = do.row_with(root, FIRST)
        for _ in range(after):
            row = do.row_after(row)
        made = [
            tc(p(r(text if n == text_cell else "")), *_shape(cell)) for n, cell in enumerate(do.cells(row))
        ]
        do.put_after(row, tr(made))

    where = (
        ("header-row", 1, 1),
        ("options-in-row", 1, 1),
        ("in-question-cell", 0, 1),
        ("consultant-table", 0, 3),
    )
    for layout, after, cell in where:
        wide = partial(new_row, after=after, text_cell=cell)
        meant = {"description": ANY}
        yield LeftBehind(
            "description in a new row",
            TEXT,
            layout,
            edited(partial(wide, text=SAID)),
            drawn={"description": ""},
            meant=meant,
            kept=(SAID,),
        )
        yield LeftBehind("an empty row", TEXT, layout, edited(partial(wide, text="")), warned=False)
    narrow = partial(new_row, after=0, text_cell=0, text="")
    yield LeftBehind("an empty row", X, "consultant-columns", edited(narrow), warned=False)


def _shape(cell: etree._Element) -> tuple[int, ...]:
    return (int(cell.find("{*}tcPr/{*}tcW").get(do.W + "w")),)


def _things() -> Iterator[LeftBehind]:
    def after_words(root: etree._Element, xml: str) -> None:
        do.put_after(do.paragraph_with(root, SAID), xml)

    rows = (("Mål", "Utfall"), ("Väntetid", "Nås inte"))
    table = tbl([tr([tc(p(r(word)), 1800) for word in row]) for row in rows], [1800, 1800]) + p()
    both = f"{SAID}\n" + "\n".join("\t".join(row) for row in rows)
    for layout in (
        "header-row",
        "in-question-cell",
        "consultant-table",
        "numbered-paragraphs",
        "plain-space",
    ):
        image = edited(partial(after_words, xml=p(picture(PICTURE_RELATION))))
        yield LeftBehind("a picture in the description", TEXT, layout, image, extra={PICTURE: PNG})
        yield LeftBehind(
            "a table in the description",
            TEXT,
            layout,
            edited(partial(after_words, xml=table)),
            meant={"description": both},
        )


def _tracked() -> Iterator[LeftBehind]:
    def reworded(root: etree._Element) -> None:
        new = do.deleted(r("Nej, planen saknas.")) + do.inserted(r("Planen antogs")) + r(" i januari.")
        do.replace(do.paragraph_with(root, SAID), p(new))

    def moved(root: etree._Element) -> None:
        do.replace(do.paragraph_with(root, SAID), p(do.moved(r("Planen antogs ")) + r("i januari.")))

    def line_added(root: etree._Element) -> None:
        do.put_after(do.paragraph_with(root, SAID), do.inserted_paragraph("Den gäller i två år."))

    def ticked(root: etree._Element) -> None:
        content = next(
            each for each in do.row_with(root, FIRST).iter("{*}sdtContent") if "☒" in do.words(each)
        )
        run = next(content.iter("{*}r"))
        do.replace(run, do.deleted(r("☐")) + do.inserted(r("☒")))

    def typed(root: etree._Element, change: Callable[[str], str]) -> None:
        do.replace(do.paragraphs(do.cells(do.row_with(root, FIRST))[2])[0], p(change(r("X"))))

    def row_added(root: etree._Element) -> None:
        row = do.row_after(do.row_with(root, FIRST))
        cells = [tc(p(), 800, merge="continue"), tc(p(do.inserted(r(SAID))), 8800, span=5)]
        do.put_after(row, do.inserted_row(cells))

    for layout in ("header-row", "consultant-table", "plain-space"):
        more = {"description": f"{SAID}\nDen gäller i två år."}
        yield LeftBehind("description with tracked changes", TEXT, layout, edited(reworded))
        yield LeftBehind("description with a tracked line", TEXT, layout, edited(line_added), meant=more)
    yield LeftBehind("description with moved words", TEXT, "header-row", edited(moved))
    for layout in ("header-row", "options-in-row", "consultant-table"):
        yield LeftBehind("tick with tracked changes", BOX, layout, edited(ticked))
    yield LeftBehind(
        "X inserted with tracked changes",
        X,
        "header-row",
        edited(partial(typed, change=do.inserted)),
    )
    yield LeftBehind(
        "X deleted with tracked changes",
        X,
        "header-row",
        edited(partial(typed, change=do.deleted)),
        meant=NONE,
    )
    yield LeftBehind(
        "description in a tracked new row",
        TEXT,
        "header-row",
        edited(row_added),
        drawn={"description": ""},
        meant={"description": ANY},
        kept=(SAID,),
    )


def _commented() -> Iterator[LeftBehind]:
    def comment(root: etree._Element, words: str) -> None:
        paragraph = do.paragraph_with(root, words)
        at = 1 if paragraph[0].tag == do.W + "pPr" else 0
        for each in reversed(do.elements('<w:commentRangeStart w:id="0"/>')):
            paragraph.insert(at, each)
        do.append(paragraph, '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')

    extra = {COMMENTS: comments("Stämmer detta?")}
    for layout in ("header-row", "consultant-table", "plain-space"):
        for what, words in (("description", SAID), ("question", FIRST)):
            change = edited(partial(comment, words=words))
            yield LeftBehind(f"a comment on the {what}", TEXT, layout, change, extra=extra)
