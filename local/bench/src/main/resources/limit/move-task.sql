insert into idempotency_key (tenant_id, scope, key, request, created_at)
values (:tenant, :admin, :key, sha256('request'), now()) on conflict do nothing;
select 1 from pg_advisory_xact_lock_shared(hashtextextended(current_setting('app.tenant_id') || :project, 0));
select * from project where id = :project;
select 1 from pg_advisory_xact_lock(hashtextextended(:project || 'DOING', 0));
select *, (select name from person where id = assignee_id) as assignee_name,
  (select name from person where id = created_by_id) as created_by_name
from task where id = :task for update of task;
select min(position) - 4294967296 as top from task
where project_id = :project and column_rank = column_rank('DOING') and position > -9223372036854775808 and id <> :task;
update task set board_column = 'DOING', position = coalesce(cast(:top as bigint), 0), version = version + 1 where id = :task
returning *, (select name from person where id = assignee_id) as assignee_name,
  (select name from person where id = created_by_id) as created_by_name;
insert into event (tenant_id, type, actor_role, actor_id, project_id, subject_type, subject_id, at, request_id, details_sha256)
values (:tenant, 'task.moved', 'ADMIN', :admin, :project, 'task', :task, now(), 'limit', sha256('details')) returning id as event_id;
insert into event_details (tenant_id, event_id, salt, details)
values (:tenant, :event_id, '\x00', '{"after":{"title":"Grade the second shot"}}');
insert into notification (tenant_id, id, project_id, kind, type, subject_id, actor_id, recipients_due_at)
values (:tenant, :event_id, :project, 'TASKS', 'task.moved', :task, :admin, now());
insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
values (:tenant, 'Notification', 'notification:' || :event_id, :event_id, 'opened', 'Notification of task.moved', now());
update idempotency_key set answer = convert_to(repeat('answer ', 60), 'UTF8') where scope = :admin and key = :key;
