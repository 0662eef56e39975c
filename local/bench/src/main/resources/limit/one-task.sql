select *, (select name from person where id = assignee_id) as assignee_name,
  (select name from person where id = created_by_id) as created_by_name
from task where id = :id;
