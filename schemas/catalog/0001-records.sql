-- SPDX-License-Identifier: Apache-2.0
-- The catalog, version 1. One text for SQLite and PostgreSQL; what differs stands in braces:
--   {text}       text compared byte by byte, so that both sort alike
--   {number}     the type in which decimals are ordered and added up; the exact value is the text
--   {clustered}  rows stored in the order of their key
-- No foreign keys: they would be checked row by row while thousands are loaded. `nianbao catalog check` looks after them.
-- Statements end with a semicolon at the end of a line.

-- What one report says, and how it was read. A report is known by the digest of its source's bytes and its number in it.
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    source_sha256 {text} NOT NULL,
    part INTEGER NOT NULL,
    source {text} NOT NULL,
    record_sha256 {text} NOT NULL,
    tool_version {text} NOT NULL,
    schema_version {text} NOT NULL,
    status {text} NOT NULL,
    form {text},
    form_version {text},
    form_sha256 {text},
    agency_key {text},
    agency {text},
    agency_basis {text},
    year INTEGER,
    year_basis {text},
    title {text},
    title_basis {text},
    period_from {text},
    period_from_basis {text},
    period_to {text},
    period_to_basis {text},
    published {text},
    published_basis {text},
    index_number {text},
    index_number_basis {text},
    document_number {text},
    document_number_basis {text},
    credit_code {text},
    credit_code_basis {text},
    media_type {text},
    charset {text},
    expected INTEGER NOT NULL,
    reported INTEGER NOT NULL,
    undecided INTEGER NOT NULL,
    absent INTEGER NOT NULL,
    doubtful INTEGER NOT NULL,
    figures INTEGER NOT NULL,
    findings INTEGER NOT NULL,
    corrections INTEGER NOT NULL,
    checks_passed INTEGER NOT NULL,
    checks_failed INTEGER NOT NULL,
    checks_not_testable INTEGER NOT NULL,
    UNIQUE (source_sha256, part)
);
CREATE INDEX record_agency ON record (agency_key, year);
CREATE INDEX record_year ON record (year, form);

-- The same bytes met under further names.
CREATE TABLE other_source (
    record_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    source {text} NOT NULL,
    PRIMARY KEY (record_id, ordinal)
){clustered};

-- What a figure is called, once for all records of a form. `label_sha256`: digest of all that follows it.
CREATE TABLE label (
    id INTEGER PRIMARY KEY,
    label_sha256 {text} NOT NULL UNIQUE,
    form {text} NOT NULL,
    table_id {text} NOT NULL,
    row_id {text} NOT NULL,
    column_id {text} NOT NULL,
    row_label {text} NOT NULL,
    column_label {text} NOT NULL,
    unit {text} NOT NULL
);

-- One row a figure. `unit` is NULL where it is the label's; `value` is NULL where no reading is preferred, and `state` says why.
-- `decision` and `corrected` tell the editions apart.
CREATE TABLE figure (
    record_id INTEGER NOT NULL,
    label_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    value {text},
    unit {text},
    state {text} NOT NULL,
    reading {text},
    rules {text},
    raw {text},
    place {text},
    decision {text},
    corrected {text},
    PRIMARY KEY (record_id, label_id)
){clustered};

CREATE TABLE finding (
    record_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    rule {text} NOT NULL,
    variant {text},
    severity {text} NOT NULL,
    about {text},
    place {text},
    message_zh {text} NOT NULL,
    message_en {text} NOT NULL,
    PRIMARY KEY (record_id, ordinal)
){clustered};
CREATE INDEX finding_rule ON finding (rule, record_id);

-- Decisions of persons, as the record holds them.
CREATE TABLE correction (
    record_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    table_id {text} NOT NULL,
    row_id {text} NOT NULL,
    column_id {text} NOT NULL,
    decision {text} NOT NULL,
    state {text} NOT NULL,
    value {text},
    unit {text},
    seen {text} NOT NULL,
    seen_state {text} NOT NULL,
    published {text},
    reason {text} NOT NULL,
    decided_by {text} NOT NULL,
    decided_on {text} NOT NULL,
    PRIMARY KEY (record_id, ordinal)
){clustered};

-- What the operator knows of agencies (agencies.csv): it never changes what a record says.
CREATE TABLE agency (
    agency_key {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    region {text},
    parent {text},
    successor {text}
);
CREATE TABLE agency_alias (
    alias_key {text} NOT NULL PRIMARY KEY,
    agency_key {text} NOT NULL
);

-- What questions are asked of.
CREATE VIEW records AS
SELECT r.id AS record_id, r.source, r.source_sha256, r.part, r.status, r.form, r.year, r.agency,
       COALESCE(k.agency_key, r.agency_key) AS agency_key, a.name AS agency_name, a.region, a.parent, a.successor,
       r.title, r.period_from, r.period_to, r.published, r.index_number, r.document_number, r.credit_code,
       r.agency_basis, r.year_basis, r.expected, r.reported, r.undecided, r.absent, r.doubtful, r.figures, r.findings,
       r.corrections, r.checks_passed, r.checks_failed, r.checks_not_testable, r.record_sha256, r.tool_version,
       r.schema_version, r.form_version
FROM record r
LEFT JOIN agency_alias k ON k.alias_key = r.agency_key
LEFT JOIN agency a ON a.agency_key = COALESCE(k.agency_key, r.agency_key);

-- `value` as published, `current_value` in the corrected edition; `number` and `current_number` are for ordering and sums.
CREATE VIEW figures AS
SELECT f.record_id, r.source, r.agency, r.agency_key, r.agency_name, r.region, r.year, r.form,
       l.table_id || '/' || l.row_id || '/' || l.column_id AS figure, l.table_id, l.row_id, l.column_id,
       l.row_label, l.column_label, f.value, CAST(f.value AS {number}) AS number, COALESCE(f.unit, l.unit) AS unit,
       f.state, f.reading, f.rules, f.raw, f.place, f.decision, f.corrected AS corrected_value,
       CASE WHEN f.decision IN ('correct', 'undecidable') THEN f.corrected ELSE f.value END AS current_value,
       CAST(CASE WHEN f.decision IN ('correct', 'undecidable') THEN f.corrected ELSE f.value END AS {number}) AS current_number,
       f.ordinal
FROM figure f
JOIN label l ON l.id = f.label_id
JOIN records r ON r.record_id = f.record_id;

CREATE VIEW findings AS
SELECT f.record_id, r.source, r.agency, r.agency_key, r.year, r.form, f.rule, f.variant, f.severity, f.about, f.place,
       f.message_zh, f.message_en, f.ordinal
FROM finding f
JOIN records r ON r.record_id = f.record_id;

CREATE VIEW corrections AS
SELECT c.record_id, r.source, r.agency, r.year, r.form,
       c.table_id || '/' || c.row_id || '/' || c.column_id AS figure, c.decision, c.state, c.value, c.unit, c.seen,
       c.seen_state, c.published, c.reason, c.decided_by, c.decided_on, c.ordinal
FROM correction c
JOIN records r ON r.record_id = c.record_id;
