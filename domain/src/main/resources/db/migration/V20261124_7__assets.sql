create table asset (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, created_by) references member
);
create index on asset (tenant_id, created_by);
call keep_within_tenant('asset');
call keep_within_projects('asset', 'project_id');
call keep_writes_to('asset', 'ADMIN,AGENCY');
grant select, insert, update on asset to mm_api;
grant select on asset to mm_worker;

create table asset_version (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  asset_id uuid not null,
  number int not null,
  status text not null check (status in ('PREPARING', 'WAITING', 'TRANSCODING', 'READY', 'FAILED', 'ABANDONED')),
  version bigint not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  -- When an upload is to be opened at Mux, when Mux is to be asked, and when nobody will upload any more.
  upload_due_at timestamptz,
  check_due_at timestamptz,
  abandon_at timestamptz,
  mux_upload_id text,
  -- Sealed: whoever has it may upload.
  upload_url text,
  mux_asset_id text,
  playback_id text,
  duration_seconds double precision,
  aspect_ratio text,
  failure text,
  closed_at timestamptz,
  next_at timestamptz generated always as (case when status in ('PREPARING', 'WAITING', 'TRANSCODING')
    then least(upload_due_at, check_due_at, abandon_at) end) stored,
  primary key (tenant_id, id),
  unique (tenant_id, asset_id, number),
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, project_id, asset_id) references asset (tenant_id, project_id, id),
  foreign key (tenant_id, created_by) references member
);
create index on asset_version (tenant_id, created_by);
create index on asset_version (tenant_id, next_at) where next_at is not null;
call keep_within_tenant('asset_version');
call keep_within_projects('asset_version', 'project_id');
call keep_writes_to('asset_version', 'ADMIN,AGENCY');
grant select, insert, update on asset_version to mm_api;
grant select, update on asset_version to mm_worker;

-- The rows that have a workflow and are open. A further workflow adds its table here; the sweep below stays as it is.
grant create on schema public to mm_across;
grant select on asset_version to mm_across;
create policy across_tenants on asset_version for select to mm_across using (true);
set local role mm_across;
create view open_row as
  select tenant_id, id, 'Invitation' as workflow_type, 'invitation:' || id as workflow_id, next_at, expires_at as deadline
  from invitation
  union all
  select tenant_id, id, 'Asset', 'asset:' || id, next_at, abandon_at from asset_version;

create or replace function signal_open_rows(due_before timestamptz, as_of timestamptz) returns bigint
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with signalled as (
      insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
      select tenant_id, workflow_type, workflow_id, id, 'swept', workflow_type || ', taken up by the sweep', as_of
      from open_row o
      where next_at < due_before
        and not exists (select from outbox q where q.workflow_id = o.workflow_id)
        and (o.deadline < due_before or not exists (select from parked_step p
          where p.tenant_id = o.tenant_id and p.workflow_type = o.workflow_type and p.subject_id = o.id
            and p.left_at is null and p.retry_at >= due_before))
      returning 1
    ) select count(*) from signalled;
  end;
reset role;
revoke create on schema public from mm_across;
