import sys; sys.path[:0]=['/work/main/tests/ui']
from test_reach import *
def test_x(qtbot, window):
    page = settled(qtbot, window, merge)
    print("AROUND", [(type(s).__name__, name(s)) for s in tab_around(page)], QApplication.focusWidget())
    assert 0
