select *, (select name from member where tenant_id = :tenant and id = assignee_id) as assignee_name,
  (select name from member where tenant_id = :tenant and id = created_by_id) as created_by_name
from task where tenant_id = :tenant and id = :id;
