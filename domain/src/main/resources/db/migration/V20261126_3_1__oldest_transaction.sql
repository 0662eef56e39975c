-- The oldest transaction of the whole cluster that has a transaction id: no event that was committed after it began is
-- shown before it ends. It may be another database's, or a prepared one.
grant create on schema public to mm_across;
set local role mm_across;
create function oldest_transaction(out began_at timestamptz, out owner text) returns record
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    select began_at, owner from (
      select xact_start, format('pid %s, role %s, database %s', pid, usename, datname)
      from pg_stat_activity where backend_xid is not null and xact_start is not null
      union all
      select prepared, format('prepared transaction, role %s, database %s', owner, database) from pg_prepared_xacts
    ) t (began_at, owner) order by began_at limit 1;
  end;
revoke execute on function oldest_transaction from public;
grant execute on function oldest_transaction to mm_worker;
reset role;
revoke create on schema public from mm_across;
