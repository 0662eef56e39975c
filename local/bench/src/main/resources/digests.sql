-- Members of the second studio, who each have one event to read in a digest that is due.
insert into member (tenant_id, email, name, role, status, created_at)
select tenant_id, 'member-' || n || '@example.com', 'Member ' || n, 'ADMIN', 'ACTIVE', now()
from tenant, generate_series(1, cast(:members as int)) n where clerk_organization = 'org_bench_2';
insert into notification_preferences (tenant_id, member_id, approvals, assets, tasks, comments, time_zone, digest_at,
  next_digest_at)
select m.tenant_id, m.id, 'DIGEST', 'DIGEST', 'DIGEST', 'DIGEST', 'UTC', '08:00', now()
from tenant t join member m using (tenant_id) where clerk_organization = 'org_bench_2' and m.email like 'member-%';
insert into notification (tenant_id, id, project_id, kind, type, subject_id)
select e.tenant_id, e.id, e.project_id, 'TASKS', e.type, e.subject_id
from tenant t join event e using (tenant_id) where clerk_organization = 'org_bench_2' limit 1;
insert into notification_recipient (tenant_id, project_id, notification_id, member_id, in_digest)
select n.tenant_id, n.project_id, n.id, m.id, true
from tenant t join notification n using (tenant_id) join member m on m.tenant_id = n.tenant_id
where clerk_organization = 'org_bench_2' and m.email like 'member-%';
