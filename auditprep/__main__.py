"""`python -m auditprep` is the command line."""

from __future__ import annotations

import sys

from auditprep.cli import main

if __name__ == "__main__":
    sys.exit(main())
