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

-- citation
CREATE TABLE citation (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES question (key),
    evidence INTEGER NOT NULL REFERENCES evidence (id),
    pages TEXT,
    UNIQUE (question, evidence)
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

-- evidence
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE REFERENCES content (sha256),
    size INTEGER NOT NULL,
    pages INTEGER,
    added TEXT NOT NULL,
    added_by TEXT NOT NULL
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
) STRICT

-- history_question
CREATE INDEX history_question ON history (question)

-- idx__sqlite_migrations_migration_set_name
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")

-- properties
CREATE TABLE properties (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    board TEXT,
    year INTEGER,
    deadline TEXT,
    status TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT

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


-- sqlite_autoindex_citation_1


-- sqlite_autoindex_content_1


-- sqlite_autoindex_evidence_1


-- sqlite_autoindex_question_1

