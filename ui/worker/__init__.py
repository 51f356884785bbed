"""Work that must not hold the window up: threads with queues, the desk where the open case lies, and the press."""

from ui.worker.desk import Attached, CaseLeft, Desk, Opened, Token
from ui.worker.press import Corrections, FormFile, Press
from ui.worker.thread import CallOff, Cancelled, Otherwise, Then, Worker

__all__ = [
    "Attached",
    "CallOff",
    "Cancelled",
    "CaseLeft",
    "Corrections",
    "Desk",
    "FormFile",
    "Opened",
    "Otherwise",
    "Press",
    "Then",
    "Token",
    "Worker",
]
