-- A reviewer who was taken off the project before they decided no longer counts, and the owner is to be told.
alter table approval_reviewer add left_at timestamptz check (left_at is null or decision is null);
alter table approval add departure_notice_due_at timestamptz;
alter table approval alter next_at set expression as (least(case when status = 'OPEN' then deadline end,
  reminder_due_at, overdue_notice_due_at, outcome_notice_due_at, departure_notice_due_at));
