-- Many wrong passwords in a short time lock a share link for a while.
alter table share_link
  -- Wrong passwords since wrong_passwords_since; begins anew when that is too long ago.
  add wrong_passwords int not null default 0,
  add wrong_passwords_since timestamptz,
  -- Counts the lockouts. Each has its own mail to the owner.
  add lockout int not null default 0,
  -- NULL when the link is not locked.
  add locked_until timestamptz,
  -- When to mail the owner; NULL when done.
  add lockout_mail_due_at timestamptz;
alter table share_link alter next_at set expression as
  (case when status = 'OPEN' then least(expires_at, warning_due_at, locked_until, lockout_mail_due_at) end);
