with studio as (
  select t.tenant_id, t.clerk_organization, m.id as admin
  from tenant t join member m on m.tenant_id = t.tenant_id and m.role = 'ADMIN' where t.clerk_organization = 'org_bench_1'
), chosen as (
  select s.*, p.id as project from studio s join project p using (tenant_id) order by p.id limit cast(:projects as int)
) select c.tenant_id as tenant, c.admin, c.clerk_organization as organization, c.project, task.id
from chosen c join task on task.tenant_id = c.tenant_id and task.project_id = c.project
order by md5(task.id::text) limit 5000;
