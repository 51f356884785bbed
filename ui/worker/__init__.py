"""Work that must not hold the window up: threads with queues, the desk where the open case lies, and the press."""

from ui.worker.backup_press import BackupPress
from ui.worker.desk import CaseLeft, Desk, Opened, Token
from ui.worker.press import Beside, Chosen, Compared, Corrections, FormFile, NotAYear, OnShelf, Press
from ui.worker.thread import CallOff, Cancelled, Otherwise, Then, Worker, let_the_window_go_first
from ui.worker.view_desk import DrawnPage, ViewDesk

__all__ = [
    "BackupPress",
    "Beside",
    "CallOff",
    "Cancelled",
    "CaseLeft",
    "Chosen",
    "Compared",
    "Corrections",
    "Desk",
    "DrawnPage",
    "FormFile",
    "NotAYear",
    "OnShelf",
    "Opened",
    "Otherwise",
    "Press",
    "Then",
    "Token",
    "ViewDesk",
    "Worker",
    "let_the_window_go_first",
]
