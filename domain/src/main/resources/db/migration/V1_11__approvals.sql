-- One round of approval of a milestone.
create table approval (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  milestone_id uuid not null,
  asset_version_id uuid,
  round int not null,
  policy text not null check (policy in ('ANY', 'ALL', 'QUORUM')),
  -- The number of approvals that the policy needs.
  needed int not null check (needed > 0),
  status text not null check (status in ('OPEN', 'OVERDUE', 'APPROVED', 'CHANGES_REQUESTED', 'WITHDRAWN')),
  version bigint not null default 1,
  created_by_id uuid not null,
  created_at timestamptz not null,
  deadline timestamptz not null,
  -- When to remind the reviewers, and when to tell the owner that the approval is overdue, or its outcome.
  reminder_due_at timestamptz,
  overdue_notice_due_at timestamptz,
  outcome_notice_due_at timestamptz,
  -- When to tell the owner that a reviewer left the project.
  departure_notice_due_at timestamptz,
  closed_at timestamptz,
  next_at timestamptz generated always as (least(case when status = 'OPEN' then deadline end,
    reminder_due_at, overdue_notice_due_at, outcome_notice_due_at, departure_notice_due_at)) stored,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, id),
  unique (tenant_id, milestone_id, round),
  foreign key (tenant_id, project_id, milestone_id) references milestone (tenant_id, project_id, id),
  foreign key (tenant_id, project_id, asset_version_id) references asset_version (tenant_id, project_id, id),
  foreign key (tenant_id, created_by_id) references member
);
create unique index one_open_approval on approval (tenant_id, milestone_id) where status in ('OPEN', 'OVERDUE');
create index on approval (tenant_id, created_by_id);
create index on approval (tenant_id, asset_version_id);
create index on approval (tenant_id, next_at) where next_at is not null;
call keeps_updated_at('approval');
call keep_within_tenant('approval');
call keep_within_projects('approval', 'project_id');
call keep_writes_to('approval', 'ADMIN,AGENCY,GUEST');
grant select, insert, update on approval to mm_api;
grant select, update on approval to mm_worker;
call has_workflow('approval', 'Approval', deadline => 'case when status = ''OPEN'' then deadline end');

-- The reviewers and their decisions. A due instant is NULL when the step is done or not due, or the approval is closed.
create table approval_reviewer (
  tenant_id uuid not null,
  project_id uuid not null,
  approval_id uuid not null,
  member_id uuid not null,
  ask_due_at timestamptz,
  reminder_due_at timestamptz,
  asked_at timestamptz,
  reminded_at timestamptz,
  decision text check (decision in ('APPROVED', 'CHANGES_REQUESTED')),
  comment text check (length(comment) <= 5000),
  decided_at timestamptz,
  -- Set when a reviewer is removed from the project before deciding. Such a reviewer no longer counts.
  left_at timestamptz check (left_at is null or decision is null),
  next_at timestamptz generated always as (least(ask_due_at, reminder_due_at)) stored,
  primary key (tenant_id, approval_id, member_id),
  foreign key (tenant_id, project_id, approval_id) references approval (tenant_id, project_id, id),
  foreign key (tenant_id, member_id) references member
);
create index on approval_reviewer (tenant_id, member_id);
create index on approval_reviewer (tenant_id, next_at) where next_at is not null;
call keeps_updated_at('approval_reviewer');
call keep_within_tenant('approval_reviewer');
call keep_within_projects('approval_reviewer', 'project_id');
call keep_writes_to('approval_reviewer', 'ADMIN,AGENCY,GUEST');
grant select, insert, update on approval_reviewer to mm_api;
grant select, update on approval_reviewer to mm_worker;
call has_workflow('approval_reviewer', 'Approval', id => 'approval_id');
