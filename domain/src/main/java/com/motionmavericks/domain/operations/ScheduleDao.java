package com.motionmavericks.domain.operations;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// The rows of Schedules, which belong to no tenant.
record ScheduleDao(Handle handle) {
    void put(ScheduleState state) {
        handle.createUpdate("""
                insert into schedule (id, cron, catch_up_seconds, purpose, paused, last_round_at, next_round_at,
                  missed_rounds, seen_at)
                values (:id, :cron, :catchUpSeconds, :purpose, :isPaused, :lastRoundAt, :nextRoundAt, :missedRounds,
                  :seenAt)
                on conflict (id) do update set cron = excluded.cron, catch_up_seconds = excluded.catch_up_seconds,
                  purpose = excluded.purpose, paused = excluded.paused, last_round_at = excluded.last_round_at,
                  next_round_at = excluded.next_round_at, missed_rounds = excluded.missed_rounds,
                  seen_at = excluded.seen_at
                """).bindMethods(state).bind("catchUpSeconds", state.catchUp().toSeconds()).execute();
    }

    void deleteOthers(List<String> ids) {
        handle.createUpdate("delete from schedule where id <> all(:ids)").bindArray("ids", String.class, ids).execute();
    }

    List<ScheduleState> list() {
        return handle.createQuery("""
                select id, cron, make_interval(secs => catch_up_seconds) as catch_up, purpose, paused as is_paused,
                  last_round_at, next_round_at, missed_rounds, seen_at
                from schedule order by id
                """).mapTo(ScheduleState.class).list();
    }
}
