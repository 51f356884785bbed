"""Makes what is handed out, from the built program: a Debian package, and for Windows a setup program and a ZIP.

./dev package            all of it, as far as this machine can; what it cannot make it says
.venv/bin/python resources/installer/make_packages.py deb|windows
"""

from __future__ import annotations

import gzip
import hashlib
import platform
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
for folder in (ROOT, HERE, HERE / "windows"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

import under_wine  # noqa: E402
from man_page import man_page  # noqa: E402

from auditprep import __version__ as VERSION  # noqa: E402, N812

DIST = ROOT / "dist"
STAGED = ROOT / "build/deb"
ICONS = ROOT / "resources/icons/program"
MIME_ICON = "application-x-auditprep"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)  # what hicolor has folders for

# Which Debian package has what the built program loads from the system. A library that is not here stops the making of
# the package: either it belongs in the folder, or the package must ask for it.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libgcc_s.so.1": "libgcc-s1",
}
OF_THE_C_LIBRARY = {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"} | {
    f"lib{name}.so.{number}"
    for name, number in (("c", 6), ("m", 6), ("dl", 2), ("pthread", 0), ("rt", 1), ("resolv", 2), ("util", 1))
}
DATA = ("fontconfig-config", "xkb-data")  # what the libraries in the folder read from the system
RECOMMENDED = ("xdg-utils", "shared-mime-info", "desktop-file-utils", "hicolor-icon-theme")

CONTROL = """\
Package: auditprep
Version: {version}
Architecture: {architecture}
Maintainer: auditprep <auditprep@localhost>
Section: editors
Priority: optional
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Description: answers the auditors' Word form, with evidence
 Opens the Word form that the elected auditors of a Swedish municipality send
 to every board, helps to answer it question by question, keeps the evidence
 beside the answers, and fills in the auditors' own file.
 .
 The program never uses the network.
"""
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: auditprep
Comment: The folder /usr/lib/auditprep holds parts by others, each under its own
 licence: Qt and PySide6 under LGPL-3, as libraries of their own that can be
 exchanged. Their texts lie in the folder licences, where they have been
 collected, and under "Om auditprep" in the program.
"""


def main(argv: list[str]) -> int:
    """Makes what is named, or everything; 1 if something that can be made here was not."""
    makers = {"deb": make_all_for_debian, "windows": make_all_for_windows}
    named = argv or list(makers)
    if unknown := [name for name in named if name not in makers]:
        sys.stderr.write(f"{__doc__}\nNot known: {', '.join(unknown)}\n")
        return 2
    return max(makers[name]() for name in named)


# Debian


def make_all_for_debian() -> int:
    """The package of the program in dist/auditprep, where there is dpkg."""
    if lacking := [name for name in ("dpkg-deb", "objdump") if shutil.which(name) is None]:
        return _cannot("the Debian package", lacking)
    return _made(make_deb(DIST / "auditprep", DIST))


def make_deb(built: Path, to: Path) -> Path:
    """The Debian package of this built program, in the folder `to`. It is staged in build/deb."""
    shutil.rmtree(STAGED, ignore_errors=True)
    _stage(built)
    _write_control(built)
    package = to / f"auditprep_{VERSION}_{_architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z15", "--build", str(STAGED), str(package)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return package


def _stage(built: Path) -> None:
    """Every file where the system looks for it."""
    share = STAGED / "usr/share"
    shutil.copytree(built, STAGED / "usr/lib/auditprep", symlinks=True)
    (STAGED / "usr/bin").mkdir()
    (STAGED / "usr/bin/auditprep").symlink_to("../lib/auditprep/auditprep")
    _copy(HERE / "linux/auditprep.desktop", share / "applications/auditprep.desktop")
    _copy(HERE / "linux/auditprep.xml", share / "mime/packages/auditprep.xml")
    for size in ICON_SIZES:
        icons = share / f"icons/hicolor/{size}x{size}"
        _copy(ICONS / f"auditprep-{size}.png", icons / "apps/auditprep.png")
        _copy(ICONS / f"case-{size}.png", icons / f"mimetypes/{MIME_ICON}.png")
    for language, folder in (("en", "man1"), ("sv", "sv/man1")):
        _write(share / f"man/{folder}/auditprep.1.gz", _zipped(man_page(language)))
    _stage_documents(built, share / "doc/auditprep")
    for path in (STAGED, *STAGED.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.name == "auditprep" else 0o644)


def _stage_documents(built: Path, doc: Path) -> None:
    """What has changed, whose the parts are, and the handbook."""
    _write(doc / "copyright", COPYRIGHT.encode())
    _write(doc / "CHANGELOG.md.gz", _zipped((ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    licences = built / "_internal/resources/licences"
    if licences.is_dir():
        shutil.copytree(licences, doc / "licences")
    if handbook := write_handbook(built / "auditprep", doc / "handbok.pdf"):
        sys.stderr.write(f"The package has no handbook: {handbook}\n")


def write_handbook(program: Path, to: Path) -> str:
    """The handbook as the program prints it; why not, where it cannot."""
    to.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [str(program), "handbook", "--pdf", str(to)], capture_output=True, text=True, errors="replace"
    )
    return "" if done.returncode == 0 and to.exists() else done.stderr.strip() or "it cannot be printed"


def _write_control(built: Path) -> None:
    """What dpkg asks about a package: what it is, what it needs, and the sums of its files."""
    files = sorted(path for path in STAGED.rglob("*") if path.is_file() and not path.is_symlink())
    sums = "".join(
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(STAGED)}\n"
        for file in files
    )
    control = CONTROL.format(
        version=VERSION,
        architecture=_architecture(),
        size=sum(file.stat().st_size for file in files) // 1024,
        depends=", ".join(needed_packages(libraries_from_the_system(built))),
        recommends=", ".join(RECOMMENDED),
    )
    _write(STAGED / "DEBIAN/control", control.encode())
    _write(STAGED / "DEBIAN/md5sums", sums.encode())
    (STAGED / "DEBIAN").chmod(0o755)


def needed_packages(libraries: set[str]) -> list[str]:
    """The Debian packages that have these libraries. Raises if one is not known."""
    if unknown := libraries - set(SYSTEM_LIBRARIES) - OF_THE_C_LIBRARY:
        raise SystemExit(f"It is not known which package has {', '.join(sorted(unknown))}.")
    c_library = f"libc6 (>= {platform.libc_ver()[1]})"
    return [c_library, *sorted({SYSTEM_LIBRARIES[each] for each in libraries - OF_THE_C_LIBRARY}), *DATA]


def libraries_from_the_system(built: Path) -> set[str]:
    """What the built program loads, and does not have in its folder."""
    own = {path.name for path in built.rglob("*.so*")}
    return {name for file in _programs(built) for name in _loaded_by(file)} - own


def _programs(built: Path) -> Iterator[Path]:
    """Every file that the system's loader reads."""
    for path in sorted(built.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _loaded_by(file: Path) -> list[str]:
    said = subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=True).stdout
    return [line.split()[1] for line in said.splitlines() if line.startswith("  NEEDED")]


def _architecture() -> str:
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


def _copy(source: Path, to: Path) -> None:
    _write(to, source.read_bytes())


def _write(to: Path, data: bytes) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(data)


def _zipped(text: str) -> bytes:
    return gzip.compress(text.encode("utf-8"), mtime=0)


# Windows


def make_all_for_windows() -> int:
    """The setup program and the ZIP; on Linux built and tried under Wine. 0 also where this machine cannot."""
    is_windows = sys.platform == "win32"
    lacking = [] if is_windows else under_wine.lacking()
    if shutil.which("makensis") is None:
        lacking.append("nsis")
    if lacking:
        return _cannot("the Windows packages", lacking)
    if not is_windows and under_wine.build():
        return 1
    built = DIST / "auditprep" if is_windows else under_wine.BUILT
    setup = make_setup(built, DIST)
    codes = [_made(make_zip(built, DIST)), _made(setup)]
    return max(codes) if is_windows else max(*codes, under_wine.try_setup(setup))


def make_zip(built: Path, to: Path) -> Path:
    """The program as a folder in a ZIP file, for those who may not install."""
    top = f"auditprep-{VERSION}"
    package = to / f"{top}-windows.zip"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.write(HERE / "windows/LÄSMIG.txt", f"{top}/LÄSMIG.txt")
        for file in sorted(path for path in built.rglob("*") if path.is_file()):
            packed.write(file, f"{top}/{file.relative_to(built).as_posix()}")
    return package


def make_setup(built: Path, to: Path) -> Path:
    """The setup program."""
    package = to / f"auditprep-{VERSION}-setup.exe"
    given = {"VERSION": VERSION, "SOURCE": built, "ICONS": ICONS, "OUTPUT": package}
    subprocess.run(
        [
            *("makensis", "-V2", "-INPUTCHARSET", "UTF8"),
            *(f"-D{name}={value}" for name, value in given.items()),
            str(HERE / "windows/setup.nsi"),
        ],
        check=True,
    )
    return package


def _made(package: Path) -> int:
    sys.stdout.write(f"Made {package.relative_to(ROOT)}, {package.stat().st_size / 1e6:.0f} MB.\n")
    return 0


def _cannot(what: str, lacking: list[str]) -> int:
    sys.stdout.write(f"{what} cannot be made here; it takes: {', '.join(lacking)}.\n".capitalize())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
