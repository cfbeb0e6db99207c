create schema catalogue;

-- Identifiers and keys are compared byte by byte: the same order on every machine and in JavaScript.
create table catalogue.source (
  name text collate "C" primary key,
  format text not null,
  sample boolean not null default false,
  -- Counted in the transaction of each batch, so that no page counts the register.
  entries integer not null default 0,
  items bigint not null default 0,
  missing integer not null default 0,
  created_at timestamptz not null
);

create table catalogue.harvest_run (
  id text collate "C" primary key,
  source text collate "C" not null references catalogue.source (name) on delete cascade,
  state text not null check (state in ('RUNNING', 'COMPLETED', 'INCOMPLETE', 'FAILED')),
  started_at timestamptz not null,
  finished_at timestamptz,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  duplicates integer not null default 0,
  missing integer not null default 0
);
create index harvest_run_of_source on catalogue.harvest_run (source, started_at desc);

-- What a run could not take, in full up to a limit; the run's counters count all.
create table catalogue.harvest_problem (
  run_id text collate "C" not null references catalogue.harvest_run (id) on delete cascade,
  ordinal integer not null,
  problem jsonb not null,
  primary key (run_id, ordinal)
);

-- Records on their way in. Unlogged: a crash of the database empties it, and the run is read again.
create unlogged table catalogue.staged_record (
  run_id text collate "C" not null,
  ordinal integer not null,
  source_id text collate "C" not null,
  digest text,
  weight integer not null,
  record text,
  items text not null,
  primary key (run_id, source_id, ordinal)
);

create table catalogue.entry (
  id text collate "C" primary key,
  source text collate "C" not null references catalogue.source (name),
  source_id text collate "C" not null,
  version integer not null,
  digest text not null,
  record jsonb not null,
  item_count integer not null,
  provider_id text collate "C" not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  missing_since timestamptz,
  -- The run that wrote the present version; a resumed run passes over what it already wrote.
  run_id text collate "C" not null,
  unique (source, source_id)
);

create table catalogue.item (
  entry_id text collate "C" not null references catalogue.entry (id) on delete cascade,
  item_key text collate "C" not null,
  position integer not null,
  record jsonb not null,
  primary key (entry_id, item_key)
);

create table catalogue.entry_version (
  entry_id text collate "C" not null references catalogue.entry (id) on delete cascade,
  version integer not null,
  ordinal bigint generated always as identity,
  at timestamptz not null,
  run_id text collate "C" not null,
  changes jsonb not null,
  primary key (entry_id, version)
);
create unique index entry_version_in_order on catalogue.entry_version (ordinal);
