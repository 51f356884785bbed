-- _sqlite_migrations
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT

-- answer
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL UNIQUE REFERENCES question (key),
    mark TEXT,
    text TEXT NOT NULL,
    done INTEGER NOT NULL
, evidence TEXT NOT NULL DEFAULT '') STRICT

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

-- history
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    changed TEXT NOT NULL,
    who TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT
, evidence INTEGER) STRICT

-- history_question
CREATE INDEX history_question ON history (question)

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

-- properties
CREATE TABLE properties (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    board TEXT,
    year INTEGER,
    deadline TEXT,
    status TEXT NOT NULL,
    created TEXT NOT NULL
, checklist INTEGER NOT NULL DEFAULT 0) STRICT

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

-- section
CREATE TABLE section (
    id INTEGER PRIMARY KEY,
    number TEXT,
    title TEXT NOT NULL
) STRICT

-- sqlite_autoindex_answer_1


-- sqlite_autoindex_checklist_evidence_1


-- sqlite_autoindex_citation_1


-- sqlite_autoindex_content_1


-- sqlite_autoindex_page_1


-- sqlite_autoindex_question_1


-- sqlite_autoindex_version_1


-- sqlite_autoindex_version_2


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
