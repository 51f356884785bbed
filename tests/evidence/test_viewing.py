"""Documents looked at: pages as pictures, words with their places."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from auditprep.errors import NotViewable
from auditprep.evidence.rasters import MOST_PIXELS, WIDEST, pixels
from auditprep.evidence.viewing import open_viewable
from auditprep.model import Box, PageImage
from tests.documents import HEIGHT, WIDTH, letters_font, lines, locked, many_pages, ole, pdf, picture, read


def as_picture(image: PageImage) -> Image.Image:
    return Image.frombytes("RGB", (image.width, image.height), image.data)


def ink(image: PageImage, box: Box) -> bool:
    """Whether anything dark stands in the box."""
    shown = as_picture(image).convert("L")
    place = (box[0] * image.width, box[1] * image.height, box[2] * image.width, box[3] * image.height)
    return shown.crop(tuple(round(each) for each in place)).getextrema()[0] < 128  # type: ignore[arg-type,operator]


def words(canvas: Canvas) -> None:
    lines(
        canvas, ["Nämnden följer upp verksam-", "heten varje månad. Verksamheten", "har en budget."], size=14
    )


# Pages


def test_a_page_of_a_pdf_is_seen_as_wide_as_asked() -> None:
    view = open_viewable(pdf(words, words), "b.pdf")
    image = view.image(2, 300)
    assert view.count == 2
    assert view.size(1) == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    assert (image.width, len(image.data)) == (300, 300 * image.height * 3)
    assert image.height == pytest.approx(300 * HEIGHT / WIDTH, abs=1)
    assert as_picture(image).getpixel((2, 2)) == (255, 255, 255)
    view.close()


def test_colours_are_red_green_and_blue() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, WIDTH, HEIGHT, fill=1)

    view = open_viewable(pdf(draw), "b.pdf")
    assert as_picture(view.image(1, 51)).getpixel((25, 25)) == (255, 0, 0)
    view.close()


def test_a_turned_page_is_seen_upright_with_its_words_where_they_are_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(200, 100)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 20)
        canvas.drawString(0, 0, "Budget")

    view = open_viewable(pdf(draw), "b.pdf")
    (box,) = view.marks(1, ("budget",))
    assert ink(view.image(1, 600), box)
    assert box[2] - box[0] > box[3] - box[1]
    view.close()


@pytest.mark.parametrize("page", [1, 2])
def test_pictures_are_seen(page: int) -> None:
    pages = [Image.new("RGB", (60, 30), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    view = open_viewable(out.getvalue(), "b.tif")
    assert (view.count, view.size(page)) == (2, (60.0, 30.0))
    assert as_picture(view.image(page, 20)).getpixel((5, 5)) == ((255, 0, 0), (0, 0, 255))[page - 1]
    assert (view.layout(page).text, view.marks(page, ("a",))) == ("", ())


def test_a_photo_is_turned_as_the_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    view = open_viewable(picture(40, 20, "JPEG", exif=exif, quality=95), "b.jpg")
    image = view.image(1, 20)
    assert (view.size(1), image.width, image.height) == ((20.0, 40.0), 20, 40)
    red, _green, blue = as_picture(image).getpixel((10, 5))  # type: ignore[misc]
    assert red > blue


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "I"])
def test_pictures_of_every_mode_are_seen(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (30, 20)).save(out, "TIFF")
    view = open_viewable(out.getvalue(), "b.tif")
    assert len(view.image(1, 30).data) == 30 * 20 * 3


def test_what_is_transparent_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (30, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert as_picture(open_viewable(out.getvalue(), "b.png").image(1, 30)).getpixel((9, 9)) == (255, 255, 255)


@pytest.mark.parametrize("size", [(595, 842), (1, 10_000), (10_000, 1), (0.0, 0.0), (14_400, 14_400)])
def test_pictures_of_pages_are_never_larger_than_memory_bears(size: tuple[float, float]) -> None:
    width, height = pixels(size, 10**9)
    assert 1 <= width <= WIDEST
    assert height >= 1
    assert width * height <= MOST_PIXELS


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"text", "a.txt", "kind"),
        (b"", "a.pdf", "damaged"),
        (b"%PDF-1.4 nothing", "a.pdf", "damaged"),
        (locked(pdf("x")), "a.pdf", "locked"),
        (ole({"EncryptedPackage": bytes(5000)}), "a.docx", "locked"),
        (picture()[:60], "a.png", "damaged"),
        (b"text", "a.png", "damaged"),
    ],
)
def test_what_cannot_be_seen_is_told(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(NotViewable) as error:
        open_viewable(data, name)
    assert error.value.facts == {"file": name, "reason": reason}


def test_pages_are_seen_while_another_document_is_read() -> None:
    """PDFium bears only one thread at a time."""
    data = many_pages(150)
    with ThreadPoolExecutor(3) as threads:
        reading = [threads.submit(read, data, "b.pdf") for _each in range(2)]
        view = open_viewable(data, "b.pdf")
        seen = [view.image(page, 60).data for page in range(1, 60)]
        view.close()
    assert [len(each.result().pages) for each in reading] == [150, 150]
    assert len(set(map(len, seen))) == 1


# Words


def test_the_words_of_a_page_are_those_that_were_read_each_with_its_place() -> None:
    data = pdf(words)
    view = open_viewable(data, "b.pdf")
    layout = view.layout(1)
    assert layout.text == read(data, "b.pdf").pages[0].text
    assert len(layout.boxes) == len(layout.text)
    image = view.image(1, 900)
    for letter, box in zip(layout.text, layout.boxes, strict=True):
        assert (box is None) == letter.isspace(), letter
        if box is not None:
            assert ink(image, box), letter
    view.close()


def test_ligatures_and_soft_hyphens_do_not_move_the_places_of_what_comes_after() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["pro\ufb01len be\u00adslutas genast av nämnden"], font=letters_font(), size=14)

    view = open_viewable(pdf(draw), "b.pdf")
    layout = view.layout(1)
    assert layout.text == "profilen beslutas genast av nämnden"
    lefts = [box[0] for box in layout.boxes if box is not None]
    assert lefts == sorted(lefts)
    (box,) = view.marks(1, ("nämnden",))
    assert box[0] == pytest.approx(layout.boxes[-7][0])  # type: ignore[index]
    view.close()


def test_a_word_is_marked_wherever_it_stands_whole_a_piece_a_line() -> None:
    view = open_viewable(pdf(words), "b.pdf")
    cut, rest, whole = sorted(view.marks(1, ("verksamheten",)), key=lambda box: (round(box[1], 2), -box[0]))
    assert cut[1] < rest[1]
    assert whole[1] == pytest.approx(rest[1])
    assert view.marks(1, ("verksam",)) == ()
    assert len(view.marks(1, ("BUDGET", "budget"))) == 1
    assert view.marks(1, ("finns inte", "", " ")) == ()
    view.close()


def test_a_sentence_is_marked_over_the_ends_of_lines() -> None:
    view = open_viewable(pdf(words), "b.pdf")
    marks = view.marks(1, ("följer  upp verksamheten varje\nmånad",))
    assert len(marks) == 2
    assert marks[0][1] < marks[1][1]
    view.close()


def test_a_paragraphs_number_is_not_found_in_a_longer_one() -> None:
    view = open_viewable(pdf("§ 6 och § 63"), "b.pdf")
    assert len(view.marks(1, ("§ 6",))) == 1
    assert len(view.marks(1, ("§63",))) == 1
    view.close()


def test_a_page_drawn_on_its_side_has_its_marks_where_it_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(90)
        lines(canvas, ["Nämnden har antagit sin budget för året"], -180, 150, 16)

    view = open_viewable(pdf(draw), "b.pdf")
    (box,) = view.marks(1, ("antagit sin budget",))
    assert box[3] - box[1] > box[2] - box[0]
    assert ink(view.image(1, 900), box)
    view.close()
