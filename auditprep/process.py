"""Whether a process on this machine still runs: the same one, not a later one that got its number."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_QUERY_LIMITED_INFORMATION = 0x1000
_STILL_ACTIVE = 259
_ERROR_INVALID_PARAMETER = 87  # what OpenProcess says of a number that no process has


def started(pid: int) -> str | None:
    """When the process began, in the system's own unit; None where there is no telling."""
    if sys.platform == "win32":
        return _windows_started(pid)
    fields = _linux_fields(pid)
    return fields[19] if fields else None


def is_running(pid: int, begun: str | None) -> bool | None:
    """Whether the process with this number that began then still runs; None where there is no telling."""
    if not _exists(pid):
        return False
    now = started(pid)
    if begun is None or now is None:
        return None
    return begun == now


def _exists(pid: int) -> bool:
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _windows_exists(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it is there, and another user's
        return True
    fields = _linux_fields(pid)
    return not fields or fields[0] not in "ZX"  # a zombie is dead, only not yet buried


def _linux_fields(pid: int) -> list[str]:
    """`/proc/PID/stat` from the state on (the name before it may hold anything); empty where there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel32.OpenProcess.restype = wintypes.HANDLE
    _kernel32.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    _kernel32.CloseHandle.argtypes = (wintypes.HANDLE,)
    _kernel32.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
    _kernel32.GetProcessTimes.argtypes = (wintypes.HANDLE, *(ctypes.POINTER(wintypes.FILETIME),) * 4)

    def _windows_exists(pid: int) -> bool:
        handle = _kernel32.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            return ctypes.get_last_error() != _ERROR_INVALID_PARAMETER
        try:
            code = wintypes.DWORD()
            return not _kernel32.GetExitCodeProcess(handle, ctypes.byref(code)) or code.value == _STILL_ACTIVE
        finally:
            _kernel32.CloseHandle(handle)

    def _windows_started(pid: int) -> str | None:
        handle = _kernel32.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            return None
        try:
            created, *rest = (wintypes.FILETIME() for _ in range(4))
            if not _kernel32.GetProcessTimes(handle, *(ctypes.byref(time) for time in (created, *rest))):
                return None
            return str(created.dwHighDateTime << 32 | created.dwLowDateTime)
        finally:
            _kernel32.CloseHandle(handle)
