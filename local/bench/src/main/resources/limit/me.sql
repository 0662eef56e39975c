select m.tenant_id, m.id, t.name as studio, m.email, m.name, m.role, m.version, m.created_at, m.updated_at
from member m join tenant t on t.tenant_id = m.tenant_id where m.id = :admin;
