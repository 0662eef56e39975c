-- From at most twenty studios, the largest among them.
with studio as (
  select t.tenant_id, clerk_organization, m.id as admin,
    case when clerk_organization = 'org_bench_1' then 5000 else 5000 / (count(*) over () - 1) end as tasks
  from (select * from tenant where clerk_organization like 'org\_bench\_%'
    order by clerk_organization limit 20) t join member m on m.tenant_id = t.tenant_id and m.role = 'ADMIN'
) select s.tenant_id as tenant, s.admin, s.clerk_organization as organization, task.project_id as project, task.id
from studio s cross join lateral (
  select project_id, id from task where tenant_id = s.tenant_id order by md5(id::text) limit s.tasks) task;
