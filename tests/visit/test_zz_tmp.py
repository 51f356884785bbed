import gc, sys
import pytest
from PySide6.QtWidgets import QApplication
from ui import theme
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")
def test_dress(visitor, documents, qapp, qtbot):
    visitor.press("Prova med exempel")
    visitor.until(lambda: visitor.window.case)
    visitor.settle()
    second = visitor.windows.new(visitor.window)
    visitor.settle()
    first = visitor.windows.all[0]
    first.close()
    del first
    qtbot.wait(500)
    gc.collect(); qtbot.wait(50); print("CLOSED", flush=True)
    theme.apply(qapp, dark=True); qtbot.wait(300)
    gc.collect()
    theme.apply(qapp, dark=False); qtbot.wait(300)
    print("LIVE OK", flush=True)
