-- Half of the tasks belong to the first studio, the others evenly to the rest. Neither triggers nor foreign keys are checked.
set session_replication_role = replica;
set synchronous_commit = off;
set maintenance_work_mem = '512MB';

insert into tenant (name, clerk_organization, created_at, updated_at)
select 'Studio ' || n, 'org_bench_' || n, now(), now() from generate_series(1, cast(:studios as int)) n;
insert into retention (tenant_id, updated_at) select tenant_id, now() from tenant;

create temp table studio as
select tenant_id, n, uuidv7() as admin_id, uuidv7() as reviewer_id, case when n = 1 then cast(:tasks as int) / 2
  else cast(:tasks as int) / 2 / greatest(1, cast(:studios as int) - 1) end as tasks
from tenant, cast(substring(clerk_organization from 'org_bench_(.*)') as int) n;

insert into member (tenant_id, id, email, name, role, status, clerk_user, created_at, updated_at)
select tenant_id, admin_id, 'admin@example.com', 'Ada Admin', 'ADMIN', 'ACTIVE', 'user_bench', now(), now() from studio
union all
select tenant_id, reviewer_id, 'reviewer@example.com', 'Robin Reviewer', 'AGENCY', 'ACTIVE', null, now(), now() from studio;

-- A project has some 400 tasks.
create temp table numbered_project as
select tenant_id, admin_id, number, uuidv7() as id, greatest(1, tasks / 400) as projects
from studio, generate_series(0, greatest(1, tasks / 400) - 1) number;

insert into project (tenant_id, id, name, description, created_at, updated_at)
select tenant_id, id, 'Project ' || number, 'A film in three parts', now(), now() from numbered_project;

insert into project_member (tenant_id, project_id, member_id, added_at)
select p.tenant_id, p.id, s.reviewer_id, now() from numbered_project p join studio s using (tenant_id);

create index on numbered_project (tenant_id, number);
analyze numbered_project;

-- Neighbouring ids are of different projects, so that requests for neighbours do not wait for each other.
insert into task (tenant_id, id, project_id, board_column, position, title, description, assignee_id, created_by_id,
  created_at, updated_at)
select tenant_id, uuidv7(), project_id, case place % 4 when 0 then 'TODO' when 1 then 'DOING' when 2 then 'REVIEW'
  else 'DONE' end, (place + 1) * 4294967296, 'Task ' || i, repeat('Warmer light in the second shot. ', 4),
  case when i % 3 = 0 then admin_id end, admin_id, now(), now()
from (
  select p.tenant_id, p.id as project_id, p.admin_id, i, i / p.projects as place
  from studio s, generate_series(0, s.tasks - 1) i, numbered_project p
  where p.tenant_id = s.tenant_id and p.number = i % greatest(1, s.tasks / 400)
  order by s.n, i) ordered;

-- Each task was created by an event, which has the same id here.
insert into event (tenant_id, id, project_id, type, actor_role, actor_id, subject_type, subject_id, at, request_id,
  details_sha256)
select tenant_id, id, project_id, 'task.created', 'ADMIN', created_by_id, 'task', id, created_at, 'seed', sha256('')
from task;

insert into event_details (tenant_id, event_id, salt, details)
select tenant_id, id, '\x00', '{"after":{"title":"' || title || '","description":"' || description || '"}}' from task;
