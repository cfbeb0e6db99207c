-- Organisations: who provides, holds or asks for data.
create schema if not exists identity;

create table identity.organisation (
  id text primary key,
  -- SHA-256 (hex) of the identity key, see model/organisation-key.ts. A digest, because a chain of
  -- long names would be larger than an index row may be.
  key_digest text not null unique,
  -- '' for the real world, 'sample' for the sample that ships with the program.
  namespace text not null check (namespace in ('', 'sample')),
  -- BCP 47 tag -> name, as the sources stated it.
  name jsonb not null check (jsonb_typeof(name) = 'object'),
  code text,
  parent_id text references identity.organisation (id),
  created_at timestamptz not null,
  check (parent_id <> id)
);

create index organisation_parent on identity.organisation (parent_id, id);
create index organisation_code on identity.organisation (code) where code is not null;
