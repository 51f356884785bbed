import sys; sys.path[:0]=['/work/main/tests/ui']
from pathlib import Path
import test_pictures as tp
tp.PICTURES=Path("/tmp/look/pics"); tp.SEEN=Path("/tmp/look/seen")
from test_pictures import *
