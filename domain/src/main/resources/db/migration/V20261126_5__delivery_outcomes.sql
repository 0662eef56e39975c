-- What a delivery is about: the type of its feature's workflow. An update would see no rows under forced row-level security, a
-- generated column is filled in all of them; from then on it is an ordinary one.
alter table delivery add subject_type text not null generated always as (case
  when template like 'invitation%' then 'Invitation' when template like 'approval-%' then 'Approval'
  when template like 'share-link-%' then 'ShareLink' when template like 'digest/%' then 'Digest'
  else 'Notification' end) stored;
alter table delivery alter subject_type drop expression;

-- When the vendor is to be asked what became of it: from its call until its answer.
alter table delivery add check_due_at timestamptz;
create index on delivery (tenant_id, check_due_at) where check_due_at is not null;
grant update (check_due_at, vendor_id) on delivery to mm_api;

grant create on schema public to mm_across;
grant select (tenant_id, id, check_due_at) on delivery to mm_across;
create policy across_tenants on delivery for select to mm_across using (true);
set local role mm_across;
do $$
begin
  execute 'create or replace view open_row as ' || rtrim(pg_get_viewdef('open_row'), ';')
    || $q$ union all select tenant_id, id, 'Delivery', 'delivery:' || id, check_due_at, null from delivery$q$;
end $$;
reset role;
revoke create on schema public from mm_across;
