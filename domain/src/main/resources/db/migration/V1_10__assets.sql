create table asset (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  version bigint not null default 1,
  created_by_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, created_by_id) references member
);
create index on asset (tenant_id, created_by_id);
call keeps_updated_at('asset');
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
  status text not null check (status in ('PREPARING', 'WAITING', 'PROCESSING', 'READY', 'FAILED', 'ABANDONED')),
  version bigint not null default 1,
  created_by_id uuid not null,
  created_at timestamptz not null,
  -- When to open an upload at Mux, when to ask Mux for the state, and when to abandon the upload.
  upload_due_at timestamptz,
  check_due_at timestamptz,
  abandon_at timestamptz,
  mux_upload_id text,
  -- Sealed, because it lets anyone upload.
  upload_url text,
  mux_asset_id text,
  playback_id text,
  duration_seconds double precision,
  aspect_ratio text,
  failure text,
  closed_at timestamptz,
  next_at timestamptz generated always as (case when status in ('PREPARING', 'WAITING', 'PROCESSING')
    then least(upload_due_at, check_due_at, abandon_at) end) stored,
  primary key (tenant_id, id),
  unique (tenant_id, asset_id, number),
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, project_id, asset_id) references asset (tenant_id, project_id, id),
  foreign key (tenant_id, created_by_id) references member
);
create index on asset_version (tenant_id, created_by_id);
create index on asset_version (tenant_id, next_at) where next_at is not null;
call keeps_updated_at('asset_version');
call keep_within_tenant('asset_version');
call keep_within_projects('asset_version', 'project_id');
call keep_writes_to('asset_version', 'ADMIN,AGENCY');
grant select, insert, update on asset_version to mm_api;
grant select, update on asset_version to mm_worker;
call has_workflow('asset_version', 'Asset', deadline => 'abandon_at');
