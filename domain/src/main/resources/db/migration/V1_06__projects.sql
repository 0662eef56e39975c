-- Restricts AGENCY and GUEST to the rows of the projects that they are members of.
create procedure keep_within_projects(t regclass, project_column name) language plpgsql as $$
begin
  execute format($p$create policy within_projects on %s as restrictive to mm_owner, mm_api, mm_worker
    using ((select current_setting('app.role', true)) in ('ADMIN', 'SYSTEM')
      or %I in (select project_id from project_member))$p$, t, project_column);
end $$;

-- Restricts writing to the given roles, a comma-separated list. SYSTEM may always write.
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

-- The members of projects. Its policy compares only the member's id, because the policies of other tables read this table.
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

call keeps_updated_at('project');
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
  -- Target of foreign keys, so that a child row cannot name another project than its milestone.
  unique (tenant_id, project_id, id),
  foreign key (tenant_id, project_id) references project
);
call keeps_updated_at('milestone');
call keep_within_tenant('milestone');
call keep_within_projects('milestone', 'project_id');
call keep_writes_to('milestone', 'ADMIN');
grant select, insert, update, delete on milestone to mm_api;
grant select on milestone to mm_worker;

-- Whether a member of the caller's tenant sees a project: its members and every ADMIN do. It bypasses row-level security
-- because AGENCY sees no other member.
grant create on schema public to mm_across;
grant select (tenant_id, id, role, status) on member to mm_across;
grant select (tenant_id, project_id, member_id) on project_member to mm_across;
set local role mm_across;
create function sees_project(the_member uuid, the_project uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (select from member m where m.id = the_member and m.status = 'ACTIVE' and (m.role = 'ADMIN'
    or exists (select from project_member p
      where (p.tenant_id, p.project_id, p.member_id) = (m.tenant_id, the_project, m.id))));
revoke execute on function sees_project from public;
grant execute on function sees_project to mm_api, mm_worker;
reset role;
revoke create on schema public from mm_across;
