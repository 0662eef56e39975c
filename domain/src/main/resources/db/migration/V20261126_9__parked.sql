-- What the API shows of the subjects of parked steps.
grant select (member_id) on clerk_user to mm_api;
grant select (project_id) on notification to mm_api;

-- The studios with parked steps, for the command of the operator of the installation.
grant create on schema public to mm_across;
set local role mm_across;
create function studios_with_parked_steps() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select distinct tenant_id from parked_step where left_at is null order by tenant_id;
  end;
revoke execute on function studios_with_parked_steps from public;
grant execute on function studios_with_parked_steps to mm_worker;
reset role;
revoke create on schema public from mm_across;
