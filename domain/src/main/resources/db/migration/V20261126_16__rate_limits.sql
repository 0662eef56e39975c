-- The rate limits that all processes share. A row holds no address and no id: its key is a hash. Unlogged, because a crash may
-- forget it, and a request should not wait for the disk. Room on each page, so that an update touches no index.
create unlogged table rate_limit (
  key bytea primary key,
  -- When the whole quota is available again: the theoretical arrival time of GCRA.
  theoretical_arrival timestamptz not null
) with (fillfactor = 50);
alter table rate_limit enable row level security;
alter table rate_limit force row level security;
create policy across_tenants on rate_limit to mm_across using (true) with check (true);
grant select, insert, update, delete on rate_limit to mm_across;

grant create on schema public to mm_across;
set local role mm_across;

-- Charges a rate limit by the generic cell rate algorithm: each request moves the theoretical arrival by one interval, and may do
-- so until it is `quota` intervals ahead. Requests that were served already are charged in any case. It uses the clock of
-- Postgres, so that processes agree. Returns whether one more request is allowed, and how far the arrival is ahead now.
create function charge_rate_limit(limit_key bytea, served int, emission interval, quota int)
  returns table (allowed boolean, ahead interval)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  arrival timestamptz := clock_timestamp();
begin
  return query
    insert into rate_limit as known (key, theoretical_arrival)
    values (limit_key, arrival + (served + 1) * emission)
    on conflict (key) do update set theoretical_arrival = greatest(known.theoretical_arrival, arrival) + served * emission
      + case when greatest(known.theoretical_arrival, arrival) + (served + 1) * emission <= arrival + quota * emission
        then emission else interval '0' end
    returning new.theoretical_arrival > greatest(old.theoretical_arrival, arrival) + served * emission,
      new.theoretical_arrival - clock_timestamp();
end $$;
revoke execute on function charge_rate_limit from public;
grant execute on function charge_rate_limit to mm_api;

-- Deletes a batch of rows whose whole quota is available: without a row it is too. Returns a count.
create function forget_full_rate_limits(most int) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  deleted int;
begin
  delete from rate_limit where key = any (array(select key from rate_limit
    where theoretical_arrival <= clock_timestamp() limit most for update skip locked));
  get diagnostics deleted = row_count;
  return deleted;
end $$;
revoke execute on function forget_full_rate_limits from public;
grant execute on function forget_full_rate_limits to mm_worker;
reset role;
revoke create on schema public from mm_across;
