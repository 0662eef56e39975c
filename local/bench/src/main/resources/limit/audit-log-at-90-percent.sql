select epoch as from_epoch, xid::text as from_xid, seq as from_seq from event order by epoch, xid, seq
offset (select count(*) * 9 / 10 from event) limit 1;
select e.id, e.project_id, e.epoch || ':' || e.xid || ':' || e.seq as position, e.type, e.actor_role, e.actor_id,
  (select name from person where id = e.actor_id) as actor_name, e.subject_type, e.subject_id, e.at, e.request_id,
  e.batch_id, d.details
from event e left join event_details d on (d.tenant_id, d.event_id) = (e.tenant_id, e.id)
where (e.epoch, e.xid, e.seq) > (cast(:from_epoch as int), cast(:from_xid as xid8), cast(:from_seq as bigint))
  and (e.epoch < (select current_event_epoch()) or e.xid < pg_snapshot_xmin(pg_current_snapshot()))
order by e.epoch, e.xid, e.seq limit 50;
