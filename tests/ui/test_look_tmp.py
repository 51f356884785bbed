import sys; sys.path[:0]=['/work/main/tests/ui']
from pathlib import Path
import test_pictures as tp
tp.PICTURES=Path("/tmp/look/pics2"); tp.SEEN=Path("/tmp/look/seen2")
from test_pictures import *
