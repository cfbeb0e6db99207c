-- Entries that were withdrawn, by id alone: who follows an old link is told so (410) and not that
-- there never was such an entry. The change feed says the same, but is not kept for ever.
create table catalogue.removed_entry (
  id text collate "C" primary key,
  removed_at timestamptz not null default now()
);

-- The entries of an authority, for its numbers over time and for indexing them again.
create index entry_of_provider on catalogue.entry (provider_id, id);

-- A name that a source gives a region, by the region's code.
create index entry_of_region on catalogue.entry ((record #>> '{region,code}'))
  where record ? 'region';
