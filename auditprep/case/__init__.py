"""Door 1: every change to a case goes through here."""

from auditprep.case.base import UNSET, Unset
from auditprep.case.door import Case, check_file, glance, rescue_file

__all__ = ["UNSET", "Case", "Unset", "check_file", "glance", "rescue_file"]
