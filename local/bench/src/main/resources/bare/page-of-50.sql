select *, (select name from member where tenant_id = :tenant and id = assignee_id) as assignee_name,
  (select name from member where tenant_id = :tenant and id = created_by_id) as created_by_name
from task where tenant_id = :tenant and project_id = :project and column_rank = column_rank('TODO')
  and position > -9223372036854775808
order by position limit 51;
