-- Where a column stands on the board, from the left.
create function column_rank(board_column text) returns smallint language sql immutable
  return array_position(array['TODO', 'DOING', 'REVIEW', 'DONE'], board_column)::smallint;

create table task (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  project_id uuid not null,
  board_column text not null check (board_column in ('TODO', 'DOING', 'REVIEW', 'DONE')),
  column_rank smallint not null generated always as (column_rank(board_column)) stored,
  -- Where it stands in its column. Not numeric: its operators are not leakproof, so row-level security keeps them from the
  -- index.
  position bigint not null,
  title text not null check (length(title) between 1 and 200),
  description text not null check (length(description) <= 5000),
  assignee_id uuid,
  version bigint not null default 1,
  created_by_id uuid not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, id),
  -- Deferrable: one statement numbers a whole column anew.
  unique (tenant_id, project_id, column_rank, position) deferrable,
  foreign key (tenant_id, project_id) references project,
  foreign key (tenant_id, assignee_id) references member,
  foreign key (tenant_id, created_by_id) references member
);
create index on task (tenant_id, assignee_id);
create index on task (tenant_id, created_by_id);
call keeps_updated_at('task');
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
call keeps_updated_at('comment');
call keep_within_tenant('comment');
call keep_within_projects('comment', 'project_id');
call keep_writes_to('comment', 'ADMIN,AGENCY,GUEST');
grant select, insert, update, delete on comment to mm_api;
grant select on comment to mm_worker;
