select t.tenant_id as tenant, m.id as admin, t.clerk_organization as organization, task.project_id as project, task.id
from tenant t join member m on m.tenant_id = t.tenant_id and m.role = 'ADMIN' join task on task.tenant_id = t.tenant_id
where clerk_organization = 'org_bench_1' and task.version = 1 and task.id > cast(:after as uuid)
order by task.tenant_id, task.id limit cast(:count as int);
