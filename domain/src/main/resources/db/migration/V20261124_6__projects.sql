-- What AGENCY and GUEST see of a table: the rows of the projects that they were put on.
create procedure keep_within_projects(t regclass, project_column name) language plpgsql as $$
begin
  execute format($p$create policy within_projects on %s as restrictive to mm_owner, mm_api, mm_worker
    using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM')
      or %I in (select project_id from project_member))$p$, t, project_column);
end $$;

-- Who may write a table at all: a comma-separated list of roles; SYSTEM always may.
create procedure keep_writes_to(t regclass, roles text) language plpgsql as $$
declare
  holds text := format($p$((select current_setting('app.role', true)) = any (string_to_array(%L, ',')))$p$, roles || ',SYSTEM');
begin
  execute format('create policy writers_insert on %s as restrictive for insert to mm_owner, mm_api, mm_worker with check %s', t, holds);
  execute format('create policy writers_update on %s as restrictive for update to mm_owner, mm_api, mm_worker using %s', t, holds);
  execute format('create policy writers_delete on %s as restrictive for delete to mm_owner, mm_api, mm_worker using %s', t, holds);
end $$;

create table project (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  name text not null check (length(name) between 1 and 200),
  description text not null check (length(description) <= 5000),
  version bigint not null default 1,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (tenant_id, id)
);

-- Who was put on a project. Its own policy compares the member alone: the policies of all others ask this table.
create table project_member (
  tenant_id uuid not null,
  project_id uuid not null,
  member_id uuid not null,
  added_at timestamptz not null,
  primary key (tenant_id, project_id, member_id),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, member_id) references member
);
create index on project_member (tenant_id, member_id, project_id);
call keep_within_tenant('project_member');
create policy self_or_admin on project_member as restrictive to mm_owner, mm_api, mm_worker
  using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM')
    or member_id = (select nullif(current_setting('app.member_id', true), '')::uuid));
call keep_writes_to('project_member', 'ADMIN');
grant select, insert, delete on project_member to mm_api;
grant select on project_member to mm_worker;

call keep_within_tenant('project');
call keep_within_projects('project', 'id');
call keep_writes_to('project', 'ADMIN');
grant select, insert, update on project to mm_api;
grant select on project to mm_worker;

create table milestone (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  description text not null check (length(description) <= 5000),
  due_on date,
  version bigint not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  -- What a child's foreign key points to, so that a child cannot name another project than its milestone does.
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, project_id) references project
);
call keep_within_tenant('milestone');
call keep_within_projects('milestone', 'project_id');
call keep_writes_to('milestone', 'ADMIN');
grant select, insert, update, delete on milestone to mm_api;
grant select on milestone to mm_worker;

-- The feed: events of a project are for its people, all others for ADMIN. Details stay with ADMIN, whoever writes them.
alter table event add project_id uuid;
alter table event add foreign key (tenant_id, project_id) references project;
create index on event (tenant_id, project_id, xid, seq);
drop policy admins_only on event;
call keep_within_projects('event', 'project_id');
drop policy admins_only on event_details;
create policy admins_read on event_details as restrictive for select to mm_owner, mm_api, mm_worker
  using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM'));
