-- An invitation grants what it was made with. Until now name and role stood at the member alone, where each further
-- invitation changed them for the earlier ones too.
alter table invitation
  add name text check (length(name) between 1 and 200),
  add role text check (role in ('ADMIN', 'AGENCY', 'GUEST'));

-- Lets the owner see the rows of every tenant for the next statement. The tables stay locked until the commit.
alter table invitation no force row level security;
alter table member no force row level security;
alter table event no force row level security;
alter table event_details no force row level security;

-- The audit log says with which role an invitation was made.
update invitation i set name = m.name, role = coalesce((
    select d.details::jsonb ->> 'role' from event e join event_details d on (d.tenant_id, d.event_id) = (e.tenant_id, e.id)
    where e.tenant_id = i.tenant_id and e.subject_id = i.id and e.type = 'invitation.created'
  ), m.role)
from member m where (m.tenant_id, m.id) = (i.tenant_id, i.member_id);

alter table event_details force row level security;
alter table event force row level security;
alter table member force row level security;
alter table invitation force row level security;

alter table invitation alter name set not null, alter role set not null;
