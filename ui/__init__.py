"""The window: no SQL, no file formats."""
