-- A user of Clerk who has come to a studio. What Clerk says of the user decides who the member is: the entity workflow
-- ClerkUser asks at the first request, after each webhook, and once a day.
create table clerk_user (
  tenant_id uuid not null references tenant,
  id uuid not null default uuidv7(),
  clerk_user text not null check (length(clerk_user) between 1 and 200),
  -- What the last answer came to; NULL before the first. KEPT: Clerk says that the studio's last ADMIN is gone.
  outcome text check (outcome in ('LINKED', 'NO_MEMBER', 'GONE', 'KEPT')),
  created_at timestamptz not null,
  asked_at timestamptz,
  -- When to ask Clerk; NULL when answered.
  ask_due_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, clerk_user)
);
create index on clerk_user (tenant_id, ask_due_at) where ask_due_at is not null;
call keeps_updated_at('clerk_user');
call keep_within_tenant('clerk_user');
call keep_to_admins('clerk_user');
grant select (tenant_id, id, ask_due_at), update (ask_due_at) on clerk_user to mm_api;
grant select, update on clerk_user to mm_worker;
call has_workflow('clerk_user', 'ClerkUser', next_at => 'ask_due_at');

-- The worker links, changes and removes members.
grant update on member to mm_worker;
grant select, update on session to mm_worker;
-- A removed member leaves projects, tasks and digests.
grant update on project, task to mm_worker;
grant delete on project_member, notification_preferences to mm_worker;
-- Only to lock the tenant's row, so that no two changes remove the last ADMIN.
grant update (name) on tenant to mm_worker;

grant create on schema public to mm_across;
grant insert, update on clerk_user to mm_across;
grant select (name) on tenant to mm_across;
create policy across_tenants_insert on clerk_user for insert to mm_across with check (true);
create policy across_tenants_update on clerk_user for update to mm_across using (true);
set local role mm_across;

-- Asks Clerk about a user whom no member is linked to, at most once a minute. It returns the studio of the organization,
-- if there is one, and the answer of the last minute, which is NULL until it comes. It reads across tenants because the
-- caller has no member yet.
create function ask_about_clerk_user(organization text, the_user text, as_of timestamptz,
    out studio text, out outcome text) returns setof record
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with studio as (
      select tenant_id, name from tenant where clerk_organization = organization
    ), asked as (
      insert into clerk_user as c (tenant_id, clerk_user, created_at, ask_due_at)
      select tenant_id, the_user, as_of, as_of from studio
      on conflict (tenant_id, clerk_user) do update set ask_due_at = as_of
        where c.ask_due_at > as_of
          or coalesce(c.ask_due_at, c.asked_at, '-infinity') <= as_of - interval '1 minute'
      returning tenant_id, id
    ), signalled as (
      insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
      select tenant_id, 'ClerkUser', 'clerk-user:' || id, id, 'arrived', 'A user of Clerk, at the first request', as_of
      from asked
    )
    select s.name, case when c.ask_due_at is null and not exists (select from asked) then c.outcome end
    from studio s left join clerk_user c on (c.tenant_id, c.clerk_user) = (s.tenant_id, the_user);
  end;
revoke execute on function ask_about_clerk_user from public;
grant execute on function ask_about_clerk_user to mm_api;

-- The rows of a user in every studio, for a webhook of Clerk.
create function rows_of_clerk_user(the_user text) returns table (tenant_id uuid, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select c.tenant_id, c.id from clerk_user c where c.clerk_user = the_user order by c.tenant_id;
  end;
revoke execute on function rows_of_clerk_user from public;
grant execute on function rows_of_clerk_user to mm_api;

-- Makes a batch of linked users due who were not asked about since the round began, one after the other in the given
-- pause, the first at first_at. The outbox holds each signal back until then. It returns the number of users.
create function make_clerk_users_due(began_at timestamptz, first_at timestamptz, pause interval, most int) returns int
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    with batch as (
      select tenant_id, id, first_at + (row_number() over () - 1) * pause as due_at
      from (select tenant_id, id from clerk_user
        where outcome in ('LINKED', 'KEPT') and ask_due_at is null and (asked_at is null or asked_at < began_at)
        order by asked_at nulls first limit most for update) oldest
    ), due as (
      update clerk_user c set ask_due_at = b.due_at
      from batch b where (c.tenant_id, c.id) = (b.tenant_id, b.id)
      returning c.tenant_id, c.id, c.ask_due_at
    ), signalled as (
      insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
      select tenant_id, 'ClerkUser', 'clerk-user:' || id, id, 'due', 'A user of Clerk, once a day', ask_due_at from due
      returning 1
    ) select count(*)::int from signalled;
  end;
revoke execute on function make_clerk_users_due from public;
grant execute on function make_clerk_users_due to mm_worker;
reset role;
revoke create on schema public from mm_across;

-- The members who are linked already.
grant insert on clerk_user to mm_authenticator;
create policy backfill on clerk_user for insert to mm_authenticator with check (true);
set local role mm_authenticator;
insert into clerk_user (tenant_id, clerk_user, outcome, created_at)
select tenant_id, clerk_user, 'LINKED', now() from member where clerk_user is not null;
reset role;
drop policy backfill on clerk_user;
revoke insert on clerk_user from mm_authenticator;
