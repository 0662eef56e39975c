-- A removed member stays as a row, so that what they made keeps their name.
alter table member drop constraint member_status_check;
alter table member add constraint member_status_check check (status in ('INVITED', 'ACTIVE', 'REMOVED'));
-- A BCP 47 language tag.
alter table member add locale text not null default 'en' check (length(locale) between 2 and 35);
-- The search by a prefix. Under row-level security an index serves only leakproof operators: comparisons of text are,
-- lower() and LIKE are not.
alter table member add name_key text collate "C" generated always as (lower(name)) stored;
create index on member (tenant_id, name_key);
create index on member (tenant_id, (email collate "C"));

-- What of a removed member's notifications would go into a digest is dropped.
grant delete on notification_preferences to mm_api;
grant select (in_digest, digest_id), update (in_digest) on notification_recipient to mm_api;

-- The studio. Its row is also the lock of those who change who is ADMIN.
alter table tenant
  add time_zone text not null default 'UTC' check (length(time_zone) between 1 and 50),
  add logo_url text check (length(logo_url) between 1 and 500),
  -- Where answers to the studio's mails go.
  add reply_to text check (length(reply_to) between 3 and 254),
  -- Where the studio's web application is. Links in mails and messages lead there.
  add app_url text check (length(app_url) between 1 and 500),
  add version bigint not null default 1,
  add updated_at timestamptz not null default now();
alter table tenant alter updated_at drop default;
create trigger note_update before insert or update on tenant for each row execute function note_update();
call keep_writes_to('tenant', 'ADMIN');
grant update (name, time_zone, logo_url, reply_to, app_url, version) on tenant to mm_api;

-- What the inviter writes to the invited person, and when to tell the inviter what became of the invitation.
alter table invitation add note text check (length(note) between 1 and 1000);
alter table invitation add inviter_notice_due_at timestamptz;
alter table invitation alter next_at set expression as (least(
  case when status = 'PENDING' then least(expires_at, mail_due_at, reminder_due_at, check_due_at) end,
  inviter_notice_due_at));

-- The projects that the invited person is added to on acceptance.
create table invitation_project (
  tenant_id uuid not null,
  invitation_id uuid not null,
  project_id uuid not null,
  primary key (tenant_id, invitation_id, project_id),
  foreign key (tenant_id, invitation_id) references invitation,
  foreign key (tenant_id, project_id) references project
);
create index on invitation_project (tenant_id, project_id);
call keep_within_tenant('invitation_project');
call keep_within_projects('invitation_project', 'project_id');
call keep_to_admins('invitation_project');
grant select, insert, delete on invitation_project to mm_api;
grant select on invitation_project to mm_worker;
