"""Door 2: everything made from a case. Long work is a generator of `Progress` that returns its result
(take it from `StopIteration.value`, or with `finish`); closing the generator cancels, and leaves no file behind.
"""

from auditprep.produce.as_json import (
    carried_json,
    case_json,
    evidence_json,
    exported_json,
    form_json,
    history_json,
    plan_json,
    search_json,
    status_json,
    steps_json,
)
from auditprep.produce.backups import backups_json
from auditprep.produce.checking import (
    examine,
    examiner,
    export_findings_docx,
    findings_json,
    findings_name,
    rules,
    rules_json,
)
from auditprep.produce.comparing import (
    compare,
    comparison_json,
    comparison_name,
    comparison_notices,
    export_comparison_docx,
    export_comparison_pdf,
)
from auditprep.produce.documents import (
    default_checklist,
    open_viewable,
    read_checklist,
    read_document,
    read_stored,
)
from auditprep.produce.exports import (
    export_attachment_list,
    export_binder,
    export_docx,
    export_json,
    export_name,
    export_pdf,
    export_zip,
    quote_not_found,
)
from auditprep.produce.folders import gather_files
from auditprep.produce.forms import (
    SHIPPED_FORM,
    correct,
    form_rows,
    read_form,
    shipped_form,
)
from auditprep.produce.handbook import HANDBOOK_NAME, export_handbook
from auditprep.produce.layouts import (
    damaged_layouts,
    fit_layout,
    has_layouts,
    read_layout,
    save_layout,
    saved_layout_for,
)
from auditprep.produce.phrases import keep_phrases, own_phrases, shipped_phrases
from auditprep.produce.printing import printed_answers, save_printed, sending_plan
from auditprep.produce.recognising import recognise
from auditprep.produce.running import finish
from auditprep.produce.sheets import hand_out, read_sheet, write_sheet
from auditprep.produce.spelling import speller
from auditprep.produce.submissions import (
    ReadSubmission,
    is_blank,
    read_for_comparing,
    read_submission,
    submission_of,
)
from auditprep.produce.years import find_stale

__all__ = [
    "HANDBOOK_NAME",
    "SHIPPED_FORM",
    "ReadSubmission",
    "backups_json",
    "carried_json",
    "case_json",
    "compare",
    "comparison_json",
    "comparison_name",
    "comparison_notices",
    "correct",
    "damaged_layouts",
    "default_checklist",
    "evidence_json",
    "examine",
    "examiner",
    "export_attachment_list",
    "export_binder",
    "export_comparison_docx",
    "export_comparison_pdf",
    "export_docx",
    "export_findings_docx",
    "export_handbook",
    "export_json",
    "export_name",
    "export_pdf",
    "export_zip",
    "exported_json",
    "find_stale",
    "findings_json",
    "findings_name",
    "finish",
    "fit_layout",
    "form_json",
    "form_rows",
    "gather_files",
    "hand_out",
    "has_layouts",
    "history_json",
    "is_blank",
    "keep_phrases",
    "open_viewable",
    "own_phrases",
    "plan_json",
    "printed_answers",
    "quote_not_found",
    "read_checklist",
    "read_document",
    "read_for_comparing",
    "read_form",
    "read_layout",
    "read_sheet",
    "read_stored",
    "read_submission",
    "recognise",
    "rules",
    "rules_json",
    "save_layout",
    "save_printed",
    "saved_layout_for",
    "search_json",
    "sending_plan",
    "shipped_form",
    "shipped_phrases",
    "speller",
    "status_json",
    "steps_json",
    "submission_of",
    "write_sheet",
]
