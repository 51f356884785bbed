-- _sqlite_migrations
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT

-- accepted
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
) STRICT

-- answer
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL UNIQUE REFERENCES question (key),
    mark TEXT,
    text TEXT NOT NULL,
    done INTEGER NOT NULL
, evidence TEXT NOT NULL DEFAULT '', carried INTEGER NOT NULL DEFAULT 0) STRICT

-- checklist_evidence
CREATE TABLE checklist_evidence (
    id INTEGER PRIMARY KEY,
    line INTEGER NOT NULL REFERENCES checklist_line (id),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    UNIQUE (line, evidence)
) STRICT

-- checklist_evidence_evidence
CREATE INDEX checklist_evidence_evidence ON checklist_evidence (evidence)

-- checklist_line
CREATE TABLE checklist_line (
    id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT

-- citation
CREATE TABLE "citation" (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    pages TEXT,
    quote TEXT NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (question, evidence, quote),
    FOREIGN KEY (evidence, version) REFERENCES version (evidence, number)
) STRICT

-- citation_evidence
CREATE INDEX citation_evidence ON citation (evidence)

-- content
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    bytes BLOB NOT NULL
) STRICT

-- correction
CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    change TEXT NOT NULL,
    value TEXT NOT NULL,
    role TEXT,
    option TEXT
) STRICT

-- decision
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
) STRICT

-- decision_evidence
CREATE INDEX decision_evidence ON decision (evidence)

-- erased
CREATE TABLE erased (
    id INTEGER PRIMARY KEY,
    added TEXT NOT NULL
) STRICT

-- evidence
CREATE TABLE "evidence" (
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
) STRICT

-- exported
CREATE TABLE exported (
    id INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    status TEXT NOT NULL
) STRICT

-- form
CREATE TABLE form (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT NOT NULL,
    board TEXT,
    year INTEGER,
    deadline TEXT,
    bytes BLOB NOT NULL
) STRICT

-- form_notice
CREATE TABLE form_notice (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    question TEXT,
    facts TEXT NOT NULL
) STRICT

-- handout
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
) STRICT

-- handout_question
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
) STRICT

-- history
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    changed TEXT NOT NULL,
    who TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT
, evidence INTEGER, step INTEGER REFERENCES step (id)) STRICT

-- history_question
CREATE INDEX history_question ON history (question)

-- history_step
CREATE INDEX history_step ON history (step) WHERE step IS NOT NULL

-- idx__sqlite_migrations_migration_set_name
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")

-- page
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (id),
    number INTEGER NOT NULL,
    printed TEXT,
    text TEXT NOT NULL,
    UNIQUE (version, number)
) STRICT

-- page_text
CREATE VIRTUAL TABLE page_text USING fts5 (
    text, content = 'page', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
)

-- pair_choice
CREATE TABLE pair_choice (
    id INTEGER PRIMARY KEY,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    together INTEGER NOT NULL,
    UNIQUE (old, new)
) STRICT

-- previous
CREATE TABLE previous (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    stamp TEXT NOT NULL,
    submission TEXT NOT NULL
) STRICT

-- properties
CREATE TABLE properties (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    board TEXT,
    year INTEGER,
    deadline TEXT,
    status TEXT NOT NULL,
    created TEXT NOT NULL
, checklist INTEGER NOT NULL DEFAULT 0, meeting TEXT) STRICT

-- question
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
, several INTEGER NOT NULL DEFAULT 0, read_evidence TEXT NOT NULL DEFAULT '') STRICT

-- question_option
CREATE TABLE question_option (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    text TEXT NOT NULL
) STRICT

-- question_place
CREATE TABLE question_place (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    role TEXT NOT NULL,
    mechanism TEXT NOT NULL,
    path TEXT NOT NULL,
    option TEXT,
    start INTEGER NOT NULL
, "end" INTEGER) STRICT

-- remark
CREATE TABLE remark (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL UNIQUE,
    assessment TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    handled TEXT NOT NULL
) STRICT

-- section
CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    number TEXT,
    title TEXT NOT NULL
) STRICT

-- sqlite_autoindex_accepted_1


-- sqlite_autoindex_answer_1


-- sqlite_autoindex_checklist_evidence_1


-- sqlite_autoindex_citation_1


-- sqlite_autoindex_content_1


-- sqlite_autoindex_handout_1


-- sqlite_autoindex_handout_question_1


-- sqlite_autoindex_page_1


-- sqlite_autoindex_pair_choice_1


-- sqlite_autoindex_question_1


-- sqlite_autoindex_remark_1


-- sqlite_autoindex_version_1


-- sqlite_autoindex_version_2


-- sqlite_autoindex_wanted_1


-- status_change
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
) STRICT

-- step
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    changed TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    handout INTEGER REFERENCES handout (id),
    undoes INTEGER REFERENCES step (id),
    undone INTEGER NOT NULL
) STRICT

-- step_part
CREATE TABLE step_part (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id),
    kind TEXT NOT NULL,
    question TEXT,
    evidence INTEGER,
    name TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT

-- step_part_step
CREATE INDEX step_part_step ON step_part (step)

-- term
CREATE TABLE term (
    text TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID

-- version
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
) STRICT

-- wanted
CREATE TABLE wanted (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    document TEXT NOT NULL,
    UNIQUE (question, document)
) STRICT
