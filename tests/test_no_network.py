"""auditprep never uses the network: it does all it does where there is none, and does not even ask."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from forms import make_form
from journeys import form_before, make_case
from offline import NETWORK

from auditprep import cli, produce
from auditprep.case import take_backup
from auditprep.model.backups import Why

ROOT = Path(__file__).parents[1]
OFFLINE = ROOT / "tests/offline.py"
MAIL = "From: a@b.example\nTo: c@d.example\nSubject: Protokoll\nMIME-Version: 1.0\n\nNämnden beslutade.\n"


def offline(what: str, argument: Path) -> tuple[list[int], list[str], str]:
    """What a process without network did: exit codes, what it reached for, and what it said."""
    done = subprocess.run(
        [sys.executable, str(OFFLINE), what, str(argument)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    return told["codes"], told["reached"], done.stderr


def test_the_window_goes_from_its_start_to_what_is_sent(tmp_path: Path) -> None:
    codes, reached, said = offline("window", tmp_path)
    assert (codes, reached) == ([0], []), said


def test_every_command_does_what_it_does(tmp_path: Path) -> None:
    commands = a_year(tmp_path)
    assert {command[0] for command in commands} == set(cli._program().commands)
    listed = tmp_path / "commands.json"
    listed.write_text(json.dumps(commands), encoding="utf-8")

    codes, reached, said = offline("commands", listed)

    assert reached == []
    went = {" ".join(command): code for command, code in zip(commands, codes, strict=True)}
    assert {line: code for line, code in went.items() if code} == {}, said


def a_year(folder: Path) -> list[list[str]]:
    """Every command once, in an order in which each has what it needs."""
    form, case, older, copy = (
        str(folder / name) for name in ("form.docx", "år.auditprep", "förra.auditprep", "kopia.auditprep")
    )
    sheet, text, mail = (str(folder / name) for name in ("blad.docx", "svar.md", "brev.eml"))
    Path(form).write_bytes(make_form(answers={"1.1": ("Ja", "Beslutat i mars")}))
    Path(text).write_text("Nämnden beslutade **2031-03-04**.", encoding="utf-8")
    Path(mail).write_text(MAIL, encoding="utf-8")
    make_case(Path(older), form=form_before())
    shutil.copy(older, copy)
    produce.finish(take_backup(Path(older), Why.OPENED))
    return [
        ["form", form, "--json"],
        ["new", case, "--form", form, "--previous", older],
        ["show", case, "--json"],
        ["answer", case, "1.1", "--mark", "Ja", "--text-file", text],
        ["attach", case, mail, "--to", "1.1"],
        ["evidence", case],
        ["search", case, "nämnden"],
        ["carry", older, case],
        ["compare", older, case, "--docx", str(folder / "jämförelse.docx")],
        ["check", case],
        ["rules"],
        ["handout", case, "1.2", "--to", "Bo", "--docx", sheet],
        ["handin", case, sheet],
        ["export", case, "--docx", str(folder / "ut.docx"), "--zip", str(folder / "ut.zip"),
         "--pdf", str(folder / "ut.pdf"), "--binder", str(folder / "pärm.pdf")],
        ["status", case, "ready"],
        ["history", case],
        ["backups", older],
        ["restore", older, "1", "--to", str(folder / "återställt.auditprep")],
        ["merge", older, copy],
        ["doctor", case],
        ["handbook", "--pdf", str(folder / "handbok.pdf")],
        ["example", str(folder / "exempel")],
    ]  # fmt: skip


def test_the_source_names_no_module_of_the_network() -> None:
    """`urllib.parse` takes addresses apart, and `email` reads mails that are attached; neither is one."""
    named = {
        f"{file.relative_to(ROOT)}: {name}"
        for top in ("auditprep", "ui")
        for file in (ROOT / top).rglob("*.py")
        for name in _imported(ast.parse(file.read_text(encoding="utf-8")))
        if name in NETWORK | {"socket", "multiprocessing.connection", "logging.handlers"}
    }
    assert named == set()


def _imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize(
    ("asks", "told"),
    [
        ("import socket; socket.create_connection(('localhost', 9))", "socket.create_connection"),
        ("import _socket; _socket.socket()", "import _socket"),
        ("import http.client", "import http"),
        ("from PySide6 import QtNetwork", "import PySide6.QtNetwork"),
        ("import urllib.request", "import urllib.request"),
    ],
)
def test_the_alarm_works(asks: str, told: str) -> None:
    """Who reaches for the network is seen, also where the program gets over it."""
    words = f"""
import sys; sys.path.insert(0, {str(OFFLINE.parent)!r})
import offline; offline.take_the_network_away()
try:
    exec({asks!r})
except Exception: pass
print(*offline.reached)"""
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, encoding="utf-8")
    assert told in done.stdout, done.stderr
