"""Mails and what is attached to them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from auditprep.evidence import limits, reading
from auditprep.model import EvidenceKind, Trouble
from tests.documents import mail, msg, msg_tree, pdf, picture, read

BUDGET = pdf("Socialnämndens budget")


def test_a_mail_is_a_page_with_its_headers_and_words() -> None:
    document = read(mail("Hej!\n\nHär kommer underlaget.", subject="Underlag för §63 – åtgärder"), "mejl.eml")
    assert document.pages[0].text == (
        "Från: Nämndsekreterare <namnd@bjorkkoping.example>\nTill: registrator@bjorkkoping.example\n"
        "Datum: Tue, 14 May 2024 10:00:00 +0200\nÄmne: Underlag för §63 – åtgärder\n\nHej!\n\nHär kommer underlaget."
    )
    assert document.understood.kind is EvidenceKind.MAIL


def test_its_files_are_read_each_in_its_own_way() -> None:
    document = read(mail(files=[("budget åäö.pdf", BUDGET), ("lista.csv", b"a;1")]), "mejl.eml")
    assert [each.file_name for each in document.inner] == ["budget åäö.pdf", "lista.csv"]
    assert [each.pages[0].text for each in document.inner] == ["Socialnämndens budget", "a;1"]
    assert document.inner[0].data == BUDGET


def test_a_mail_without_plain_words_is_read_as_its_html_is_seen() -> None:
    message = EmailMessage()
    message["Subject"] = "Svar"
    message.set_content("<p>Nämnden <b>beslutade</b></p><p>Hälsningar</p>", subtype="html")
    assert read(message.as_bytes(), "m.eml").pages[0].text == "Ämne: Svar\n\nNämnden beslutade\nHälsningar"


def test_pictures_of_a_signature_are_no_attachments_but_others_are() -> None:
    message = EmailMessage()
    message["Subject"] = "Svar"
    message.set_content("Hej")
    message.add_alternative('<p>Hej <img src="cid:logga"></p>', subtype="html")
    html = message.get_payload()[1]  # type: ignore[index]
    html.add_related(picture(), "image", "png", cid="<logga>", filename="image001.png")  # type: ignore[union-attr]
    message.add_attachment(picture(60, 60), "image", "png", filename="foto.png")
    assert [each.file_name for each in read(message.as_bytes(), "m.eml").inner] == ["foto.png"]


def test_mails_in_mails_are_read_until_they_lie_too_deep() -> None:
    inside = mail("innerst")
    for depth in range(6):
        outer = EmailMessage()
        outer["Subject"] = f"nivå {depth}"
        outer.set_content("se bilaga")
        outer.add_attachment(inside, "application", "octet-stream", filename=f"mejl{depth}.eml")
        inside = outer.as_bytes()
    document, depth = read(inside, "m.eml"), 0
    while document.inner:
        document, depth = document.inner[0], depth + 1
    assert (depth, document.trouble) == (limits.DEEPEST_MAIL, Trouble.TOO_MUCH)


def test_a_forwarded_mail_is_an_attachment_named_for_its_subject() -> None:
    outer = EmailMessage()
    outer["Subject"] = "Vidare"
    outer.set_content("se nedan")
    inner = EmailMessage()
    inner["Subject"] = "Budget: svar"
    inner.set_content("det inre")
    outer.add_attachment(inner)
    (document,) = read(outer.as_bytes(), "m.eml").inner
    assert document.file_name == "Budget svar.eml"
    assert "det inre" in document.pages[0].text


def test_more_files_than_are_taken_in_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_FILES_IN_MAIL", 3)
    monkeypatch.setattr(
        reading._Room, "__init__", lambda self: (setattr(self, "files", 3), setattr(self, "data", 10**9))[0]
    )
    document = read(mail(files=[(f"{number}.txt", b"a") for number in range(5)]), "m.eml")
    assert (len(document.inner), document.trouble) == (3, Trouble.TOO_MUCH)


def test_names_of_files_have_no_folders_in_them() -> None:
    document = read(mail(files=[("../../etc/passwd", b"x"), ("C:\\temp\\plan.txt", b"y")]), "m.eml")
    assert [each.file_name for each in document.inner] == ["passwd", "plan.txt"]


def test_a_mail_in_an_old_encoding_is_read() -> None:
    data = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: =?iso-8859-1?q?=C5tg=E4rd?=\r\n"
    data += b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\nf\xf6ljs upp\r\n"
    assert read(data, "m.eml").pages[0].text.endswith("Ämne: Åtgärd\n\nföljs upp")
    assert read(data, "utan namn").pages[0].text.endswith("följs upp")


# Outlook's own


def test_a_mail_of_outlooks_is_a_page_and_its_files() -> None:
    data = msg(
        body="Hej!\r\nHär är budgeten.",
        files=[("budget.pdf", BUDGET), ("kort.txt", b"kort")],
        sent=133601544000000000,
    )
    document = read(data, "m.msg")
    assert document.pages[0].text == (
        "Från: Nämndsekreterare <namnd@bjorkkoping.example>\nTill: Registrator\nDatum: 2024-05-14 10:00\n"
        "Ämne: Underlag till nämnden\n\nHej!\nHär är budgeten."
    )
    assert [(each.file_name, each.pages[0].text) for each in document.inner] == [
        ("budget.pdf", "Socialnämndens budget"),
        ("kort.txt", "kort"),
    ]
    assert document.inner[0].data == BUDGET


def test_a_mail_of_outlooks_with_html_alone_leaves_out_the_signatures_picture() -> None:
    data = msg(
        html='<p>Hej <img src="cid:logga@1"></p>', files=[("image001.png", picture()), ("b.txt", b"b")],
        content_ids={"image001.png": "logga@1"},
    )  # fmt: skip
    document = read(data, "m.msg")
    assert document.pages[0].text.endswith("\n\nHej")
    assert [each.file_name for each in document.inner] == ["b.txt"]


def test_a_mail_within_one_of_outlooks_is_read_with_its_files() -> None:
    inner = msg_tree("Det inre mejlet", "inre ord", [("plan.txt", "åtgärder".encode())])
    (document,) = read(msg(inner=[inner]), "m.msg").inner
    assert document.file_name == "Det inre mejlet.eml"
    assert "Ämne: Det inre mejlet" in document.pages[0].text
    assert "inre ord" in document.pages[0].text
    assert [each.pages[0].text for each in document.inner] == ["åtgärder"]
