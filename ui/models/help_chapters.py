"""Which chapter of the handbook tells of what is in front of the user."""

from __future__ import annotations

from collections.abc import Iterable

FIRST = "forsta-gangen"

CHAPTERS = {
    # Pages
    "StartPage": "forsta-gangen#sidan-start",
    "QuestionsPage": "fragorna",
    "EvidencePage": "bilagor",
    "ComparePage": "foregaende-ar#jamfor",
    "ChecksPage": "granska",
    "ExportPage": "exportera-och-skicka",
    "ColleaguesPage": "kollegor",
    "MergePage": "kollegor#las-in-svaren",
    "HistoryPage": "historik-och-angra",
    "SearchPage": "fragorna#sok-i-allt",
    "ReplacePage": "stavning-och-fraser#sok-och-ersatt",
    "RestorePage": "sakerhetskopior",
    # Dialogs
    "AboutDialog": "for-den-som-installerar#licenser",
    "AcceptDialog": "granska#godta-det-som-far-sta",
    "CarryDialog": "foregaende-ar#anvand-som-utkast",
    "HandoutDialog": "kollegor#skicka-fragor",
    "LeftOutDialog": "foregaende-ar",
    "NewCaseDialog": "forsta-gangen#tre-steg-till-ett-underlag",
    "OwnWordsDialog": "stavning-och-fraser#stavning",
    "PairingDialog": "foregaende-ar#fragorna-paras-ihop",
    "PaletteDialog": "fragorna#sok-kommando",
    "PhrasesDialog": "stavning-och-fraser#fraser",
    "PrintPreview": "skriva-ut#i-forhandsgranskningen",
    "ReportDialog": "nar-nagot-gar-fel#programmet-stangdes-av-sig-sjalvt",
    "SettingsDialog": "installningar",
    "ShortcutsDialog": "tangenter",
    "StatusDialog": "exportera-och-skicka#status",
    "WhoseDialog": "forsta-gangen#sidan-start",
    # Parts of a page that have a chapter, or a heading, of their own
    "PreviousPanel": "foregaende-ar",
    "FindingsPanel": "granska",
    "HistoryPanel": "historik-och-angra",
    "RemarkPanel": "foregaende-ar#revisorernas-omdome",
    "DocumentView": "bilagor#lasa-ett-dokument",
    "ChecklistPanel": "bilagor#checklistan",
    "DecisionRegister": "beslut-och-hanvisningar",
    "DecisionPicker": "beslut-och-hanvisningar#infoga-ett-beslut",
    "RichTextEditor": "kryss-och-beskrivning#skriva-beskrivningen",
    "MarkButtons": "kryss-och-beskrivning#kryssa",
    "Attachments": "bilagor#hanvisa-fran-ett-svar",
}
"""The name of a class → the chapter, and the heading in it if the chapter has more to tell."""


def chapter_for(names: Iterable[str]) -> str:
    """The chapter for what has these class names, from the inside out: "granska", or "granska#ratta" for a heading in it."""
    return next((CHAPTERS[name] for name in names if name in CHAPTERS), FIRST)
