"""auditprep: reads, answers and fills in the auditors' Word form. The core: no Qt, no dialogs."""

__version__ = "0.1.0"
