select *, (select name from person where id = assignee_id) as assignee_name,
  (select name from person where id = created_by_id) as created_by_name
from task where project_id = :project and column_rank = column_rank('TODO') and position > -9223372036854775808
order by position limit 51;
