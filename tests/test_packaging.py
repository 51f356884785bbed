"""What is handed out: the program's version and icons, the Debian package's files, and the setup program for Windows."""

from __future__ import annotations

import configparser
import importlib.util
import io
import os
import re
import struct
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PIL import Image

import main
from auditprep import __version__, cli
from auditprep.store import schema

ROOT = Path(__file__).parents[1]
INSTALLER = ROOT / "resources/installer"
ICONS = ROOT / "resources/icons/program"
MIME = "application/x-auditprep"
SETUP = (INSTALLER / "windows/setup.nsi").read_text(encoding="utf-8")


def script(path: Path) -> ModuleType:
    """A script of the developer's, as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def packages() -> ModuleType:
    return script(INSTALLER / "make_packages.py")


@pytest.fixture(scope="module")
def is_wanted() -> Callable[[str], bool]:
    """The rule of build_installer.spec for what the built program has in it."""
    source = (ROOT / "build_installer.spec").read_text(encoding="utf-8")
    rules = source[: source.index("def without_what_nobody_needs")]
    found: dict[str, object] = {"SPECPATH": str(ROOT)}
    exec(compile(rules, "build_installer.spec", "exec"), found)
    return found["is_wanted"]  # type: ignore[return-value]


# Version


def test_every_place_has_the_same_version(packages: ModuleType) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__ == packages.VERSION
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)  # Windows takes numbers only


# Icons


@pytest.mark.parametrize("name", ["auditprep", "case"])
def test_an_icon_for_windows_has_every_size_it_asks_for(name: str) -> None:
    with Image.open(ICONS / f"{name}.ico") as icon:
        assert {(n, n) for n in (16, 20, 24, 32, 40, 48, 64, 256)} <= icon.info["sizes"]


@pytest.mark.parametrize("name", ["auditprep", "case"])
def test_a_picture_has_the_size_its_name_says_and_is_seen_on_any_ground(name: str) -> None:
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(ICONS / f"{name}-{size}.png") as picture:
            assert picture.size == (size, size)
            colours = picture.convert("RGBA").getcolors(size * size) or []
        lights = [sum(rgb) / 3 for _count, (*rgb, alpha) in colours if alpha > 200]
        assert (
            min(lights) < 110 < 220 < max(lights)
        )  # something dark on light paper, and something light on dark


def test_the_icons_are_what_their_script_draws() -> None:
    icons = script(ICONS / "make_icons.py")
    for name, draw in icons.DRAWN.items():
        for size in (16, 48):
            with (
                Image.open(io.BytesIO(icons.drawn(draw, size))) as drawn,
                Image.open(ICONS / f"{name}-{size}.png") as kept,
            ):
                assert drawn.tobytes() == kept.tobytes(), (name, size)


# The system knows the program and its files


@pytest.mark.usefixtures("dressed")
def test_the_desktop_entry_starts_the_program_with_a_case() -> None:
    entry = configparser.RawConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(INSTALLER / "linux/auditprep.desktop", encoding="utf-8")
    found = dict(entry["Desktop Entry"])
    assert found["Exec"] == "auditprep %f"
    assert found["MimeType"] == f"{MIME};"
    assert found["Icon"] == "auditprep"
    assert found["Terminal"] == "false"
    assert {"GenericName[sv]", "Comment[sv]", "Keywords[sv]"} <= set(found)
    from ui.app import make_app

    assert make_app().desktopFileName() == "auditprep"  # else the window has no icon in the panel


def test_a_case_is_known_by_its_name_and_by_its_first_bytes() -> None:
    space = {"": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ElementTree.parse(INSTALLER / "linux/auditprep.xml").find("mime-type", space)
    assert kind is not None
    assert kind.get("type") == MIME
    (glob,) = kind.findall("glob", space)
    assert glob.get("pattern") == f"*{main.OPENS_IN_WINDOW[0]}"
    at = kind.find("magic/match/match", space)
    assert at is not None
    assert (at.get("offset"), int(at.get("value", ""), 16)) == ("68", schema.APPLICATION_ID)


def test_qt_tells_a_case_from_any_other_database(tmp_path: Path) -> None:
    (tmp_path / "mime/packages").mkdir(parents=True)
    (tmp_path / "mime/packages/auditprep.xml").write_bytes((INSTALLER / "linux/auditprep.xml").read_bytes())
    header = b"SQLite format 3\0".ljust(68, b"\0") + struct.pack(">I", schema.APPLICATION_ID)
    (tmp_path / "utan ändelse").write_bytes(header.ljust(4096, b"\0"))
    ask = (
        "import sys; from PySide6.QtCore import QMimeDatabase as D; "
        "print(D().mimeTypeForFile('x.auditprep', D.MatchMode.MatchExtension).name(), "
        "D().mimeTypeForFile(sys.argv[1]).name())"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask, str(tmp_path / "utan ändelse")],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path / "none")},
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == [MIME, MIME], done.stderr


@pytest.mark.parametrize(("language", "heading"), [("en", "COMMANDS"), ("sv", "KOMMANDON")])
def test_the_manual_page_has_every_command(packages: ModuleType, language: str, heading: str) -> None:
    page = packages.man_page(language)
    assert f".SH {heading}" in page
    assert f'"auditprep {__version__}"' in page
    shown = {name for name, command in cli._program().commands.items() if not command.hidden}
    assert {name for name in shown if rf"\fB{name}\fR" not in page} == set()


# The Debian package


def test_a_library_of_the_system_is_asked_for_by_the_name_of_its_package(packages: ModuleType) -> None:
    needed = packages.needed_packages({"libc.so.6", "libm.so.6", "libEGL.so.1", "libxcb.so.1"})
    assert re.match(r"libc6 \(>= 2\.\d+\)", needed[0])
    assert {"libegl1", "libxcb1", "fontconfig-config"} <= set(needed)


def test_a_library_that_no_package_is_known_for_stops_the_making(packages: ModuleType) -> None:
    with pytest.raises(SystemExit, match=r"libodd\.so\.1"):
        packages.needed_packages({"libc.so.6", "libodd.so.1"})


# What is in the built program


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/translations/qtbase_sv.qm",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "hunspell/hunspell.cpython-311-x86_64-linux-gnu.so",
        "resources/locale/sv/LC_MESSAGES/auditprep.mo",
        "resources/forms/revisionsunderlag.docx",
        "resources/demo/answers.json",
        "resources/icons/program/case.ico",
    ],
)
def test_what_is_needed_is_kept(is_wanted: Callable[[str], bool], name: str) -> None:
    assert is_wanted(name)
    assert is_wanted(name.replace("/", "\\"))


@pytest.mark.parametrize(
    "name",
    [
        "libQt6Network.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/opengl32sw.dll",
        "hunspell/dictionaries/en_US.dic",
        "hunspell/hunspell.cpp",
        "resources/forms/make_form.py",
        "resources/locale/sv/LC_MESSAGES/auditprep.po",
        "resources/installer/windows/setup.nsi",
        "icuuc.dll",
        "mscms.dll",
    ],
)
def test_what_is_never_loaded_is_left_out(is_wanted: Callable[[str], bool], name: str) -> None:
    assert not is_wanted(name)
    assert not is_wanted(name.replace("/", "\\"))


def test_every_resource_of_the_program_is_in_the_bundle_but_the_developers(
    is_wanted: Callable[[str], bool],
) -> None:
    files = [
        path for path in (ROOT / "resources").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    names = [path.relative_to(ROOT).as_posix() for path in files]
    left_out = [name for name in names if not is_wanted(name)]
    assert left_out
    assert all(name.startswith("resources/installer/") or name.endswith((".py", ".po")) for name in left_out)


# The setup program for Windows. What it does is tried under Wine (resources/installer/windows/under_wine.py).


def test_the_setup_program_asks_for_no_administrator_and_keeps_to_the_user() -> None:
    assert "RequestExecutionLevel user" in SETUP
    assert "HKLM" not in SETUP
    assert 'InstallDir "$LOCALAPPDATA\\Programs' in SETUP


def test_the_uninstaller_takes_away_every_key_that_was_written() -> None:
    installing, _, uninstalling = SETUP.partition('Section "Uninstall"')
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', installing))
    deleted = set(re.findall(r'DeleteRegKey (?:/ifempty )?HKCU "([^"]+)"', uninstalling))
    assert written
    assert {key for key in written if not any(key.startswith(each) for each in deleted)} == set()


def test_nothing_is_deleted_but_what_was_laid_there() -> None:
    """Somebody may choose a folder that holds other things; it is never emptied as a whole."""
    assert re.findall(r'RMDir /r "([^"]+)"', SETUP) == [r"$INSTDIR\_internal"]
    spec = (ROOT / "build_installer.spec").read_text(encoding="utf-8")
    programs = set(re.findall(r'program\("([\w-]+)", console', spec))
    assert {f"$INSTDIR\\{name}.exe" for name in programs} < set(re.findall(r'Delete "([^"]+)"', SETUP))


def test_its_sentences_are_swedish_and_calm() -> None:
    assert 'MUI_LANGUAGE "Swedish"' in SETUP
    said = re.findall(r'MessageBox \S+ "([^"]+)"', SETUP) + re.findall(r'MUI_\w*TEXT\w* "([^"]+)"', SETUP)
    assert len(said) > 5
    assert all(each.endswith((".", "auditprep", "${NAME}")) and "!" not in each for each in said)


def test_what_wine_lacks_is_compiled_here_and_never_shipped(is_wanted: Callable[[str], bool]) -> None:
    under_wine = script(INSTALLER / "windows/under_wine.py")
    for name in under_wine.STAND_INS:
        assert (INSTALLER / f"windows/{name}_stub.c").exists()
        assert not is_wanted(f"{name}.dll")


def test_the_windows_program_is_built_of_the_locked_packages() -> None:
    listing = script(INSTALLER / "windows/locked_for_windows.py")
    locked = listing.locked_packages((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    needed = listing.needed_on_windows(("auditprep", "pyinstaller")) - {"auditprep"}
    assert {"pyside6-essentials", "chunspell", "pefile", "lxml"} <= needed <= set(locked)
    assert not {"pytest", "mypy", "altgraph-x"} & needed
    assert all("--hash=sha256:" in locked[name] and ";" not in locked[name] for name in needed)
