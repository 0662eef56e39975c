insert into idempotency_key (tenant_id, scope, key, request, created_at)
values (:tenant, :admin, :key, sha256('request'), now()) on conflict do nothing;
select 1 from pg_advisory_xact_lock_shared(hashtextextended(current_setting('app.tenant_id') || :project, 0));
select * from project where id = :project;
select a.*, (select name from person where id = a.created_by_id) as created_by_name, parked_steps('Approval', a.id) as parked
from approval a where a.id = :approval for update of a;
select *, (select name from person where id = member_id) as member_name
from approval_reviewer where approval_id = :approval order by member_id;
update approval_reviewer set decision = 'APPROVED', decided_at = now(), ask_due_at = null, reminder_due_at = null
where approval_id = :approval and member_id = :admin and decision is null
returning *, (select name from person where id = member_id) as member_name;
insert into event (tenant_id, type, actor_role, actor_id, project_id, subject_type, subject_id, at, request_id, details_sha256)
values (:tenant, 'approval.decided', 'ADMIN', :admin, :project, 'approval', :approval, now(), 'limit', sha256('details')) returning id as event_id;
insert into event_details (tenant_id, event_id, salt, details)
values (:tenant, :event_id, '\x00', '{"after":{"title":"Grade the second shot"}}');
insert into notification (tenant_id, id, project_id, kind, type, subject_id, actor_id, recipients_due_at)
values (:tenant, :event_id, :project, 'APPROVALS', 'approval.decided', :approval, :admin, now());
insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
values (:tenant, 'Notification', 'notification:' || :event_id, :event_id, 'opened', 'Notification of approval.decided', now());
insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
values (:tenant, 'Approval', 'approval:' || :approval, :approval, 'decided', 'A reviewer has decided', now());
update approval a set version = version + 1 where id = :approval
returning a.*, (select name from person where id = a.created_by_id) as created_by_name, parked_steps('Approval', a.id) as parked;
update idempotency_key set answer = convert_to(repeat('answer ', 60), 'UTF8') where scope = :admin and key = :key;
