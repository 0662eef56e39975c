-- Which Temporal we last spoke to. Another id under the same name means that Temporal was emptied, and that every open
-- row must be signalled again. It belongs to no tenant.
create table temporal_namespace (
  name text primary key,
  id text not null
);
alter table temporal_namespace enable row level security;
alter table temporal_namespace force row level security;
create policy worker on temporal_namespace to mm_worker using (true) with check (true);
grant select, insert, update on temporal_namespace to mm_worker;
