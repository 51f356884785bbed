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
    left=[w for w in QApplication.allWidgets() if w.window() is not second and not second.isAncestorOf(w)]
    for w in left: print("LEFT", type(w).__name__, type(w.window()).__name__, type(w.parent()).__name__, w.metaObject().className(), w.objectName(), w.isVisible(), flush=True)
    for w in left:
        print("TRY", type(w).__name__, flush=True)
        w.setStyleSheet("QWidget { color: red }")
    print("ALL TRIED", flush=True)
    theme.apply(qapp, dark=True)
