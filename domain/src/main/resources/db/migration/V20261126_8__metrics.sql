-- What the metrics show of all tenants together: counts and instants, no ids.
grant create on schema public to mm_across;
set local role mm_across;

-- The due rows of each type of workflow, and since when the most overdue is due. It omits rows with a parked step, because
-- they wait for an operator.
create function due_rows(as_of timestamptz)
  returns table (workflow_type text, size bigint, oldest timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select o.workflow_type, count(*), min(o.next_at) from open_row o
    where o.next_at <= as_of and not exists (select from parked_step p where p.tenant_id = o.tenant_id
      and p.workflow_type = o.workflow_type and p.subject_id = o.id and p.left_at is null)
    group by o.workflow_type;
  end;
revoke execute on function due_rows from public;
grant execute on function due_rows to mm_worker;

-- When the most overdue digest was due that is not yet made; NULL if none is overdue.
create function oldest_due_digest(as_of timestamptz) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp
  return (select min(next_digest_at) from notification_preferences where next_digest_at <= as_of);
revoke execute on function oldest_due_digest from public;
grant execute on function oldest_due_digest to mm_worker;

-- The number of parked steps, by workflow and step.
create function parked_step_counts() returns table (workflow_type text, step text, size bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select p.workflow_type, p.step, count(*) from parked_step p where p.left_at is null
    group by p.workflow_type, p.step;
  end;
revoke execute on function parked_step_counts from public;
grant execute on function parked_step_counts to mm_worker;
reset role;
revoke create on schema public from mm_across;
