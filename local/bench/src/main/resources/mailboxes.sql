-- An event of the second studio that its members, who had the digests, want to hear of at once.
update notification_preferences set tasks = 'NOW'
where tenant_id = (select tenant_id from tenant where clerk_organization = 'org_bench_2');
insert into notification (tenant_id, id, project_id, kind, type, subject_id, recipients_due_at)
select e.tenant_id, e.id, e.project_id, 'TASKS', e.type, e.subject_id, now()
from tenant t join event e using (tenant_id) where clerk_organization = 'org_bench_2' and e.type = 'task.created' order by e.id desc limit 1;
