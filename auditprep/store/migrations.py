"""The steps that make a case file, one function each, append-only: what the tables hold stands in their docstrings."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("auditprep")

_THE_CASE = """
CREATE TABLE properties (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    board TEXT,
    year INTEGER,
    deadline TEXT,
    status TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
CREATE TABLE form (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    board TEXT,
    year INTEGER,
    deadline TEXT,
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE form_notice (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    question TEXT,
    facts TEXT NOT NULL
) STRICT;
CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    number TEXT,
    title TEXT NOT NULL
) STRICT;
CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    section INTEGER NOT NULL REFERENCES section (id),
    number TEXT,
    text TEXT NOT NULL,
    guidance TEXT,
    kind TEXT NOT NULL,
    read_mark TEXT,
    read_text TEXT NOT NULL,
    read_done INTEGER NOT NULL
) STRICT;
CREATE TABLE question_option (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    text TEXT NOT NULL
) STRICT;
CREATE TABLE question_place (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    role TEXT NOT NULL,
    mechanism TEXT NOT NULL,
    path TEXT NOT NULL,
    option TEXT,
    start INTEGER NOT NULL
) STRICT;
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL UNIQUE REFERENCES question (key),
    mark TEXT,
    text TEXT NOT NULL,
    done INTEGER NOT NULL
) STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    changed TEXT NOT NULL,
    who TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX history_question ON history (question);
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE REFERENCES content (sha256),
    size INTEGER NOT NULL,
    pages INTEGER,
    added TEXT NOT NULL,
    added_by TEXT NOT NULL
) STRICT;
CREATE TABLE citation (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    pages TEXT,
    UNIQUE (question, evidence)
) STRICT;
CREATE INDEX citation_evidence ON citation (evidence);
"""


@MIGRATIONS()
def s001_the_case(db: Database) -> None:
    """The form and what was understood of it, the answers with their history, evidence and citations."""
    db.executescript(_THE_CASE)


_PUT_RIGHT = """
ALTER TABLE answer ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE question ADD COLUMN several INTEGER NOT NULL DEFAULT 0;
ALTER TABLE question ADD COLUMN read_evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE question_place ADD COLUMN "end" INTEGER;
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    change TEXT NOT NULL,
    value TEXT NOT NULL,
    role TEXT,
    option TEXT
) STRICT;
"""


@MIGRATIONS()
def s002_put_right(db: Database) -> None:
    """What a form's own column for evidence says, questions with several marks, places that end, and what the user
    put right in how the form was read. A correction names its question as it was read, so it refers to no row."""
    db.executescript(_PUT_RIGHT)


_PROVED = """
ALTER TABLE properties ADD COLUMN checklist INTEGER NOT NULL DEFAULT 0;
ALTER TABLE history ADD COLUMN evidence INTEGER;
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    number INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE REFERENCES content (sha256),
    size INTEGER NOT NULL,
    pages INTEGER,
    readable INTEGER NOT NULL,
    printed TEXT NOT NULL,
    trouble TEXT,
    unlocked TEXT REFERENCES content (sha256),
    added TEXT NOT NULL,
    added_by TEXT NOT NULL,
    UNIQUE (evidence, number)
) STRICT;
INSERT INTO version
    SELECT id, id, 1, file_name, sha256, size, pages, 0, '', 'unread', NULL, added, added_by FROM evidence;
CREATE TABLE new_evidence (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT,
    date TEXT,
    paragraph INTEGER,
    dnr TEXT,
    decided TEXT,
    page INTEGER,
    printed_page TEXT,
    represents TEXT,
    secret INTEGER NOT NULL,
    note TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    own TEXT NOT NULL,
    within INTEGER REFERENCES evidence (id),
    removed TEXT
) STRICT;
INSERT INTO new_evidence (id, title, kind, secret, note, confirmed, own)
    SELECT id, title, 'annat', 0, '', 0, 'title' FROM evidence;
DROP TABLE evidence;
ALTER TABLE new_evidence RENAME TO evidence;
CREATE TABLE new_citation (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    pages TEXT,
    quote TEXT NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (question, evidence, quote),
    FOREIGN KEY (evidence, version) REFERENCES version (evidence, number)
) STRICT;
INSERT INTO new_citation SELECT id, question, evidence, pages, '', 1 FROM citation;
DROP TABLE citation;
ALTER TABLE new_citation RENAME TO citation;
CREATE INDEX citation_evidence ON citation (evidence);
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (id),
    number INTEGER NOT NULL,
    printed TEXT,
    text TEXT NOT NULL,
    UNIQUE (version, number)
) STRICT;
CREATE VIRTUAL TABLE page_text USING fts5 (
    text, content = 'page', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE term (
    text TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    body TEXT,
    date TEXT,
    paragraph INTEGER,
    dnr TEXT,
    title TEXT NOT NULL,
    page INTEGER,
    printed_page TEXT,
    evidence INTEGER REFERENCES evidence (id),
    read_as TEXT,
    own INTEGER NOT NULL,
    removed INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_evidence ON decision (evidence);
CREATE TABLE checklist_line (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE checklist_evidence (
    id INTEGER PRIMARY KEY,
    line INTEGER NOT NULL REFERENCES checklist_line (id),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    UNIQUE (line, evidence)
) STRICT;
CREATE INDEX checklist_evidence_evidence ON checklist_evidence (evidence);
"""


@MIGRATIONS()
def s003_proved(db: Database) -> None:
    """Evidence with its versions, what was understood of it, and its pages to be searched; citations with quotes; the
    register of decisions; the checklist. What was taken in before is a first version that nobody has read yet.

    - `evidence.own` names what the user has set, which no reading changes; `decided` is the title of the decision that
      adopted it, read on `page`; `removed` says when it was taken away.
    - `version.printed` are the numbers printed on its pages, a line a page; `unlocked` are its bytes without a password.
    - `page_text` finds words in `page`, and `term` has each word once. No triggers keep them, since SQLite lets none
      write to a full-text table in a file that need not be trusted: `store.pages` is the only one that writes to them.
    - `decision.read_as` is the paragraph as the minutes had it, and `own` says that the user's words stand there.
    - `properties.checklist` says whether the checklist was ever set. `history.evidence` is what a citation was of.
    """
    db.executescript(_PROVED)


_WITH_OTHERS = """
ALTER TABLE answer ADD COLUMN carried INTEGER NOT NULL DEFAULT 0;
CREATE TABLE status_change (
    id INTEGER PRIMARY KEY,
    changed TEXT NOT NULL,
    who TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    body TEXT,
    date TEXT,
    paragraph INTEGER,
    dnr TEXT,
    title TEXT,
    sent_on TEXT,
    sent_to TEXT
) STRICT;
CREATE TABLE exported (
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    status TEXT NOT NULL
) STRICT;
CREATE TABLE remark (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL UNIQUE,
    assessment TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    handled TEXT NOT NULL
) STRICT;
CREATE TABLE previous (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    stamp TEXT NOT NULL,
    submission TEXT NOT NULL
) STRICT;
CREATE TABLE pair_choice (
    id INTEGER PRIMARY KEY,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    together INTEGER NOT NULL,
    UNIQUE (old, new)
) STRICT;
CREATE TABLE wanted (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    document TEXT NOT NULL,
    UNIQUE (question, document)
) STRICT;
CREATE TABLE handout (
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    sent TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    due TEXT,
    message TEXT NOT NULL,
    returned TEXT,
    called_off INTEGER NOT NULL
) STRICT;
CREATE TABLE handout_question (
    id INTEGER PRIMARY KEY,
    handout INTEGER NOT NULL REFERENCES handout (id),
    question TEXT NOT NULL REFERENCES question (key),
    mark TEXT,
    text TEXT NOT NULL,
    done INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    carried INTEGER NOT NULL,
    UNIQUE (handout, question)
) STRICT;
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    changed TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    handout INTEGER REFERENCES handout (id),
    undoes INTEGER REFERENCES step (id),
    undone INTEGER NOT NULL
) STRICT;
ALTER TABLE history ADD COLUMN step INTEGER REFERENCES step (id);
CREATE INDEX history_step ON history (step) WHERE step IS NOT NULL;
CREATE TABLE step_part (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id),
    kind TEXT NOT NULL,
    question TEXT,
    evidence INTEGER,
    name TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX step_part_step ON step_part (step);
CREATE TABLE erased (
    id INTEGER PRIMARY KEY,
    added TEXT NOT NULL
) STRICT;
"""


@MIGRATIONS()
def s004_with_others(db: Database) -> None:
    """How far the case has come and what was sent of it; last year, and what is carried over from it; what is out with
    colleagues; changes that are undone as one.

    - `answer.carried`: it is a draft from another year. `wanted` is what last year's answers leaned on, as JSON.
    - `status_change` has the facts that were given with the change; those that hold today are folded out of all of them.
    - `remark.question` is "" for the whole, so it refers to no row.
    - `previous.submission` is last year as JSON, and `stamp` another one whenever that changes. `pair_choice.old` is a
      question there.
    - `handout_question` are the answers as they were when the sheet went out.
    - `step` is several changes made as one; `undoes` is the one that it took back. `step_part` is each of them, as it
      was before and after, so that it can be taken back: a part of an answer, a citation, evidence that came along….
    - `history.field` begins with `left:` where what somebody else said, `before`, was not taken and `after` stayed.
    - `erased.added` is when a file was taken in that has been erased since, and nothing else of it: it is known again in
      another copy of the case by that.
    """
    db.executescript(_WITH_OTHERS)


_ACCEPTED = """
CREATE TABLE accepted (
    id INTEGER PRIMARY KEY,
    known_by TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    question TEXT,
    reason TEXT NOT NULL,
    later INTEGER NOT NULL,
    who TEXT NOT NULL,
    said TEXT NOT NULL,
    taken_back INTEGER NOT NULL
) STRICT;
"""


@MIGRATIONS()
def s005_accepted(db: Database) -> None:
    """The findings that may stand, with the user's reason. `known_by` is made of the words that a finding concerns, and
    `question` is where it was told (NULL: of the whole case): it may be no question of this form any more. `later`: next year too.
    `taken_back`: what was said an earlier year does not hold in this one."""
    db.executescript(_ACCEPTED)


_DAYS = """
ALTER TABLE properties ADD COLUMN meeting TEXT;
"""


@MIGRATIONS()
def s006_days(db: Database) -> None:
    """The day on which the board is to treat the answers, where the user has said it."""
    db.executescript(_DAYS)
