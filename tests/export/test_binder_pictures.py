"""Pictures of every kind that can be looked at are pages of a binder."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pdf_making import Files, at, case, labels, texts
from PIL import Image

from auditprep import produce
from auditprep.export.binder_pictures import picture_kind
from auditprep.model import Citation, Sent


def bound(to: Path, data: bytes, pages: int = 1) -> Sent:
    files = Files()
    id_ = files.add("Skanning", "skanning.bin", data, pages=pages)
    return produce.finish(
        produce.export_binder(case(to.parent, {"1.1": (Citation(id_, str(pages)),)}, files), to, files)
    )


def picture(kind: str, mode: str = "RGB", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (40, 60), 1).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")),
        *(("TIFF", mode) for mode in ("1", "L", "P", "RGB", "RGBA", "CMYK", "I;16", "F")),
        *(("BMP", "RGB"), ("BMP", "1"), ("GIF", "P"), ("WEBP", "RGB"), ("WEBP", "RGBA"), ("JPEG2000", "RGB")),
        *(("JPEG", "RGB"), ("JPEG", "CMYK")),
    ],
)
def test_a_picture_is_a_page(kind: str, mode: str, tmp_path: Path) -> None:
    data = picture(kind, mode)
    assert picture_kind(data) == kind
    sent = bound(tmp_path / "p.pdf", data)
    assert (sent.lacks, "B1-1" in labels(sent.path)) == ((), True)


def test_each_picture_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    more = [Image.new("RGB", size, "blue") for size in ((60, 40), (40, 60))]
    sent = bound(tmp_path / "p.pdf", picture("TIFF", save_all=True, append_images=more), 3)
    assert not sent.is_partial
    assert [each for each in labels(sent.path) if each.startswith("B1-")] == ["B1-1", "B1-2", "B1-3"]
    assert "fråga 1.1" in at(sent.path, "B1-3")


def test_a_picture_of_a_tiff_that_is_damaged_leaves_the_others(tmp_path: Path) -> None:
    out = io.BytesIO()
    frames = [Image.effect_noise((300, 300), 90) for _ in range(2)]
    frames[0].save(out, "TIFF", compression="tiff_lzw", save_all=True, append_images=frames[1:])
    data = bytearray(out.getvalue())
    middle = len(data) * 3 // 4
    data[middle : middle + 20_000] = bytes(20_000)
    sent = bound(tmp_path / "p.pdf", bytes(data), 2)
    assert sum(each.startswith("B1-") for each in labels(sent.path)) == 2


def test_an_animation_is_its_first_picture(tmp_path: Path) -> None:
    sent = bound(
        tmp_path / "p.pdf", picture("GIF", save_all=True, append_images=[Image.new("RGB", (40, 60), 9)])
    )
    assert sum(each.startswith("B1-") for each in labels(sent.path)) == 1


@pytest.mark.parametrize("start", [b"II*\0", b"BM" + bytes(12) + b"\x28\0\0\0", b"GIF89a", b"RIFF1234WEBP"])
def test_a_broken_one_is_told_as_damaged(start: bytes, tmp_path: Path) -> None:
    sent = bound(tmp_path / "p.pdf", start + b"inget mer")
    assert [each.facts["why"] for each in sent.lacks] == ["damaged"]
    assert "skadad" in " ".join(texts(sent.path))


def test_text_that_begins_like_a_picture_is_none() -> None:
    assert picture_kind(b"BMW, en bil bland andra bilar") is None
