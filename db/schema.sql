-- The index of jbtui: what the articles say, and the lists by which it is found. Made again any time from the articles
-- by `jbtui ingest --rebuild`; nothing stands here that the sources do not hold.
--
-- To look around with sqlite3, read the views `articles`, `paragraphs` and `figures` at the end of this file.
-- Columns named *_doc, and `doc`, hold document numbers: each paragraph has one, in reading order within its article.

-- ---- what the index is -------------------------------------------------------------------------------------------

-- schema    number of this schema; a program that knows another refuses the index
-- engine    the segmenter that cut the words; words of two segmenters must not mix
-- rules     fingerprint of the program and knowledge tables that read the files; when it differs, all files are read
-- built     when the last ingest ended, ISO 8601
-- dictionary  preset dictionary of the compressed paragraph texts (raw deflate, GB18030), or empty
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- Folders that were ingested: a file that vanishes from one leaves the index.
-- Paths here and below are TEXT, or a BLOB of the raw bytes where they are no UTF-8.
CREATE TABLE root (path PRIMARY KEY) WITHOUT ROWID;

-- ---- files and articles ------------------------------------------------------------------------------------------

CREATE TABLE file (
  id           INTEGER PRIMARY KEY,
  path         NOT NULL UNIQUE,
  name         TEXT NOT NULL,      -- base name, as displayed
  size         INTEGER NOT NULL,
  modified     INTEGER NOT NULL,   -- nanoseconds since 1970
  sha256       TEXT NOT NULL,      -- of the bytes
  beside       TEXT NOT NULL,      -- state of the sidecar and the corpus file beside it
  rules        TEXT NOT NULL,      -- meta.rules when it was read
  encoding     TEXT NOT NULL,
  replacements INTEGER NOT NULL,   -- characters that could not be decoded
  repeats      TEXT                -- JSON: codes of its articles that another file holds already
);

CREATE TABLE article (
  id        INTEGER PRIMARY KEY,
  code      TEXT NOT NULL UNIQUE,  -- the public id
  file      INTEGER NOT NULL REFERENCES file,
  number    INTEGER NOT NULL,      -- 1 for the first article of its file
  title     TEXT NOT NULL,
  date      TEXT,                  -- EDTF
  district  TEXT,                  -- the one it is about
  campaign  TEXT,                  -- its own
  more      BLOB NOT NULL,         -- JSON, deflated as the texts: all else known of it, with evidence
  characters INTEGER NOT NULL,     -- of its paragraphs' texts
  figures   INTEGER NOT NULL,      -- how many
  first_doc INTEGER NOT NULL,
  last_doc  INTEGER NOT NULL
);
CREATE INDEX article_by_file ON article (file);
CREATE INDEX article_by_doc ON article (first_doc, last_doc, figures);  -- and to count all without reading them

-- ---- paragraphs --------------------------------------------------------------------------------------------------

-- What paragraphs share: theme, districts and campaigns (JSON lists).
CREATE TABLE setting (
  id        INTEGER PRIMARY KEY,
  theme     TEXT,
  districts TEXT NOT NULL,
  campaigns TEXT NOT NULL
);

CREATE TABLE kind (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO kind VALUES (1, 'title'), (2, 'heading'), (3, 'body'), (4, 'caption'), (5, 'byline'), (6, 'noise');

CREATE TABLE paragraph (
  doc     INTEGER PRIMARY KEY,
  mark    TEXT NOT NULL,    -- the public id after the article's code and a hyphen
  kind    INTEGER NOT NULL REFERENCES kind,
  number  INTEGER,          -- 1-based among body paragraphs
  level   INTEGER,
  section,                  -- position of the heading that it stands under, or the words themselves
  setting INTEGER NOT NULL REFERENCES setting,
  lines,                    -- 12, '12-13' or '12-13,20-21'
  repairs TEXT              -- JSON: [[rule, lines, note], …]
);

-- Texts of neighbouring paragraphs, a NUL between two, deflated together; see meta.dictionary.
CREATE TABLE text (first_doc INTEGER PRIMARY KEY, texts BLOB NOT NULL);

-- ---- figures -----------------------------------------------------------------------------------------------------

-- How a figure measures: what many figures share.
CREATE TABLE form (
  id              INTEGER PRIMARY KEY,
  indicator       TEXT,
  indicator_words TEXT,             -- NULL where they are the indicator itself, '' where there are none
  unit            TEXT NOT NULL,
  base_unit       TEXT NOT NULL,
  kind            TEXT NOT NULL,
  status          TEXT NOT NULL,
  approx          TEXT NOT NULL,
  rules           INTEGER NOT NULL REFERENCES rules
);
CREATE TABLE rules (id INTEGER PRIMARY KEY, rules TEXT NOT NULL);    -- JSON: [[field, rule], …]
CREATE TABLE period (id INTEGER PRIMARY KEY, edtf TEXT NOT NULL, first TEXT, last TEXT, words TEXT NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, district TEXT, theme TEXT);
CREATE TABLE subject (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE figure (
  id        INTEGER PRIMARY KEY,    -- doc << 20 | start
  length    INTEGER NOT NULL,       -- end - start, in characters
  number    TEXT NOT NULL,          -- as written
  value     REAL NOT NULL,          -- in base units
  form      INTEGER NOT NULL REFERENCES form,
  period    INTEGER REFERENCES period,
  subject   INTEGER REFERENCES subject,
  place     INTEGER NOT NULL REFERENCES place,
  quote     TEXT,                   -- only where it is not the text from start to end
  corrected INTEGER                 -- 1 where a person corrected it
);

-- ---- the lists by which paragraphs are found -----------------------------------------------------------------------

-- A batch is the paragraphs that one transaction wrote. Its lists hold document numbers less `first_doc`, so they fit
-- 16 bits; it lies within one run of 65,536 numbers. A batch of more numbers than that was made of several: its lists
-- are those of each run, joined, and its blocks hold those of all runs. How lists are packed and joined:
-- jbtui/store/containers.py; blocks: pairs.py, word_lists.py, and wide_pairs.py, wide_words.py for several runs.
CREATE TABLE batch (
  id        INTEGER PRIMARY KEY,
  first_doc INTEGER NOT NULL,
  size      INTEGER NOT NULL,   -- document numbers taken
  indexed   INTEGER NOT NULL,   -- documents that the lists speak of
  living    INTEGER NOT NULL,   -- of those, the ones still there
  docs      BLOB NOT NULL       -- the living ones
);
CREATE INDEX batch_by_doc ON batch (first_doc);

-- Every two neighbouring UTF-16 units of the paragraphs' search keys, as one number `first << 16 | second`; the last
-- unit of a key is paired with 0. Short lists stand together in blocks, long ones alone. A unit that is very frequent
-- has a list of its own under `0 << 16 | unit`.
CREATE TABLE pair_block (id INTEGER PRIMARY KEY, block BLOB NOT NULL);                     -- id: batch << 32 | first pair
CREATE TABLE pair_set (id INTEGER PRIMARY KEY, n INTEGER NOT NULL, docs BLOB NOT NULL);    -- id: batch << 32 | pair

-- The words that the segmenter sees, in blocks by spelling: where each stands once, and where more often.
CREATE TABLE word_block (id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, first TEXT NOT NULL, block BLOB NOT NULL);
CREATE INDEX word_block_by_first ON word_block (batch, first);

-- Paragraphs by campaign, district, year, date, theme, kind; and by what their figures have: unit, indicator, subject,
-- figure_district.
CREATE TABLE facet (
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  batch INTEGER NOT NULL,
  n     INTEGER NOT NULL,
  docs  BLOB NOT NULL,
  PRIMARY KEY (field, value, batch)
) WITHOUT ROWID;

-- The words of the corpus, for completion: in how many paragraphs, and how they are spelled in Latin letters. Names and
-- single characters that are no words of it are spelled here too, with 0 paragraphs.
CREATE TABLE word (word TEXT PRIMARY KEY, docs INTEGER NOT NULL, pinyin TEXT, initials TEXT) WITHOUT ROWID;
CREATE INDEX word_by_pinyin ON word (pinyin) WHERE pinyin IS NOT NULL;
CREATE INDEX word_by_initials ON word (initials) WHERE initials IS NOT NULL;

-- ---- for reading by people ---------------------------------------------------------------------------------------

CREATE VIEW articles AS
  SELECT article.code AS article, file.name AS file, article.number, article.title, article.date, article.district,
         article.campaign, article.last_doc - article.first_doc + 1 AS paragraphs
    FROM article JOIN file ON file.id = article.file;

CREATE VIEW paragraphs AS
  SELECT article.code || '-' || paragraph.mark AS paragraph, file.name AS file, doc - first_doc + 1 AS position,
         paragraph.number, kind.name AS kind, level, section, theme, districts, campaigns, lines, repairs
    FROM paragraph
    JOIN article ON article.id = (SELECT id FROM article WHERE first_doc <= doc ORDER BY first_doc DESC LIMIT 1)
    JOIN file ON file.id = article.file
    JOIN kind ON kind.id = paragraph.kind
    JOIN setting ON setting.id = paragraph.setting;

CREATE VIEW figures AS
  SELECT article.code || '-' || paragraph.mark || '.' || (figure.id & 0xFFFFF) AS figure, file.name AS file,
         indicator, figure.number, unit, value, base_unit, form.kind, status, approx, edtf AS period,
         subject.name AS subject, place.district, theme
    FROM figure
    JOIN form ON form.id = figure.form
    JOIN place ON place.id = figure.place
    LEFT JOIN period ON period.id = figure.period
    LEFT JOIN subject ON subject.id = figure.subject
    JOIN paragraph ON paragraph.doc = figure.id >> 20
    JOIN article ON article.id = (SELECT id FROM article WHERE first_doc <= figure.id >> 20 ORDER BY first_doc DESC LIMIT 1)
    JOIN file ON file.id = article.file;
