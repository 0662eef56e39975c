-- The steps of a row's workflow that are parked, as `step/target`: what every such row shows. It reads as whoever asks.
create function parked_steps(workflow text, subject uuid) returns text[] language sql stable
  return array(select step || '/' || target from parked_step
    where workflow_type = workflow and subject_id = subject and left_at is null order by parked_at, id);
