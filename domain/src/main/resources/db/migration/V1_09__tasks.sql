create table task (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  board_column text not null check (board_column in ('TODO', 'DOING', 'REVIEW', 'DONE')),
  -- Sorts the tasks of a column. numeric always has a value between two others.
  position numeric not null,
  title text not null check (length(title) between 1 and 200),
  description text not null check (length(description) <= 5000),
  assignee_id uuid,
  version bigint not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, id),
  unique (tenant_id, project_id, board_column, position),
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, assignee_id) references member,
  foreign key (tenant_id, created_by) references member
);
create index on task (tenant_id, assignee_id);
create index on task (tenant_id, created_by);
call keep_within_tenant('task');
call keep_within_projects('task', 'project_id');
call keep_writes_to('task', 'ADMIN,AGENCY');
grant select, insert, update, delete on task to mm_api;
grant select on task to mm_worker;

create table comment (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  task_id uuid not null,
  author_id uuid not null,
  body text not null check (length(body) between 1 and 5000),
  version bigint not null default 1,
  created_at timestamptz not null,
  edited_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id, task_id) references task (tenant_id, project_id, id) on delete cascade,
  foreign key (tenant_id, author_id) references member
);
create index on comment (tenant_id, task_id, id);
create index on comment (tenant_id, author_id);
call keep_within_tenant('comment');
call keep_within_projects('comment', 'project_id');
call keep_writes_to('comment', 'ADMIN,AGENCY,GUEST');
grant select, insert, update, delete on comment to mm_api;
grant select on comment to mm_worker;
