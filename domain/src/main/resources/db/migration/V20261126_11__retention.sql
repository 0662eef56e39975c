-- How long a studio keeps what is old, and its daily round of deletions. Each studio has a row.
create table retention (
  tenant_id uuid primary key references tenant,
  -- NULL keeps films for ever.
  originals_days_after_archive int check (originals_days_after_archive between 1 and 3650),
  share_access_days int not null default 365 check (share_access_days between 1 and 3650),
  delivery_days int not null default 180 check (delivery_days between 1 and 3650),
  notification_days int not null default 90 check (notification_days between 1 and 3650),
  trash_days int not null default 30 check (trash_days between 1 and 365),
  version bigint not null default 1,
  -- When a round is due; NULL when it is complete.
  round_due_at timestamptz,
  -- How far the round has come: what it deletes at present, and how much of it so far.
  round_kind text check (round_kind in ('FILMS', 'SHARE_LINK_ACCESSES', 'DELIVERIES', 'NOTIFICATIONS')),
  round_count bigint not null default 0
);
create index on retention (tenant_id, round_due_at) where round_due_at is not null;
call keeps_updated_at('retention');
-- The round is no change of the policy: updated_at follows the version.
drop trigger note_update on retention;
create trigger note_update before insert or update of version on retention for each row execute function note_update();
call keep_within_tenant('retention');
call keep_writes_to('retention', 'ADMIN');
grant select, update on retention to mm_api;
grant select, update on retention to mm_worker;
call has_workflow('retention', 'Retention', id => 'tenant_id', next_at => 'round_due_at',
  reads => '{tenant_id, round_due_at}');

-- What a project keeps for another time than its studio. NULL means as the studio.
create table project_retention (
  tenant_id uuid not null,
  project_id uuid not null,
  originals_days_after_archive int check (originals_days_after_archive between 1 and 3650),
  share_access_days int check (share_access_days between 1 and 3650),
  trash_days int check (trash_days between 1 and 365),
  version bigint not null default 1,
  primary key (tenant_id, project_id),
  foreign key (tenant_id, project_id) references project
);
call keeps_updated_at('project_retention');
call keep_within_tenant('project_retention');
call keep_within_projects('project_retention', 'project_id');
call keep_writes_to('project_retention', 'ADMIN');
grant select, insert, update on project_retention to mm_api;
grant select on project_retention to mm_worker;

grant create on schema public to mm_across;
grant insert (tenant_id), update (round_due_at) on retention to mm_across;
create policy across_tenants_update on retention for update to mm_across using (true);
create policy backfill on retention for insert to mm_across with check (true);
set local role mm_across;
insert into retention (tenant_id) select tenant_id from tenant;

-- Makes a round due in each studio whose last round is complete, and signals these studios. It returns their number.
create function begin_retention_rounds(as_of timestamptz) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with due as (
      update retention set round_due_at = as_of where round_due_at is null returning tenant_id
    ), signalled as (
      insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
      select tenant_id, 'Retention', 'retention:' || tenant_id, tenant_id, 'due', 'What a studio no longer keeps', as_of
      from due
      returning 1
    ) select count(*) from signalled;
  end;
revoke execute on function begin_retention_rounds from public;
grant execute on function begin_retention_rounds to mm_worker;
reset role;
drop policy backfill on retention;
revoke insert (tenant_id) on retention from mm_across;

-- The trash, and the deletion of a film at Mux.
alter table asset_version
  add trashed_at timestamptz,
  -- When to delete the film at Mux; NULL when done or not due.
  add delete_due_at timestamptz,
  add deleted_at timestamptz;
alter table asset_version alter next_at set expression as (least(
  case when status in ('PREPARING', 'WAITING', 'PROCESSING') then least(upload_due_at, check_due_at, abandon_at) end,
  delete_due_at));
create index on asset_version (tenant_id, trashed_at) where trashed_at is not null;

alter table share_link add unique (tenant_id, project_id, id);

-- When a link showed its film: at most one row a minute for each link. It does not tell who opened it.
create table share_link_access (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  share_link_id uuid not null,
  at timestamptz not null,
  -- The browser and its system, for example Firefox on Windows.
  device text,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id, share_link_id) references share_link (tenant_id, project_id, id)
);
create index on share_link_access (tenant_id, share_link_id, id);
create index on share_link_access (tenant_id, at);
call keep_within_tenant('share_link_access');
call keep_within_projects('share_link_access', 'project_id');
call keep_writes_to('share_link_access', 'ADMIN');
grant select, insert on share_link_access to mm_api;

-- What the rounds delete.
alter table notification add created_at timestamptz not null default now();
-- For the preview.
grant select (created_at, recipients_due_at) on notification to mm_api;
create index on notification (tenant_id, created_at);
create index on delivery (tenant_id, created_at);
grant select, delete on share_link_access to mm_worker;
grant delete on delivery, notification, notification_recipient, digest to mm_worker;

-- What belongs to no policy of a studio.
grant select (tenant_id, id, ended_at, expires_at), delete on session to mm_across;
create policy across_tenants on session for all to mm_across using (true);
grant select (tenant_id, vendor, id, received_at), delete on vendor_webhook to mm_across;
create policy across_tenants on vendor_webhook for all to mm_across using (true);
set local role mm_across;
-- Deletes a batch of sessions that have ended, and of the ids of webhooks. It returns the number of rows.
create function forget_ended_sessions_and_webhooks(older_than timestamptz, most int) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with ended as (
      delete from session s using (select tenant_id, id from session
        where least(ended_at, expires_at) < older_than limit most) e
      where (s.tenant_id, s.id) = (e.tenant_id, e.id) returning 1
    ), handled as (
      delete from vendor_webhook w using (select tenant_id, vendor, id from vendor_webhook
        where received_at < older_than limit most) h
      where (w.tenant_id, w.vendor, w.id) = (h.tenant_id, h.vendor, h.id) returning 1
    ) select (select count(*) from ended) + (select count(*) from handled);
  end;
revoke execute on function forget_ended_sessions_and_webhooks from public;
grant execute on function forget_ended_sessions_and_webhooks to mm_worker;
reset role;
revoke create on schema public from mm_across;
