"""The window: no SQL, no file formats."""

from ui.true_refs import top_up

top_up()
