-- Terms that seem to say the same in both languages, as the bilingual titles of the register show,
-- and what a reviewer has decided about them. A rejected pair stays, so that it is not proposed again.
create table catalogue.mined_pair (
  zh text collate "C" not null,
  en text collate "C" not null,
  support integer not null,
  score double precision not null,
  -- So far above chance that it is used before it is reviewed.
  certain boolean not null,
  state text not null check (state in ('PROPOSED', 'ACCEPTED', 'REJECTED')),
  reviewed_at timestamptz,
  primary key (zh, en)
);
create index mined_pair_of_state on catalogue.mined_pair (state, score desc, zh, en);

-- At most one row, none before the first mining: a fresh node holds nothing. Where in the change feed
-- the last mining stood, and how often the pairs have changed.
create table catalogue.title_mining (
  one boolean primary key default true check (one),
  epoch text collate "C",
  seq bigint,
  mined_at timestamptz,
  revision bigint not null default 0
);
