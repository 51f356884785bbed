"""Stamps in the binder: on each cited page and no other, once, and where a reader looks for them."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pdf_making import Files, at, boxes, case, changed, labels, make_pdf, stamped
from snapshots import question

from auditprep import produce
from auditprep.export import stamps
from auditprep.export.pdf_text import Pen
from auditprep.model import Citation, Section, Sent, Snapshot


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "parm.pdf"


@pytest.fixture
def files() -> Files:
    return Files()


def export(snapshot: Snapshot, to: Path, files: Files) -> Sent:
    return produce.finish(produce.export_binder(snapshot, to, files))


def test_exactly_the_cited_pages_are_stamped_each_once(tmp_path: Path, to: Path, files: Files) -> None:
    budget = files.add("Budget", "b.pdf", make_pdf(6), pages=6)
    cited = {
        "1.1": (Citation(budget, "2-3", "ett"), Citation(budget, "3", "två")),
        "2.3": (Citation(budget, "3, 6"), Citation(budget)),
    }
    export(case(tmp_path, cited, files), to, files)
    found = stamped(to)
    assert set(found) == {"B1-2", "B1-3", "B1-6"}
    assert "Bilaga 1 · fråga 1.1" in found["B1-2"]
    assert "Bilaga 1 · fråga 1.1, 2.3" in found["B1-3"]
    assert all(text.count("Bilaga 1 ·") == 1 for text in found.values())


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [None, (100, 200, 500, 800)], ids=["whole", "cropped"])
@pytest.mark.parametrize("size", [(595, 842), (2384, 3370), (842, 595)], ids=["A4", "A0", "lying"])
def test_the_stamp_is_at_the_top_right_as_the_page_is_seen(
    size: tuple[int, int],
    box: tuple[int, ...] | None,
    turned: int,
    tmp_path: Path,
    to: Path,
    files: Files,
) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Rotate = turned
        page.MediaBox = pikepdf.Array([-50, -70, size[0] - 50, size[1] - 70])
        if box:
            page.CropBox = pikepdf.Array(box)

    data = changed(make_pdf(1, size=size), turn)
    id_ = files.add("Karta", "k.pdf", data, pages=1)
    export(case(tmp_path, {"1.1": (Citation(id_, "1"),)}, files), to, files)
    where = labels(to).index("B1-1")
    left, bottom, right, top = box or (-50, -70, size[0] - 50, size[1] - 70)
    right, top = min(right, size[0] - 50), min(top, size[1] - 70)
    stamp = [each for page, sign, each in boxes(to) if page == where and sign in "·"]
    assert len(stamp) == 1
    x, y = (stamp[0][0] + stamp[0][2]) / 2, (stamp[0][1] + stamp[0][3]) / 2
    across, up = (x - left) / (right - left), (y - bottom) / (top - bottom)
    for _ in range(turned // 90):
        across, up = up, 1 - across
    assert 0.5 < across < 1
    assert 0.9 < up < 1


def test_a_stamp_for_many_questions_stays_on_the_page(tmp_path: Path, to: Path, files: Files) -> None:
    asked = tuple(question(f"{n}.{m}", "Fråga?") for n in range(1, 9) for m in range(1, 9))
    id_ = files.add("Lapp", "l.pdf", make_pdf(1, size=(200, 200)), pages=1)
    cited = {each.key: (Citation(id_, "1"),) for each in asked}
    export(case(tmp_path, cited, files, sections=(Section("1", "Allt", asked),)), to, files)
    where = labels(to).index("B1-1")
    assert all(
        box[0] >= 0 and box[2] <= 200 and box[3] <= 200 for page, _c, box in boxes(to) if page == where
    )
    assert "8.8" in at(to, "B1-1")


def test_what_pages_share_is_not_changed_for_all_of_them() -> None:
    with pikepdf.open(io.BytesIO(make_pdf(2))) as pdf:
        shared = pdf.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary()))
        for page in pdf.pages:
            page.obj.Resources = shared
        stamp = stamps.make_stamps(pdf, ["Bilaga 1"], Pen())["Bilaga 1"]
        assert stamps.put(pdf, pdf.pages[0], stamp)
        assert [len(page.obj.Resources.XObject) for page in pdf.pages] == [1, 0]
