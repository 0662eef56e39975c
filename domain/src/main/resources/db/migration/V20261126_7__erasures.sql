-- The erasure of a removed member's personal data. The name and the address go with the request; the workflow does the rest.
create table erasure (
  tenant_id uuid not null,
  member_id uuid not null,
  requested_by_id uuid not null,
  requested_at timestamptz not null,
  -- When the rest may begin; NULL when all is erased.
  erase_due_at timestamptz,
  erased_at timestamptz,
  -- How far the batches have come: the last event, and the instant of the last answer.
  last_event_id uuid not null,
  last_answer_at timestamptz not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references member,
  foreign key (tenant_id, requested_by_id) references member
);
create index on erasure (tenant_id, requested_by_id);
create index on erasure (tenant_id, erase_due_at) where erase_due_at is not null;
call keeps_updated_at('erasure');
call keep_within_tenant('erasure');
call keep_to_admins('erasure');
grant select, insert on erasure to mm_api;
grant select, update on erasure to mm_worker;
call has_workflow('erasure', 'Erasure', id => 'member_id', next_at => 'erase_due_at',
  reads => '{tenant_id, member_id, erase_due_at}');

-- An erased member has no address any more.
alter table member drop constraint member_check;
alter table member add check (kind = 'PERSON' or email is null);
alter table member add check (email is not null or kind = 'MACHINE' or status = 'REMOVED');

-- The member whom a user of Clerk is or was linked to. A removed member no longer names the user.
alter table clerk_user add member_id uuid;
alter table clerk_user add foreign key (tenant_id, member_id) references member;
create index on clerk_user (tenant_id, member_id);
grant select (member_id), update (member_id) on clerk_user to mm_authenticator;
grant select (tenant_id, clerk_user) on clerk_user to mm_authenticator;
create policy backfill_select on clerk_user for select to mm_authenticator using (true);
create policy backfill_update on clerk_user for update to mm_authenticator using (true);
set local role mm_authenticator;
update clerk_user c set member_id = m.id from member m
where (m.tenant_id, m.clerk_user) = (c.tenant_id, c.clerk_user);
reset role;
drop policy backfill_select on clerk_user;
drop policy backfill_update on clerk_user;
revoke select, update on clerk_user from mm_authenticator;
revoke select (tenant_id, clerk_user, member_id), update (member_id) on clerk_user from mm_authenticator;

-- What the worker erases.
grant select, delete on event_details to mm_worker;
grant select, update (answer) on idempotency_key to mm_worker;
grant delete on session, sign_in_link, email_change, clerk_user to mm_worker;
