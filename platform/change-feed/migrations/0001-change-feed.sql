create schema change_feed;

-- The head of the feed: one row, read in constant time. A new database gets its first epoch here;
-- the identity of the cluster is written at the first start.
create table change_feed.head (
  single boolean primary key default true check (single),
  epoch text not null,
  seq bigint not null check (seq >= 0),
  system_identifier text,
  timeline text,
  database_oid bigint
) with (fillfactor = 10);
insert into change_feed.head (epoch, seq) values (gen_random_uuid()::text, 0);

create table change_feed.change (
  epoch text not null,
  seq bigint not null,
  kind text not null,
  id text not null,
  version bigint not null,
  primary key (epoch, seq)
);

-- Appends changes and gives them their numbers. The lock is held until the end of the transaction,
-- and it is taken before the number is read: so a transaction that gets a higher number also
-- commits later, and whoever sees number n sees every lower one. Under READ COMMITTED each
-- statement of the function sees what had committed when it began, hence after the lock was given.
-- 1953459815 is "tong" in ASCII, 2 the feed's key: see platform/database/advisory-locks.ts.
create function change_feed.append(kinds text[], ids text[], versions bigint[]) returns void
language plpgsql volatile as $$
declare
  base bigint;
  present text;
begin
  perform pg_advisory_xact_lock(1953459815, 2);
  update change_feed.head set seq = seq + cardinality(kinds)
    returning epoch, seq - cardinality(kinds) into strict present, base;
  insert into change_feed.change (epoch, seq, kind, id, version)
    select present, base + place, kind, id, version
    from unnest(kinds, ids, versions) with ordinality as draft (kind, id, version, place);
end
$$;
