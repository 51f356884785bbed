"""Filled forms of municipalities that do not exist, with errors planted in them, and how many of those Granska finds.

    .venv/bin/python -m tests.planted --forms 200 --seed 7

`world` invents a board's year; `documents` sets its evidence on pages; a voice (`voice_open`, or `voice_kept`, which nobody tunes
on) tells the answers; `cases` puts them together, clean; `planters` spoils them and says how; `measure` counts.
"""
