-- Noted at most once an hour.
alter table member add last_seen_at timestamptz;
-- To be seen is no change: updated_at follows the version, which every change of a member raises.
drop trigger note_update on member;
create trigger note_update before insert or update of version on member for each row execute function note_update();
